"""Levels of support as proposed, and why: for officers and a school's own people."""
