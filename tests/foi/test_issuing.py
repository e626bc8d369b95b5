"""Issuing: what stands in the way, the letter in three formats, its files, its mail — once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.stationery import making as paper

from fosse.foi import actions, issuing, notifying
from fosse.foi.actions import ChangedMeanwhile, QuestionDraft, TableDraft
from fosse.foi.claiming import ClaimDraft, claim_exemption
from fosse.foi.issuing import Obstructed
from fosse.foi.kinds import Activity, Disposition, EventKind, LetterKind, Regime, State, Verdict
from fosse.foi.progress import NotNow
from fosse.foi.recording import Refused
from fosse.foi.reviewing import SameDecider
from fosse.stationery import facts as stationery
from fosse.stationery.models import OutgoingMail

from .making import BY, at, fact, officer, opened

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
COLUMNS = ("Development group", "School")
ROWS = (("Abbey", "Abbey Primary School"), ("Abbey", "=HYPERLINK(1)"))


@pytest.fixture(autouse=True)
def _paper() -> None:
    paper.everything()


def drafted(*dispositions: Disposition | None, on: date = DAY, **other: Any) -> tuple[Any, ...]:
    """A request whose questions are answered so; the case and the numbers of its questions."""
    made = opened(**other)
    found = actions.split(
        case_id=made.case_id,
        questions=[QuestionDraft(f"Question {n}?") for n, _ in enumerate(dispositions, 1)],
        by=BY,
        at=at(on),
    )
    for question, disposition in zip(found, dispositions, strict=True):
        actions.write_answer(
            question_id=question, text="There were **twelve**.", by=BY, at=at(on),
            tables=[TableDraft("Schools by group", COLUMNS, ROWS, {"As at": "20 November 2026"})],
        )  # fmt: skip
        actions.dispose(question_id=question, disposition=disposition, by=BY, at=at(on))
    return made, found


def cleared(made: Any, on: date = DAY) -> None:
    """The draft as it stands is cleared."""
    actions.ask_clearance(case_id=made.case_id, on=on, by=BY, at=at(on))
    draft = issuing.preview(made.case_id, on=on).draft_sha256
    actions.clear(case_id=made.case_id, draft_sha256=draft, on=on, by=BY, at=at(on))


def issue(made: Any, on: date = DAY, **other: Any) -> int:
    return issuing.issue(**{"case_id": made.case_id, "on": on, "by": BY, "at": at(on), **other})


def letter_text(made: Any, on: date = DAY) -> str:
    """The last letter as the page that was kept."""
    letter = fact(made, on).letters[-1]
    return stationery.issued(letter.html_sha256).decode("utf-8")


def test_an_answer_goes_out_in_three_formats_with_its_files_and_its_mail() -> None:
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)

    issue(made)

    case = fact(made, DAY)
    (letter,) = case.letters
    assert (case.state, letter.kind) == (State.ISSUED, LetterKind.RESPONSE)
    assert stationery.issued(letter.pdf_sha256).startswith(b"%PDF")
    assert stationery.issued(letter.docx_sha256).startswith(b"PK")
    assert [one["name"] for one in letter.attachments] == [
        "schools-by-group.csv", "schools-by-group.ods", "schools-by-group.html",
    ]  # fmt: skip
    text = letter_text(made)
    for words in (
        "You asked", "Number of cluster&#x27;s in the authority?", "Question 1?",
        "We hold this information and give it to you.", "<strong>twelve</strong>",
        "Open Government Licence", "within 40 working days of receiving this letter",
        "section 50 of the Freedom of Information Act 2000", "schools-by-group.ods",
    ):  # fmt: skip
        assert words in text
    mail = OutgoingMail.objects.get(about=made.reference)
    assert mail.to == "rowan@example.org"
    assert [one["name"].rpartition(".")[2] for one in mail.attachments] == [
        "pdf", "html", "csv", "ods", "html",
    ]  # fmt: skip


def test_no_formula_of_a_table_is_live_in_what_goes_out() -> None:
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)
    issue(made)
    csv = next(
        one for one in fact(made, DAY).letters[-1].attachments if one["name"].endswith("csv")
    )
    assert "'=HYPERLINK(1)" in stationery.issued(csv["sha256"]).decode("utf-8-sig")


def test_every_obstacle_is_named_at_once() -> None:
    made, questions = drafted(None, Disposition.NOT_HELD, Disposition.EXEMPT)
    actions.ask_clearance(case_id=made.case_id, on=DAY, by=BY, at=at(DAY))
    with pytest.raises(Obstructed) as caught:
        issue(made)
    said = [(one.where, one.words) for one in caught.value.obstacles]
    assert [where for where, _ in said] == [
        "question-1", "question-2", "question-2", "question-3", "clearance",
    ]  # fmt: skip
    assert "Question 1 is open: say how it is disposed of." in dict(said)["question-1"]
    assert not fact(made, DAY).letters
    assert len(questions) == 3


def test_a_public_interest_balance_that_lacks_a_side_stops_the_letter() -> None:
    made, (question,) = drafted(Disposition.EXEMPT)
    whole = ClaimDraft(
        "43(2)", withheld="One salary.", reason="Its publication.", prejudice="Would be likely to.",
        interest_for="Openness.", interest_against="A fair market.", balance="It is withheld.",
    )  # fmt: skip
    claim = claim_exemption(
        question_id=question,
        claim=ClaimDraft(**{**_said(whole), "interest_against": " "}),
        by=BY,
        at=at(DAY),
    )
    cleared(made)
    with pytest.raises(Obstructed, match="the public interest in maintaining the exemption"):
        issue(made)

    actions.change_claim(claim_id=claim, claim=whole, by=BY, at=at(DAY))
    with pytest.raises(Obstructed, match="edited after it was cleared"):
        issue(made)
    draft = issuing.preview(made.case_id, on=DAY).draft_sha256
    if fact(made, DAY).state is not State.CLEARANCE:
        actions.ask_clearance(case_id=made.case_id, on=DAY, by=BY, at=at(DAY))
    actions.clear(case_id=made.case_id, draft_sha256=draft, on=DAY, by=BY, at=at(DAY))
    issue(made)
    assert fact(made, DAY).letters[-1].kind is LetterKind.REFUSAL
    text = letter_text(made)
    for words in (
        "refusal notice under section 17", "Section 43(2)", "One salary.", "Would be likely to.",
        "The public interest in giving it", "Openness.", "A fair market.", "It is withheld.",
    ):  # fmt: skip
        assert words in text


def test_the_second_of_two_officers_gets_a_message_and_one_letter_goes_out() -> None:
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)
    seen = fact(made, DAY).version
    issue(made, by=officer("Ann First"), version=seen)
    with pytest.raises(ChangedMeanwhile, match="Ann First was quicker"):
        issue(made, by=officer("Bea Second"), version=seen)
    with pytest.raises(NotNow):
        issue(made)
    assert len(fact(made, DAY).letters) == 1
    assert OutgoingMail.objects.filter(about=made.reference).count() == 1


def test_what_was_issued_is_the_same_bytes_whatever_is_changed_afterwards() -> None:
    made, (question,) = drafted(Disposition.DISCLOSED)
    cleared(made)
    issue(made)
    before = letter_text(made)
    actions.reopen(case_id=made.case_id, reason="A slip.", on=DAY, by=BY, at=at(DAY))
    actions.write_answer(question_id=question, text="There were nine.", by=BY, at=at(DAY))
    assert letter_text(made) == before
    assert "nine" not in before


def test_an_answer_in_part_says_what_is_still_to_come() -> None:
    made, _ = drafted(Disposition.DISCLOSED, None)
    cleared(made)
    issue(made, in_part=True)
    case = fact(made, DAY)
    assert case.state is State.DRAFTING
    assert "We are still considering question 2" in letter_text(made)
    assert case.events[-1].kind is EventKind.ISSUED_IN_PART


def test_over_the_cost_limit_the_letter_gives_the_estimate() -> None:
    made, (question,) = drafted(Disposition.COST_LIMIT)
    cleared(made)
    with pytest.raises(Obstructed, match="not over the limit"):
        issue(made)
    actions.spend_time(
        case_id=made.case_id, activity=Activity.LOCATING, minutes=19 * 60, on=DAY,
        estimated=True, by=BY, at=at(DAY),
    )  # fmt: skip
    issue(made)
    assert "19 hours at £25 an hour: £475.00, over the limit of £450." in letter_text(made)
    assert question


def test_without_stationery_the_message_names_what_is_missing() -> None:
    made = opened(authority_code=991)
    with pytest.raises(Refused, match="a letterhead"):
        issuing.preview(made.case_id, on=DAY)


def test_an_overturned_review_is_signed_by_its_decider_who_did_not_answer() -> None:
    first, second = officer("Ann First"), officer("Bea Second")
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)
    issue(made, by=first)
    asked = date(2026, 12, 10)
    review = actions.ask_review(
        case_id=made.case_id, grounds="There were fourteen.", on=asked, by=BY, at=at(asked)
    )
    said: dict[str, Any] = {
        "review_id": review, "outcome": Verdict.OVERTURNED, "reasons": "Two were left out.",
        "on": asked, "at": at(asked, 14),
    }  # fmt: skip
    with pytest.raises(SameDecider, match="Ann First gave the answer"):
        issuing.issue_review(by=first, **said)
    issuing.issue_review(by=second, **said)
    text = letter_text(made, asked)
    for words in ("There were fourteen.", "We take it back and answer you anew.", "Bea Second"):
        assert words in text
    assert "If you are not satisfied" not in text  # there is no second review


@pytest.mark.parametrize(
    ("verb", "given", "words"),
    [
        (
            "ask_clarification_by_letter",
            {"text": "Which year do you mean?", "advice": "We hold 2024 and 2025."},
            ("Which year do you mean?", "by <strong>1 February 2027", "2025"),
        ),
        (
            "give_fees_notice_by_letter",
            {"amount": Decimal("12.5"), "breakdown": ["Copies"], "how_to_pay": "By cheque."},
            ("£12.50", "section 9(1)", "28 February 2027"),
        ),
        (
            "extend_by_letter",
            {
                "regime": Regime.FOI, "provisions": ["43(2)"], "reason": "Two bids are open.",
                "estimated_on": date(2027, 1, 15),
            },
            ("section 43(2)", "15 January 2027", "Two bids are open."),
        ),
        (
            "transfer_by_letter",
            {
                "to": "County Council", "contact": "foi@county.example", "what": "bus timetables",
                "reason": "It runs the buses.", "passed_on": False,
            },
            ("We do not hold bus timetables", "foi@county.example"),
        ),
        (
            "find_not_valid_by_letter",
            {"lacks": ["It gives no name."], "advice": "Please tell us your name."},
            ("Section 8", "It gives no name."),
        ),
        ("acknowledge_by_letter", {}, ("21 December 2026", "20 working days after")),
    ],
)  # fmt: skip
def test_each_notice_is_a_letter_and_an_event_together(
    verb: str, given: dict[str, Any], words: tuple[str, ...]
) -> None:
    made = opened()
    getattr(notifying, verb)(case_id=made.case_id, on=DAY, by=BY, at=at(DAY), **given)
    case = fact(made, DAY)
    text = letter_text(made)
    for said in words:
        assert said in text
    assert len(case.letters) == 1
    assert OutgoingMail.objects.filter(about=made.reference).count() == 1


def test_a_letter_that_cannot_be_written_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)

    def broken(*_: object, **__: object) -> bool:
        raise OSError("disk full")

    monkeypatch.setattr("fosse.stationery.outbox.queue", broken)
    with pytest.raises(OSError, match="disk full"):
        issue(made)
    assert fact(made, DAY).state is State.CLEARANCE
    assert not fact(made, DAY).letters


def _said(claim: ClaimDraft) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__dataclass_fields__}
