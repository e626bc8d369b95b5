"""Stationery: what an authority writes with, what was issued, and the mail that takes it out.

Knows people, the audit and the pure rooms. Called by the rooms that write letters, by pages and
by commands: by way of `actions`, `facts` and `outbox`.
"""
