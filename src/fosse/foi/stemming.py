"""English words → stems, so that “schools” finds “school”. PURE.

M. F. Porter, “An algorithm for suffix stripping”, Program 14 (3), 1980: the five steps under his
numbers, on lower-case ASCII words. Both databases are given the same stems, so that both find the
same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ("logi", "log"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"),
    ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion",
    "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip
_VOWELS = "aeiou"
_RUN = re.compile(r"v+c+")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; words of one or two letters are their own.

    >>> [stem(word) for word in ("clusters", "co", "schools", "paying", "secondary", "agreed")]
    ['cluster', 'co', 'school', 'pai', 'secondari', 'agre']
    """
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    for step in (_plurals, _endings_in_ed_and_ing, _final_y, _step_2, _step_3, _step_4, _step_5):
        word = step(word)
    return word


def _pattern(word: str) -> str:
    """Vowels and consonants: “school” is “cccvvc”. A y after a consonant is a vowel."""
    pattern = ""
    for letter in word:
        vowel = letter in _VOWELS or (letter == "y" and pattern.endswith("c"))
        pattern += "v" if vowel else "c"
    return pattern


def _measure(word: str) -> int:
    """How many times vowels are followed by consonants: Porter's m."""
    return len(_RUN.findall(_pattern(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _pattern(word)


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _pattern(word)[-1] == "c"


def _short(word: str) -> bool:
    """Ends in consonant, vowel, consonant, the last not w, x or y: Porter's *o."""
    return _pattern(word).endswith("cvc") and word[-1] not in "wxy"


def _plurals(word: str) -> str:
    for ending, instead in (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word


def _endings_in_ed_and_ing(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and _has_vowel(rest):
            return _made_whole(rest)
    return word


def _made_whole(word: str) -> str:
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _doubled(word) and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _short(word) else word


def _final_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _has_vowel(word[:-1]) else word


def _replaced(word: str, pairs: Sequence[tuple[str, str]]) -> str:
    """The first pair whose ending the word has decides, whether or not it is replaced."""
    for ending, instead in pairs:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + instead if _measure(rest) > 0 else word
    return word


def _step_2(word: str) -> str:
    return _replaced(word, _STEP_2)


def _step_3(word: str) -> str:
    return _replaced(word, _STEP_3)


def _step_4(word: str) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            rest = word[: -3 if ending in {"sion", "tion"} else -len(ending)]
            return rest if _measure(rest) > 1 else word
    return word


def _step_5(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
