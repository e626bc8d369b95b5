"""The published bands of Progress 8, from the score and its published limits.

Department for Education, "Secondary accountability measures". `P8_BANDING` numbers the bands 1,
well above average, to 5, well below average.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.statistics.intervals import Floats

BANDS = {
    1: "well above average",
    2: "above average",
    3: "average",
    4: "below average",
    5: "well below average",
}
HALF_A_GRADE = 0.5


def progress8_band(score: Floats, low: Floats, high: Floats) -> NDArray[np.int8]:
    """The band of each school, 1 to 5; 0 where the score or a limit is not known.

    Above and below need the whole interval on one side of nought; "well" also needs a score of
    at least half a grade above, or of more than half a grade below.
    """
    known = np.isfinite(score) & np.isfinite(low) & np.isfinite(high)
    above, below = low > 0, high < 0
    band = np.select(
        [
            ~known,
            above & (score >= HALF_A_GRADE),
            above,
            below & (score < -HALF_A_GRADE),
            below,
        ],
        [0, 1, 2, 5, 4],
        default=3,
    )
    return band.astype(np.int8)
