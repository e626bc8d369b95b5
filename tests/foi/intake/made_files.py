"""Files as strangers send them, made small: programs, macro workbooks, bombs, mails."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from openpyxl import Workbook

WINDOWS_PROGRAM = b"MZ\x90\x00" + b"\x00" * 56 + b"\x80\x00\x00\x00" + b"PE\x00\x00"
LINUX_PROGRAM = b"\x7fELF\x02\x01\x01" + b"\x00" * 20
MAC_PROGRAM = b"\xcf\xfa\xed\xfe\x07\x00\x00\x01"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
PDF = b"%PDF-1.4\n%%EOF\n"


def zipped(members: dict[str, bytes], *, packed: bool = True) -> bytes:
    buffer = io.BytesIO()
    way = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", way) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return buffer.getvalue()


def workbook(extra: dict[str, bytes] | None = None) -> bytes:
    """A true workbook, with members added to it."""
    buffer = io.BytesIO()
    Workbook().save(buffer)
    with zipfile.ZipFile(buffer, "a") as made:
        for name, data in (extra or {}).items():
            made.writestr(name, data)
    return buffer.getvalue()


def locked_zip() -> bytes:
    """A zip whose member says that it is locked: the flag, which is what a reader goes by."""
    data = bytearray(zipped({"plan.pdf": PDF}, packed=False))
    data[6] |= 1  # general purpose flags of the local header …
    data[data.index(b"PK\x01\x02") + 8] |= 1  # … and of the directory
    return bytes(data)


def compound(stream: str) -> bytes:
    """A compound file whose directory names the stream."""
    return OLE + stream.encode("utf-16-le") + b"\x00" * 100


def mail(
    text: str = "How many clusters are there?",
    *,
    subject: str = "Request",
    files: dict[str, bytes] | None = None,
    html: str = "",
) -> bytes:
    """An e-mail as a good mail program writes it."""
    made = EmailMessage()
    made["From"] = "Ann Example <ann@example.org>"
    made["To"] = "foi@ratae.example"
    made["Subject"] = subject
    made["Date"] = "Fri, 20 Nov 2026 23:30:00 +0000"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in (files or {}).items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()
