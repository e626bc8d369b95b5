"""Made-up rows of the register, in the published layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from fosse.people.operator import Operator
from fosse.schools import actions
from fosse.schools.actions import ExtractReport

COLUMNS = (
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName",
    "TypeOfEstablishment (code)", "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (name)", "EstablishmentStatus (code)",
    "EstablishmentStatus (name)", "OpenDate", "CloseDate", "PhaseOfEducation (name)",
    "StatutoryLowAge", "StatutoryHighAge", "Trusts (name)", "NumberOfPupils", "Town",
    "Postcode", "AdministrativeWard (name)", "Easting", "Northing", "GSSLACode (name)",
)  # fmt: skip

SCHOOL: Mapping[str, str] = {
    "URN": "900001",
    "LA (code)": "999",
    "LA (name)": "Ratae",
    "EstablishmentNumber": "2001",
    "EstablishmentName": "Bede Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentTypeGroup (name)": "Local authority maintained schools",
    "EstablishmentStatus (code)": "1",
    "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-1995",
    "CloseDate": "",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "4",
    "StatutoryHighAge": "11",
    "Trusts (name)": "",
    "NumberOfPupils": "210",
    "Town": "Ratae",
    "Postcode": "ZZ1 1AA",
    "AdministrativeWard (name)": "Westgate",
    "Easting": "458000",
    "Northing": "304000",
    "GSSLACode (name)": "E06009999",
}

CLOSED = {"EstablishmentStatus (code)": "2", "EstablishmentStatus (name)": "Closed"}
OPERATOR = Operator("tests")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MAY_2022, JANUARY_2026 = date(2022, 5, 1), date(2026, 1, 15)


def school(urn: int, name: str = "", **cells: str) -> dict[str, str]:
    """A row; cells by column with underscores for what a name in Python cannot hold."""
    made = {**SCHOOL, "URN": str(urn), "EstablishmentName": name or f"School {urn}"}
    return {**made, **cells}


def extract(rows: Sequence[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> bytes:
    """The rows as GIAS publishes them: windows-1252, CRLF."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("cp1252")


def links(*rows: tuple[int, int, str, str]) -> bytes:
    """Links as GIAS publishes them, all cells quoted: URN, the other's URN, type, date."""
    lines = ['"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"']
    lines += [f'{urn},{other},"School {other}","{kind}","{on}"' for urn, other, kind, on in rows]
    return "\r\n".join([*lines, ""]).encode("cp1252")


def load(
    rows: Sequence[Mapping[str, str]], dated: date = MAY_2022, at: datetime = NOW
) -> ExtractReport:
    """Load rows as the extract of a day."""
    data = extract(rows)
    return actions.load_establishments(
        data, dated=dated, source_name=f"edubasealldata{dated:%Y%m%d}.csv", by=OPERATOR, at=at
    )


def load_links(*rows: tuple[int, int, str, str], dated: date = MAY_2022) -> ExtractReport:
    """Load links as the file of a day."""
    return actions.load_links(
        links(*rows), dated=dated, source_name="links.csv", by=OPERATOR, at=NOW
    )
