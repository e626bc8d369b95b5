"""The words that pages count and list with: those of every letter and report. PURE."""

from __future__ import annotations

from fosse.documents.english import count, in_words, listed, sentence

__all__ = ["count", "in_words", "listed", "sentence"]
