"""Blocks that a page or a document is made of: tables, charts, maps. PURE.

Knows nothing of Django or of schools: values in, SVG out. Called by `web`; later by
every letter and report.
"""
