"""What of an e-mail its writer wrote, and what stands under it: earlier mail, a signature. PURE.

Nothing is taken away: each passage keeps its words and says what it is. Where it is not certain,
it is the writer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["words", "quoted", "signature"]

_QUOTED = re.compile(r"^\s{0,3}>")
_WROTE = re.compile(
    r"^\s*(?:>\s*)?(?:On\b.{5,200}\bwrote:|Le\b.{5,200}a écrit\s*:|Am\b.{5,200}\bschrieb\b.*:)\s*$"
)
_RULE = re.compile(
    r"^\s*(?:-{3,}\s*(?:Original Message|Forwarded message)\s*-{3,}|_{10,})\s*$", re.IGNORECASE
)
_HEADER = re.compile(r"^\s*\*?(From|Sent|Date|To|Cc|Subject|Reply-To)\s*:\*?\s", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$")


@dataclass(frozen=True, slots=True)
class Passage:
    kind: PassageKind
    text: str


def passages(text: str) -> tuple[Passage, ...]:
    """The text as passages, in their order; joined with line ends they are the text again."""
    lines = text.split("\n")
    kinds = _kinds(lines)
    found: list[tuple[PassageKind, list[str]]] = []
    for line, kind in zip(lines, kinds, strict=True):
        if not found or found[-1][0] != kind:
            found.append((kind, []))
        found[-1][1].append(line)
    return tuple(Passage(kind, "\n".join(part)) for kind, part in found)


def own_words(found: tuple[Passage, ...]) -> str:
    """What the writer wrote, without signature and earlier mail; all of it when that is all."""
    own = "\n".join(passage.text for passage in found if passage.kind == "words").strip("\n")
    return own if own.strip() else "\n".join(passage.text for passage in found).strip("\n")


def _kinds(lines: list[str]) -> list[PassageKind]:
    kinds: list[PassageKind] = []
    rest: PassageKind = "words"
    for at, line in enumerate(lines):
        if rest != "quoted" and _begins_history(lines, at):
            rest = "quoted"
        elif rest == "words" and _SIGNATURE.match(line) and len(lines) - at <= 20:
            rest = "signature"
        kinds.append("quoted" if _QUOTED.match(line) or _introduces(lines, at) else rest)
    return kinds


def _begins_history(lines: list[str], at: int) -> bool:
    """Whether all from this line on is earlier mail: a rule that mail programs write, or a block
    of headers of which the first is From."""
    if _RULE.match(lines[at]):
        following = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
        return bool(_HEADER.match(following)) or "original" in lines[at].lower()
    if not re.match(r"^\s*\*?From\s*:", lines[at], re.IGNORECASE):
        return False
    block = [found[1].lower() for line in lines[at : at + 6] if (found := _HEADER.match(line))]
    return bool({"sent", "date"} & set(block)) and bool({"to", "subject"} & set(block))


def _introduces(lines: list[str], at: int) -> bool:
    """Whether it is “On Monday Ann wrote:” above a quotation."""
    following = next((line for line in lines[at + 1 : at + 3] if line.strip()), "")
    return bool(_WROTE.match(lines[at])) and bool(_QUOTED.match(following))
