"""The words of a request, as they were written. PURE.

Only what no reader can see, or what a database or a document cannot hold, is taken away.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
# Control characters, halves of pairs, what Unicode says is no character, and what turns the
# direction of the words around it: with that, a sentence can be shown as another.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
# From where a run of blanks begins, and it whole: a hundred thousand blanks are read once.
_SPACES_AT_END = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)


def clean(text: str) -> str:
    """The text word for word, its lines ended alike and without what cannot be seen.

    Markup stays as it was written: it is text, and whoever shows it escapes it.
    """
    lines = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    return _SPACES_AT_END.sub("", lines).strip("\n")


def one_line(text: str, most: int = 200) -> str:
    """The text as one line of at most `most` characters: for names and subjects."""
    return " ".join(clean(text).split())[:most].strip()
