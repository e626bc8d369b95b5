"""Reads a document back out of each format as one outline: what is said, in reading order, and
as what. Blanks are left out, since each format breaks its lines elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import docx
import lxml.html
from docx.oxml.ns import qn


class Part(NamedTuple):
    """A part of a document: heading (of a level), text, item, table, figure, and what it says."""

    kind: str
    said: str
    level: int = 0
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Outline(NamedTuple):
    title: str
    language: str
    author: str
    parts: tuple[Part, ...]

    @property
    def said(self) -> list[str]:
        return [part.said for part in self.parts]


def bare(text: str | None) -> str:
    return "".join((text or "").split())


# --- HTML -----------------------------------------------------------------------------------


def of_html(page: bytes) -> Outline:
    root = lxml.html.fromstring(page)
    (author,) = root.xpath("//meta[@name='author']/@content")
    parts = tuple(_html_parts(root.find(".//main")))
    return Outline(root.findtext(".//title"), root.get("lang"), author, parts)


def _html_parts(element) -> Iterator[Part]:
    for child in element:
        match child.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" as name:
                yield Part("heading", bare(child.text_content()), level=int(name[1]))
            case "p":
                yield Part("text", bare(child.text_content()))
            case "li":
                yield from _html_item(child)
            case "div" if child.get("role") == "note":
                yield Part("text", bare(child.text_content()))
            case "dl":
                for row in child:
                    yield Part("text", bare(f"{row[0].text_content()}:{row[1].text_content()}"))
            case "img":
                yield Part("figure", bare(child.get("alt")))
            case "figure":
                yield from _html_figure(child)
            case "table":
                yield _html_table(child)
            case _:
                yield from _html_parts(child)


def _html_item(item) -> Iterator[Part]:
    if item.find("p") is None:
        yield Part("item", bare(item.text_content()))
        return
    said = item.find("p")
    number = said.find("span").text_content()
    yield Part("item", bare(said.text_content()).removeprefix(bare(number)))
    for nested in item.findall("ol"):
        yield from _html_parts(nested)


def _html_figure(figure) -> Iterator[Part]:
    drawing = figure.find("svg")
    by_id = {each.get("id"): each.text for each in drawing.iter() if each.get("id")}
    named = [by_id[key] for key in drawing.get("aria-labelledby").split()]
    caption = bare(figure.findtext("figcaption"))
    yield Part("figure", bare(". ".join(named)), headers=(caption,))
    for note in figure.findall("p"):
        yield Part("text", bare(note.text_content()))


def _html_table(table) -> Part:
    headers = table.xpath("thead/tr/th[@scope='col']")
    rows = table.xpath("tbody/tr")
    return Part(
        "table",
        bare(table.findtext("caption")),
        headers=tuple(bare(head.text_content()) for head in headers),
        rows=tuple(tuple(bare(cell.text_content()) for cell in row) for row in rows),
    )


# --- Word -----------------------------------------------------------------------------------


def of_word(data: bytes) -> Outline:
    file = docx.Document(io.BytesIO(data))
    languages = {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))}
    assert len(languages) == 1
    about = file.core_properties
    assert about.language in languages
    return Outline(about.title, languages.pop(), about.author, tuple(_word_parts(file)))


def _word_parts(file) -> Iterator[Part]:
    body = list(file.iter_inner_content())
    place = 0
    while place < len(body):
        block = body[place]
        following = body[place + 1] if place + 1 < len(body) else None
        pictures = block._p.findall(f".//{qn('wp:docPr')}") if hasattr(block, "_p") else []
        if pictures:
            captions = ()
            if following is not None and _style(following) == "Caption":
                captions = (bare(following.text),)
                place += 1
            yield Part("figure", bare(pictures[0].get("descr")), headers=captions)
        elif _style(block) == "Caption":
            yield _word_table(bare(block.text), following)
            place += 1
        elif (style := _style(block)).startswith("Heading"):
            yield Part("heading", bare(block.text), level=int(style[-1]))
        elif style == "List Bullet" or block._p.find(f".//{qn('w:numPr')}") is not None:
            yield Part("item", bare(block.text))
        elif following is not None or block.text:  # Word needs one after a table at the end
            yield Part("text", bare(block.text))
        place += 1


def _style(block) -> str:
    return block.style.name if block.style is not None else ""


def _word_table(caption: str, table) -> Part:
    rows = [
        (tuple(bare(cell.text) for cell in row.cells), row._tr.find(f".//{qn('w:tblHeader')}"))
        for row in table.rows
    ]
    return Part(
        "table",
        caption,
        headers=next((cells for cells, head in rows if head is not None), ()),
        rows=tuple(cells for cells, head in rows if head is None),
    )
