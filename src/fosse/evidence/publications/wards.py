"""Ward outlines."""

from fosse.evidence.cells import NULLS

from .declaration import Dated, Layout, Publication, Rows

PUBLICATION = Publication(
    id="wards",
    title="Ward outlines",
    publisher="the authority whose wards they are",
    page="https://data.leicester.gov.uk",
    holds="each ward's name and outline in longitude and latitude (WGS84)",
    dating="a picture of one day, which the file does not give",
    layouts=(
        Layout(
            says="GeoJSON; GEOMETRY holds each outline as it was published",
            marks=(frozenset({"WARD_NAME", "GEOMETRY"}),),
            needs=(("WARD_NAME",), ("GEOMETRY",)),
            rows=Rows(otherwise="ward"),
            codes=NULLS,
            dated=Dated.DAY,
            once=False,
        ),
    ),
)
