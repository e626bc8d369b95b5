"""Paths, folders and zips, hostile ones too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fosse.evidence import archive
from fosse.evidence.archive import Refused, Source
from fosse.evidence.opening import open_table
from fosse.evidence.tokens import Unreadable

TABLE = b"RECTYPE,URN,PTRWM_EXP\n1,900001,52%\n"


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return buffer.getvalue()


def found(path: Path, root: Path | None = None) -> list[Source | Refused]:
    return list(archive.sources(path, root or path))


def refusal(path: Path) -> str:
    (only,) = found(path)
    assert isinstance(only, Refused)
    return only.reason


def test_a_folder_gives_its_files_in_order_and_leaves_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/2.csv", "a/1.csv", ".hidden.csv", "__MACOSX/x.csv", "~$lock.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TABLE)
    assert [path.name for path, _ in archive.paths_under([tmp_path])] == ["1.csv", "2.csv"]


def test_a_file_in_a_zip_has_its_folders_and_the_zip_for_hints(tmp_path: Path) -> None:
    path = tmp_path / "download.zip"
    path.write_bytes(zip_of({"2018-2019/england_ks2final.csv": TABLE}))
    (only,) = found(path)
    assert isinstance(only, Source)
    assert only.name == "download.zip › 2018-2019/england_ks2final.csv"
    assert only.hints[:3] == ("england_ks2final.csv", "2018-2019", "download.zip")
    assert only.data == TABLE


def test_the_hash_is_that_of_the_member_not_of_the_zip(tmp_path: Path) -> None:
    plain, zipped = tmp_path / "t.csv", tmp_path / "t.zip"
    plain.write_bytes(TABLE)
    zipped.write_bytes(zip_of({"t.csv": TABLE}))
    hashes = {source.sha256 for path in (plain, zipped) for source in found(path)}
    assert len(hashes) == 1


def test_files_in_a_folder_called_layouts_are_examples_unless_named(tmp_path: Path) -> None:
    path = tmp_path / "layouts" / "ks2.csv"
    path.parent.mkdir()
    path.write_bytes(TABLE)
    assert [source.example for source in found(path, tmp_path)] == [True]
    assert [source.example for source in found(path)] == [False]


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(zip_of({"zeros.csv": b"0" * (archive.SMALL * 4)}))
    assert path.stat().st_size < 100_000
    assert "more than 250 times its size" in refusal(path)


def test_a_zip_of_too_much_or_too_many_is_refused(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "big.zip"
    path.write_bytes(zip_of({"a.csv": TABLE * 10, "b.csv": TABLE * 10}))
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    assert "2 files in one zip" in refusal(path)
    with zipfile.ZipFile(path) as zipped:
        assert "unpacks to" in archive.too_much(zipped.infolist()[:1], most=len(TABLE) * 9)
        assert archive.too_much(zipped.infolist()[:1], most=len(TABLE) * 11) == ""


def test_what_is_unpacked_in_all_has_a_limit_through_nested_zips(tmp_path, monkeypatch) -> None:
    inner = zip_of({"a.csv": TABLE})
    path = tmp_path / "many.zip"
    path.write_bytes(zip_of({f"{place}.zip": inner for place in range(5)}))
    monkeypatch.setattr(archive._Budget, "__init__", lambda self: setattr(self, "left", 500))
    outcomes = found(path)
    assert any(isinstance(one, Source) for one in outcomes)
    assert any(isinstance(one, Refused) and "more than is opened" in one.reason for one in outcomes)


def test_a_zip_that_holds_more_than_it_declares_is_refused(tmp_path: Path) -> None:
    """The declared size is overwritten with a small one, in both places where a zip keeps it."""
    whole = bytearray(zip_of({"t.csv": TABLE * 1000}, zipfile.ZIP_STORED))
    true = (len(TABLE) * 1000).to_bytes(4, "little")
    small = (50).to_bytes(4, "little")
    path = tmp_path / "liar.zip"
    path.write_bytes(bytes(whole).replace(true + true, true + small))
    assert "damaged" in refusal(path)


def test_a_zip_in_a_zip_is_opened_and_no_deeper(tmp_path: Path) -> None:
    once = zip_of({"t.csv": TABLE})
    path = tmp_path / "nest.zip"
    path.write_bytes(zip_of({"inner.zip": once}))
    assert [source.name for source in found(path)] == ["nest.zip › inner.zip › t.csv"]
    path.write_bytes(zip_of({"inner.zip": zip_of({"deeper.zip": once})}))
    assert "a zip in a zip in a zip" in refusal(path)


def test_a_locked_zip_is_refused_in_words(tmp_path: Path) -> None:
    whole = bytearray(zip_of({"t.csv": TABLE}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + place] |= 1  # the flag that says: encrypted
    path = tmp_path / "locked.zip"
    path.write_bytes(bytes(whole))
    assert "password" in refusal(path)


def test_a_zip_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.zip"
    path.write_bytes(zip_of({"t.csv": TABLE * 100})[:-40])
    assert "damaged or cut short" in refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("place", range(31, 75, 4))
def test_a_damaged_zip_is_refused_however_it_was_packed(
    tmp_path: Path, method: int, place: int
) -> None:
    """Every byte of the table's packed data from `place` on is turned over."""
    whole = bytearray(zip_of({"t": bytes(range(256)) * 3}, method))
    for at in range(place, whole.index(b"PK\x01\x02")):
        whole[at] ^= 0xFF
    path = tmp_path / "damaged.zip"
    path.write_bytes(bytes(whole))
    assert "damaged or cut short" in refusal(path)


@pytest.mark.parametrize(("mark", "place"), [(b"PK\x01\x02", 6), (b"PK\x05\x06", 16)])
def test_a_zip_whose_directory_is_damaged_is_refused(
    tmp_path: Path, mark: bytes, place: int
) -> None:
    """The version that a member needs, and where the directory begins, are overwritten."""
    whole = bytearray(zip_of({"t.csv": TABLE}))
    at = whole.index(mark) + place
    whole[at : at + 2] = b"\xff\xff"
    path = tmp_path / "damaged.zip"
    path.write_bytes(bytes(whole))
    assert "damaged or cut short" in refusal(path)
    with pytest.raises(Unreadable, match="damaged"):
        open_table(bytes(whole))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "/abs/t.csv", "..\\..\\t.csv", "a\x07b.csv"]
)
def test_a_name_that_climbs_out_is_only_a_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "climb.zip"
    path.write_bytes(zip_of({name: TABLE}))
    (only,) = found(path)
    assert isinstance(only, Source)
    assert ".." not in only.name
    assert only.name.isprintable()
    assert list(tmp_path.rglob("*")) == [path]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    """The name in the directory is made to begin with the mark that ends a name."""
    whole = bytearray(zip_of({"t.csv": TABLE}))
    whole[whole.index(b"PK\x01\x02") + 46] = 0
    path = tmp_path / "nameless.zip"
    path.write_bytes(bytes(whole))
    assert found(path) == []


def test_a_text_that_begins_with_pk_is_no_zip(tmp_path: Path) -> None:
    path = tmp_path / "pk.csv"
    path.write_bytes(b"PKS1,URN\n1,2\n")
    (only,) = found(path)
    assert isinstance(only, Source)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    bomb = zip_of(
        {"[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": b" " * archive.SMALL * 4}
    )
    with pytest.raises(Unreadable, match="refused"):
        open_table(bomb)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "can't be read" in refusal(tmp_path / "gone.csv")
