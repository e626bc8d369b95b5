"""The authority's own wording of a letter, in place of what is shipped, from a day."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.db import transaction

from fosse.audit.actions import Doer
from fosse.documents.template import Template, TemplateFault
from fosse.documents.template import check as check_names

from .models import Wording
from .records import Refused, begin, check, end

LONGEST = 20_000  # characters
_KEY = re.compile(r"[a-z_]+(?:/[a-z_]+)*")


@transaction.atomic
def change_wording(
    *,
    authority_code: int,
    key: str,
    text: str,
    values: type,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Put the authority's own wording on record from the day `on`. `values` is the dataclass that
    the letter is filled with: wording that names what it does not have is refused at once, and
    not when a letter is due. Raises `Refused`, with each line that is wrong."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    text = "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"
    if not _KEY.fullmatch(key) or len(key) > 60:
        raise Refused(f"“{key}” is not the key of a wording, such as foi/response.")
    if not text.strip() or len(text) > LONGEST:
        raise Refused(f"Give the wording, in at most {LONGEST:,} characters.")
    try:
        check_names(Template(key, text), values)
    except TemplateFault as fault:
        raise Refused(str(fault)) from fault
    made = Wording(authority_code=authority_code, key=key, text=text, starts_on=on)
    begin(made, by=by, reason=reason, at=at)


@transaction.atomic
def end_wording(
    *, authority_code: int, key: str, on: date, reason: str, by: Doer, at: datetime
) -> None:
    """Use what is shipped again from the day `on`."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    end(Wording(authority_code=authority_code, key=key), on, by=by, reason=reason, at=at)
