"""Who did what, when and why: append-only.

Knows no other room. Every action writes its event here, inside its own transaction.
"""
