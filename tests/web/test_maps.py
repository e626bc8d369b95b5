"""Maps of the register: who is on them, who is not, and why."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web import town

from fosse.schools import facts, phases
from fosse.web import maps
from fosse.web.asked import Asked

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 31)
DAY = Asked(as_at=TODAY, today=TODAY)


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.everything()


def drawn(**more: object) -> str:
    figure = maps.figure(
        title="Schools of Ratae",
        schools=facts.schools_of(town.CODE, as_at=TODAY),
        wards=facts.wards_of(town.CODE),
        day=DAY,
        **more,
    )
    assert figure
    return figure.drawing.svg()


def test_every_school_with_coordinates_is_a_link_with_its_name() -> None:
    svg = drawn()
    assert 'href="/schools/900001"' in svg
    assert "Bede Primary School, Primary" in svg
    assert "Cedar School, Special" in svg


def test_clusters_lead_to_their_pages() -> None:
    svg = drawn(clusters=facts.clusters_of(town.CODE, as_at=TODAY), authority=town.CODE)
    assert 'href="/authorities/999/clusters/north-development-group"' in svg
    assert "North Development Group" in svg


def test_a_school_without_coordinates_is_named_under_the_map() -> None:
    schools = facts.schools_of(town.CODE, as_at=TODAY)
    lost = schools[0]._replace(easting=None, northing=None, postcode="")
    figure = maps.figure(title="Two", schools=[lost, schools[1]], wards=(), day=DAY)
    assert figure
    assert figure.caption.endswith(f"no coordinates are known: {lost.name}.")


def test_with_nothing_to_show_there_is_no_map() -> None:
    assert maps.figure(title="None", schools=[], wards=(), day=DAY) is None


@pytest.mark.parametrize(
    ("type_name", "phase", "shown"),
    [
        ("Community special school", "Not applicable", "Special"),
        ("Academy alternative provision converter", "Not applicable", "Alternative provision"),
        ("Pupil referral unit", "Not applicable", "Alternative provision"),
        ("Community school", "Middle deemed secondary", "Secondary"),
        ("", "", phases.NO_PHASE),
    ],
)
def test_the_phase_that_a_map_goes_by(type_name: str, phase: str, shown: str) -> None:
    (school, *_) = facts.schools_of(town.CODE, as_at=TODAY)
    assert phases.phase(school._replace(type_name=type_name, phase=phase)) == shown
