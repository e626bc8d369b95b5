"""Absence, school by school, in the layout of Explore education statistics."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="absence_ees",
    title="Pupil absence in schools in England",
    publisher=DFE,
    page=EES + "pupil-absence-in-schools-in-england",
    holds="overall and persistent absence over three terms",
    layouts=(
        statistics(
            "Explore education statistics: 1a_absence_3term_school",
            columns("TIME_PERIOD SESS_OVERALL_PERCENT"),
            needs=(("SESS_OVERALL_PERCENT",),),
        ),
    ),
)
