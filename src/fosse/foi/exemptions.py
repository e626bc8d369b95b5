"""The exemptions of FOIA Part II and the exceptions of EIR: `exemptions.toml`, read. PURE."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Any

from .kinds import Regime
from .rule import IN_FORCE


class Showing(StrEnum):
    """What must be shown for it to be engaged."""

    CLASS = "class"
    PREJUDICE = "prejudice"
    NECESSITY = "necessity"


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of an exemption; `absolute` where it differs from the rest of it."""

    id: str
    words: str
    absolute: bool | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exemption or exception, as it stood from a day to a day, `[from_on, until_on)`.

    `denial` is the provision under which it need not be said whether the information is held
    ("" where there is none). `emissions` is False where it can't be claimed for information on
    emissions (EIR-12-9).
    """

    provision: str
    regime: Regime
    title: str
    test: Showing
    absolute: bool
    cites: str
    limbs: tuple[Limb, ...] = ()
    needs_qualified_person: bool = False
    denial: str = ""
    held_by: str = ""
    note: str = ""
    emissions: bool = True
    from_on: date = IN_FORCE
    until_on: date | None = None

    @property
    def needs_prejudice(self) -> bool:
        """Whether a claim must say what harm is likely, or why withholding is required."""
        return self.test is not Showing.CLASS

    @property
    def class_based(self) -> bool:
        """Whether it is enough that the information is of the kind."""
        return self.test is Showing.CLASS

    @property
    def section(self) -> str:
        """“section 43(2)”, “regulation 12(5)(e)”."""
        return f"{self._law} {self.provision}"

    @property
    def name(self) -> str:
        """“Section 43(2): Commercial interests”, as a heading."""
        return f"{self._law.capitalize()} {self.provision}: {self.title}"

    @property
    def name_of_denial(self) -> str:
        """“Section 43(3): Commercial interests”: what is relied on where it is neither confirmed
        nor denied that the information is held."""
        return f"{self._law.capitalize()} {self.denial}: {self.title}"

    @property
    def _law(self) -> str:
        return "regulation" if self.regime is Regime.EIR else "section"

    def limb(self, id_: str) -> Limb | None:
        """The limb of that name."""
        return next((limb for limb in self.limbs if limb.id == id_), None)

    def is_absolute(self, limb: str = "") -> bool:
        """Whether no public interest test applies, by the limb that is relied on."""
        found = self.limb(limb)
        return self.absolute if found is None or found.absolute is None else found.absolute

    def holds_on(self, day: date) -> bool:
        """Whether it stood so on a day."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


class NoSuchExemption(LookupError):
    """A provision that exempts nothing, or did not on that day; the message says which."""


def parse(text: str) -> tuple[Exemption, ...]:
    """The exemptions of a TOML text. Raises `KeyError` or `ValueError` for what is none."""
    return tuple(_exemption(entry) for entry in tomllib.loads(text)["exemption"])


def _exemption(entry: Mapping[str, Any]) -> Exemption:
    return Exemption(
        provision=entry["provision"],
        regime=Regime(entry["regime"]),
        title=entry["title"],
        test=Showing(entry["test"]),
        absolute=entry["absolute"],
        cites=entry["cites"],
        limbs=tuple(Limb(**limb) for limb in entry.get("limbs", ())),
        needs_qualified_person=entry.get("qualified_person", False),
        denial=entry.get("denial", ""),
        held_by=entry.get("held_by", ""),
        note=entry.get("note", ""),
        emissions=entry.get("emissions", True),
        from_on=entry.get("from", IN_FORCE),
        until_on=entry.get("until"),
    )


VERSIONS: tuple[Exemption, ...] = parse(
    files(__package__).joinpath("exemptions.toml").read_text("utf-8")
)
"""Every exemption as it ever stood, in the order of the Act and the Regulations."""

EXEMPTIONS: Mapping[str, Exemption] = {each.provision: each for each in VERSIONS}
"""provision → the exemption as it stands now."""


def exemption(provision: str, *, on: date | None = None) -> Exemption:
    """The exemption as it stood on a day, mostly that of receipt (None: as it stands now).

    Raises `NoSuchExemption` for a provision that exempts nothing, or did not then.
    """
    if provision not in EXEMPTIONS:
        raise NoSuchExemption(f"“{provision}” is no exemption. They are: {', '.join(EXEMPTIONS)}.")
    if on is None:
        return EXEMPTIONS[provision]
    for found in VERSIONS:
        if found.provision == provision and found.holds_on(on):
            return found
    raise NoSuchExemption(
        f"{EXEMPTIONS[provision].section} was not in force on {on:%-d %B %Y}: "
        f"it is from {EXEMPTIONS[provision].from_on:%-d %B %Y}."
    )


def of_regime(regime: Regime, *, on: date) -> tuple[Exemption, ...]:
    """What could be claimed under a law on a day, in its order: the choices of a form."""
    return tuple(each for each in VERSIONS if each.regime is regime and each.holds_on(on))
