"""Letters as templates: wording in a text file, values in a frozen dataclass of its own. PURE.

    ## What you asked
    {request}
    [if fee]
    The fee is {fee}. Please pay it by {pay_by}.
    [end]
    [each questions]
    ### Question {number}
    {answer}
    [end]

Words as in `plain_text.py`, and headings: `##` is level 2. `{name}` is a field of the
dataclass; alone on its line it may also be blocks, and in a bullet many texts. What a value says
is never read as markup. Strict: a name that the dataclass does not have, one of its `must` (a
class variable) that is nowhere placed, or an empty value where one is placed, is an error before
anything is written. `[if name]` is the only way to leave out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import template_lines
from .blocks import Block
from .filling import Filling
from .template_lines import PLACE, Fault, Line, Part, Section
from .template_values import Scope, names_of, part_of


class TemplateFault(ValueError):
    """A template that cannot be filled: `faults` names the template and each line."""

    def __init__(self, template: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(f"{template}{_line(fault)}: {fault.words}." for fault in faults)
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of a letter. `name` is how errors name it: “foi/answer”.

    Raises `TemplateFault` when its lines cannot be understood.
    """

    name: str
    text: str

    def __post_init__(self) -> None:
        _, faults = template_lines.read(self.text)
        if faults:
            raise TemplateFault(self.name, faults)

    @property
    def parts(self) -> tuple[Part, ...]:
        return template_lines.read(self.text)[0]


def check(template: Template, values: type) -> None:
    """Raise `TemplateFault` when the wording uses a name that the dataclass `values` does not
    have, or leaves one out that stands in its `must`: for wording that is changed, before anybody
    needs it."""
    if faults := [*_unknown(template.parts, (values,)), *_left_out(template.parts, values)]:
        raise TemplateFault(template.name, faults)


def fill(template: Template, values: object) -> tuple[Block, ...]:
    """The blocks of the letter. Raises `TemplateFault` with every unknown name and every empty
    value, and nothing is written."""
    check(template, type(values))
    filling = Filling(Scope((values,)))
    blocks = filling.blocks(template.parts)
    if filling.faults:
        raise TemplateFault(template.name, filling.faults)
    return blocks


def _line(fault: Fault) -> str:
    return f", line {fault.number}" if fault.number else ""


def _left_out(parts: Sequence[Part], values: type) -> Iterator[Fault]:
    """What a letter must say and the wording does not place: with the parts of what it goes
    through."""
    placed = set(_placed(parts))
    for name in getattr(values, "must", ()):
        if name not in placed:
            yield Fault(0, f"the letter has to say {{{name}}}, and this wording nowhere does")
        elif part := part_of(values, name):
            yield from _left_out(parts, part)


def _placed(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Line):
            yield from PLACE.findall(part.text)
        else:
            yield from _placed(part.parts)
            if part.kind == "each":
                yield part.name


def _unknown(parts: Sequence[Part], kinds: tuple[type, ...]) -> Iterator[Fault]:
    known = [name for kind in kinds for name in names_of(kind)]
    for part in parts:
        used = PLACE.findall(part.text) if isinstance(part, Line) else [part.name]
        for name in used:
            if name not in known:
                yield Fault(part.number, _no_such_name(name, known))
        if isinstance(part, Section):
            yield from _unknown_within(part, kinds)


def _unknown_within(section: Section, kinds: tuple[type, ...]) -> Iterator[Fault]:
    """What is unknown inside a section: of an [each …], with the names of its parts as well."""
    if section.kind != "each":
        yield from _unknown(section.parts, kinds)
        return
    holder = next((kind for kind in kinds if section.name in names_of(kind)), None)
    if holder is None:
        return  # an unknown name, said already
    if part := part_of(holder, section.name):
        yield from _unknown(section.parts, (part, *kinds))
    else:
        yield Fault(section.number, f"“{section.name}” has no parts that could be gone through")


def _no_such_name(name: str, known: Sequence[str]) -> str:
    return f"there is no value “{name}”; there are: {', '.join(sorted(set(known)))}"
