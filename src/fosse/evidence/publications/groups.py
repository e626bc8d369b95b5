"""Get Information about Schools: groups, their schools, governors."""

from fosse.evidence.cells import NULLS

from .declaration import DFE, Dated, Layout, Publication, Rows

PAGE = "https://get-information-schools.service.gov.uk/Downloads"


def _layout(says: str, marks: set[str], never: set[str], *, school: bool) -> Layout:
    return Layout(
        says=says,
        marks=(frozenset(marks),),
        never=frozenset(never),
        needs=tuple((name,) for name in sorted(marks)),
        rows=Rows(otherwise="school" if school else "group"),
        codes=NULLS,
        dated=Dated.DAY,
        urn=("URN",) if school else (),
        authority=("LA (CODE)",) if school else (),
        once=False,
    )


GROUPS = Publication(
    id="groups",
    title="Groups of schools (GIAS)",
    publisher=DFE,
    page=PAGE,
    holds="trusts, federations and others: number (UID), reference (ID, TR00001), name, status",
    dating="a picture of one day: the day in the file's name",
    layouts=(
        _layout("allgroupsdata", {"GROUP UID", "GROUP NAME", "GROUP TYPE"}, {"URN"}, school=False),
    ),
)

GROUP_LINKS = Publication(
    id="group_links",
    title="Schools and their groups (GIAS)",
    publisher=DFE,
    page=PAGE,
    holds="which school is in which group, since when",
    dating="a picture of one day: the day in the file's name",
    layouts=(_layout("alllinksdata", {"URN", "GROUP UID", "JOINED DATE"}, set(), school=True),),
)

GOVERNANCE = Publication(
    id="governance",
    title="Governors (GIAS)",
    publisher=DFE,
    page=PAGE,
    holds="who governs which school or group, in which role, since when",
    dating="a picture of one day: the day in the file's name",
    layouts=(
        _layout("governancealldata", {"GID", "ROLE", "APPOINTING BODY"}, set(), school=False),
    ),
)
