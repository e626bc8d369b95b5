"""A document as a Word file: real heading styles, lists, header rows, alternative text. PURE."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.document import Document as Word

from . import word_page, word_styles, zipped
from .characters import for_document
from .document import Document
from .moments import noon
from .word_blocks import Writer


def write(document: Document) -> bytes:
    """The file, as Word 2016 and later, LibreOffice and Google Docs read it: the same bytes for
    the same document."""
    file = docx.Document(io.BytesIO(_prepared(document.language)))
    _describe(file, document)
    word_page.prepare(file, document)
    writer = Writer(file)
    word_page.front(file, writer, document)
    writer.heading(1, document.title)
    for block in document.body:
        writer.block(block)
    writer.finish()
    made = io.BytesIO()
    file.save(made)
    return zipped.as_of(made.getvalue(), document.on)


@cache
def _prepared(language: str) -> bytes:
    """An empty file with every style set: to set them takes as long as to write a letter."""
    file = docx.Document()
    word_styles.prepare(file, language)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _describe(file: Word, document: Document) -> None:
    """What the file says of itself. Word's own limit is 255 characters."""
    moment = noon(document.on)
    properties = file.core_properties
    properties.title = for_document(document.title)[:255]
    properties.author = for_document(document.author)[:255]
    properties.last_modified_by = for_document(document.author)[:255]
    properties.subject = for_document(document.subject or document.title)[:255]
    properties.language = document.language
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = moment
    properties.revision = 1
