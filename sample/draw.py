"""Random numbers by topic: a new topic, or a change in one, leaves the others as they were."""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

SEED = 1908
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def stream(topic: str) -> np.random.Generator:
    """The stream of one topic: the same on every run and every machine."""
    return np.random.default_rng([SEED, zlib.crc32(topic.encode("utf-8"))])


def logistic(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float64)


def logit(p: float | Floats) -> Floats:
    share = np.asarray(p, dtype=np.float64)
    return np.asarray(np.log(share / (1.0 - share)), dtype=np.float64)
