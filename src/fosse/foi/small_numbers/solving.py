"""Integer programmes, solved by HiGHS, which keeps its own remarks out of what we print. PURE."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ONE_AT_A_TIME = Lock()
_OUT, _ERR = 1, 2


def smallest(
    aim: NDArray[np.float64],
    *,
    whole: NDArray[np.float64],
    ranges: tuple[NDArray[np.float64], NDArray[np.float64]],
    rows: tuple[Any, Any, Any] | None,
    options: Mapping[str, int] | None = None,
) -> NDArray[np.float64] | None:
    """The numbers that make `aim` smallest within their ranges, 1 in `whole` where a number is to
    be whole, and every sum of `rows` (matrix, least, most) within its own; None where no numbers
    do, or none were found."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    with _remarks_apart():
        found = milp(
            aim,
            integrality=whole,
            bounds=Bounds(*ranges),
            constraints=LinearConstraint(*rows) if rows else (),
            options=dict(options or {}),
        )
    numbers: NDArray[np.float64] | None = found.x
    return numbers


@contextmanager
def _remarks_apart() -> Iterator[None]:
    """What HiGHS prints, whatever its options say, goes to standard error: on standard output it
    would stand amid a table that a command prints as JSON. One at a time, for the standard output
    is the whole process's."""
    with _ONE_AT_A_TIME:
        libc, before = ctypes.CDLL(None), os.dup(_OUT)
        try:
            libc.fflush(None)
            os.dup2(_ERR, _OUT)
            yield
        finally:
            libc.fflush(None)  # what HiGHS said waits in the C library's own buffer
            os.dup2(before, _OUT)
            os.close(before)
