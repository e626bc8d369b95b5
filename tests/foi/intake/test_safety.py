"""Files are judged by what is in them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from fosse.foi.intake import safety
from fosse.foi.intake.names import apart, safe_name

from . import made_files as made

MEGABYTE = b"\x00" * 2**20


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.pdf", made.WINDOWS_PROGRAM, "It is a program"),
        ("plan.docx", made.LINUX_PROGRAM, "It is a program"),
        ("photo.jpg", made.MAC_PROGRAM, "It is a program"),
        ("notes.txt", b"#!/bin/sh\nrm -rf /\n", "It is a program or a script"),
        ("notes.txt", b"@ECHO OFF\r\ndel *", "It is a program or a script"),
        ("notes.vbs", b"MsgBox 1", "It is a program or a script"),
        ("help.chm", b"ITSF\x03\x00", "It is a program or a script"),
        ("disk.vhdx", b"vhdxfile", "It is a disk image"),
        ("notes.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 60, "program or a script"),
        ("notes", b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 60, "It is a shortcut"),
        ("figures.xlsx", made.workbook({"xl/vbaProject.bin": b"x"}), "It holds macros"),
        ("figures.xlsx", made.workbook({"xl/macrosheets/sheet1.xml": b"<a/>"}), "holds macros"),
        ("figures.xlsm", made.workbook(), "says that it holds macros"),
        ("figures.xls", made.compound("_VBA_PROJECT_CUR"), "It holds macros"),
        ("secret.xlsx", made.compound("EncryptedPackage"), "locked with a password"),
        ("mail.msg", made.compound("__properties_version1.0"), "Outlook's own format"),
        ("secret.zip", made.locked_zip(), "locked with a password"),
        ("a.zip", made.zipped({"b/setup.pdf": made.WINDOWS_PROGRAM}), "In it is “b/setup.pdf”. It"),
        ("a.zip", made.zipped({"b.zip": made.zipped({"c": made.LINUX_PROGRAM})}), "“b.zip”. In it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "cannot be looked into"),
        ("a.gz", b"\x1f\x8b\x08\x00", "cannot be looked into"),
        ("a.zip", made.zipped({"a": made.PDF})[:-30], "is damaged"),
        ("nothing.pdf", b"", "It is empty"),
    ],
)
def test_what_is_not_taken_says_why(name: str, data: bytes, words: str) -> None:
    assert words in safety.why_not(name, data)
    with pytest.raises(safety.Unsafe, match=f"“{name}” was not taken"):
        safety.check(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.pdf", made.PDF),
        ("figures.xlsx", made.workbook()),
        ("old.xls", made.compound("Workbook")),
        ("letter.txt", b"MZ is what the file began with, and it is a letter all the same"),
        ("all.zip", made.zipped({"a.pdf": made.PDF, "b/c.xlsx": made.workbook()})),
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("page.html", b"<p>hello</p>"),
    ],
)
def test_what_people_send_is_taken(name: str, data: bytes) -> None:
    assert safety.why_not(name, data) == ""


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = made.zipped({"zeros": MEGABYTE * 30})
    nest = made.zipped({f"{n}.zip": made.zipped({"x": MEGABYTE * 7}) for n in range(40)})
    tracemalloc.start()
    assert "to fill a disk" in safety.why_not("a.zip", bomb)
    assert "to fill a disk" in safety.why_not("b.zip", nest)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30 * 2**20  # never all of it at once


def test_a_file_of_30_megabytes_is_refused_without_being_held() -> None:
    read = 0

    def chunks() -> Iterator[bytes]:
        nonlocal read
        for _ in range(30):
            read += 1
            yield MEGABYTE

    with pytest.raises(safety.Unsafe, match=r"“big\.pdf” was not taken\. It has more than 25 MB"):
        safety.take("big.pdf", chunks())
    assert read == 26
    assert "It has 30.0 MB; at most 25 MB are taken" in safety.why_not("big.pdf", MEGABYTE * 30)
    assert safety.why_not("ok.bin", safety.take("ok.bin", [MEGABYTE] * 25)) == ""


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\plan.pdf", "plan.pdf"),
        ('a<b>:"c|.pdf', "a_b___c_.pdf"),
        ("con.txt", "_con.txt"),
        ("...", "file"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("fdp.\u202eexe", "fdp.exe"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_two_files_of_one_name_stay_two() -> None:
    assert apart(["plan.pdf", "plan (2).pdf"], "plan.pdf") == "plan (3).pdf"
    assert apart(["plan"], "plan") == "plan (2)"
