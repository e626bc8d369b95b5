"""The sample authority's made-up people: how their accounts are told from real ones.

Only `fosse sample` makes such accounts, and only the sign-in page of an installation with
FOSSE_DEMO on lists them.
"""

from __future__ import annotations

DOMAIN = "@ratae.example"  # RFC 2606: no mail ever goes there
SIGN_IN_WORDS = "along the fosse way"  # one password for all of them, shown on the page
