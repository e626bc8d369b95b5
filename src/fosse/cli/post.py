"""The post goes out while Fosse is served: waiting mail once a minute, the digests once a day. The
network addresses of those who sent a request are let go in the same rounds.

A process of its own, so that no page waits for a mail server. It ends with the one that started it.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from fosse.foi import digest
from fosse.foi.sending import let_addresses_go
from fosse.stationery.sending import Round, send_waiting
from fosse.web.clock import now, today

EVERY = 60  # seconds between rounds
_RUN = "import django; django.setup(); from fosse.cli.post import run; run()"

log = logging.getLogger(__name__)


def start() -> subprocess.Popen[bytes] | None:
    """Start the process, where a mail server or a folder for mail is set; else None."""
    if settings.MAIL_ROUTE is None:
        return None
    told = {"DJANGO_SETTINGS_MODULE": "fosse.web.settings", **os.environ}
    return subprocess.Popen([sys.executable, "-c", _RUN], stdin=subprocess.DEVNULL, env=told)


def run() -> None:
    """What the process does, until whoever started it is gone."""
    parent = os.getppid()
    try:
        keep_sending(until=lambda: os.getppid() != parent)
    except KeyboardInterrupt:
        return


def keep_sending(
    *,
    tell: Callable[[Round], None] = lambda _: None,
    until: Callable[[], bool] = lambda: False,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Send what waits, and queue the digests when their hour comes, again and again `until` it is
    enough. A database that is busy or away is asked again in the next round."""
    told_on = date.min
    while not until():
        try:
            if told_on < today() and digest.is_time(now()):
                digest.queue_today(now=now())
                told_on = today()
            let_addresses_go(now=now())
            tell(send_waiting(now=now))
        except DatabaseError as trouble:
            log.warning("The post waits a round: %s", trouble)
        close_old_connections()
        for _ in range(EVERY):
            if until():
                return
            wait(1)
