"""A table that goes out with an answer: what it will show, and what is taken out of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from fosse.foi import actions
from fosse.foi.answers.composed import Sheet
from fosse.foi.disclosure import rule_for
from fosse.foi.question_fact import TableFact
from fosse.foi.redaction import Cells, redact_sheet

from ..access import opens
from ..clock import today
from .claim_forms import TableRedactForm
from .doing import Data, Deed, carry_out, filled
from .finding import address_of, case_or_404, table_or_404

ROWS = 200  # shown of a longer table


@opens("requests.handle")
def table(request: HttpRequest, code: int, reference: str, table_id: int) -> HttpResponse:
    """The table as it goes out; a column or a cell of it taken out."""
    case = case_or_404(code, reference)
    question, found = table_or_404(case, table_id)
    form = filled(
        TableRedactForm,
        request,
        case,
        columns=found.columns,
        regimes=case.regimes,
        on=case.received_on,
        claimed=[claim.provision for claim in question.claims],
    )

    def do(data: Data, by: Data) -> str:
        row = data["row"] - 1 if data["row"] else None
        said = {name: data[name] for name in ("column", "provision", "reason")}
        actions.redact_table(table_id=table_id, row=row, **said, **by)
        return f"“{data['column']}” is taken out{f' of row {row + 1}' if row is not None else ''}."

    shown = redact_sheet(_sheet(found), _cells(found)).sheet
    deed = Deed(
        heading=found.title,
        button="Take it out",
        form=form,
        do=do,
        working=request.method == "POST",
        back=address_of(case, "case-question", question.number),
        done=address_of(case, "case-table", table_id),
        template="cases/table.html",
        context={
            "question": question,
            "table": found,
            "rows": list(enumerate(shown.rows[:ROWS], 1)),
            "more": max(0, len(shown.rows) - ROWS),
            "withheld": _withheld(found.suppressed),
            "rule": rule_for(case.authority_code, today()),
        },
    )
    return carry_out(request, case, deed)


def _sheet(found: TableFact) -> Sheet:
    return Sheet(found.title, found.columns, found.rows, {}, ())


def _cells(found: TableFact) -> list[Cells]:
    return [Cells(one.column, one.row, one.provision, one.reason) for one in found.redactions]


def _withheld(suppressed: Sequence[object]) -> list[str]:
    """Each small number that is withheld, by row and column, and why."""
    return [
        ", ".join(str(value) for value in one.values()) if isinstance(one, dict) else str(one)
        for one in suppressed
    ]
