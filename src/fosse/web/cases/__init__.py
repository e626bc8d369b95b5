"""A request's own page, and the forms of everything that is done to it."""
