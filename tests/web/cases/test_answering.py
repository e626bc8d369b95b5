"""Questions, answers, exemptions, papers, tables: the work on a request."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.foi.intake.test_reading import pages, word
from tests.web import town

from fosse.foi import actions
from fosse.foi.intake.incoming import Incoming
from fosse.foi.kinds import Disposition, PaperKind, Regime, State

from .pages import CODE, R, case, done, send, text
from .whole import drafted, opened, said

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 23)


@pytest.fixture
def reference() -> str:
    return opened(CODE).reference


@pytest.fixture
def split(reference: str) -> str:
    """A request with two questions."""
    drafts = [actions.QuestionDraft("Number of clusters in the authority?"),
              actions.QuestionDraft("Who was paid?")]  # fmt: skip
    actions.split(case_id=case(reference).id, questions=drafts, **said(DAY))
    return reference


class TestSplit:
    def test_the_questions_of_the_text_are_proposed(self, officer: Client, reference: str) -> None:
        page = officer.get(f"{R}/{reference}/questions").content.decode()
        assert "How many clusters are there?</textarea>" in page
        assert "Which schools are in each?</textarea>" in page

    def test_one_is_added_and_one_removed_without_saving(
        self, officer: Client, reference: str
    ) -> None:
        typed = {"count": 2, "text_1": "A?", "law_1": "foi", "text_2": "B?", "law_2": "eir"}
        page = send(officer, reference, "questions", step="add", **typed).content.decode()
        assert 'name="text_3"' in page
        page = send(officer, reference, "questions", remove="1", **typed).content.decode()
        assert "B?</textarea>" in page
        assert 'name="text_2"' not in page
        assert case(reference).questions == ()

    def test_they_are_saved_each_with_its_law(self, officer: Client, reference: str) -> None:
        done(officer, reference, "questions", count=3, text_1="A?", law_1="foi", text_2="",
             law_2="foi", text_3="B?", law_3="eir")  # fmt: skip
        saved = [(one.text, one.regime) for one in case(reference).questions]
        assert saved == [("A?", Regime.FOI), ("B?", Regime.EIR)]

    def test_one_that_was_worked_on_cannot_be_left_out(self, officer: Client) -> None:
        reference = drafted(CODE)["reference"]
        first, second = case(reference).questions
        response = send(officer, reference, "questions", count=1, text_1=second.text,
                        law_1="foi", id_1=second.id)  # fmt: skip
        assert f"Question {first.number} has an answer" in text(response)
        assert len(case(reference).questions) == 2

    def test_the_law_of_a_question_is_changed(self, officer: Client, split: str) -> None:
        done(officer, split, "questions/1/law", regime="eir")
        assert case(split).question(1).regime is Regime.EIR


class TestAnswer:
    def test_it_is_composed_from_the_records_edited_and_disposed_of(
        self, officer: Client, split: str
    ) -> None:
        town.everything()
        page = text(officer.get(f"{R}/{split}/questions/1"))
        assert "The records can answer this:" in page
        response = send(
            officer, split, "questions/1/compose?kind=clusters_how_many", as_at="2/3/2026"
        )
        assert response["Location"].endswith("/questions/1/answer")
        composed = case(split).question(1)
        assert composed.composed
        edited = composed.answer.replace("2", "two", 1) + "\n\nWe add this."
        shown = done(officer, split, "questions/1/answer", text=edited, disposition="disclosed")
        assert "Changed by hand:" in shown
        assert "We add this." in shown
        answered = case(split).question(1)
        assert answered.disposition is Disposition.DISCLOSED
        assert len(answered.versions) == 2
        assert case(split).state is State.DRAFTING

    def test_what_is_not_held_says_why(self, officer: Client, split: str) -> None:
        done(officer, split, "questions/2/answer", disposition="not_held",
             not_held_because="Nobody is paid by us.")  # fmt: skip
        page = text(officer.get(f"{R}/{split}/questions/2"))
        assert "Not held because: Nobody is paid by us." in page

    def test_without_a_disposition_it_is_asked_for(self, officer: Client, split: str) -> None:
        response = send(officer, split, "questions/2/answer", text="Nobody.")
        assert "Choose: how is it disposed of" in text(response)
        assert case(split).question(2).answer == ""

    def test_a_link_that_is_none_is_refused(self, officer: Client, split: str) -> None:
        response = send(officer, split, "questions/2/answer", disposition="s21", link="no link")
        assert "Enter a valid URL." in text(response)


class TestClaim:
    def test_the_form_has_the_parts_that_the_exemption_needs(
        self, officer: Client, split: str
    ) -> None:
        personal = officer.get(f"{R}/{split}/questions/1/claim?provision=21").content.decode()
        assert 'name="prejudice"' not in personal
        assert 'name="balance"' not in personal
        commercial = officer.get(f"{R}/{split}/questions/1/claim?provision=43(2)")
        for part in ("prejudice", "interest_for", "interest_against", "balance"):
            assert f'name="{part}"' in commercial.content.decode()
        affairs = officer.get(f"{R}/{split}/questions/1/claim?provision=36").content.decode()
        assert 'name="qualified_person"' in affairs
        assert 'name="opinion_on"' in affairs

    def test_what_is_missing_is_said_until_it_is_there(
        self, officer: Client, paper: None, split: str
    ) -> None:
        done(officer, split, "questions/1/answer", disposition="exempt")
        shown = done(officer, split, "questions/1/claim?provision=43(2)", confirms="yes",
                     withheld="The price", reason="It is a price.")  # fmt: skip
        assert "Give the public interest in disclosing. (section 43(2))" in shown
        claim = case(split).question(1).claims[0]
        filled = {"confirms": "yes", "withheld": "The price", "reason": "It is a price.",
                  "prejudice": "To the bidder.", "interest_for": "Money.",
                  "interest_against": "Bids.", "balance": "Against."}  # fmt: skip
        shown = done(officer, split, f"claims/{claim.id}", **filled)
        assert "Still missing before it can go" not in shown
        done(officer, split, f"claims/{claim.id}/drop")
        assert case(split).question(1).claims == ()

    def test_an_exemption_is_chosen_first(self, officer: Client, split: str) -> None:
        response = send(officer, split, "questions/1/claim", provision="43(2)")
        assert response["Location"].endswith("claim?provision=43(2)")


class TestPapers:
    def test_a_text_is_kept_and_redacted_before_it_goes_out(
        self, officer: Client, split: str
    ) -> None:
        minutes = "Ann Teacher, ann@example.org, said yes. Ann Teacher left.\n"
        file = SimpleUploadedFile("minutes.txt", minutes.encode(), "text/plain")
        done(officer, split, "papers", file=file, kind="redacted")
        kept = case(split).papers[0]
        page = officer.get(f"{R}/{split}/papers/{kept.id}").content.decode()
        assert "(e-mail address)" in page  # proposed
        span = f"{minutes.index('ann@')}-{minutes.index(', said')}"
        shown = done(officer, split, f"papers/{kept.id}", spans=[span], words="ann teacher",
                     provision="40(2)", reason="Names of staff")  # fmt: skip
        assert shown.count("[redacted: s.40(2)]") >= 2
        goes_out = shown.partition("What would go out")[2].partition("Taken out")[0]
        assert "Ann Teacher" not in goes_out
        redaction = case(split).papers[0].redactions[0]
        done(officer, split, f"redactions/{redaction.id}/drop")
        assert len(case(split).papers[0].redactions) == 2

    def test_words_that_are_not_there_are_refused(self, officer: Client) -> None:
        made = drafted(CODE)
        response = send(officer, made["reference"], f"papers/{made['paper_id']}",
                        words="Bea Nobody", provision="40(2)", reason="x")  # fmt: skip
        assert "“Bea Nobody” does not stand in the text." in text(response)

    @pytest.mark.parametrize(
        ("name", "data", "why"),
        [
            ("tool.exe", b"MZ\x90\x00" + b"\0" * 200, "It is a program or a script."),
            ("book.xlsm", b"PK\x05\x06" + b"\0" * 18, "macros"),
            ("empty.txt", b"", "The submitted file is empty."),
        ],
    )
    def test_a_file_that_is_not_safe_is_refused_with_the_reason(
        self, officer: Client, split: str, name: str, data: bytes, why: str
    ) -> None:
        response = send(officer, split, "papers", file=SimpleUploadedFile(name, data), kind="found")
        assert why in text(response)
        assert case(split).papers == ()

    def test_a_found_paper_goes_out_only_when_it_is_let(self, officer: Client, split: str) -> None:
        file = SimpleUploadedFile("list.txt", b"One\nTwo\n", "text/plain")
        done(officer, split, "papers", file=file, kind="found")
        kept = case(split).papers[0]
        assert "It does not go out." in text(officer.get(f"{R}/{split}/papers/{kept.id}"))
        done(officer, split, f"papers/{kept.id}/release")
        assert [one.kind for one in case(split).papers] == [PaperKind.REDACTED]

    def test_a_paper_that_goes_out_is_held_back_again(self, officer: Client) -> None:
        made = drafted(CODE)
        where = f"papers/{made['paper_id']}"
        page = officer.get(f"{R}/{made['reference']}/{where}").content.decode()
        assert f'href="{R}/{made["reference"]}/{where}/hold-back"' in page
        shown = done(officer, made["reference"], f"{where}/hold-back")
        assert "It does not go out." in shown
        (paper,) = case(made["reference"]).papers
        assert not paper.goes_out
        assert len(paper.redactions) == 1  # should it go out after all
        done(officer, made["reference"], f"{where}/release")
        assert case(made["reference"]).papers[0].goes_out

    def test_one_that_was_kept_twice_is_held_back_all_the_same(
        self, officer: Client, split: str
    ) -> None:
        for kind in ("found", "redacted"):
            file = SimpleUploadedFile("list.txt", b"One\nTwo\n", "text/plain")
            done(officer, split, "papers", file=file, kind=kind)
        found, out = case(split).papers
        refused = send(officer, split, f"papers/{found.id}/release")
        assert "goes out already" in text(refused)
        done(officer, split, f"papers/{out.id}/hold-back")
        assert [paper.kind for paper in case(split).papers] == [PaperKind.FOUND]

    def test_the_text_of_a_word_file_is_read_put_right_and_goes_out(
        self, officer: Client, split: str
    ) -> None:
        file = SimpleUploadedFile("minutes.docx", word("<w:r><w:t>Mo Bedee left.</w:t></w:r>"))
        done(officer, split, "papers", file=file, kind="found")
        (kept,) = case(split).papers
        assert "Mo Bedee left." in text(officer.get(f"{R}/{split}/papers/{kept.id}"))
        form = officer.get(f"{R}/{split}/papers/{kept.id}/release").content.decode()
        assert "Mo Bedee left." in form.partition("<textarea")[2]
        done(officer, split, f"papers/{kept.id}/release", text="Mo Bede left.")
        (out,) = case(split).papers
        assert (out.goes_out, out.text) == (True, "Mo Bede left.")

    def test_a_scan_that_is_to_go_out_says_that_it_has_no_text(
        self, officer: Client, split: str
    ) -> None:
        scan = pages("")
        file = SimpleUploadedFile("scan.pdf", scan)
        refused = send(officer, split, "papers", file=file, kind="redacted")
        assert "Its pages are pictures, as scanners make them" in text(refused)
        assert case(split).papers == ()
        file = SimpleUploadedFile("scan.pdf", scan)
        shown = done(officer, split, "papers", file=file, kind="found")
        assert "“scan.pdf” is kept. Its pages are pictures" in shown
        (kept,) = case(split).papers
        refused = send(officer, split, f"papers/{kept.id}/release")
        assert "No text could be read" in text(refused)
        file = SimpleUploadedFile("scan.pdf", scan)
        done(officer, split, "papers", file=file, kind="found", text="It says: three.")
        assert [one.text for one in case(split).papers] == ["It says: three."]

    def test_what_could_not_be_read_is_said_again_before_it_goes_out(
        self, officer: Client, split: str
    ) -> None:
        file = SimpleUploadedFile("minutes.pdf", pages("Mo Bede left.", ""))
        done(officer, split, "papers", file=file, kind="found")
        where = f"papers/{case(split).papers[0].id}/release"
        assert "Nothing could be read on page 2" in text(officer.get(f"{R}/{split}/{where}"))

    def test_the_text_of_what_is_redacted_stays_as_it_is(self, officer: Client) -> None:
        made = drafted(CODE)
        where = f"papers/{made['paper_id']}"
        done(officer, made["reference"], f"{where}/hold-back")
        form = officer.get(f"{R}/{made['reference']}/{where}/release").content.decode()
        assert "<textarea" not in form

    def test_what_came_with_the_request_is_never_let_out(self, officer: Client) -> None:
        letter = Incoming("letter.txt", "text/plain", b"Please.", "Please.")
        made = opened(CODE, papers=[letter])
        paper = case(made.reference).papers[0]
        refused = send(officer, made.reference, f"papers/{paper.id}/release")
        assert "that was found in a search" in text(refused)
        assert case(made.reference).papers == (paper,)

    def test_a_redaction_is_taken_back_in_its_own_request_only(self, officer: Client) -> None:
        made, other = drafted(CODE), opened(CODE, text="Another?").reference
        response = send(officer, other, f"redactions/{made['redaction_id']}/drop")
        assert response.status_code == 404
        assert len(case(made["reference"]).papers[0].redactions) == 1
        shown = done(officer, made["reference"], f"redactions/{made['redaction_id']}/drop")
        assert "What would go out" in shown  # back at the paper

    def test_it_is_downloaded_as_nothing_that_a_browser_opens(self, officer: Client) -> None:
        made = drafted(CODE)
        answer = officer.get(f"{R}/{made['reference']}/papers/{made['paper_id']}/file")
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"] == 'attachment; filename="minutes.txt"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]


class TestTable:
    def test_a_column_is_taken_out_and_taken_back(self, officer: Client) -> None:
        made = drafted(CODE)
        where = f"tables/{made['table_id']}"
        shown = done(officer, made["reference"], where, column="School", provision="40(2)",
                     reason="A pupil could be known")  # fmt: skip
        assert "Abbey Primary School" not in shown
        assert shown.count("[redacted: s.40(2)]") == 2
        redaction = case(made["reference"]).question(1).tables[0].redactions[0]
        done(officer, made["reference"], f"redactions/{redaction.id}/drop")
        page = text(officer.get(f"{R}/{made['reference']}/{where}"))
        assert "Abbey Primary School" in page

    def test_a_row_that_is_not_there_is_refused(self, officer: Client) -> None:
        made = drafted(CODE)
        response = send(officer, made["reference"], f"tables/{made['table_id']}", column="School",
                        row="9", provision="40(2)", reason="x")  # fmt: skip
        assert "has no such column or row" in text(response)


def test_searches_are_listed_with_who_where_and_how_long(officer: Client, split: str) -> None:
    typed: dict[str, Any] = {"who": "Ann", "where": "The archive", "terms": "cluster",
                             "minutes": "30", "found": "no"}  # fmt: skip
    done(officer, split, "questions/1/search", **typed)
    shown = text(officer.get(f"{R}/{split}/questions/1"))
    assert "The archive Ann, 31 March 2026 cluster 30 Nothing found" in shown
