"""The words of the files that went out with an answer, to look for names in before they are
published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fosse.stationery import kept

from .intake import html
from .models import Case
from .recording import Refused


def words_of_files(case: Case, chosen: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """“The file “list.csv”” → its name, title and words.

    What is no text (a spreadsheet, a PDF) was made of the same values as a table or page of its
    title, whose words stand for it. Raises `Refused` for a file that has none.
    """
    rows = case.letters.values_list("attachments", flat=True)
    issued = [one for files in rows for one in files]
    return {f"The file “{one['name']}”": _words(one, [one, *issued]) for one in chosen}


def _words(one: Mapping[str, Any], issued: Sequence[Mapping[str, Any]]) -> str:
    title = one.get("title", one["name"])
    twins = [one] if _is_text(one) else [each for each in issued if each.get("title") == title]
    said = list(_texts(twins))
    if not said:
        raise Refused(
            f"“{one['name']}” can't be looked into for names. Publish the answer without it."
        )
    return "\n".join((re.sub(r"[-_.]", " ", one["name"]), title, *said))


def _texts(files: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for file in filter(_is_text, files):
        text = kept.read(file["sha256"]).decode("utf-8-sig", "replace")
        yield html.as_text(text) if file["media_type"].startswith("text/html") else text


def _is_text(file: Mapping[str, Any]) -> bool:
    return str(file["media_type"]).startswith("text/")
