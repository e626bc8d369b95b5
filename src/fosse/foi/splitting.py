"""A request's text → the questions in it, as a proposal that an officer corrects. PURE.

A question is an item of a list, a sentence with a question mark, or a sentence that asks without
one (“Please provide…”). Thanks, greetings and wishes about the reply (“Please acknowledge…”) are
none. Each keeps its place in the text, so that nothing asked is lost from sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .sentences import Piece, sentences

_MARK = re.compile(
    r"[ \t]*(?:"
    r"(?P<number>(?:Q(?:uestion)?[ \t]*)?\(?\d{1,2}[.):]|Q\d{1,2})"
    r"|(?P<letter>\(?(?:[a-z]|[ivx]{2,4})[.)])"
    r"|(?P<bullet>[-*•–·])"
    r")[ \t]+(?=\S)",
    re.IGNORECASE,
)
_IN_ORDER = ("number", "letter", "bullet")
_KINDS = frozenset(_IN_ORDER)
_ASKS = re.compile(
    r"(?:and |also,? |so,? |then,? |finally,? |if (?:so|yes|not|no),? |in addition,? )*"
    r"(?:(?:please|kindly)(?: also| could you| can you)?,? (?:provide|send|supply|tell|confirm|"
    r"list|give|state|disclose|let me (?:know|have)|set out|explain|forward|specify|include|break|"
    r"indicate|name|say|attach|share|detail|advise|describe|show)"
    r"|(?:can|could|would|will) you "
    r"|i(?: would|['’]d| should) (?:also )?(?:like|be grateful) (?:to (?:know|see|receive|have|"
    r"obtain|be (?:told|sent|given))|(?:a )?(?:copy|copies|list|details)|for (?:a|the|any|all) )"
    r"|i (?:am |hereby |wish to |also )*(?:request(?:ing)?|ask(?:ing)? for|want|need|require|seek)"
    r"(?:ing)? (?!under|this)"
    r"|(?:provide|list|state|supply|confirm|disclose|specify) "
    r"|how (?:many|much|often|long) |(?:the )?(?:total )?number of |copies of |a copy of "
    r"|(?:which|what|who|when|where|why) )",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"acknowledg|confirm (?:safe )?receipt|receipt of (?:this|my)|look forward|"
    r"(?:need|require|want)\b.{0,40}\b(?:clarif|further information from me|more information from)|"
    r"(?:if|should) you (?:have any|need|require)\b|any (?:questions|queries)|do not hesitate|"
    r"don['’]t hesitate|contact me|(?:reply|respond|response|answer)\b.{0,60}\b(?:e-?mail|by post|"
    r"working days|deadline|electronic)|in (?:an )?electronic (?:form|format)|"
    r"make (?:a|this|the following) (?:foi )?request|how are you|treat this (?:as|e-?mail)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A question as it stands in the request: `request[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of text that belongs together: an item of a list, or a paragraph."""

    kind: str  # "number", "letter", "bullet"; "" for a paragraph
    start: int
    end: int


def split_questions(text: str) -> tuple[Proposed, ...]:
    """The questions in their order. Where nothing looks like one, the whole text; none of a text
    without words.

    >>> [found.text for found in split_questions("Dear all. How many clusters? Thank you.")]
    ['How many clusters?']
    """
    found = [
        Proposed(text[start:end], start, end)
        for start, end in (_trimmed(text, *place) for place in _places(text))
        if start < end
    ]
    if found:
        return tuple(found)
    start, end = _trimmed(text, 0, len(text))
    return (Proposed(text[start:end], start, end),) if start < end else ()


def _places(text: str) -> list[tuple[int, int]]:
    """Where the questions stand. An item of another kind of list belongs to what it follows."""
    items = list(_items(text))
    leading = _leading_kind(items)
    found: list[tuple[int, int]] = []
    own: frozenset[str] = (
        frozenset()
    )  # the kinds of list whose items belong to the question before them
    for place, item in enumerate(items):
        if not item.kind:
            before_list = place + 1 < len(items) and bool(items[place + 1].kind)
            asked, under = _asked(text, item, before_list)
            found.extend(asked)
            own = frozenset({items[place + 1].kind} if under else ())
        elif item.kind in own:
            found[-1] = (found[-1][0], item.end)
        else:
            found.append((item.start, item.end))
            own = _KINDS - {leading} if item.kind == leading else frozenset()
    return found


def _leading_kind(items: Sequence[_Item]) -> str:
    """The kind of list that holds the questions: numbers before letters before bullets."""
    kinds = {item.kind for item in items}
    return next((kind for kind in _IN_ORDER if kind in kinds), "")


def _asked(text: str, item: _Item, before_list: bool) -> tuple[list[tuple[int, int]], bool]:
    """The asking sentences of a paragraph, and whether a list that follows belongs to the last:
    after “Which of these do you hold?” it does, after “Please send me:” its items are asked."""
    said = list(sentences(text, item.start, item.end))
    found = [piece for piece in said if _asks(text, piece)]
    last = said[-1] if said else None
    is_lead = before_list and last is not None and text[last.start : last.end].endswith(":")
    if is_lead and last in found:
        found.remove(last)
    extends = before_list and last is not None and last in found
    return [(piece.start, piece.end) for piece in found], extends


def _asks(text: str, piece: Piece) -> bool:
    said = text[piece.start : piece.end]
    if _COURTESY.search(said):
        return False
    return said.rstrip("\"'”’)").endswith("?") or _ASKS.match(said) is not None


def _items(text: str) -> Iterator[_Item]:
    """Items and paragraphs in order. A blank line ends either; so does the mark of an item."""
    kind, start, end = "", -1, -1
    for line in re.finditer(r"[^\n]*\n?", text):
        mark = _MARK.match(line[0])
        if start >= 0 and (mark or not line[0].strip()):
            yield _Item(kind, start, end)
            start = -1
        if not line[0].strip():
            continue
        if mark:
            kind, start = mark.lastgroup or "", line.start() + mark.end()
        elif start < 0:
            kind, start = "", line.start()
        end = line.end()
    if start >= 0:
        yield _Item(kind, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks at its ends."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())
