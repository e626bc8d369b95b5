"""What columns and codes mean: the tables that are published beside the tables."""

from fosse.evidence.cells import NULLS

from .declaration import DFE, TABLES, Dated, Layout, Publication, Rows, columns


def _layout(says: str, *marks: frozenset[str]) -> Layout:
    return Layout(
        says=says,
        marks=marks,
        needs=(),
        rows=Rows(otherwise="description"),
        codes=NULLS,
        dated=Dated.DAY,
        once=False,
        ragged=True,
    )


PUBLICATION = Publication(
    id="descriptions",
    title="What columns and codes mean",
    publisher=DFE,
    page=TABLES,
    holds="names of columns with their meaning; abbreviations",
    dating="of no year: read for reference",
    layouts=(
        _layout(
            "ks2_meta",
            frozenset({"COLUMN", "FIELDNAME", "LABEL/DESCRIPTION"}),
            frozenset({"COLUMN", "FIELD NAME", "LABEL/DESCRIPTION"}),
        ),
        _layout("ks4final_meta", frozenset({"COLUMN", "METAFILE HEADING", "METAFILE DESCRIPTION"})),
        _layout(
            "abbreviations, a workbook: code and meaning",
            frozenset({"ABBREVIATIONS USED IN THE CSV AND EXCEL DOWNLOAD DATA FILES."}),
        ),
        _layout(
            "data maps: which field of which file a figure stands in",
            columns("PROPERTYNAME PROPERTYDESCRIPTION FILE FIELD"),
        ),
    ),
)
