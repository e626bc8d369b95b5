"""`fosse foi reindex`: what was filled some other way can be found."""

from __future__ import annotations

from click.testing import CliRunner
from tests.foi.published import CODE, entry

from fosse.cli.foi import command
from fosse.foi import search
from fosse.foi.models import SearchTerm, SearchText


def test_everything_can_be_found_again(db: None) -> None:
    entry("Lollipop crossings")
    SearchText.objects.all().delete()
    SearchTerm.objects.all().delete()
    assert search.disclosures("lollipop", authority_code=CODE).total == 0
    done = CliRunner().invoke(command, ["reindex"], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.output == "2 requests and answers can be searched.\n"
    assert search.disclosures("lollipops", authority_code=CODE).total == 1
