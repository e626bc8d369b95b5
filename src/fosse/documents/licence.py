"""Under which licence tables and answers go out. PURE."""

from __future__ import annotations

OPEN_GOVERNMENT = "Open Government Licence v3.0"
OPEN_GOVERNMENT_ADDRESS = (
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)
