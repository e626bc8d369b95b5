"""How many schools on a list are there by chance."""

from __future__ import annotations

import numpy as np

from fosse.evidence.statistics.intervals import Floats


def expected_by_chance(probability: Floats) -> float:
    """Of the schools on a list, how many are expected not to belong there: Σ(1 − Pr).

    `probability` is, for each school listed, Pr(its true value is where the list says).
    Schools whose probability is not known are left out. Goldstein & Spiegelhalter 1996
    (10.2307/2983325) on why no list should stand without it.
    """
    known = probability[np.isfinite(probability)]
    return float((1 - known).sum())
