"""One module for each published table: how its files are recognised, and what they mean.

PURE: declarations only, read by `evidence.reading`. `catalogue` holds them all; a table is added
by adding its module and its line there. docs/data-sources.md lists the same, held by a test.
"""
