"""Documents as values: letters and reports as blocks, tables, charts, maps, spreadsheets. PURE.

Knows nothing of Django or of schools: values in, bytes out. Called by `web` and by every room
that writes letters or reports.
"""
