"""Runs of a policy over an authority's schools: the proposed levels, kept with all they rest on.

Knows policy, evidence, the register and people. Called by the pages and by `fosse assess`.
"""
