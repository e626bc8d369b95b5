"""Sending a letter: its bytes are kept in three formats, its row is written, its mail is queued.

Called by the verbs that end in a letter, inside their transaction: the letter, what it tells of and
the mail that takes it out are there together, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import timezone

from fosse.documents import html, pdf, word
from fosse.documents.document import Document
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.stationery import actions as stationery
from fosse.stationery import facts as stationery_facts
from fosse.stationery import outbox
from fosse.stationery.paper import Signs, Stationery

from .case_fact import CaseFact, RequesterFact
from .case_facts import case_by_id, in_their_words, requester
from .going_out import PDF
from .kinds import LetterKind
from .letters.composing import correspondent
from .letters.frame import Frame
from .models import Letter
from .recording import Refused
from .release import File

HTML = "text/html; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(case_id: int, *, on: date) -> tuple[CaseFact, RequesterFact]:
    """A case and who made it, as a letter of the day needs them. Raises `Refused` when nobody
    is left to write to."""
    case = case_by_id(case_id, as_at=on)
    if case is None:
        raise Refused(f"There is no request number {case_id} on record. Look at the desk again.")
    who = requester(case.reference)
    if who is None or who.forgotten_at is not None:
        raise Refused(f"Who made {case.reference} was forgotten: nobody is left to write to.")
    _check_mail_address(who, case.reference)
    return case, in_their_words(who, as_at=on)


def _check_mail_address(who: RequesterFact, reference: str) -> None:
    """Raise `Refused` for an address that no mail can go to. It does not say the address: those
    read it, too, who may not see who asks."""
    try:
        outbox.check_address(who.email)
    except outbox.NotAnAddress:
        raise Refused(
            f"The e-mail address of whoever made {reference} is none that mail can go to. Put it "
            "right on the page of the request, under “Who asks”."
        ) from None


def paper_of(case: CaseFact, *, on: date) -> Stationery:
    """What the authority writes with on the day. Raises `Refused`, naming what is missing."""
    try:
        return stationery_facts.stationery(case.authority_code, on=on)
    except stationery_facts.Incomplete as missing:
        raise Refused(str(missing)) from missing


def frame_of(
    case: CaseFact,
    who: RequesterFact,
    paper: Stationery,
    *,
    on: date,
    signs: Signs = Signs.ANSWERS,
) -> Frame:
    """What is round the letter: to whom, from whom, under which reference. Raises `Refused`
    for a requester without a name, whom no letter can greet (s.8(1)(b))."""
    if not (who.name and (who.email or who.address)):
        raise Refused(
            f"{case.reference} has no name and address to write to (s.8). Tell the requester by "
            "the way that the request came, and record it as a note."
        )
    return Frame(
        reference=case.reference,
        on=on,
        received_on=case.received_on,
        to=correspondent(who),
        letterhead=paper.letterhead,
        signed=paper.signature(signs),
    )


def send(
    case: CaseFact,
    who: RequesterFact,
    kind: LetterKind,
    document: Document,
    *,
    by: Account | Operator,
    at: datetime,
    files: Sequence[File] = (),
    proceeding: int | None = None,
) -> Letter:
    """Keep the letter and its attachments, and queue the mail where there is an address for it;
    where there is none the letter is to be printed and posted. Raises `Refused` for a letter of
    another day than that on which it goes out: its date stops clocks."""
    check_day(document, at=at)
    number = Letter.objects.filter(case_id=case.id).count() + 1
    name = f"{case.reference.lower()}-{number}-{kind.value.replace('_', '-')}"
    kept = _kept(case, name, document, files, by=by, at=at)
    attachments = [
        {
            "name": one.name,
            "title": one.title,
            "media_type": one.media_type,
            "sha256": kept[one.name],
        }
        for one in files
    ]
    letter = Letter.objects.create(
        case_id=case.id,
        proceeding_id=proceeding,
        kind=kind,
        issued_on=document.on,
        issued_at=at,
        issued_by_id=by.pk,
        issued_by=by.name,
        html_sha256=kept[f"{name}.html"],
        docx_sha256=kept[f"{name}.docx"],
        pdf_sha256=kept[f"{name}.pdf"],
        attachments=attachments,
        values={"name": name, "title": document.title},
    )
    if who.email:
        _queue(case, who, letter, document, at=at)
    return letter


def check_day(document: Document, *, at: datetime) -> None:
    """Raise `Refused` for a letter of another day than that on which it goes out."""
    if document.on != timezone.localdate(at):
        raise Refused(
            f"A letter bears the day on which it goes out, not {document.on:%-d %B %Y}. Give "
            "today; what you sent on another day, record without a letter."
        )


def _kept(
    case: CaseFact,
    name: str,
    document: Document,
    files: Sequence[File],
    *,
    by: Account | Operator,
    at: datetime,
) -> dict[str, str]:
    """File name → the hash under which its bytes are kept: the letter's three formats, `files`."""
    formats = {
        f"{name}.html": (HTML, html.page(document)),
        f"{name}.docx": (WORD, word.write(document)),
        f"{name}.pdf": (PDF, pdf.write(document)),
    }
    return {
        file_name: stationery.keep(
            authority_code=case.authority_code,
            data=data,
            media_type=media_type,
            file_name=file_name,
            by=by,
            at=at,
        ).sha256
        for file_name, (media_type, data) in (*formats.items(), *_named(files))
    }


def _named(files: Sequence[File]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    return ((one.name, (one.media_type, one.data)) for one in files)


def _queue(
    case: CaseFact, who: RequesterFact, letter: Letter, document: Document, *, at: datetime
) -> None:
    name = letter.values["name"]
    own = [
        outbox.Attached(f"{name}.pdf", PDF, letter.pdf_sha256),
        outbox.Attached(f"{name}.html", HTML, letter.html_sha256),
    ]
    files = [
        outbox.Attached(one["name"], one["media_type"], one["sha256"]) for one in letter.attachments
    ]
    outbox.queue(
        outbox.Mail(
            key=f"letter/{letter.pk}",
            to=who.email,
            subject=f"{case.reference}: {document.title}",
            text=(
                f"Dear {who.name}\n\nPlease find our letter about your request {case.reference} "
                "attached, as a PDF and as a page that you can read in a browser"
                f"{', with the files that belong to it' if files else ''}.\n\n"
                f"{document.author}\n"
            ),
            about=case.reference,
            authority_code=case.authority_code,
            attachments=(*own, *files),
        ),
        at=at,
    )
