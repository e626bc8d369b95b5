"""Ratae's bank holidays and school terms."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from fosse.calendar import terms_csv
from fosse.dates import bank_holidays, calendar
from fosse.dates.working_days import nth_after

Rows = list[dict[str, str]]


@pytest.mark.real_data
def test_bank_holidays_are_those_of_the_kingdom_in_the_layout_of_gov_uk(
    ratae_files: Path, shared_data: Path
) -> None:
    """Day for day the published file's, so that a deadline in Ratae is a deadline anywhere."""
    path = Path("calendar") / "bank-holidays.json"
    made = bank_holidays.read((ratae_files / path).read_bytes(), source="Ratae")
    published = bank_holidays.read((shared_data / path).read_bytes(), source="GOV.UK")
    assert [(h.nation, h.day) for h in made] == [(h.nation, h.day) for h in published]
    due = nth_after(date(2026, 11, 20), 20, calendar.united_kingdom(made))
    assert (due.on, due.provisional) == (date(2026, 12, 21), False)


def test_a_school_year_has_about_190_days(ratae_files: Path) -> None:
    """The Education (School Day and School Year) (England) Regulations 1999: at least 380
    sessions, two on each day; schools take up to five training days from these."""
    terms = terms_csv.read((ratae_files / "calendar" / "terms.csv").read_bytes())[990]
    counted = calendar.england_and_wales([])
    first, last = terms.terms[0].first_day, terms.terms[-1].last_day
    days = Counter(d.year + (d.month > 8) for d in terms.school_days(first, last, counted))
    assert days.keys() == {2026, 2027}
    assert all(190 <= number <= 195 for number in days.values()), days
