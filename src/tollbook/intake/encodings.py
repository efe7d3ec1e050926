"""Bytes into text: by their mark, as UTF-8, else by a guess that is told."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF; take its text out first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as text first"),
    (b"\x1f\x8b", "compressed by gzip; unpack it first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
)
# Control characters that no text holds, and how many of a hundred make a binary.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02
_FOREIGN_SHARE = 0.1
_SAMPLE = 65_536


class NotTextError(ValueError):
    """The bytes are no text; the message says what they are."""


def marked_encoding(data: bytes) -> tuple[str, int] | None:
    """The encoding that the first bytes declare (a byte order mark), and the length of the mark."""
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)


def known_kind(head: bytes) -> str | None:
    """What a file is that is known by its first bytes and is no text, in words for a person."""
    return next((kind for start, kind in _KINDS if head.startswith(start)), None)


def binary_kind(head: bytes) -> str | None:
    """What a binary is, in words for a person; None for what may be text."""
    if marked_encoding(head):
        return None
    kind = known_kind(head)
    if kind:
        return kind
    found = len(_CONTROLS.findall(head[:_SAMPLE]))
    return "binary, not text" if found > _CONTROL_SHARE * len(head[:_SAMPLE]) else None


def guess_encoding(sample: bytes) -> str:
    """The encoding of bytes that are no UTF-8. Raises NotTextError.

    Text with few letters beyond ASCII is taken for Western European: on so little a detector guesses at random.
    """
    if sum(byte > 0x7F for byte in sample) < _FOREIGN_SHARE * len(sample):
        try:
            sample.decode("cp1252")
            return "cp1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(sample).best()
    if best is None:
        raise NotTextError("in no encoding that could be told; save it as UTF-8")
    return best.encoding


def decode_text(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text and notes on what was assumed. *declared* is an encoding named by the file itself.

    A byte order mark is no part of the text. Raises NotTextError.
    """
    kind = binary_kind(data)
    if kind:
        raise NotTextError(kind)
    marked = marked_encoding(data)
    if marked:
        name, length = marked
        try:
            return data[length:].decode(name), ()
        except UnicodeDecodeError as error:
            raise NotTextError(f"marked as {name}, but broken at byte {error.start + length}") from error
    # Half surrogate pairs written as UTF-8 are let through here and told as what they are when fields are checked.
    for known, errors in (("utf-8", "surrogatepass"), (declared, "strict")):
        try:
            if known:
                return data.decode(known, errors), ()
        except (UnicodeDecodeError, LookupError):
            continue
    name = guess_encoding(data[:_SAMPLE])
    try:
        return data.decode(name), (f"not UTF-8; read as {name}",)
    except (UnicodeDecodeError, LookupError) as error:
        raise NotTextError(f"not UTF-8, and not the {name} that it looks like; save it as UTF-8") from error
