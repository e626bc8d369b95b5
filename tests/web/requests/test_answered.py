"""What was answered: the first page, the list with its search, an entry, its files, the feed."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from defusedxml import ElementTree
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.foi.published import entry

from fosse.foi import search_index
from fosse.foi.models import LogEntry
from fosse.stationery import kept

LIST = "/requests/answered"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LONGEST = "Places that were refused and the appeals that followed, " * 4


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def many(db: None) -> None:
    for number in range(45):
        entry(
            f"Request {number} about clusters",
            request=f"How many clusters were there in {1980 + number}?",
            outcome="Refused" if number % 9 == 0 else "All given",
            on=date(2024 + number % 2, 1 + number % 12, 1),
        )


def test_with_nothing_published_the_pages_say_so_and_offer_the_form(client: Client) -> None:
    for address in ("/requests", LIST):
        said = page(client, address)
        assert "published" in said and "/requests/ask" in said
    assert 'type="search"' not in page(client, "/requests")


def test_the_first_page_shows_the_newest_answers_and_searches_all(
    client: Client, many: None
) -> None:
    said = page(client, "/requests")
    assert "Search 45 answered requests" in said
    assert said.count('<h3 class="fosse-results__title">') == 5
    newest = LogEntry.objects.order_by("-answered_on", "-id").first()
    assert newest and newest.title in said


def test_a_search_shows_why_each_was_found_and_what_is_not_there(
    client: Client, many: None
) -> None:
    said = page(client, f"{LIST}?q=clusters+1987")
    assert "1 answered request" in said and "<mark>1987</mark>" in said
    assert "Nothing found" in page(client, f"{LIST}?q=zzzzqqq")
    assert "These have “clusters”" in page(client, f"{LIST}?q=clustres")
    assert "These have some of them" in page(client, f"{LIST}?q=clusters+1987+zzzzqqq")


def test_html_in_what_was_typed_or_asked_is_text(client: Client) -> None:
    entry("About <i>clusters</i>", request="Are <script>alert(1)</script> clusters there?")
    for address in (f"{LIST}?q=%3Cscript%3Ealert(1)%3C/script%3E+clusters", LIST, "/requests"):
        said = page(client, address)
        assert "<script>alert" not in said and "<i>" not in said
    slug = LogEntry.objects.get().slug
    assert "&lt;script&gt;alert(1)" in page(client, f"{LIST}/{slug}")


def test_pages_and_filters_stay_in_the_address(client: Client, many: None) -> None:
    first, third = page(client, f"{LIST}?q=clusters"), page(client, f"{LIST}?q=clusters&page=3")
    assert first.count("fosse-results__title") == 20
    assert third.count("fosse-results__title") == 5
    assert "?q=clusters&amp;page=2" in first
    assert page(client, f"{LIST}?page=99").count("fosse-results__title") == 5
    assert "5 answered requests" in page(client, f"{LIST}?outcome=Refused")
    assert "23 answered requests" in page(client, f"{LIST}?year=2024")
    assert "45 answered requests" in page(client, f"{LIST}?year=nonsense&page=x")


def test_the_twins_hold_what_was_found(client: Client, many: None) -> None:
    rows = list(csv.DictReader(io.StringIO(page(client, f"{LIST}.csv?outcome=Refused"))))
    assert len(rows) == 5
    assert {row["outcome"] for row in rows} == {"Refused"}
    assert rows[0]["in_time"] == "yes" and rows[0]["due_on"] > rows[0]["answered_on"]
    assert rows[0]["address"].startswith("http://testserver/requests/answered/old-")
    told = json.loads(page(client, f"{LIST}.json?q=clusters+1987"))
    assert [row["title"] for row in told["rows"]] == ["Request 7 about clusters"]
    assert told["licence"] == "Open Government Licence v3.0" and told["search"] == "clusters 1987"


def test_a_cell_of_a_download_is_never_a_formula(client: Client) -> None:
    entry("=HYPERLINK(1)", request="@SUM(1) and clusters")
    (row,) = csv.DictReader(io.StringIO(page(client, f"{LIST}.csv")))
    assert not row["title"].startswith("=") and not row["request"].startswith("@")


def test_an_entry_shows_the_request_word_for_word_and_the_answer_by_question(
    client: Client,
) -> None:
    asked = "Number of cluster's in the authority?\n\n  Which schools?"
    questions = [
        {"question": "Number of cluster's?", "disposition": "disclosed", "answer": "Fourteen."},
        {"question": "Which schools?", "disposition": "part", "answer": "See the list."},
    ]
    made = entry(
        "Clusters",
        request=asked,
        answer="Fourteen.\n\nSee the list.",
        by_question=questions,
        outcome="Given in part",
    )
    said = page(client, f"{LIST}/{made.slug}")
    assert "Number of cluster&#x27;s in the authority?\n\n  Which schools?" in said
    for words in ("Fourteen.", "See the list.", "Disclosed in part", "12 January 2026", "In time"):
        assert words in said
    assert "nationalarchives.gov.uk/doc/open-government-licence" in said


def test_an_answer_written_for_publication_replaces_what_was_sent(client: Client) -> None:
    questions = [{"question": "Who?", "disposition": "disclosed", "answer": "Ada Lovett."}]
    made = entry("Who", answer="A member of staff.", by_question=questions)
    for address in (f"{LIST}/{made.slug}", f"{LIST}.json"):
        said = page(client, address)
        assert "A member of staff." in said and "Ada Lovett" not in said


def test_a_late_answer_is_called_late(client: Client) -> None:
    late = entry("Late", days=29)
    assert "Late</span>" in page(client, f"{LIST}/{late.slug}")
    on_the_day = entry("On the day", days=28)
    assert "In time" in page(client, f"{LIST}/{on_the_day.slug}")


def test_files_come_byte_for_byte_and_can_run_nothing(client: Client) -> None:
    data = b"school,cluster\r\nBede Primary School,North\r\n"
    file = {"name": "clusters é.csv", "media_type": "text/csv", "sha256": kept.keep(data)}
    html = {"name": "a.html", "media_type": "text/html", "sha256": kept.keep(b"<script>1</script>")}
    made = entry("Clusters", attachments=[file, html])
    assert "clusters é.csv" in page(client, f"{LIST}/{made.slug}")
    answer = client.get(f"{LIST}/{made.slug}/clusters é.csv")
    assert answer.content == data and answer["Content-Type"] == "text/csv"
    assert answer["Content-Disposition"].startswith("attachment")
    table = client.get(f"{LIST}/{made.slug}/a.html")
    assert "sandbox" in table["Content-Security-Policy"]
    assert table["Content-Disposition"].startswith("attachment")
    assert client.get(f"{LIST}/{made.slug}/b.csv").status_code == 404


def test_an_entry_that_was_taken_down_says_so_and_gives_nothing_away(client: Client) -> None:
    file = {"name": "a.csv", "media_type": "text/csv", "sha256": kept.keep(b"a")}
    made = entry("Secret clusters", request="About clusters", attachments=[file])
    made.withdrawn_on = date(2026, 2, 1)
    made.save()
    search_index.file_entry(made.pk)
    answer = client.get(f"{LIST}/{made.slug}")
    assert answer.status_code == 410
    said = answer.content.decode()
    assert "taken down" in said and "Secret" not in said and "About clusters" not in said
    assert client.get(f"{LIST}/{made.slug}/a.csv").status_code == 404
    for address in (LIST, f"{LIST}?q=clusters", f"{LIST}.csv", "/requests/feed"):
        assert "Secret" not in page(client, address)


def test_another_authority_s_answers_are_not_here(client: Client) -> None:
    other = entry("Clusters elsewhere", code=998)
    assert client.get(f"{LIST}/{other.slug}").status_code == 404
    assert "elsewhere" not in page(client, f"{LIST}?q=clusters")


def test_what_is_published_tomorrow_is_not_here_today(client: Client) -> None:
    made = entry("Lollipops", on=date(2026, 3, 25), days=30)
    assert client.get(f"{LIST}/{made.slug}").status_code == 404
    assert made.title not in page(client, LIST)


def test_the_feed_is_atom_with_the_newest_first(client: Client, many: None) -> None:
    answer = client.get("/requests/feed")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for needed in ("id", "title", "updated", "author/a:name", "link[@rel='self']"):
        assert feed.find(f"a:{needed}", ATOM) is not None, needed
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 30
    for each in entries:
        for needed in ("id", "title", "updated", "link", "summary"):
            assert each.find(f"a:{needed}", ATOM) is not None, needed
    days = [each.findtext("a:updated", "", ATOM) for each in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", "", ATOM) == days[0]


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/requests/feed").content)
    assert feed.findtext("a:updated", "", ATOM) and not feed.findall("a:entry", ATOM)


def test_the_longest_title_and_word_are_shown(client: Client) -> None:
    made = entry(LONGEST[:200], request="x" * 3000)
    assert LONGEST[:199] in page(client, f"{LIST}/{made.slug}")
    assert client.get(f"{LIST}?q={'x' * 290}").status_code == 200


def test_the_pages_ask_the_database_little(
    client: Client, many: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    slug = LogEntry.objects.all()[0].slug
    for address in (
        "/requests", LIST, f"{LIST}?q=clusters+1987", f"{LIST}?q=clustres+zzz",
        f"{LIST}/{slug}", "/requests/feed", f"{LIST}.csv?q=clusters", "/requests/ask",
        "/requests/due?received=2026-03-02", "/requests/rules",
    ):  # fmt: skip
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200


def test_an_old_answer_published_today_is_the_first_in_the_feed(client: Client, many: None) -> None:
    old = entry("Answered long ago", on=date(2015, 1, 5))
    LogEntry.objects.filter(pk=old.pk).update(published_on=date(2026, 3, 30))
    feed = ElementTree.fromstring(client.get("/requests/feed").content)
    first = feed.find("a:entry", ATOM)
    assert first is not None and first.findtext("a:title", "", ATOM) == "Answered long ago"
    assert feed.findtext("a:updated", "", ATOM).startswith("2026-03-30")


def test_a_question_that_was_taken_out_of_the_request_has_its_number_alone(client: Client) -> None:
    asked = [{"question": "", "disposition": "disclosed", "answer": "There are twelve."}]
    made = entry("Clusters", by_question=asked)
    said = page(client, f"{LIST}/{made.slug}")
    assert ">Question 1</h3>" in said and "There are twelve." in said


def test_of_words_that_every_request_has_it_is_said_that_none_is_searched(
    client: Client, many: None
) -> None:
    said = page(client, f"{LIST}?q=please")
    assert "A search leaves “please” out" in said and "has any of these words" not in said


def test_of_very_many_it_is_said_that_the_newest_are_shown(
    client: Client, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fosse.foi.candidates.LOOKED_AT", 30)
    assert "are here and in the downloads" in page(client, f"{LIST}?q=clusters")
    assert "are here and in the downloads" not in page(client, f"{LIST}?q=1987")


def test_a_reference_leads_to_its_request_where_it_is_published(client: Client) -> None:
    made, hidden = entry("Clusters"), entry("Taken down")
    LogEntry.objects.filter(pk=hidden.pk).update(withdrawn_on=date(2026, 2, 1))
    found = client.get(LIST, {"q": f" {made.slug.upper()} "})
    assert found["Location"] == f"{LIST}/{made.slug}"
    assert client.get(LIST, {"q": hidden.slug}).status_code == 200
