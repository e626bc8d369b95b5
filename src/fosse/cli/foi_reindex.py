"""`fosse foi reindex`: make the search of requests anew."""

from __future__ import annotations

import click

from fosse.foi import search_index
from fosse.web.words import count


@click.command()
def reindex() -> None:
    """Make the search of requests and of the disclosure log anew, from what is on record.

    It is kept by itself while Fosse is used: this is for a database that was filled some other
    way, and after a change of how words are compared.
    """
    made = search_index.rebuild()
    click.echo(f"{count(made, 'request and answer', 'requests and answers')} can be searched.")
