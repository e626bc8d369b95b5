"""The `fosse` command: each command parses, makes one call, and prints.

Knows every room below; nobody knows it.
"""
