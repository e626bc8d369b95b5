"""Hundreds of keys in one parameter."""

from __future__ import annotations

import json
from collections.abc import Collection

from django.db import connection
from django.db.models.expressions import RawSQL


def keyed(keys: Collection[int]) -> RawSQL:
    """What `Q(pk__in=…)` takes for many keys: one parameter, where a list of a thousand costs more
    than all that is read about them."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(keys))])
