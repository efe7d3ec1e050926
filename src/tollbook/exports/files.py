"""Where an export goes: a file that appears when it is whole, or standard output."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tollbook.errors import UsageError


@contextmanager
def written_to(path: Path | None) -> Iterator[TextIO]:
    """A text stream in UTF-8 with line ends as they are written; to *path*, or to standard output.

    A file is written beside its place and renamed when whole: whoever looks sees the old one or the new.
    """
    if path is None:
        # Line ends of some systems and encodings of some terminals must not change the bytes.
        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
        try:
            yield stream
        finally:
            stream.detach()
        return
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name a file to write")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise UsageError(f"cannot write to {path}: {error.strerror}") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """mkstemp makes files for the owner alone; an export is as open as any other file of the user's."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
