"""The authorities, and the schools of one through time."""
