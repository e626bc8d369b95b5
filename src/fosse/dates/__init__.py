"""Dates as rules: half-open spans of days. PURE: values in, values out.

Knows nothing of Django, of files or of what day it is. Called by every room that keeps
things that change.
"""
