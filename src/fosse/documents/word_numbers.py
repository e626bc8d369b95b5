"""The numbers of legal paragraphs in a Word file: 1, 1.1, (a), (i), counted by Word itself, so
that they stay right when somebody adds a paragraph. PURE."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from .word_xml import child, element, property_of

LEVELS = (("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
_INDENTS = (Mm(10), Mm(22), Mm(32), Mm(42))
_HANGING = (Mm(10), Mm(12), Mm(10), Mm(10))


@dataclass(frozen=True, slots=True)
class Counting:
    """One run of numbers, from its own first."""

    number: str

    def give(self, paragraph: Paragraph, depth: int) -> None:
        """Number a paragraph at a depth of 1 to 4."""
        made = element("w:numPr")
        child(made, "w:ilvl", val=str(depth - 1))
        child(made, "w:numId", val=self.number)
        property_of(paragraph, made)


class Numbers:
    """The numberings of one file."""

    def __init__(self, file: Word) -> None:
        self._all = file.part.numbering_part.element
        self._way: str | None = None

    def begin(self, start: int) -> Counting:
        """Begin to count anew, from `start`."""
        if self._way is None:
            self._way = self._add_way()
        number = str(max(_keys(self._all, "w:num", "w:numId"), default=0) + 1)
        made = child(self._all, "w:num", numId=number)
        child(made, "w:abstractNumId", val=self._way)
        for level in range(len(LEVELS)):
            override = child(made, "w:lvlOverride", ilvl=str(level))
            child(override, "w:startOverride", val=str(start if level == 0 else 1))
        return Counting(number)

    def _add_way(self) -> str:
        """Add the way of counting, before the first of the counts as the schema has it."""
        ways = _keys(self._all, "w:abstractNum", "w:abstractNumId")
        key = str(max(ways, default=0) + 1)
        way = element("w:abstractNum", abstractNumId=key)
        child(way, "w:multiLevelType", val="multilevel")
        for level, (form, text) in enumerate(LEVELS):
            of_level = child(way, "w:lvl", ilvl=str(level))
            child(of_level, "w:start", val="1")
            child(of_level, "w:numFmt", val=form)
            child(of_level, "w:lvlText", val=text)
            child(of_level, "w:lvlJc", val="left")
            indent = {"left": str(_INDENTS[level].twips), "hanging": str(_HANGING[level].twips)}
            child(child(of_level, "w:pPr"), "w:ind", **indent)
        self._all.insert_element_before(way, "w:num", "w:numIdMacAtCleanup")
        return key


def _keys(parent: BaseOxmlElement, name: str, key: str) -> list[int]:
    return [int(each.get(qn(key), "0")) for each in parent.findall(qn(name))]
