"""Reads the outline of a PDF out of its tags: what assistive technology is told."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from .outlines import Outline, Part, bare

_BLOCKS = {"/P", "/Caption", "/LBody", "/TH", "/TD", "/Lbl"}


def of_pdf(data: bytes) -> Outline:
    with pikepdf.open(io.BytesIO(data)) as file:
        reader = _Tags(file, _marked(data))
        parts = tuple(reader.parts(file.Root.StructTreeRoot.K))
        return Outline(
            str(file.docinfo.Title), str(file.Root.Lang), str(file.docinfo.Author), parts
        )


def pages(data: bytes) -> list[str]:
    """The words of each page, as they are seen: page numbers included."""
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_range() for page in file]


class _Tags:
    def __init__(self, file: pikepdf.Pdf, marked: dict[tuple[int, int], str]) -> None:
        self.places = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        self.marked = marked

    def parts(self, node: Any, page: Any = None) -> Iterator[Part]:
        for kind, element, inherited in self.elements(node, page):
            match kind:
                case "/H1" | "/H2" | "/H3" | "/H4" | "/H5" | "/H6":
                    said = bare(self.text(element, inherited))
                    yield Part("heading", said, level=int(kind[-1]))
                case "/P":
                    yield Part("text", bare(self.text(element, inherited)))
                case "/LBody":
                    yield Part("item", bare(self.text(element, inherited)))
                case "/Figure":
                    yield Part("figure", bare(str(element.Alt)))
                case "/Table":
                    yield self.table(element, inherited)
                case "/Lbl":
                    pass
                case _ if self.is_captioned(element, inherited):
                    yield from self.captioned(element, inherited)
                case _ if own := bare(self.own_text(element, inherited)):
                    raise AssertionError(f"{own!r} is in {kind}: neither paragraph nor item")
                case _:
                    yield from self.parts(element.get("/K"), inherited)

    def is_captioned(self, element: Any, page: Any) -> bool:
        kinds = [kind for kind, *_ in self.elements(element.get("/K"), page)]
        return kinds == ["/Caption", "/Figure"]

    def captioned(self, element: Any, page: Any) -> Iterator[Part]:
        (_, caption, there), (_, figure, _) = self.elements(element.K, page)
        yield Part("figure", bare(str(figure.Alt)), headers=(bare(self.text(caption, there)),))

    def table(self, element: Any, page: Any) -> Part:
        caption, headers, rows = "", [], []
        for kind, part, there in self.elements(element.K, page):
            if kind == "/Caption":
                caption = bare(self.text(part, there))
                continue
            for _, row, at in self.elements(part.K, there):
                cells = [(k, bare(self.text(c, p))) for k, c, p in self.elements(row.K, at)]
                if {k for k, _ in cells} == {"/TH"}:
                    assert kind == "/THead"
                    headers = [said for _, said in cells]
                else:
                    rows.append(tuple(said for _, said in cells))
        return Part("table", caption, headers=tuple(headers), rows=tuple(rows))

    def elements(self, node: Any, page: Any) -> Iterator[tuple[str, Any, Any]]:
        """The elements directly inside, each with its kind and the page that it says it is on."""
        for child in self.children(node):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield str(child.S), child, child.get("/Pg", page)

    def children(self, node: Any) -> list[Any]:
        if node is None:
            return []
        return list(node) if isinstance(node, pikepdf.Array) else [node]

    def text(self, element: Any, page: Any) -> str:
        return "".join(self._texts(element.get("/K"), page))

    def own_text(self, element: Any, page: Any) -> str:
        mine = [c for c in self.children(element.get("/K")) if "/S" not in _keys(c)]
        return "".join(said for child in mine for said in self._texts(child, page))

    def _texts(self, node: Any, page: Any) -> Iterator[str]:
        for child in self.children(node):
            if isinstance(child, pikepdf.Dictionary):
                there = child.get("/Pg", page)
                if child.get("/Type") == "/MCR":
                    yield self.marked[self.places[there.objgen], int(child.MCID)]
                elif "/S" in child:
                    yield from self._texts(child.get("/K"), there)
            elif page is not None:
                yield self.marked[self.places[page.objgen], int(child)]


def _keys(child: Any) -> Any:
    return child if isinstance(child, pikepdf.Dictionary) else ()


def _marked(data: bytes) -> dict[tuple[int, int], str]:
    """The words of each piece of marked content, by page and number."""
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(data) as file:
        for place, page in enumerate(file):
            words = page.get_textpage()
            for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
                thing = pdfium.FPDFPage_GetObject(page.raw, number)
                mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
                if mark >= 0:
                    found.setdefault((place, mark), "")
                    if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                        found[place, mark] += _words(thing, words.raw)
    return found


def _words(thing: Any, page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, page, None, 0)
    room = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(
        thing, page, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return room.raw.decode("utf-16-le").rstrip("\0")
