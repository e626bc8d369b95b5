"""The calendar: bank holidays of each nation and school terms of each authority, as recorded.

Knows people and the audit, and counts nothing itself: `facts` hands out `fosse.dates` values.
Called by evidence (a file of bank holidays), by the rooms with deadlines, by pages and commands.
"""
