"""The requests desk of an authority: what is due, and logging what came in."""
