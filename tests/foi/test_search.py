"""Searching requests and the disclosure log: the same results on SQLite and on PostgreSQL.

Every expectation here is written once; `make test` holds both databases to it.
"""

from __future__ import annotations

import sqlite3
import string
from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.foi.published import CODE, case, entry

from fosse.foi import candidates, search, search_index, spelling
from fosse.foi.extracts import extract
from fosse.foi.models import SearchTerm, SearchText
from fosse.foi.search_words import query_of, words_in
from fosse.foi.similar import answered_alike, similar_cases
from fosse.foi.stemming import stem

SEED = """I would like to make a request under the freedom of information act to obtain \
information regards School clusters.

Number of cluster's in the authority?

Which schools are in each cluster?

Is there a salaried person specifically employed as a cluster co-ordinator?"""


def titles(text: str, **more: object) -> list[str]:
    return [hit.title for hit in search.cases(text, authority_code=CODE, **more).hits]


@pytest.fixture
def three(db: None) -> None:
    case(SEED, title="School clusters")
    case("How much was paid for supply teachers in 2024?", title="Supply teachers")
    case("Minutes of the heads of service meeting about school meals", title="School meals")


def test_a_word_finds_the_request_in_any_form_of_it(three: None) -> None:
    for typed in ("cluster", "Clusters", "CLUSTER’S", "clustered", "coordinators", "co-ordinator"):
        assert titles(typed) == ["School clusters"], typed
    assert titles("paying") == []
    assert titles("supplied teacher") == ["Supply teachers"]


def test_all_words_must_be_there_else_those_that_have_some_come_up_and_it_is_said(
    three: None,
) -> None:
    every = search.cases("school meals", authority_code=CODE)
    assert [hit.title for hit in every.hits] == ["School meals"] and not every.some
    some = search.cases("school minutes supply", authority_code=CODE)
    assert some.some
    assert some.hits[0].title == "School meals"  # it has two of the three
    assert len(some.hits) == 3


def test_a_phrase_in_quotes_stands_together_and_crosses_no_boundary(three: None) -> None:
    assert titles('"heads of service"') == ["School meals"]
    assert search.cases('"service heads"', authority_code=CODE).some
    assert titles("service heads") == ["School meals"]
    # “School clusters” is the title, and the request begins “I would like”: no phrase of both.
    assert not search.cases("clusters like", authority_code=CODE).some
    assert search.cases('"clusters like"', authority_code=CODE).some


def instead(text: str) -> dict[str, str]:
    return dict(search.cases(text, authority_code=CODE).instead)


def test_a_misspelt_word_is_taken_for_the_one_that_was_written(three: None) -> None:
    assert titles("clsuter") == ["School clusters"]
    assert instead("clsuter") == {"clsuter": "clusters"}  # changed about
    assert instead("suply") == {"suply": "supply"}  # one fewer
    assert instead("minnuts") == {"minnuts": "minutes"}  # one more
    assert instead("teechurs") == {"teechurs": "teachers"}  # two others
    assert instead("lcuster") == {"lcuster": "clusters"}  # the first letter too
    assert instead("coordi") == {"coordi": "coordinator"}  # a beginning
    assert instead("swimming") == {} and instead("met") == {}


def test_several_misspelt_words_are_each_taken_for_their_own(three: None) -> None:
    assert titles("clsuters and salareid") == ["School clusters"]
    assert instead("clsuters and salareid") == {"clsuters": "clusters", "salareid": "salaried"}
    assert instead("suply suply teechers") == {"suply": "supply", "teechers": "teachers"}
    four = instead("clsuters salareid autority emploied")
    assert list(four) == ["clsuters", "salareid", "autority"], "three are looked into"


def test_of_words_as_near_the_commonest_is_meant(db: None) -> None:
    for text in ("about stones", "about stores", "about stores"):
        case(text)
    assert instead("stomes") == {"stomes": "stores"}
    case("about stomach and stomachs")
    assert instead("stoma") == {"stoma": "stomach"}


def test_what_is_typed_is_never_an_error(three: None) -> None:
    for typed in (
        "", "   ", '"', '""', "AND", "NOT school", "school OR", "(", ")", "sch*", "^x", "a:b", "-",
        "'; DROP TABLE foi_case; --", "NEAR(a b)", "title:school", "\\", "school & ! |", "%_",
        "\x00", "the of and", "学校 cluster", "<->", "'school':A", "x" * 5000,
    ):  # fmt: skip
        search.cases(typed, authority_code=CODE)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=60))
def test_nor_is_anything_else(three: None, typed: str) -> None:
    found = search.cases(typed, authority_code=CODE)
    assert found.total >= len(found.hits)


def test_a_title_counts_more_than_a_request_and_the_newest_of_equals_comes_first(db: None) -> None:
    case("About the meals of schools", title="First", on=date(2020, 1, 1))
    case("About the meals of schools", title="Second", on=date(2021, 1, 1))
    case("About something", title="Meals", on=date(2019, 1, 1))
    assert titles("meals") == ["Meals", "Second", "First"]


def test_nothing_is_found_in_another_authority(db: None) -> None:
    case("School clusters", code=998)
    assert titles("clusters") == []
    # The mark of a place, typed into a request, opens nothing either.
    case("clusters log999 cases999 ofyear2026", code=998)
    assert titles("clusters") == []
    assert search.disclosures("clusters", authority_code=CODE).hits == ()


def test_the_disclosure_log_is_narrowed_by_year_and_outcome(db: None) -> None:
    entry("Clusters in 2024", outcome="Disclosed", on=date(2024, 3, 1))
    entry("Clusters in 2025", outcome="Disclosed in part", on=date(2025, 3, 1))

    def found(**by: object) -> list[str]:
        return [hit.title for hit in search.disclosures("cluster", authority_code=CODE, **by).hits]

    assert sorted(found()) == ["Clusters in 2024", "Clusters in 2025"]
    assert found(year=2024) == ["Clusters in 2024"]
    assert found(outcome="Disclosed in part") == ["Clusters in 2025"]
    assert found(outcome="Disclosed") == ["Clusters in 2024"]
    assert found(year=2024, outcome="Disclosed in part") == []


def test_an_entry_taken_down_is_not_found_and_its_words_are_no_longer_offered(db: None) -> None:
    taken = entry("Crossing patrols", request="Where are the lollipop crossings?")
    assert search.disclosures("lollipop", authority_code=CODE).total == 1
    taken.withdrawn_on = date(2026, 2, 1)
    taken.save()
    search_index.file_entry(taken.pk)
    assert search.disclosures("lollipop", authority_code=CODE).total == 0
    assert not SearchTerm.objects.filter(place="log999").exclude(documents=0).exists()


def test_the_log_offers_no_spelling_from_requests_that_are_not_published(db: None) -> None:
    case("Has Mr Featherstonehaugh complained about the school?")
    entry("Clusters")
    found = search.disclosures("Featherstonehaug cluster", authority_code=CODE)
    assert "featherstonehaugh" not in found.instead.values()


def test_a_requester_s_own_name_finds_nothing(db: None) -> None:
    case("Which clusters? Yours, Priya Featherstone", title="Clusters", name="Priya Featherstone")
    assert titles("Featherstone") == []
    (hit,) = search.cases("clusters", authority_code=CODE).hits
    assert "Featherstone" not in "".join(piece.text for piece in hit.extract)


def test_words_changed_are_found_anew_and_the_old_ones_not(db: None) -> None:
    made = case("About swimming", title="Swimming")
    made.title, made.text = "Libraries", "About libraries"
    made.save()
    search_index.file_case(made.pk)
    assert titles("swimming") == []
    assert titles("library") == ["Libraries"]


def test_made_anew_it_finds_the_same(three: None) -> None:
    entry("Clusters")
    before = [titles(typed) for typed in ("cluster", "school", "minuts", '"heads of service"')]
    terms = sorted(SearchTerm.objects.values_list("place", "stem", "word", "documents"))
    assert search_index.rebuild() == 5
    assert [titles(typed) for typed in ("cluster", "school", "minuts", '"heads of service"')] == (
        before
    )
    assert sorted(SearchTerm.objects.values_list("place", "stem", "word", "documents")) == terms


def test_a_word_that_is_forgotten_while_it_is_looked_for_is_not_offered(
    three: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike = spelling._alike

    def and_then_forgotten(stem: str, place: str, most: int) -> list[str]:
        found = alike(stem, place, most)
        SearchTerm.objects.filter(stem="cluster").delete()
        return found

    monkeypatch.setattr(spelling, "_alike", and_then_forgotten)
    assert instead("clsuters") == {}


def test_among_very_many_an_old_one_that_is_called_so_comes_first(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "LOOKED_AT", 3)
    case("About the opening of swimming pools", title="Swimming pools")
    for number in range(5):
        case("All about opening swimming pools and more of it", title=f"Request {number}")
    newest = ["Request 4", "Request 3", "Request 2"]
    for typed in ("swimming", "pools swimming", '"swimming pools"'):
        assert titles(typed) == ["Swimming pools", *newest], typed
    assert titles("opening pools") == newest, "the title has not all of it"
    assert titles('pools "opening swimming"') == newest, "nor this phrase"
    assert search.cases("swimming", authority_code=CODE).more
    assert not search.cases("swimming title", authority_code=CODE).more


def test_an_old_one_that_is_called_something_else_now_does_not(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "LOOKED_AT", 2)
    one, other = case("About swimming", title="Swimming"), case("About it", title="Swimming")
    for number in range(3):
        case("All about swimming", title=f"Request {number}")
    one.title = "Pools"
    one.save()
    search_index.file_case(one.pk)
    assert titles("swimming") == [other.title, "Request 2", "Request 1"]


def test_the_marks_of_documents_are_no_words(db: None) -> None:
    case("About pools", title="Swimming")
    for typed in ("intitleswim", f"cases{CODE}", f"cases{CODE} zzzzz", "endofpart zzzzz"):
        found = search.cases(typed, authority_code=CODE)
        assert (found.total, found.instead) == (0, {}), typed


def test_pages_are_parts_of_one_order(db: None) -> None:
    for number in range(7):
        case("About clusters", title=f"Request {number}")
    whole = titles("clusters", limit=10)
    assert titles("clusters", limit=3) + titles("clusters", limit=9, offset=3) == whole
    assert search.cases("clusters", authority_code=CODE, limit=3).total == 7


def test_similar_earlier_requests_come_with_the_words_that_both_have(three: None) -> None:
    text = "Please tell me which schools belong to which cluster, and who co-ordinates them."
    (found, *_) = similar_cases(text, authority_code=CODE)
    assert found.title == "School clusters"
    assert "cluster" in found.words and "schools" in found.words
    assert found.reason.startswith("Both speak of ") and "cluster" in found.reason


def test_the_courtesies_of_a_request_make_none_similar(three: None) -> None:
    text = "Under the Freedom of Information Act 2000 please provide information on parking fines."
    assert similar_cases(text, authority_code=CODE) == ()


def test_a_case_is_not_similar_to_itself(db: None) -> None:
    one = case(SEED, title="One")
    case(SEED, title="Two")
    case("Something else entirely: swimming pools")
    case("And libraries")
    case("And museums")
    case("And parks")
    assert [found.title for found in similar_cases(SEED, authority_code=CODE, but=one.pk)] == [
        "Two"
    ]


def test_published_answers_are_offered_and_unpublished_ones_are_not(db: None) -> None:
    case(SEED, title="Not published")
    entry("Clusters of schools", request=SEED)
    for number in range(4):
        entry(f"Other {number}", request=f"Number {number} about swimming")
    assert [found.title for found in answered_alike(SEED, authority_code=CODE)] == [
        "Clusters of schools"
    ]


def test_an_extract_shows_the_words_and_escapes_nothing_itself() -> None:
    text = "Begin. " * 60 + "Which <b>schools</b> are in each cluster? " + "End. " * 60
    pieces = extract(text, {"cluster", "school"})
    assert [piece.text for piece in pieces if piece.marked] == ["schools", "cluster"]
    said = "".join(piece.text for piece in pieces)
    assert said.startswith("…") and said.endswith("…") and len(said) < 260
    assert "<b>" in said  # plain text: the page escapes it


def test_an_extract_of_a_text_without_the_words_is_its_beginning() -> None:
    assert "".join(p.text for p in extract("One two three", {"cluster"})) == "One two three"
    assert extract("", {"cluster"}) == ()


@given(st.text(max_size=400), st.integers(10, 80))
def test_an_extract_is_always_a_part_of_the_text(text: str, length: int) -> None:
    stems = {word.stem for word in words_in(text)}
    said = "".join(piece.text for piece in extract(text, stems, length=length))
    assert said.strip("…") in " ".join(text.split()) + "…"


def test_stems_are_those_of_sqlite_s_own_porter() -> None:
    """The oracle: FTS5's `porter` tokenizer, over the words of the design's own prose."""
    words = sorted(
        {
            f"{root}{ending}"
            for root in ("cluster", "school", "relat", "pay", "ag", "hop", "fall", "general", "co")
            for ending in ("", "s", "es", "ed", "ing", "ies", "ational", "izer", "fulness", "eed",
                           "ement", "tion", "sses", "iveness", "y", "ll", "able", "icate", "e")
            if len(f"{root}{ending}") > 3
        }
    )  # fmt: skip
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE VIRTUAL TABLE t USING fts5 (word, tokenize='porter ascii')")
    memory.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')")
    memory.executemany("INSERT INTO t (rowid, word) VALUES (?, ?)", enumerate(words))
    theirs = dict(memory.execute("SELECT doc, term FROM v"))
    memory.close()
    assert {word: stem(word) for word in words} == {w: theirs[i] for i, w in enumerate(words)}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("0E0A 7e2 1e5 007 2b 3rd B4 4x4 12.5 1st/2nd a_b x'y")
@given(st.text(st.sampled_from(string.printable + "é’–学ßŵ"), max_size=80))
def test_each_database_reads_the_words_as_they_were_given(db: None, text: str) -> None:
    """What we call a word is one word to the database: none is split, dropped or changed."""
    stems = [word.stem for word in words_in(text)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT lexeme FROM unnest(to_tsvector('simple', %s))", [" ".join(stems)]
            )
            assert {row[0] for row in cursor.fetchall()} == set(stems)
        return
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tokenize='ascii')")
    memory.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'row')")
    memory.execute("INSERT INTO t (words) VALUES (?)", [" ".join(stems)])
    found = {row[0] for row in memory.execute("SELECT term FROM v")}
    memory.close()
    assert found == set(stems)


def test_a_query_leaves_out_what_every_request_says() -> None:
    assert query_of("please could you tell me about the clusters").stems == ("tell", "cluster")


def test_the_index_goes_with_the_words_in_one_transaction(db: None) -> None:
    made = case("About swimming", title="Swimming")
    SearchText.objects.filter(case=made).delete()
    assert titles("swimming") == []


def test_a_long_word_in_other_letters_is_kept_and_found(db: None) -> None:
    """A term has a hundred characters: a sentence in Chinese is one word of many."""
    long, other = (
        "请提供每个学校集群的名单以及负责协调每个集群的人员",
        "请提供每个学校集群的名单以及学校的地址",
    )
    case(f"{long} please", title="Chinese")
    assert titles(long) == ["Chinese"]
    assert titles(other) == []
