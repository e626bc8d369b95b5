"""Stationery: what an authority writes with, what was issued, and the mail that takes it out.

Knows people and the audit. Called by the rooms that write letters, by pages and by commands.
"""
