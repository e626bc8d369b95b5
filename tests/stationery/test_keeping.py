"""What was issued can be had again, byte for byte, or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from fosse.audit.models import Event
from fosse.stationery import actions, facts, kept
from fosse.stationery.models import Issued

from .making import AT, BY, CODE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def keep(data: bytes = b"%PDF a letter", file_name: str = "letter.pdf") -> facts.IssuedFact:
    return actions.keep(
        authority_code=CODE, data=data, media_type="application/pdf", file_name=file_name,
        by=BY, at=AT,
    )  # fmt: skip


def test_issued_bytes_come_back(home: Path) -> None:
    issued = keep()
    assert facts.issued(issued.sha256) == b"%PDF a letter"
    assert facts.issued_facts(issued.sha256) == (issued,)
    assert (issued.size, issued.kept_by, issued.kept_at) == (13, BY.name, AT)
    assert [path.name for path in (home / "issued").iterdir()] == [issued.sha256]
    assert (home / "issued" / issued.sha256).stat().st_mode & 0o077 == 0


def test_the_same_again_is_the_same_record() -> None:
    assert keep() == keep()
    assert Issued.objects.count() == Event.objects.count() == 1
    assert [fact.file_name for fact in facts.issued_facts(keep(file_name="b.pdf").sha256)] == [
        "letter.pdf",
        "b.pdf",
    ]


def test_an_altered_file_is_not_passed_off(home: Path) -> None:
    issued = keep()
    (home / "issued" / issued.sha256).write_bytes(b"%PDF another")
    with pytest.raises(facts.Missing, match="is not what was kept"):
        facts.issued(issued.sha256)


def test_the_same_again_puts_an_altered_file_right(home: Path) -> None:
    (home / "issued" / keep().sha256).write_bytes(b"%PDF another")
    assert facts.issued(keep().sha256) == b"%PDF a letter"


def test_a_lost_file_says_where_it_should_be(home: Path) -> None:
    issued = keep()
    (home / "issued" / issued.sha256).unlink()
    with pytest.raises(facts.Missing, match=r"its file is not in .*issued"):
        facts.issued(issued.sha256)


def test_a_transaction_that_fails_leaves_no_record() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        keep()
        raise RuntimeError
    assert not Issued.objects.exists()


def test_nothing_is_issued_that_says_nothing() -> None:
    with pytest.raises(ValueError, match=r"“letter.pdf” is empty"):
        keep(b"")


@pytest.mark.parametrize("sha256", ["", "../secret.key", "a" * 63, "G" * 64])
def test_only_a_hash_names_a_file(sha256: str) -> None:
    with pytest.raises(ValueError, match="is no SHA-256"):
        kept.read(sha256)
