"""The words by which a kind of question is known. PURE."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Hints:
    """`needs`: of each group some word must be there; `helps`: each that is there speaks for the
    kind; `never`: with one of these it is another question. A word may be several; with * at its
    end it is the beginning of a word."""

    needs: tuple[tuple[str, ...], ...]
    helps: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def found_in(self, text: str) -> tuple[str, ...]:
        """The words of the text that speak for the kind, as they stand there; none where a
        needed group is missing."""
        if any(_first(word, text) for word in self.never):
            return ()
        needed = [next(filter(None, (_first(w, text) for w in group)), "") for group in self.needs]
        if not all(needed):
            return ()
        helped = [found for word in self.helps if (found := _first(word, text))]
        return tuple(dict.fromkeys([*needed, *helped]))

    def weight(self, text: str) -> int:
        """How strongly the text speaks for the kind: 0 where it does not. What is needed counts
        twice."""
        found = self.found_in(text)
        helped = sum(1 for word in self.helps if _first(word, text))
        return len(self.needs) * 2 + helped if found else 0


def _first(word: str, text: str) -> str:
    """The word as the text has it; "" where it has not."""
    found = _pattern(word).search(text)
    return found[0] if found else ""


@lru_cache(maxsize=1024)
def _pattern(word: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in word.removesuffix("*").split()]
    said = r"\s+".join(parts).replace(r"\-", "[-‐‑ ]?").replace("'", "['’]")
    ends = r"[\w'’]*" if word.endswith("*") else ""
    return re.compile(rf"(?<!\w){said}{ends}(?!\w)", re.IGNORECASE)
