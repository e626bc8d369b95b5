"""The tables of stationery, a module for each noun."""

from .outgoing import OutgoingMail

__all__ = ["OutgoingMail"]
