"""Every publication that Fosse reads, and which of them a file is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from fosse.evidence.cells import column_name

from . import (
    absence,
    absence_ees,
    academies_finance,
    admissions,
    bank_holidays,
    deprivation,
    descriptions,
    destinations,
    destinations_ees,
    finance,
    groups,
    inspections,
    inspections_2018,
    ks2,
    ks2_old,
    ks2_pupils,
    ks4,
    ks4_subjects,
    ks5_destinations,
    ks5_subjects,
    lait,
    maintained_finance,
    neighbours,
    postcodes,
    report_cards,
    school_census,
    school_funding,
    section251,
    sen,
    spc,
    suspensions,
    wards,
    workforce,
    workforce_people,
    workforce_tables,
)
from .declaration import Layout, Publication

CATALOGUE: Mapping[str, Publication] = MappingProxyType(
    {
        publication.id: publication
        for publication in (
            ks2.PUBLICATION,
            ks2_pupils.PUBLICATION,
            ks2_old.PUBLICATION,
            ks4.PUBLICATION,
            ks4_subjects.PUBLICATION,
            destinations.PUBLICATION,
            destinations_ees.PUBLICATION,
            ks5_destinations.PUBLICATION,
            ks5_subjects.PUBLICATION,
            spc.PUBLICATION,
            school_census.PUBLICATION,
            sen.PUBLICATION,
            absence.PUBLICATION,
            absence_ees.PUBLICATION,
            suspensions.PUBLICATION,
            admissions.PUBLICATION,
            report_cards.PUBLICATION,
            inspections.PUBLICATION,
            inspections_2018.PUBLICATION,
            workforce.PUBLICATION,
            workforce_tables.PUBLICATION,
            workforce_people.TEACHERS,
            workforce_people.SUPPORT,
            finance.PUBLICATION,
            school_funding.PUBLICATION,
            maintained_finance.RETURNS,
            maintained_finance.SCHOOLS,
            academies_finance.PUBLICATION,
            section251.OUTTURN,
            section251.PLANNED,
            lait.TOOL,
            lait.DICTIONARY,
            neighbours.PUBLICATION,
            postcodes.PUBLICATION,
            deprivation.PUBLICATION,
            wards.PUBLICATION,
            bank_holidays.PUBLICATION,
            groups.GROUPS,
            groups.GROUP_LINKS,
            groups.GOVERNANCE,
            descriptions.PUBLICATION,
        )
    }
)
"""Every publication by its id."""


def recognise(header: Sequence[str]) -> tuple[Publication, Layout] | None:
    """Which publication a file with this header line is, in which layout; None when unknown."""
    columns = frozenset(name for published in header if (name := column_name(published)))
    for publication in CATALOGUE.values():
        for layout in publication.layouts:
            if layout.fits(columns):
                return publication, layout
    return None


def title_of(publication_id: str) -> str:
    """A publication's title; its id where the release is of one no longer read."""
    publication = CATALOGUE.get(publication_id)
    return publication.title if publication else publication_id
