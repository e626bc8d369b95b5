"""Postcodes with their place and areas: the National Statistics Postcode Lookup and Directory."""

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import ONS, Dated, Layout, Publication, Rows, columns

PUBLICATION = Publication(
    id="postcodes",
    title="National Statistics Postcode Lookup",
    publisher=ONS,
    page="https://geoportal.statistics.gov.uk",
    holds="each postcode's grid reference, authority, ward, small areas",
    dating="a picture of one day: the month in the file's name",
    layouts=(
        Layout(
            says=(
                "NSPL and ONSPD of any edition: columns are kept under the stem of their name, "
                "without the year (LAUA for oslaua, laua and lad25cd)"
            ),
            marks=(columns("PCD LAUA"),),
            needs=(("PCD",), ("LAUA",)),
            rows=Rows(otherwise="postcode"),
            codes=EXPLORE_STATISTICS,
            dated=Dated.DAY,
            once=False,
            renames=(
                (r"^PCD7$", "PCD"),
                (r"^PCD8$", "PCD2"),
                (r"^(OSLAUA|LAD\d\dCD)$", "LAUA"),
                (r"^(OSWARD|WD\d\dCD)$", "WARD"),
                (r"^(OSCTY|CTY\d\dCD)$", "CTY"),
                (r"^EAST1M$", "OSEAST1M"),
                (r"^NORTH1M$", "OSNRTH1M"),
                (r"^GRIDIND$", "OSGRDIND"),
                (r"^USRTYPIND$", "USERTYPE"),
                (r"^(CED|CTRY|RGN|PCON|TTWA|ITL|NHSER|SICBL|PFA|ICB)\d\dCD$", r"\1"),
                (r"^(OA|LSOA|MSOA|WZ|BUA)(\d\d)CD$", r"\1\2"),
                (r"^NPARK\d\dCD$", "PARK"),
                (r"^LEP\d\dCD(\d)$", r"LEP\1"),
                (r"^IMD\d\dIND$", "IMD"),
                (r"^(OAC|RUC)(\d\d)IND$", r"\1\2"),
            ),
        ),
    ),
)
