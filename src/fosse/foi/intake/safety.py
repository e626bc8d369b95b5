"""Which files are taken, judged by what is in them and not by their names. PURE.

A refusal says why and what to do instead. It protects the officers who open the papers of a case;
it is no virus scanner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .archives import Allowance, why_not_zip
from .content import content_of
from .names import ending_of, safe_name
from .office import why_not_compound

MOST_BYTES = 25 * 1024 * 1024  # of one file
MOST_FILES = 20  # with one request

_PROGRAM = "It is a program or a script. Programs are not taken: send a document."
_SHORTCUT = "It is a shortcut and not the file itself. Send the file that it leads to."
_IMAGE = "It is a disk image. Send the files in it."
_ARCHIVE = "It is an archive that cannot be looked into. Send the files in it, or a zip."
_EMPTY = "It is empty. Check that it was saved, and send it again."
# Scripts are text like any other: what Windows would run at a double click, its name tells.
_RUN_AT_A_CLICK = (
    "ade appinstaller application appref-ms appx appxbundle bat chm cmd com cpl diagcab exe gadget "
    "hlp hta inf iqy jar js jse library-ms lnk mde msc msi msix msixbundle msp mst pif ps1 ps1xml "
    "ps2 psc1 psd1 psm1 reg scf scr sct search-ms settingcontent-ms shb shs url vb vbe vbs website "
    "ws wsc wsf wsh xll"
)
_RUNS = frozenset(_RUN_AT_A_CLICK.split())
_IMAGES = frozenset({"img", "iso", "udf", "vhd", "vhdx", "vmdk"})  # Windows opens them as disks
_WITH_MACROS = frozenset({"xlsm", "docm", "pptm", "xltm", "dotm", "potm", "xlam", "ppam"})
_MACRO_NAME = "Its name says that it holds macros. Save it as .xlsx, .docx or PDF, and send that."


_NO_MAIL = "Log the request by hand, word for word, and add the file to its papers."
_OTHER: Mapping[str, str] = {
    "program": _PROGRAM,
    "shortcut": _SHORTCUT,
    "disk image": _IMAGE,
    "archive": _ARCHIVE,
    "empty": _EMPTY,
    "pdf": f"It is a PDF and no e-mail. {_NO_MAIL}",
    "image": f"It is a picture and no e-mail. {_NO_MAIL}",
    "zip": f"It is an office file or a zip, and no e-mail. {_NO_MAIL}",
    "winmail": f"It is what Outlook packs attachments into, and no e-mail. {_NO_MAIL}",
}


class Unsafe(ValueError):
    """A file that is not taken; the message names it and says why and what to do."""


def check(name: str, data: bytes) -> None:
    """Raise `Unsafe` when the file is not taken."""
    if why := why_not(name, data):
        raise Unsafe(f"“{safe_name(name)}” was not taken. {why}")


def why_not(name: str, data: bytes) -> str:
    """Why a file is not taken, in words; "" when it is."""
    if not data:
        return _EMPTY
    if len(data) > MOST_BYTES:
        return too_large(len(data))
    return _judged(name, data, Allowance())


def why_no_mail(data: bytes) -> str:
    """What a file is that was given for an e-mail, in words; "" when it may be one, however broken.
    Read as an e-mail, another file would be a request of letters without sense."""
    if said := _OTHER.get(content := content_of(data)):
        return said
    if content == "ole":
        return why_not_compound(data) or _OTHER["zip"]
    return ""


def too_large(size: int) -> str:
    """What is said of a file of `size` bytes, which is more than is taken."""
    megabytes = max(size / 2**20, MOST_BYTES / 2**20 + 0.1)
    return (
        f"It has {megabytes:,.1f} MB; at most {MOST_BYTES // 2**20} MB are taken. Send it in "
        "parts, or say in the request that you have it."
    )


def take(name: str, chunks: Iterable[bytes]) -> bytes:
    """The bytes of a file that arrives in pieces, as far as they are taken: with the piece that
    makes it too large nothing more is read, and `Unsafe` is raised. No more than the limit and one
    piece is ever held."""
    held = bytearray()
    for chunk in chunks:
        if len(held) + len(chunk) > MOST_BYTES:
            limit = f"It has more than {MOST_BYTES // 2**20} MB, which is the most that is taken."
            raise Unsafe(f"“{safe_name(name)}” was not taken. {limit} Send it in parts.")
        held += chunk
    return bytes(held)


def _judged(name: str, data: bytes, allowance: Allowance) -> str:
    content, ending = content_of(data), ending_of(name)
    if content == "program" or ending in _RUNS:
        return _PROGRAM
    if ending in _IMAGES:
        return _IMAGE
    if content == "zip":
        why = why_not_zip(data, _judged, allowance)
        return why or (_MACRO_NAME if ending in _WITH_MACROS else "")
    if content == "ole":
        return why_not_compound(data)
    refused = {"shortcut": _SHORTCUT, "disk image": _IMAGE, "archive": _ARCHIVE}
    return refused.get(content, "")
