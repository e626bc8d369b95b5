"""Publications → releases → indicators with their uncertainty.

Knows the register. Called by policy (which reads indicators), and by the pages and commands
that load, list and show evidence.
"""
