"""Issuing: what stands in the way, the letter in three formats, its files, its mail — once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.stationery import making as paper

from fosse.documents import html
from fosse.foi import actions, issuing, notifying
from fosse.foi.actions import ChangedMeanwhile, QuestionDraft, TableDraft
from fosse.foi.claiming import ClaimDraft, claim_exemption
from fosse.foi.intake.incoming import Incoming
from fosse.foi.issuing import Obstructed
from fosse.foi.kinds import (
    Activity,
    Disposition,
    EventKind,
    LetterKind,
    PaperKind,
    Regime,
    State,
    Verdict,
)
from fosse.foi.progress import NotNow
from fosse.foi.recording import Refused
from fosse.foi.reviewing import SameDecider
from fosse.stationery import facts as stationery
from fosse.stationery.models import OutgoingMail

from .making import BY, at, fact, officer, opened, receive

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
TWELVE = "There were **twelve**."
COLUMNS = ("Development group", "School")
ROWS = (("Abbey", "Abbey Primary School"), ("Abbey", "=HYPERLINK(1)"))


@pytest.fixture(autouse=True)
def _paper() -> None:
    paper.everything()


def drafted(
    *dispositions: Disposition | None, on: date = DAY, made: Any = None, **other: Any
) -> tuple[Any, ...]:
    """A request whose questions are answered so; the case and the numbers of its questions."""
    made = made or opened(**other)
    found = actions.split(
        case_id=made.case_id,
        questions=[QuestionDraft(f"Question {n}?") for n, _ in enumerate(dispositions, 1)],
        by=BY,
        at=at(on),
    )
    for question, disposition in zip(found, dispositions, strict=True):
        answer = "" if disposition in {Disposition.EXEMPT, Disposition.NEITHER} else TWELVE
        actions.write_answer(
            question_id=question, text=answer, by=BY, at=at(on),
            tables=[TableDraft("Schools by group", COLUMNS, ROWS, {"As at": "20 November 2026"})],
        )  # fmt: skip
        actions.dispose(question_id=question, disposition=disposition, by=BY, at=at(on))
    return made, found


def cleared(made: Any, on: date = DAY) -> None:
    """The draft as it stands is cleared."""
    actions.ask_clearance(case_id=made.case_id, on=on, by=BY, at=at(on))
    clear_again(made, on)


def clear_again(made: Any, on: date = DAY) -> None:
    """What was edited while it was with the clearing officer is cleared."""
    draft = issuing.preview(made.case_id, on=on).draft_sha256
    actions.clear(case_id=made.case_id, draft_sha256=draft, on=on, by=BY, at=at(on))


def issue(made: Any, on: date = DAY, **other: Any) -> int:
    return issuing.issue(**{"case_id": made.case_id, "on": on, "by": BY, "at": at(on), **other})


def found_paper(made: Any) -> int:
    """A paper that was found in a search, and does not go out yet."""
    paper = Incoming("minutes.txt", "text/plain", b"Salary: one.", "Salary: one.")
    return actions.keep_paper(
        case_id=made.case_id, kind=PaperKind.FOUND, paper=paper, by=BY, at=at(DAY)
    )


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
    clear_again(made)
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


def test_an_answer_in_part_says_what_is_still_to_come_and_no_draft_of_it() -> None:
    made, questions = drafted(Disposition.DISCLOSED, None)
    actions.write_answer(question_id=questions[1], text="A first guess.", by=BY, at=at(DAY))
    cleared(made)
    issue(made, in_part=True)
    case = fact(made, DAY)
    assert case.state is State.DRAFTING
    text = letter_text(made)
    assert "We are still considering question 2, and answer you by 21 December 2026" in text
    assert "A first guess." not in text
    assert case.events[-1].kind is EventKind.ISSUED_IN_PART


def test_the_part_that_the_public_interest_holds_up_comes_by_the_day_that_was_told() -> None:
    """FOIA-10-3, FOIA-17-2: the rest is due by the 20th working day, and goes out before it."""
    made, _ = drafted(Disposition.DISCLOSED, None)
    notifying.extend_by_letter(
        case_id=made.case_id, regime=Regime.FOI, provisions=["43(2)"], reason="Two bids are open.",
        estimated_on=date(2027, 1, 15), rest_due=True, on=DAY, by=BY, at=at(DAY),
    )  # fmt: skip
    assert "You will have the rest of our answer" in letter_text(made)
    cleared(made)
    issue(made, in_part=True)
    assert "considering question 2, and answer you by 15 January 2027" in letter_text(made)
    clocks = {clock.rule: clock for clock in fact(made, date(2026, 12, 31)).clocks}
    assert clocks["FOIA-10-1"].state == "met"
    assert (clocks["FOIA-10-3"].state, clocks["FOIA-10-3"].due_on) == (
        "running", date(2027, 1, 22),
    )  # fmt: skip


@pytest.mark.parametrize("disposition", [Disposition.EXEMPT, Disposition.NEITHER])
def test_the_answer_to_a_question_that_is_refused_stops_the_letter(
    disposition: Disposition,
) -> None:
    """What was drafted before it was refused would go out with the refusal."""
    made, (question,) = drafted(disposition)
    actions.write_answer(question_id=question, text=TWELVE, by=BY, at=at(DAY))
    cleared(made)
    with pytest.raises(Obstructed, match="is refused, and its answer would go out"):
        issue(made)


def test_a_refusal_that_neither_confirms_nor_denies_says_nothing_of_what_is_held() -> None:
    """FOIA-17-1: it relies on section 43(3), and weighs the saying, not the giving."""
    made, (question,) = drafted(Disposition.NEITHER)
    claim = ClaimDraft(
        "43(2)", withheld="The bid of the second bidder.", reason="It would tell who bids.",
        prejudice="Would be likely to.", interest_for="Openness.", interest_against="A fair race.",
        balance="It lies with the race.", confirms=False,
    )  # fmt: skip
    claim_exemption(question_id=question, claim=claim, by=BY, at=at(DAY))
    cleared(made)
    issue(made)
    text = letter_text(made)
    for words in (
        "We neither confirm nor deny", "Section 43(3): Commercial interests", "A fair race.",
        "The public interest in saying whether we hold it", "It would tell who bids.",
    ):  # fmt: skip
        assert words in text
    for words in (
        "second bidder", "Section 43(2)", "giving it", "schools-by-group", "Open Government",
        "What we have not given you",
    ):  # fmt: skip
        assert words not in text


def test_a_paper_that_is_let_out_after_the_clearance_is_cleared_again() -> None:
    made, _ = drafted(Disposition.DISCLOSED)
    paper_id = found_paper(made)
    cleared(made)
    actions.let_out(paper_id=paper_id, out=True, by=BY, at=at(DAY))
    with pytest.raises(Obstructed, match="edited after it was cleared"):
        issue(made)


def test_a_name_that_is_redacted_in_a_paper_stands_in_no_name_of_its_file_either() -> None:
    made, _ = drafted(Disposition.PART)
    text = "Mo\nBede was absent. The board agreed."
    paper = Incoming("complaint-of-mo-bede.docx", "application/msword", b"PK", text)
    said: dict[str, Any] = {"by": BY, "at": at(DAY)}
    paper_id = actions.keep_paper(
        case_id=made.case_id, kind=PaperKind.REDACTED, paper=paper, **said
    )
    actions.redact_text(
        paper_id=paper_id, start=0, end=7, provision="40(2)", reason="A pupil", **said
    )
    files = issuing.preview(made.case_id, on=DAY).files
    told = " ".join(f"{one.name} {one.title}" for one in files).lower()
    assert "complaint-of-redacted-s-40-2-docx.pdf" in told
    assert "bede" not in told
    assert all(b"Bede" not in one.data for one in files)


def test_a_paper_goes_out_with_no_answer_that_gives_nothing() -> None:
    made, _ = drafted(Disposition.NOT_HELD)
    paper_id = found_paper(made)
    actions.let_out(paper_id=paper_id, out=True, by=BY, at=at(DAY))
    cleared(made)
    with pytest.raises(Obstructed, match="is to go out, yet no question"):
        issue(made)


def test_what_was_made_clear_is_part_of_what_is_answered() -> None:
    """FOIA-1-3: and of what is cleared."""
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)
    said: dict[str, Any] = {"case_id": made.case_id, "by": BY, "at": at(DAY, 14)}
    actions.send_back(reason="Which year?", on=DAY, **said)
    actions.ask_clarification(text="Which year?", on=DAY, **said)
    actions.clarified(text="The year 2025, please.", received_on=DAY, **said)
    actions.begin_search(on=DAY, **said)
    drafted(Disposition.DISCLOSED, made=made)
    actions.ask_clearance(on=DAY, **said)
    with pytest.raises(Obstructed, match="edited after it was cleared"):
        issue(made)
    clear_again(made)
    issue(made)
    text = letter_text(made)
    assert "On 1 December 2026 you made it clearer:" in text
    assert "The year 2025, please." in text


def test_an_answer_given_anew_is_not_late_by_the_day_of_the_first() -> None:
    made, (question,) = drafted(Disposition.DISCLOSED)
    cleared(made)
    issue(made)
    later = date(2027, 2, 1)
    actions.reopen(case_id=made.case_id, reason="A review.", on=later, by=BY, at=at(later))
    actions.write_answer(question_id=question, text="Thirteen.", by=BY, at=at(later))
    cleared(made, later)
    issue(made, later)
    assert "We are sorry that it is late" not in letter_text(made, later)


def test_a_late_answer_says_so_even_while_its_review_runs() -> None:
    late = date(2027, 1, 4)
    made, _ = drafted(Disposition.DISCLOSED)
    cleared(made)
    actions.ask_review(
        case_id=made.case_id, grounds="You are late.", on=date(2026, 12, 29), by=BY, at=at(late)
    )
    issue(made, late)
    text = letter_text(made, late)
    assert "It was due on 21 December 2026. We are sorry that it is late." in text


def test_a_letter_bears_the_day_on_which_it_goes_out() -> None:
    """A fees notice of last week would take a week of days off the clock."""
    made = opened()
    with pytest.raises(Refused, match="bears the day on which it goes out, not 1 December 2026"):
        notifying.give_fees_notice_by_letter(
            case_id=made.case_id, amount=Decimal("12.5"), breakdown=["Copies"],
            how_to_pay="By cheque.", on=DAY, by=BY, at=at(date(2026, 12, 8)),
        )  # fmt: skip
    assert fact(made, DAY).state is State.OPEN


def test_notices_on_environmental_information_name_its_law() -> None:
    """EIR-8-5, EIR-9-4: sixty working days for the charge; no section of the Act."""
    made, _ = drafted(None)
    question = fact(made, DAY).questions[0].id
    actions.set_regime(question_id=question, regime=Regime.EIR, by=BY, at=at(DAY))
    said: dict[str, Any] = {"case_id": made.case_id, "on": DAY, "by": BY, "at": at(DAY)}
    notifying.give_fees_notice_by_letter(
        **said, amount=Decimal(9), breakdown=["Copies"], how_to_pay="By cheque."
    )
    text = letter_text(made)
    assert "Regulation 8 of the Environmental Information Regulations 2004" in text
    assert "60 working days after today" in text
    assert "section 9" not in text
    actions.fee_paid(**said)
    notifying.ask_clarification_by_letter(**said, text="Which year?")
    text = letter_text(made)
    assert "Regulation 9 of the Environmental Information Regulations 2004" in text
    assert "Section 1(3)" not in text


def test_a_repeated_request_is_refused_by_its_own_subsection() -> None:
    """FOIA-14-1, FOIA-14-2."""
    first, _ = drafted(Disposition.DISCLOSED)
    cleared(first)
    issue(first)
    made, _ = drafted(Disposition.VEXATIOUS_OR_REPEATED, text="How many clusters, again?")
    cleared(made)
    issue(made)
    assert "Section 14(1): a vexatious request" in letter_text(made)
    again = receive(text="How many, once more?")
    actions.open_case(case_id=again.case_id, repeats=first.case_id, on=DAY, by=BY, at=at(DAY))
    drafted(Disposition.VEXATIOUS_OR_REPEATED, made=again)
    cleared(again)
    issue(again)
    text = letter_text(again)
    assert "Section 14(2): a repeated request" in text
    assert f"The earlier request is {first.reference}." in text


def test_over_the_cost_limit_the_letter_gives_the_estimate() -> None:
    made, (question,) = drafted(Disposition.COST_LIMIT)
    cleared(made)
    with pytest.raises(Obstructed, match="not over the limit"):
        issue(made)
    actions.spend_time(
        case_id=made.case_id, activity=Activity.LOCATING, minutes=19 * 60, on=DAY,
        estimated=True, by=BY, at=at(DAY),
    )  # fmt: skip
    with pytest.raises(Obstructed, match="edited after it was cleared"):
        issue(made)  # the letter gives the estimate: it is part of what is cleared
    clear_again(made)
    issue(made)
    text = letter_text(made)
    assert "19 hours at £25 an hour: £475.00, over the limit of £450." in text
    assert "section 12(2)" not in text
    assert question


def test_only_where_finding_out_is_over_the_limit_need_it_not_be_said_what_is_held() -> None:
    """FOIA-12-2."""
    made, _ = drafted(Disposition.COST_LIMIT)
    actions.spend_time(
        case_id=made.case_id, activity=Activity.DETERMINING, minutes=19 * 60, on=DAY,
        estimated=True, by=BY, at=at(DAY),
    )  # fmt: skip
    cleared(made)
    issue(made)
    assert "we need not say whether we do (section 12(2))" in letter_text(made)


def test_a_refusal_of_re_use_gives_its_reason_and_speaks_of_no_information_withheld() -> None:
    """RPSI-9."""
    made, (question,) = drafted(Disposition.EXEMPT)
    actions.set_regime(question_id=question, regime=Regime.REUSE, by=BY, at=at(DAY))
    actions.write_answer(
        question_id=question, text="The map is the Ordnance Survey's.", by=BY, at=at(DAY)
    )
    cleared(made)
    issue(made)
    text = letter_text(made)
    assert "You may not re-use this information" in text
    assert "The map is the Ordnance Survey" in text
    assert "do not give it to you" not in text


def test_a_question_that_waits_for_the_requester_goes_in_part_or_not_yet() -> None:
    """FOIA-1-3: the whole answer would end the case, and leave the reply without a clock."""
    made, questions = drafted(Disposition.DISCLOSED, Disposition.CLARIFICATION)
    cleared(made)
    with pytest.raises(Obstructed, match="issue the answer in part, or wait for the clar") as said:
        issue(made)
    assert [(one.where, one.rule) for one in said.value.obstacles] == [("question-2", "FOIA-1-3")]
    issue(made, in_part=True)
    case = fact(made, DAY)
    assert case.state is State.DRAFTING
    assert "We answer question 2 when we have heard from you" in letter_text(made)
    given: dict[str, Any] = {"case_id": made.case_id, "by": BY}
    actions.ask_clarification(text="Which?", on=DAY, at=at(DAY), **given)
    heard = date(2026, 12, 14)
    actions.clarified(text="The second.", received_on=heard, at=at(heard), **given)
    main = fact(made, heard).main
    assert main and main.due_on == date(2027, 1, 15)  # 20 working days from the reply
    assert len(questions) == 2


def test_an_answer_that_only_waits_is_issued_neither_whole_nor_in_part() -> None:
    made, _ = drafted(Disposition.CLARIFICATION)
    cleared(made)
    with pytest.raises(Obstructed, match="wait for the clarification"):
        issue(made)
    with pytest.raises(Refused, match="No question is answered yet"):
        issue(made, in_part=True)


def test_whoever_cleared_what_went_out_does_not_review_it() -> None:
    """FOI-REVIEW: who cleared a draft that was edited since had no part in the answer."""
    first, second, third = officer("Ann First"), officer("Bea Second"), officer("Cal Third")
    made, questions = drafted(Disposition.DISCLOSED)
    actions.ask_clearance(case_id=made.case_id, on=DAY, by=BY, at=at(DAY))
    for who, text in ((second, "There were nine."), (third, TWELVE)):
        actions.write_answer(question_id=questions[0], text=text, by=BY, at=at(DAY))
        if fact(made, DAY).state is not State.CLEARANCE:
            actions.ask_clearance(case_id=made.case_id, on=DAY, by=BY, at=at(DAY))
        draft = issuing.preview(made.case_id, on=DAY).draft_sha256
        actions.clear(case_id=made.case_id, draft_sha256=draft, on=DAY, by=who, at=at(DAY))
    issue(made, by=first)
    asked = date(2026, 12, 10)
    review = actions.ask_review(case_id=made.case_id, grounds="No.", on=asked, by=BY, at=at(asked))
    said: dict[str, Any] = {
        "review_id": review, "outcome": Verdict.UPHELD, "reasons": "It is right.",
        "on": asked, "at": at(asked, 14),
    }  # fmt: skip
    with pytest.raises(SameDecider, match="Cal Third cleared the answer to FOI-2026-0001"):
        actions.decide_review(by=third, **said)
    with pytest.raises(SameDecider, match="Ann First gave the answer to FOI-2026-0001"):
        actions.decide_review(by=first, **said)
    actions.decide_review(by=second, **said)


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
    assert "Open Government Licence" not in text  # it gives nothing


def test_letters_quote_the_requester_word_for_word_and_others_read_no_name() -> None:
    made, on = opened(), date(2026, 12, 1)
    said: dict[str, Any] = {"case_id": made.case_id, "by": BY, "at": at(on)}
    actions.ask_clarification(text="Which mails?", on=on, **said)
    words = "Those to heads@school.example, please. Rowan Example"
    actions.clarified(text=words, received_on=on, **said)
    drafted(Disposition.DISCLOSED, made=made)
    letter = html.page(issuing.preview(made.case_id, on=on).document).decode()
    assert words in letter
    others = issuing.preview(made.case_id, on=on, without_requester=True).document
    assert "Rowan" not in html.page(others).decode()
    review = actions.ask_review(grounds="Rowan Example is not content.", on=on, **said)
    decided = issuing.issue_review.preview(
        review_id=review, outcome=Verdict.UPHELD, reasons="It is so.", on=on, by=BY, at=at(on)
    )
    assert "Rowan Example is not content." in html.page(decided.document()).decode()
    assert "Rowan" not in html.page(decided.document(without_requester=True)).decode()


def test_the_review_of_a_silence_does_not_speak_of_an_answer() -> None:
    made = opened()
    asked = date(2026, 12, 29)
    review = actions.ask_review(
        case_id=made.case_id, grounds="I heard nothing.", on=asked, by=BY, at=at(asked)
    )
    issuing.issue_review(
        review_id=review, outcome=Verdict.OVERTURNED, reasons="It lay unread.", on=asked,
        by=BY, at=at(asked, 14),
    )  # fmt: skip
    text = letter_text(made, asked)
    assert "have not answered yet" in text
    assert "We have not handled your request as the law requires" in text
    assert "our answer to your request" not in text
    assert "We take it back" not in text


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
            (
                "section 43(2)", "15 January 2027", "Two bids are open.",
                "notice under section 17", "If you are not satisfied", "section 50",
            ),
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
