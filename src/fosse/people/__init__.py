"""Accounts, the roles they hold, and `may(person, verb, thing)`.

Knows the audit only. Every view, action and template asks `access.may`, and nothing else,
whether somebody may do something.
"""
