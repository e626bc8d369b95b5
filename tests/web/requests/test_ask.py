"""Asking for information by the public form: s.8, suggestions, check your answers, sent once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from tests.foi.published import entry
from tests.foi.test_long_runs import soon

from fosse.foi import sending
from fosse.foi.kinds import Channel, EventKind
from fosse.foi.models import Case, Requester, Sending
from fosse.stationery.models import OutgoingMail
from fosse.web.requests import drafts

ASK, SIMILAR, CHECK, SENT = (f"/requests/ask{step}" for step in ("", "/similar", "/check", "/sent"))
TEXT = "How many lollipop crossings were staffed in each ward in 2025?"
ROWAN = {
    "text": TEXT,
    "name": "Rowan Example",
    "email": "rowan@example.org",
    "address": "",
    "organisation": "",
    "website": "",
}


def write(client: Client, **other: str) -> object:
    return client.post(ASK, {**ROWAN, **other})


def token_on(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('"')[0]


def send(client: Client) -> object:
    token = token_on(client.get(CHECK).content.decode())
    return client.post(CHECK, {"token": token, "step": "send"})


def test_a_request_goes_from_the_form_to_a_case_with_its_reference_and_due_date(
    client: Client,
) -> None:
    assert write(client)["Location"] == SIMILAR
    assert client.get(SIMILAR)["Location"] == CHECK  # nothing answers it yet
    checking = client.get(CHECK).content.decode()
    assert TEXT in checking and "Rowan Example" in checking
    assert Case.objects.count() == 0  # nothing is sent before the last step
    assert send(client)["Location"] == SENT

    case = Case.objects.get()
    assert (case.text, case.channel, case.received_on) == (TEXT, Channel.FORM, date(2026, 3, 31))
    assert Requester.objects.get(case=case).name == "Rowan Example"
    said = client.get(SENT).content.decode()
    # 20 working days after 31 March 2026, over Good Friday 3 April and Easter Monday 6 April
    assert case.reference in said and "30 April 2026" in said
    assert "/requests/rules#FOIA-10-1" in said and "/requests/due?received=2026-03-31" in said


def test_the_receipt_is_acknowledged_by_e_mail(client: Client) -> None:
    write(client)
    send(client)
    mail, case = OutgoingMail.objects.get(), Case.objects.get()
    assert mail.to == "rowan@example.org"
    assert case.reference in mail.subject and "30 April 2026" in mail.text
    assert "20 working days" in mail.text and "FOIA-10-1" in mail.text
    assert TEXT not in mail.text  # what strangers type is not mailed to addresses that they give
    assert case.events.filter(kind=EventKind.ACKNOWLEDGED).exists()


def test_with_a_postal_address_alone_no_mail_goes_out(client: Client) -> None:
    write(client, email="", address="1 Abbey Street\nRatae\nRA1 1AA")
    send(client)
    assert Case.objects.count() == 1 and OutgoingMail.objects.count() == 0
    assert "by post" in client.get(SENT).content.decode()


@pytest.mark.parametrize(
    ("given", "words", "anchor"),
    [
        ({"text": ""}, "Write what information you want. The request is empty.", "id_text"),
        ({"text": "  \n "}, "Write what information you want. The request is empty.", "id_text"),
        ({"name": ""}, "Enter your name. A request has to say who is asking.", "id_name"),
        ({"email": ""}, "Enter an e-mail address or a postal address", "id_email"),
        ({"email": "rowan"}, "is not an e-mail address", "id_email"),
        ({"website": "http://spam.example"}, "this field is to be left empty", "id_website"),
    ],
)
def test_what_section_8_asks_for_and_is_not_there_is_said_in_a_summary(
    client: Client, given: dict[str, str], words: str, anchor: str
) -> None:
    assert write(client, **given)["Location"] == "/requests/ask?tried"
    page = client.get("/requests/ask?tried").content.decode()
    assert "There is a problem" in page and words in page
    assert f'href="#{anchor}"' in page and "<title>Error: " in page
    for further in (SIMILAR, CHECK):  # no way round it
        assert client.get(further)["Location"] == "/requests/ask?tried"
    client.post(CHECK, {"token": client.session[drafts._DRAFT]["token"], "step": "send"})
    assert Case.objects.count() == 0


def test_what_may_not_be_enough_is_asked_about_and_can_be_sent_all_the_same(
    client: Client,
) -> None:
    write(client, name="Rowan", text="crossing patrols")
    page = client.get(CHECK).content.decode()
    assert "“Rowan” is one word" in page and "Describe the information" in page
    send(client)
    assert Case.objects.count() == 1


def test_answered_requests_and_pages_are_offered_before_it_is_sent(client: Client) -> None:
    entry("Crossing patrols by ward", request=TEXT)
    entry("School meals", request="Who supplies the meals?")
    write(client, text=f"{TEXT} And how many clusters are there?")
    page = client.get(SIMILAR).content.decode()
    assert "Crossing patrols by ward" in page and "School meals" not in page
    assert "Both speak of " in page and "lollipop" in page
    assert "/authorities/999/clusters" in page and "nothing has been sent yet" in page
    assert Case.objects.filter(channel=Channel.FORM, text__contains="And how many").count() == 0


def test_a_page_is_offered_for_what_stands_early_in_a_very_long_request(client: Client) -> None:
    write(client, text=f"How many clusters are there? {'And then some. ' * 3_000}")
    assert "/authorities/999/clusters" in client.get(SIMILAR).content.decode()
    write(client, text=f"{'And then some. ' * 3_000} How many clusters are there?")
    assert client.get(SIMILAR)["Location"] == CHECK


def test_a_form_sent_twice_makes_one_case(client: Client) -> None:
    write(client)
    token = token_on(client.get(CHECK).content.decode())
    first = client.post(CHECK, {"token": token, "step": "send"})
    again = client.post(CHECK, {"token": token, "step": "send"})
    assert first["Location"] == again["Location"] == SENT
    assert Case.objects.count() == 1 and OutgoingMail.objects.count() == 1


def test_two_windows_sending_the_same_form_at_once_make_one_case(client: Client) -> None:
    write(client)
    token = token_on(client.get(CHECK).content.decode())
    session = dict(client.session)
    client.post(CHECK, {"token": token, "step": "send"})
    kept = client.session  # the second had read the session before the first had ended
    kept.update({drafts._DRAFT: session[drafts._DRAFT]})
    kept.pop(drafts._SENT)
    kept.save()
    client.post(CHECK, {"token": token, "step": "send"})
    case = Case.objects.get()
    assert case.reference in client.get(SENT).content.decode()
    assert not case.events.filter(kind=EventKind.NOTED).exists()


def test_the_same_words_in_a_new_form_are_one_request_and_it_is_said(client: Client) -> None:
    write(client)
    send(client)
    write(client)
    send(client)
    assert Case.objects.count() == 1
    page = client.get(SENT).content.decode()
    assert "We have this request already" in page
    assert "An acknowledgement" not in page and OutgoingMail.objects.count() == 1


def test_going_back_loses_nothing_and_a_changed_request_is_checked_again(client: Client) -> None:
    write(client)
    old = token_on(client.get(CHECK).content.decode())
    back = client.get(ASK).content.decode()
    assert TEXT in back and "rowan@example.org" in back
    write(client, text=f"{TEXT} And in 2024?")
    answer = client.post(CHECK, {"token": old, "step": "send"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "It was not sent" in page and "And in 2024?" in page
    assert Case.objects.count() == 0


def test_after_sending_the_form_is_empty_and_the_steps_lead_to_what_was_sent(
    client: Client,
) -> None:
    write(client)
    send(client)
    assert TEXT not in client.get(ASK).content.decode()
    assert client.get(CHECK)["Location"] == SENT
    assert client.get(SIMILAR)["Location"] == ASK
    assert TEXT not in str(dict(client.session))


def test_what_was_written_can_be_deleted(client: Client) -> None:
    write(client)
    assert client.post(CHECK, {"step": "delete"})["Location"] == "/requests"
    assert TEXT not in client.get(ASK).content.decode()
    assert "Rowan" not in str(dict(client.session))


def test_a_draft_is_let_go_after_two_hours(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    write(client)
    later = datetime.fromisoformat(client.session[drafts._DRAFT]["at"]) + timedelta(hours=2.1)
    monkeypatch.setattr(drafts, "now", lambda: later)
    assert TEXT not in client.get(ASK).content.decode()
    assert client.get(CHECK)["Location"] == ASK


def test_what_was_left_unsent_leaves_the_database_too(client: Client) -> None:
    write(client)
    assert client.session.get_expiry_age() <= 2 * 60 * 60
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    write(Client(), text="Something else about schools")
    (left,) = Session.objects.all()
    assert "Something else" in str(left.get_decoded())


def test_steps_without_a_draft_lead_to_the_form(client: Client) -> None:
    for step in (SIMILAR, CHECK, SENT):
        assert client.get(step)["Location"] == ASK


def test_html_in_a_request_is_shown_as_text(client: Client) -> None:
    write(client, text="<script>alert(1)</script> <b>how many</b> clusters are there?")
    for step in (CHECK, ASK):
        page = client.get(step).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_many_requests_from_one_network_address_have_to_wait(client: Client) -> None:
    for number in range(sending.FROM_ONE_ADDRESS.free):
        write(client, text=f"{TEXT} ({number})")
        assert send(client).status_code == 302
    write(client, text=f"{TEXT} One more.")
    answer = send(client)
    assert answer.status_code == 400 and "Wait" in answer.content.decode()
    assert Case.objects.count() == sending.FROM_ONE_ADDRESS.free


def test_the_network_address_is_let_go_after_a_day(client: Client) -> None:
    write(client)
    send(client)
    assert Sending.objects.get().address == "127.0.0.1"
    Sending.objects.update(at=Sending.objects.get().at - timedelta(days=1, minutes=1))
    write(client, text="Something else about schools")
    send(client)
    assert list(Sending.objects.order_by("at").values_list("address", flat=True)) == [
        "",
        "127.0.0.1",
    ]


def test_pages_with_what_somebody_wrote_are_kept_by_no_browser(client: Client) -> None:
    write(client)
    for step in (ASK, CHECK):
        assert client.get(step)["Cache-Control"] == "private, no-store"


def test_a_site_that_serves_no_authority_takes_no_requests(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.FOSSE_AUTHORITY = None
    answer = client.get(ASK)
    assert answer.status_code == 404
    assert "Send yours to the authority that holds it" in answer.content.decode()
    assert 'href="/requests"' not in client.get("/").content.decode()


def test_who_sends_what_is_no_longer_kept_is_told_so(client: Client) -> None:
    write(client)
    token = token_on(client.get(CHECK).content.decode())
    client.session.flush()  # two hours went by
    assert client.post(CHECK, {"token": token, "step": "send"})["Location"] == ASK
    said = client.get(ASK).content.decode()
    assert "Your request was not sent" in said and "two hours" in said
    assert Case.objects.count() == 0


@pytest.mark.parametrize("field", ["email", "address", "organisation"])
def test_what_is_too_long_is_said_in_words_that_name_it(client: Client, field: str) -> None:
    write(client, **{field: "Abbey Street " * 300})
    page = client.get("/requests/ask?tried").content.decode()
    summary = page.partition("govuk-error-summary")[2].partition("</ul>")[0]
    assert f'href="#id_{field}"' in summary
    assert {"email": "e-mail address", "address": "postal address"}.get(field, field) in summary


def test_a_text_that_is_too_long_comes_back_with_what_to_do(client: Client) -> None:
    write(client, text="schools " * 8_000)
    page = client.get("/requests/ask?tried").content.decode()
    assert "at most 50,000 fit. Shorten it" in page and "attach" not in page
    assert "schools schools" in page


def test_a_long_run_of_blanks_or_of_letters_keeps_nobody_waiting(client: Client) -> None:
    with soon():
        write(client, name="A A A A A A", text=f"{' ' * 99_000}x\n{'A ' * 300}!\n{'x' * 20_000}")
        client.get(CHECK)
    with soon():
        write(client, name="Aa A A A A A", text=f"How many?\n{'A ' * 300}!\n{'x' * 40_000}")
        send(client)
    assert Case.objects.count() == 1


def test_a_request_in_letters_that_are_not_english_is_taken(client: Client) -> None:
    write(client, text="请提供每个学校集群的名单以及负责协调每个集群的人员的姓名和职务 " * 3)
    assert send(client)["Location"] == SENT
    assert Case.objects.count() == 1
