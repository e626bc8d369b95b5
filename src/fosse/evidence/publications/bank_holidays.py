"""Bank holidays of the nations of the United Kingdom."""

from fosse.evidence.cells import NULLS

from .declaration import Dated, Layout, Publication, Rows, columns

PUBLICATION = Publication(
    id="bank_holidays",
    title="UK bank holidays",
    publisher="Government Digital Service",
    page="https://www.gov.uk/bank-holidays.json",
    holds="each bank holiday's day, title and notes, for each part of the United Kingdom",
    dating="a picture of one day, which the file does not give",
    layouts=(
        Layout(
            says="JSON as GOV.UK gives it: a row for each part of the United Kingdom and day",
            marks=(columns("DIVISION TITLE DATE"),),
            needs=(("DIVISION",), ("TITLE",), ("DATE",)),
            rows=Rows(otherwise="day"),
            codes=NULLS,
            dated=Dated.DAY,
            days=(),
            once=False,
        ),
    ),
)
