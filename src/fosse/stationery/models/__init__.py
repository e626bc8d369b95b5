"""The tables of stationery, a module for each noun."""

from .issued import Issued
from .outgoing import OutgoingMail
from .paper import Contact, Letterhead, Signatory, Wording

__all__ = ["Contact", "Issued", "Letterhead", "OutgoingMail", "Signatory", "Wording"]
