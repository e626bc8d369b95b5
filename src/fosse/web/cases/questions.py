"""Splitting a request into questions; the law of each, its searches, the time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from fosse.foi import actions
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import Activity, Regime
from fosse.foi.splitting import split_questions

from ..access import opens, signed_in
from ..clock import today
from ..words import count
from .doing import Data, Deed, carry_out, filled, show
from .finding import address_of, case_or_404, question_or_404
from .question_forms import Asked, RegimeForm, SearchForm, SplitForm, TimeForm, asked_in

HANDLE, SEARCH = "requests.handle", "requests.search"


@opens(HANDLE)
def split(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Split it into questions: proposed from its text, corrected by hand."""
    case = case_or_404(code, reference)
    if request.method == "POST":
        asked = asked_in(request.POST)
        if changed := _row_added_or_removed(request, asked):
            initial = {"version": request.POST.get("version")}
            return show(request, case, _splitting(case, SplitForm(initial=initial, asked=changed)))
        return carry_out(request, case, _splitting(case, filled(SplitForm, request, case,
                                                                asked=asked)))  # fmt: skip
    form = filled(SplitForm, request, case, asked=_proposed(case))
    return carry_out(request, case, _splitting(case, form))


def _splitting(case: CaseFact, form: SplitForm) -> Deed:
    def do(data: Data, by: Data) -> str:
        made = actions.split(case_id=case.id, questions=form.drafts(), **by)
        return f"{case.reference} has {count(len(made), 'question')}: answer each."

    return Deed(
        heading="Split it into questions",
        button="Save the questions",
        form=form,
        do=do,
        working=True,
        template="cases/split.html",
        context={"proposed": not case.questions},
        done=f"{address_of(case)}#questions",
    )


def _proposed(case: CaseFact) -> tuple[Asked, ...]:
    """The questions as they are; where there are none, those that the text seems to ask."""
    if case.questions:
        return tuple(Asked(one.text, one.regime.value, one.id) for one in case.questions)
    return tuple(Asked(one.text) for one in split_questions(case.text)) or (Asked(""),)


def _row_added_or_removed(request: HttpRequest, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The rows after “Add a question” or “Remove”; () where neither was pressed."""
    if request.POST.get("step") == "add":
        return (*asked, Asked(""))
    said = request.POST.get("remove", "")
    if said.isdecimal() and 1 <= int(said) <= len(asked):
        left = tuple(one for number, one in enumerate(asked, 1) if number != int(said))
        return left or (Asked(""),)
    return ()


@opens(HANDLE)
def regime(request: HttpRequest, code: int, reference: str, number: int) -> HttpResponse:
    """Say under which law a question is answered."""
    case = case_or_404(code, reference)
    question = question_or_404(case, number)
    form = filled(RegimeForm, request, case, {"regime": question.regime.value})

    def do(data: Data, by: Data) -> str:
        chosen = Regime(data["regime"])
        actions.set_regime(question_id=question.id, regime=chosen, **by)
        return f"Question {number} is answered under the {chosen.words}."

    back = address_of(case, "case-question", number)
    lead = ("Its exemptions stay as they are: look at each, for the other law has its own.",)
    heading = f"Law of question {number}"
    said = lead if question.claims else ()
    deed = Deed(heading, "Save", form, do, working=True, lead=said, back=back, done=back)
    return carry_out(request, case, deed)


@opens(SEARCH)
def search(request: HttpRequest, code: int, reference: str, number: int) -> HttpResponse:
    """Record a search that was made for a question."""
    case = case_or_404(code, reference)
    question = question_or_404(case, number)
    initial = {"on": today(), "who": signed_in(request).name}
    form = filled(SearchForm, request, case, initial)

    def do(data: Data, by: Data) -> str:
        said = {name: data[name] for name in ("who", "where", "terms", "minutes", "what", "on")}
        actions.record_search(question_id=question.id, found=data["found"] == "yes", **said, **by)
        return f"The search for question {number} is recorded."

    back = address_of(case, "case-question", number)
    heading, lead = f"Record a search for question {number}", (question.text,)
    deed = Deed(heading, "Record it", form, do, working=True, lead=lead, back=back, done=back)
    return carry_out(request, case, deed)


@opens(SEARCH)
def spend_time(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Log minutes spent, or estimated."""
    case = case_or_404(code, reference)
    form = filled(TimeForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.spend_time(
            case_id=case.id,
            activity=Activity(data["activity"]),
            **{name: data[name] for name in ("minutes", "on", "estimated", "note")},
            **by,
        )
        return f"{count(data['minutes'], 'minute')} logged."

    lead = (f"So far: {case.cost.in_words}", "Redacting and drafting do not count (FOIA-12-3). The "
            "minutes of a recorded search are counted already.")  # fmt: skip
    return carry_out(request, case, Deed("Log time", "Log it", form, do, working=True, lead=lead))
