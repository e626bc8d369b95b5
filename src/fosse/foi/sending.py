"""Requests sent by the public form: each form makes one case, however often it is sent."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address

from django.db import IntegrityError, transaction

from fosse.people.nobody import Nobody
from fosse.people.throttle import Limit, wait_until

from .acknowledging import acknowledge_by_mail
from .kinds import Channel
from .models import Sending
from .receiving import Received, RequesterDetails, receive

KEPT = timedelta(days=1)  # how long the network address of a sender is kept
FROM_ONE_ADDRESS = Limit(
    free=10, window=timedelta(hours=1), first=timedelta(minutes=1), longest=timedelta(minutes=15)
)


def waits_until(address: str, *, now: datetime) -> datetime | None:
    """The moment before which nothing more is taken from a network address that has sent many
    requests; None when it may send. An address that nobody knows ("") never waits."""
    if not address:
        return None
    sent = Sending.objects.filter(address=network_of(address), at__gt=now - FROM_ONE_ADDRESS.window)
    return wait_until(list(sent.values_list("at", flat=True)), FROM_ONE_ADDRESS, now=now)


def send(
    *,
    token: str,
    authority_code: int,
    text: str,
    requester: RequesterDetails,
    address: str,
    received_on: date,
    at: datetime,
) -> Received:
    """Receive a request from the form that `token` names. A form that was sent before, or is being
    sent at this moment, gives the case that it made; then `twin_of` is None all the same, for it
    is one request. Its receipt is acknowledged by e-mail where one was given. Raises `Refused` as
    `receiving.receive` does."""
    let_addresses_go(now=at)
    try:
        with transaction.atomic():
            if sent := _sent(token):
                return sent
            received = receive(
                authority_code=authority_code,
                text=text,
                channel=Channel.FORM,
                received_on=received_on,
                requester=requester,
                by=Nobody(),
                at=at,
            )
            network = network_of(address)
            Sending.objects.create(token=token, case_id=received.case_id, address=network, at=at)
            if requester.email and received.twin_of is None:
                to = requester.email.strip()
                acknowledge_by_mail(received.case_id, to, at=at, by=Nobody())
            return received
    except IntegrityError:
        if sent := _sent(token):  # it was quicker, and all of ours is undone
            return sent
        raise


def let_addresses_go(*, now: datetime) -> int:
    """Empty the network addresses that were kept for a day; how many."""
    return Sending.objects.filter(at__lt=now - KEPT).exclude(address="").update(address="")


def network_of(address: str) -> str:
    """Whom a network address stands for: itself, or the 64 bits that IPv6 gives to one household
    (RFC 6177), who could otherwise come from another address each time."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False).network_address)


def _sent(token: str) -> Received | None:
    found = Sending.objects.filter(token=token).values_list("case_id", "case__reference").first()
    return Received(*found) if found else None
