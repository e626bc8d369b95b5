"""The audit: appended to, inside the transaction of what it speaks of, and never changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from fosse.audit import facts
from fosse.audit.actions import record
from fosse.audit.facts import Wanted
from fosse.audit.models import Event
from fosse.people.operator import Operator

ANN, BEN = Operator("ann"), Operator("ben")


def note(verb: str, *, by: Operator = ANN, noun_id: object = 1, reason: str = "") -> Event:
    with transaction.atomic():
        return record(by=by, verb=verb, noun="cluster", noun_id=noun_id, reason=reason)


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        record(by=ANN, verb="cluster.founded", noun="cluster", noun_id=1)
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_goes_when_what_it_speaks_of_does_not_happen() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(by=ANN, verb="cluster.founded", noun="cluster", noun_id=1)
        raise ZeroDivisionError
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_an_event_can_be_neither_changed_nor_deleted() -> None:
    event = note("cluster.founded")
    event.reason = "another"
    with pytest.raises(TypeError, match="never changed"):
        event.save()
    with pytest.raises(TypeError, match="never deleted"):
        event.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["update", "delete"])
def test_nor_can_all_of_them_at_once(how: str) -> None:
    note("cluster.founded")
    with pytest.raises(TypeError, match="append"):
        Event.objects.update(reason="x") if how == "update" else Event.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["update audit_event set reason = ''", "delete from audit_event"])
def test_postgresql_itself_refuses_to_change_the_audit(sql: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no other way in than Fosse itself")
    note("cluster.founded")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)


@pytest.mark.django_db
def test_events_are_read_newest_first_and_filtered() -> None:
    note("cluster.founded", reason="agreed by heads")
    note("cluster.closed", by=BEN, noun_id=2)
    now = datetime.now(UTC)
    found = facts.events(Wanted(), known_at=now, limit=10)
    assert [event.verb for event in found] == ["cluster.closed", "cluster.founded"]
    assert found[1].reason == "agreed by heads"
    for wanted, number in (
        (Wanted(by_name="BEN"), 1),
        (Wanted(verb="cluster.founded"), 1),
        (Wanted(noun="cluster", noun_id="2"), 1),
        (Wanted(noun="school"), 0),
        (Wanted(since=now), 0),
        (Wanted(before=now), 2),
    ):
        assert facts.count(wanted, known_at=now) == number, wanted
    assert facts.verbs() == ("cluster.closed", "cluster.founded")


@pytest.mark.django_db
def test_what_was_recorded_later_is_not_known_yet() -> None:
    event = note("cluster.founded")
    assert facts.count(Wanted(), known_at=event.at - timedelta(microseconds=1)) == 0
    assert facts.count(Wanted(), known_at=event.at) == 1
