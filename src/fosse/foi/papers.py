"""The verb of papers: keep one; and reading its bytes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fosse.audit.actions import Doer
from fosse.people.models import Account
from fosse.people.operator import Operator

from . import paper_store
from .intake.incoming import Incoming
from .intake.text import clean
from .kinds import PaperKind
from .models import Case, Paper
from .recording import SEARCH, Refused, hold, note_change


def keep_paper(
    *,
    case_id: int,
    kind: PaperKind,
    paper: Incoming,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> int:
    """Keep a paper of a case; the number it is known by. The same bytes a second time are the
    same paper, which may bring the text that the first had not. Raises `Refused` for one that is
    empty or too large."""
    with paper_store.written([paper]), transaction.atomic():
        case = hold(case_id, by=by, at=at, version=version, may=SEARCH)
        kept, new = add(case, kind, paper, by=by, at=at)
        if new or _fill(kept, paper):
            note_change(
                case,
                "paper_kept",
                f"kept the paper “{kept.name}”",
                at=at,
                by=by,
                paper=kept.pk,
                sha256=kept.sha256,
            )
        return kept.pk


@transaction.atomic
def let_out(
    *,
    paper_id: int,
    out: bool,
    text: str = "",
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Say that what was found goes out with the answer, its text (or `text`, as an officer put it
    right) without what is redacted; or (`out` False) that it does not. Raises `Refused` for a
    paper of which no text could be read: an image or a workbook is never released as it is."""
    paper = Paper.objects.filter(pk=paper_id).exclude(kind=PaperKind.RECEIVED).first()
    if paper is None:
        raise Refused(f"There is no paper number {paper_id} that was found in a search.")
    case = hold(paper.case_id, by=by, at=at, version=version)
    paper.text = clean(text) if out and _is_put_right(paper, text) else paper.text
    if out and not paper.text.strip():
        raise Refused(
            f"No text could be read from “{paper.name}”, and files are not released as they are. "
            "Type what it says into the answer, or put its values into a table."
        )
    paper.kind = PaperKind.REDACTED if out else PaperKind.FOUND
    twin = Paper.objects.filter(case=case, kind=paper.kind, sha256=paper.sha256).exclude(
        pk=paper.pk
    )
    if out and twin.exists():
        raise Refused(
            f"The same file as “{paper.name}” goes out already: look at the papers again."
        )
    twin.delete()  # the same bytes, kept twice: now one paper, which does not go out
    paper.save(update_fields=["kind", "text"])
    words = f"{'put' if out else 'took'} “{paper.name}” {'into' if out else 'out of'} the answer"
    note_change(case, "paper_let_out" if out else "paper_held_back", words, at=at, by=by)
    return case.reference


def add(
    case: Case, kind: PaperKind, paper: Incoming, *, by: Doer, at: datetime
) -> tuple[Paper, bool]:
    """The row of a paper whose bytes are written, and whether it is new. For verbs that hold the
    case themselves."""
    kept, new = Paper.objects.get_or_create(
        case=case,
        kind=kind,
        sha256=paper.sha256,
        defaults={
            "name": paper.name[:200],
            "media_type": paper.media_type[:100],
            "size": len(paper.data),
            "text": paper.text.replace("\0", ""),
            "kept_at": at,
            "kept_by": by.name,
        },
    )
    return kept, new


def _is_put_right(paper: Paper, text: str) -> bool:
    """Whether a text is to stand for what was read of a paper. Raises `Refused` where passages of
    that are redacted: they are marked by where they stand."""
    changed = bool(text.strip()) and clean(text) != clean(paper.text)
    if changed and paper.redactions.exists():
        raise Refused(
            f"Passages of “{paper.name}” are redacted. Take them back to change its text."
        )
    return changed


def _fill(kept: Paper, paper: Incoming) -> bool:
    """Give a paper that has no text the one that it comes with now; whether it was given one."""
    if kept.text.strip() or not paper.text.strip():
        return False
    kept.text = paper.text.replace("\0", "")
    kept.save(update_fields=["text"])
    return True


def paper_bytes(paper_id: int) -> bytes:
    """The bytes of a paper, checked against its hash. Raises `Refused` for one that was removed
    or never was, `paper_store.Damaged` when its file is gone or has changed."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise Refused(f"There is no paper number {paper_id} on record.")
    if paper.removed_at is not None:
        raise Refused(f"“{paper.name}” was removed on {paper.removed_at:%-d %B %Y}.")
    return paper_store.read(paper.sha256)
