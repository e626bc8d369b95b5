"""Reading ahead: what the first visitor of a process would otherwise wait for.

The search index and the comparisons of all England take seconds to make and are then kept by
the process, each under the hash of what it was made from.
"""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, connection

from fosse.evidence import facts as evidence
from fosse.schools import facts as register

from .clock import today

log = logging.getLogger(__name__)


def in_background() -> threading.Thread:
    """Start reading ahead, beside the first requests, and return the thread that does it."""
    thread = threading.Thread(target=read_ahead, name="reading ahead", daemon=True)
    thread.start()
    return thread


def read_ahead() -> None:
    """Make the search index and today's comparisons. A database that is not ready yet is not
    an error here: the first page that needs it says so."""
    try:
        register.warm()
        evidence.warm(as_at=today())
    except (DatabaseError, FileNotFoundError) as error:
        log.warning("Nothing was read ahead: %s", error)
    finally:
        connection.close()
