"""Search 100,000 made-up requests for information, on SQLite and PostgreSQL; beside Polars."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

from .measuring import Line, Taken, median_ms, median_taken, row, run

REQUESTS, PUBLISHED = 100_000, 20_000
CODE, WORDS, VOCABULARY = 990, 60, 30_000
BEGINS = date(2012, 1, 1)
PEER = "Polars"
LIMIT = "50 ms"
AT_ONCE = 2_000
RARE = "quodlibet"

QUERIES = {
    "a rare word": RARE,
    "a word that every tenth has": "clusters",
    "a word that all have": "schools",
    "three words": "school clusters pupils",
    "a phrase": '"school clusters"',
    "misspelt words": "clustres and co-ordinaters",
    "words that none has together": f"{RARE} clusters zzanu schools",
    "a sentence": "How many schools in each cluster had a paid co-ordinator since 2016?",
}
REQUEST = (
    "Dear Sir or Madam, under the Freedom of Information Act please tell me how many schools are "
    f"in each cluster, who co-ordinates it, and what {RARE} each pupil was given in 2016."
)


def measure(data: Path, home: Path) -> list[Line]:
    """Each database in a process of its own, with a home of its own."""
    from tests.on_postgres import cluster

    lines = _measured("SQLite", {"DATABASE_URL": ""}, home / "requests")
    with cluster() as url:
        here = home / "requests-pg"
        return lines + _measured("PostgreSQL", {"DATABASE_URL": url}, here)


def _measured(database: str, environment: dict[str, str], home: Path) -> list[Line]:
    at_home = {**environment, "FOSSE_HOME": str(home)}
    done = run([sys.executable, "-m", "bench.requests", database], at_home)
    return [Line(**line) for line in json.loads(done.output.splitlines()[-1])]


def measure_here(database: str) -> list[Line]:
    """Make the requests, index them, search them, in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from fosse.foi import search, search_index
    from fosse.foi.similar import similar_cases

    call_command("migrate", verbosity=0)
    _make()
    started = time.perf_counter()
    documents = search_index.rebuild()
    indexed = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    found = {
        called: search.cases(text, authority_code=CODE).total for called, text in QUERIES.items()
    }
    assert all(found.values()), found
    taken: dict[str, Taken] = {
        called: median_taken(partial(search.cases, text, authority_code=CODE))
        for called, text in QUERIES.items()
    }
    taken["the disclosure log, of a year"] = median_taken(
        lambda: search.disclosures("school clusters", authority_code=CODE, year=2016)
    )
    taken["similar earlier requests"] = median_taken(
        lambda: similar_cases(REQUEST, authority_code=CODE)
    )
    slowest = max(taken.values(), key=lambda one: one.by_clock)
    each = ", ".join(f"{called} {one.by_clock:.0f}" for called, one in taken.items())
    return [
        Line(
            f"search {REQUESTS:,} requests, {database}",
            f"{slowest.by_clock:.0f} ms ({slowest.of_processors:.0f} ms)",
            LIMIT,
            how=f"the slowest of: {each}; medians of 30, warm, a page of 20 with extracts",
        ),
        _beside_peer(database),
        Line(
            f"index {documents:,} requests and answers, {database}",
            f"{indexed:.0f} s",
            how="all made anew in one transaction; an officer waits for one request at a time",
        ),
    ]


def _beside_peer(database: str) -> Line:
    """The newest requests that have all of the words: the database's index against Polars
    looking through every line in memory. Equal first."""
    import polars as pl

    from fosse.foi.candidates import LOOKED_AT
    from fosse.foi.full_text import Wanted, matching
    from fosse.foi.models import SearchText
    from fosse.foi.search import weights_of
    from fosse.foi.search_text import CASES, place_of
    from fosse.foi.search_words import query_of

    place = place_of(CASES, CODE)
    asked = [query_of(text).stems for text in (RARE, "school clusters pupils", "schools")]
    weights = weights_of({stem for stems in asked for stem in stems}, place)
    lines = SearchText.objects.order_by("-id").values_list("id", "words")
    frame = pl.DataFrame(list(lines), schema=["id", "words"], orient="row")
    frame = frame.with_columns(pl.lit(" ") + pl.col("words") + pl.lit(" "))

    def ours() -> list[list[int]]:
        return [
            list(
                matching(
                    Wanted(
                        place,
                        tuple((stem,) for stem in stems),
                        documents=weights.documents,
                        least=weights.having[stems[0]] if len(stems) == 1 else 0,
                        most=min(weights.having[stem] for stem in stems),
                    ),
                    limit=LOOKED_AT,
                )
            )
            for stems in asked
        ]

    def theirs() -> list[list[int]]:
        return [
            frame.filter(
                pl.all_horizontal(
                    pl.col("words").str.contains(f" {word} ", literal=True)
                    for word in (place, *stems)
                )
            )["id"]
            .head(LOOKED_AT)
            .to_list()
            for stems in asked
        ]

    assert ours() == theirs(), "the two do not find the same"
    mine, other = median_ms(ours), median_ms(theirs, times=10)
    return Line(
        f"find the newest {LOOKED_AT} of {len(frame):,} documents, "
        f"{len(asked)} queries, {database}",
        f"{mine:.1f} ms",
        peer=f"{PEER} {other:.0f} ms: {mine / other:.2f} times as long",
        how="the same ids in the same order; Polars holds every line in memory",
    )


def _make() -> None:
    """Requests and answers of made-up words, common ones often and rare ones seldom, as words
    are (Zipf), with some that are searched for. The same each time."""
    from fosse.foi.kinds import Channel, State
    from fosse.foi.models import Case, LogEntry

    texts = _texts()
    for first in range(0, REQUESTS, AT_ONCE):
        made = Case.objects.bulk_create(
            Case(
                authority_code=CODE,
                reference=f"FOI-{number:06}",
                received_on=BEGINS + timedelta(number // 19),
                channel=Channel.EMAIL,
                title=next(texts)[:90],
                text=next(texts),
                state=State.CLOSED,
                text_sha256=f"{number:064}",
            )
            for number in range(first, first + AT_ONCE)
        )
        if first < PUBLISHED:
            LogEntry.objects.bulk_create(
                LogEntry(
                    case=case,
                    authority_code=CODE,
                    slug=case.reference.lower(),
                    title=case.title,
                    request=case.text,
                    answer=next(texts),
                    outcome="All given",
                    received_on=case.received_on,
                    answered_on=BEGINS + timedelta(number % 3_650),
                    published_on=BEGINS + timedelta(number % 3_650),
                )
                for number, case in enumerate(made, start=first)
            )


def _texts() -> Iterator[str]:
    draw = random.Random(1066)
    sounds = [c + v for c in ("h", "l", "m", "n", "r", "s", "t", "v", "z", "br") for v in "aeiou"]
    words = ["".join(draw.choices(sounds, k=draw.randint(2, 5))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(60, 60 + VOCABULARY)))
    while True:
        said = ["How many schools had pupils", *draw.choices(words, cum_weights=weights, k=WORDS)]
        if draw.random() < 0.1:
            said.insert(20, "school clusters and their co-ordinators")
        if draw.random() < 0.001:
            said.insert(1, RARE)
        yield " ".join(said)


if __name__ == "__main__":
    measured = measure_here(sys.argv[1])
    print("".join(map(row, measured)), file=sys.stderr)
    print(json.dumps([asdict(line) for line in measured]))
