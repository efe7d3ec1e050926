"""Desk: what one running desk is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Desk:
    """``book`` is the file that is shown and judged in. ``origin`` is the address under which the desk is
    reached, as ``http://127.0.0.1:8411`` or ``https://desk.example.org``. ``editor`` names who enters by the
    one-time token; None where persons log in by name and password."""

    book: Path
    origin: str
    editor: str | None = None
    title: str = "Tollbook"

    @property
    def is_secure(self) -> bool:
        """Whether it is reached by TLS."""
        return self.origin.startswith("https://")

    @property
    def hosts(self) -> frozenset[str]:
        """The Host headers that are answered. On loopback every name of this machine's own is one."""
        parts = urlsplit(self.origin)
        if parts.hostname not in {name.strip("[]") for name in LOOPBACK}:
            return frozenset({parts.netloc.lower()})
        port = f":{parts.port}" if parts.port else ""
        return frozenset(f"{name}{port}" for name in LOOPBACK)

    @property
    def origins(self) -> frozenset[str]:
        """The Origin headers that may ask for changes."""
        scheme = self.origin.partition(":")[0]
        return frozenset(f"{scheme}://{host}" for host in self.hosts)
