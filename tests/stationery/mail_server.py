"""A mail server on a socket of this machine, small and of bad character when it is told to be."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from random import Random
from threading import Thread
from typing import ClassVar


@dataclass
class MailServer:
    """What it received, and how it behaves: "well", "dies" (in the middle of a mail), "unknown"
    (refuses every address), "busy" (takes nothing today), "small" (takes no mail so large)."""

    port: int = 0
    manner: str = "well"
    received: list[EmailMessage] = field(default_factory=list)

    @property
    def route(self) -> dict[str, object]:
        return {
            "backend": "django.core.mail.backends.smtp.EmailBackend",
            "host": "127.0.0.1",
            "port": self.port,
            "timeout": 5,
        }


@contextmanager
def running(server: MailServer) -> Iterator[MailServer]:
    """The server listens while the work inside goes on, at its port or (0) at one that is free."""

    class Talk(_Talk):
        told = server

    with _listening(server.port, Talk) as listener:
        server.port = listener.server_address[1]
        thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        listener.shutdown()
        thread.join()


def _listening(port: int, talk: type[_Talk]) -> _Listener:
    """At the port or (0) at a free one below those that the system gives to programs that call:
    a server that comes back must find its port still free."""
    if port:
        return _Listener(("127.0.0.1", port), talk)
    for candidate in Random().sample(range(20_000, 32_000), 50):
        with suppress(OSError):
            return _Listener(("127.0.0.1", candidate), talk)
    raise OSError("No port from 20000 to 32000 was free.")


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Talk(socketserver.StreamRequestHandler):
    told: ClassVar[MailServer]

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"QUIT":
                self._say("221 bye")
                return
            if word == b"DATA" and self.told.manner == "dies":
                self._say("354 go on")
                self.rfile.readline()
                return
            self._answer(word)

    def _answer(self, word: bytes) -> None:
        if word == b"DATA":
            self._say("354 go on")
            self.told.received.append(self._mail())
            self._say("250 taken")
        elif word == b"RCPT" and self.told.manner == "unknown":
            self._say("550 nobody of that name here")
        elif word == b"MAIL" and self.told.manner == "busy":
            self._say("451 busy, come back later")
        elif word == b"MAIL" and self.told.manner == "small":
            self._say("552 message is larger than is taken")
        else:
            self._say("250 well")

    def _mail(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b"..") else line)
        made = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(made, EmailMessage)
        return made

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")
