"""Fosse: the system that English local authorities run their school-improvement work on."""

__version__ = "0.1.0"
