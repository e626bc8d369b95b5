"""The school workforce census: pupils to a teacher, school by school."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="workforce",
    title="School workforce in England: pupil to teacher ratios",
    publisher=DFE,
    page=EES + "school-workforce-in-england",
    holds="pupils to a qualified teacher, teachers and adults in full-time equivalents",
    dating="the academic year of the November census: 2023/24 is November 2023",
    layouts=(
        statistics(
            "Explore education statistics: workforce_ptrs_…_sch",
            columns("TIME_PERIOD PUPIL_TO_QUAL_TEACHER_RATIO"),
            needs=(("PUPIL_TO_QUAL_TEACHER_RATIO",),),
        ),
    ),
)
