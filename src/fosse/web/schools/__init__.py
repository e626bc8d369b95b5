"""Find a school, and a school's public page."""
