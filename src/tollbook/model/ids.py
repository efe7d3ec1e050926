"""Names made from content: reading the same thing twice gives the same names."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"


def name_for(kind: str, *parts: object) -> str:
    """A short stable name such as ``r-5f2b9c01d3e4a7b6`` for *kind* ``r``.

    The name is the first 16 hexadecimal digits of the SHA-256 of the parts; ``None`` and the empty
    string are told apart, and parts cannot run into each other.
    """
    raw = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(raw.encode('utf-8')).hexdigest()[:16]}"
