"""What no typeface of a PDF can show, said in words. PURE.

PDF/UA-1 forbids a sign without a shape (ISO 14289-1, 7.21.8), so that typst refuses a document
that holds one and names the first. A request may hold any: an emoji, a name in a script that no
face covers. Page and Word file show them all the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import typst

_REFUSED = re.compile(r"the text `\"(.+)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_PARTLY = {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "COMBINING", "MODIFIER"}
_EMOJI = range(0x1F000, 0x20000)
_PATIENCE = 24  # refusals, of some 20 ms each, before only what is sure to be shown is left
_SURE = re.compile(r"[\u0000-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2027\u20ac\u2122\ufffd]")
_REPEATED = re.compile(r"(\[words in [^\]]*\])(?:\s+\1)+")


@dataclass
class Unshown:
    """The signs that were refused so far, and the scripts that they are of."""

    signs: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    refusals: int = 0
    only_sure: bool = False

    def keep_to_what_is_sure(self) -> bool:
        """From now on show only what every face has. False where that is so already."""
        before, self.only_sure = self.only_sure, True
        return not before

    def learn(self, error: typst.TypstError) -> None:
        """Take in which signs were refused. Raises the error where it says something else, or
        nothing new."""
        found = _REFUSED.search(error.message)
        if found is None:
            raise error
        refused = set(_ESCAPED.sub(_unescape, found[1]))
        new = refused - self.signs - {sign for sign in refused if self._has(sign)}
        if not new:
            raise error
        self.refusals += 1
        self.only_sure = self.only_sure or self.refusals >= _PATIENCE
        self.signs |= new
        self.scripts |= {script for sign in new if (script := script_of(sign)) not in _PARTLY}
        self.scripts.discard("")

    def said(self, data: Any) -> Any:
        """The data with every sign that cannot be shown put into words."""
        if not self.signs and not self.only_sure:
            return data
        match data:
            case str():
                return data if data.isascii() else self._in_words(data)
            case dict():
                return {key: self.said(value) for key, value in data.items()}
            case list():
                return [self.said(value) for value in data]
        return data

    def _in_words(self, text: str) -> str:
        said, unshown = "", ""
        for sign in text:
            if self._has(sign) or (unshown and _goes_with(sign, unshown)):
                unshown += sign
            else:
                said += _words(unshown) + sign
                unshown = ""
        return _REPEATED.sub(r"\1", said + _words(unshown))

    def _has(self, sign: str) -> bool:
        if self.only_sure and not _SURE.match(sign):
            return True
        return sign in self.signs or (not sign.isascii() and script_of(sign) in self.scripts)


def script_of(sign: str) -> str:
    """The script of a letter as Unicode names it: GUJARATI; EMOJI for a picture; "" for any
    other sign."""
    if ord(sign) in _EMOJI and unicodedata.category(sign) in {"So", "Sk"}:
        return "EMOJI"
    if unicodedata.category(sign)[0] in "LMN":
        return re.split(r"[ -]", unicodedata.name(sign, ""))[0]
    return ""


def _goes_with(sign: str, unshown: str) -> bool:
    """Whether a sign has no meaning without the unshown ones before it: a mark, a joiner."""
    return unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"} or sign == "\ufe0f"


def _words(unshown: str) -> str:
    """Signs in words: the name of each picture, and of letters their script."""
    if not unshown:
        return ""
    scripts = {script_of(sign) for sign in unshown} - {""}
    if scripts and "EMOJI" not in scripts:
        named = sorted("Chinese" if script == "CJK" else script.capitalize() for script in scripts)
        listed = " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
        return f"[words in {listed} script, which this file cannot show]"
    said = [sign for sign in unshown if not _goes_with(sign, unshown) or len(unshown) == 1]
    names = [unicodedata.name(sign, f"sign U+{ord(sign):04X}").lower() for sign in said]
    return f"[{', '.join(names)}]"


def _unescape(sign: re.Match[str]) -> str:
    return chr(int(sign[1], 16)) if sign[1] else sign[2]
