"""The register: schools, clusters and other groups, and their posts, through time.

Knows people and the audit. Called by evidence (which schools there are), by the rooms
above, and by the pages and commands that show or change the register.
"""
