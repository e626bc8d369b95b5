"""Mail into a folder instead of a server: what would go out, as files that mail programs open."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each mail to `folder`, a file for each, named by its Message-ID: sent twice, it is
    one file."""

    def __init__(self, *, folder: str, fail_silently: bool = False, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently, **kwargs)
        self._folder = Path(folder)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the mails; how many. Raises `OSError` when the folder can't be written."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = hashlib.sha256(str(message.extra_headers.get("Message-ID")).encode()).hexdigest()
            path = self._folder / f"{name[:16]}.eml"
            part = path.with_suffix(".part")
            part.write_bytes(message.message().as_bytes())
            part.replace(path)
        return len(email_messages)
