"""HTML as plain text: what a reader would have seen, and where its links led. PURE."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .text import clean

MOST = 1_000_000  # characters: a longer body is cut, and its bytes are kept anyway
DEEPEST = 10  # quotations within quotations that are marked

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_BLOCK_NAMES = (
    "address article blockquote body caption dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main ol p pre section table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_APART = frozenset({"p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"})
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_SPACES = re.compile(r"[ \r\n\f]+")
_NO_TAG = re.compile(r"<(?![^<>]{1,5000}>)")


def as_text(html: str) -> str:
    """The words of an HTML text in their order: paragraphs apart, list items behind a dash, cells
    with a tab between, quotations behind “>”, and after each link the address that it leads to.
    Scripts, styles and comments are left out. Never raises."""
    reader = _Reader()
    reader.feed(_tame(html[:MOST]))
    reader.close()
    return reader.text()


def _tame(html: str) -> str:
    """The HTML without comments, and with each “<” that begins no tag as the sign that it is. The
    standard library reads what is not closed again from every “<” on: of a few thousand of them
    there is no end."""
    kept, at = [], 0
    while (begin := html.find("<!--", at)) >= 0 and (end := html.find("-->", begin + 2)) >= 0:
        kept.append(html[at:begin])
        at = end + 3
    return _NO_TAG.sub("&lt;", "".join([*kept, html[at:]]))


class _Lines:
    """Lines as they grow. Those of a quotation begin with “> ”, as in plain mail."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.line = ""
        self.quotes = 0

    def add(self, words: str) -> None:
        words = _SPACES.sub(" ", words)
        self.line += words.lstrip(" ") if not self.line or self.line.endswith(" ") else words

    def end(self, *, always: bool = False) -> None:
        if self.line.strip() or always:
            self.done.append("> " * min(self.quotes, DEEPEST) + self.line.rstrip())
        self.line = ""

    def leave_one(self) -> None:
        """End the line and leave an empty one, not two."""
        self.end()
        if self.done and self.done[-1].strip("> "):
            self.done.append("")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = _Lines()
        self._unseen: list[str] = []
        self._link = ""
        self._link_words = ""

    def text(self) -> str:
        self._lines.end()
        return clean("\n".join(self._lines.done))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Office's “<![if …]>” is no SGML; the standard library gives up on some of them."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":  # a head that nobody closed hides nothing more
            self._unseen.clear()
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if self._unseen:
            return
        if tag == "br":
            self._lines.end(always=True)
        elif tag in {"td", "th"} and self._lines.line:
            self._lines.line += "\t"
        elif tag == "a":
            self._link, self._link_words = _leads_to(dict(attrs).get("href")), ""
        elif tag in _BLOCKS:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif self._unseen:
            return
        elif tag == "a":
            if self._link and self._link not in self._link_words:
                self._lines.add(f" <{self._link}>")
            self._link = ""
        elif tag in _BLOCKS:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._lines.add(data)
            self._link_words += data if self._link else ""

    def _begin(self, tag: str) -> None:
        self._end("p" if tag in _APART else tag)
        self._lines.quotes += tag == "blockquote"
        if tag == "li":
            self._lines.line = "- "

    def _end(self, tag: str) -> None:
        if tag in _APART:
            self._lines.leave_one()
        else:
            self._lines.end()
        if tag == "blockquote":
            self._lines.quotes = max(0, self._lines.quotes - 1)


def _leads_to(address: str | None) -> str:
    found = _LINK.match((address or "").strip())
    return found.group().removeprefix("mailto:") if found else ""
