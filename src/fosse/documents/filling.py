"""Puts values into the lines of a template: lines → blocks. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from . import template_values as say
from .blocks import Block, Bullets, Heading, Paragraph, Run, Words, is_target, plain
from .inline import Piece, joined, pieces
from .plain_text import BULLET, lines_of, paragraphs
from .template_lines import PLACE, Fault, Line, Part, Section
from .template_values import Scope

_HEADING = re.compile(r"(#{2,6}) +(.+)")
_BREAK = Line(0, "")  # where a section begins or ends: ends a paragraph, though not a list
Placed: TypeAlias = tuple[Line, Scope]


@dataclass
class Filling:
    """One filling of a template; `faults` gathers what is missing as it goes along."""

    scope: Scope
    faults: list[Fault] = field(default_factory=list)

    def blocks(self, parts: Sequence[Part]) -> tuple[Block, ...]:
        """The blocks of all lines that the values keep."""
        found: list[Block] = []
        together: list[Placed] = []
        list_goes_on = False
        for line, scope in (*self._kept(parts, self.scope), (Line(0, ""), self.scope)):
            is_bullet = BULLET.match(line.text) is not None
            if together and (is_bullet or not line.text or _HEADING.fullmatch(line.text)):
                found.extend(self._paragraph(together))
                together = []
            if is_bullet:
                self._bullet(found, line, scope, goes_on=list_goes_on)
            elif heading := _HEADING.fullmatch(line.text):
                said = plain(self._words(heading[2], line.number, scope))
                found.append(Heading(len(heading[1]), said))
            elif line.text:
                together.append((line, scope))
            list_goes_on = is_bullet or (list_goes_on and line is _BREAK)
        return tuple(found)

    def _kept(self, parts: Sequence[Part], scope: Scope) -> Iterator[Placed]:
        for part in parts:
            if isinstance(part, Line):
                yield part, scope
            else:
                yield _BREAK, scope
                for inner in self._scopes(part, scope):
                    yield from self._kept(part.parts, inner)
                    yield _BREAK, scope

    def _scopes(self, section: Section, scope: Scope) -> Iterator[Scope]:
        """The scope of each time that a section is written: none, one, or one for each part."""
        value = scope.value(section.name)
        if section.kind == "each":
            if say.is_empty(value):
                self._missing(section.number, section.name)
            for part in value or ():
                yield scope.inner(part)
        elif say.is_empty(value) == (section.kind == "if not"):
            yield scope

    def _paragraph(self, lines: Sequence[Placed]) -> Iterator[Block]:
        """Lines that stand together; a line that is only a name may be blocks."""
        first, scope = lines[0]
        alone = PLACE.fullmatch(first.text) if len(lines) == 1 else None
        if not alone:
            yield Paragraph(self._joined(lines))
            return
        value = self._value(alone[1], first.number, scope)
        blocks, words = say.as_blocks(value), say.as_words(value)
        if blocks is not None:
            yield from blocks
        elif words is not None:
            yield Paragraph(words)
        else:
            for said in paragraphs(lines_of(self._say(value, alone[1], first.number))):
                yield Paragraph((Run(said),))

    def _joined(self, lines: Sequence[Placed]) -> Words:
        found: list[Run] = []
        for line, scope in lines:
            found.extend([Run("\n")] if found else [])
            found.extend(self._words(line.text, line.number, scope))
        return joined(found)

    def _bullet(self, found: list[Block], line: Line, scope: Scope, *, goes_on: bool) -> None:
        text = BULLET.sub("", line.text, count=1)
        alone = PLACE.fullmatch(text)
        value = scope.value(alone[1]) if alone else None
        items: tuple[Words, ...]
        if alone and value and isinstance(value, tuple) and say.as_words(value) is None:
            items = tuple(self._item(each, alone[1], line.number) for each in value)
        else:
            items = (self._words(text, line.number, scope),)
        last = found[-1] if found else None
        if goes_on and isinstance(last, Bullets):
            found[-1] = Bullets(last.items + items)
        else:
            found.append(Bullets(items))

    def _item(self, value: object, name: str, number: int) -> Words:
        words = say.as_words(value)
        return (Run(self._say(value, name, number)),) if words is None else words

    def _words(self, text: str, number: int, scope: Scope) -> Words:
        """A line's words with its values in them."""
        found: list[Run] = []
        for piece in pieces(text, target=_may_become_target):
            if piece.literal:
                found.append(Run(piece.text, piece.strong))
            else:
                found.extend(self._filled(piece, number, scope))
        return joined(found)

    def _filled(self, piece: Piece, number: int, scope: Scope) -> Iterator[Run]:
        link = self._link(piece.link, number, scope)
        for place, part in enumerate(PLACE.split(piece.text)):
            value = self._value(part, number, scope) if place % 2 else part
            if (words := say.as_words(value)) is not None:
                yield from words
            elif said := self._say(value, part, number):
                yield Run(said, piece.strong, link=link)

    def _link(self, link: str, number: int, scope: Scope) -> str:
        def value(name: re.Match[str]) -> str:
            return self._say(self._value(name[1], number, scope), name[1], number)

        filled = PLACE.sub(value, link)
        if filled and not is_target(filled):
            self.faults.append(Fault(number, f"“{filled}” is no address that can be linked to"))
            return ""
        return filled

    def _value(self, name: str, number: int, scope: Scope) -> Any:
        value = scope.value(name)
        if say.is_empty(value):
            self._missing(number, name)
            return ""
        return value

    def _say(self, value: object, name: str, number: int) -> str:
        try:
            return say.in_words(value)
        except TypeError:
            self.faults.append(Fault(number, f"“{name}” cannot stand within a sentence"))
            return ""

    def _missing(self, number: int, name: str) -> None:
        self.faults.append(Fault(number, f"the value “{name}” is missing"))


def _may_become_target(link: str) -> bool:
    return is_target(PLACE.sub("x", link)) or PLACE.fullmatch(link) is not None
