"""Letters that went out, what went with them, and papers: to be saved, byte for byte.

Whatever a file says it is, a browser saves it and runs nothing of it.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fosse.foi import actions, paper_store
from fosse.foi.case_fact import CaseFact, LetterFact
from fosse.foi.going_out import PDF
from fosse.foi.posting import HTML, WORD
from fosse.stationery import facts as stationery

from ..access import opens
from .finding import case_or_404, paper_or_404

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
ANYTHING = "application/octet-stream"
TYPES = {"html": HTML, "docx": WORD, "pdf": PDF}


@opens("requests.requester")
@require_safe
def letter(
    request: HttpRequest, code: int, reference: str, letter_id: int, written: str
) -> HttpResponse:
    """A letter as it was issued: it names the requester."""
    case = case_or_404(code, reference)
    found = _letter(case, letter_id)
    hashes = {"html": found.html_sha256, "docx": found.docx_sha256, "pdf": found.pdf_sha256}
    name = f"{reference.lower()}-{found.kind.value.replace('_', '-')}-{letter_id}.{written}"
    return saved(_issued(hashes[written]), name, TYPES[written])


@opens("requests.see")
@require_safe
def attachment(
    request: HttpRequest, code: int, reference: str, letter_id: int, place: int
) -> HttpResponse:
    """A file that went with a letter, by its place among them."""
    found = _letter(case_or_404(code, reference), letter_id)
    if not 1 <= place <= len(found.attachments):
        raise Http404(f"No file {place} went with this letter.")
    one = found.attachments[place - 1]
    return saved(_issued(one["sha256"]), one["name"], one["media_type"])


@opens("requests.handle")
@require_safe
def paper(request: HttpRequest, code: int, reference: str, paper_id: int) -> HttpResponse:
    """A paper as it came: from strangers, so of no type that a browser would open."""
    found = paper_or_404(case_or_404(code, reference), paper_id)
    try:
        data = actions.paper_bytes(paper_id)
    except (actions.Refused, paper_store.Damaged) as refused:
        raise Http404(str(refused)) from refused
    return saved(data, found.name, ANYTHING)


def _letter(case: CaseFact, letter_id: int) -> LetterFact:
    for letter in case.letters:
        if letter.id == letter_id:
            return letter
    raise Http404(f"{case.reference} has no letter number {letter_id}.")


def _issued(sha256: str) -> bytes:
    try:
        return stationery.issued(sha256)
    except stationery.Missing as missing:
        raise Http404(str(missing)) from missing


def saved(data: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be saved: no browser opens it here."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    return response
