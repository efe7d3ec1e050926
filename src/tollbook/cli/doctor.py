"""tollbook doctor: whether everything that Tollbook needs is there and sound."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, Db

SOMETHING_WRONG = 1
_OLDEST_PYTHON = (3, 11)


class Finding(NamedTuple):
    """One thing looked at: whether it is well, and what was found."""

    name: str
    is_well: bool
    says: str


def doctor(db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """Check Python, SQLite, the gazetteer, the vocabularies, the encoder, the book and the terminal.

    Exit code: 0 all is well, 1 something is wrong.

    \b
    Examples:
      tollbook doctor
      tollbook doctor --db attacks.db --json
    """
    from tollbook.cli.console import print_json

    findings = list(_findings(db))
    is_well = all(finding.is_well for finding in findings)
    if as_json:
        print_json({"well": is_well, "findings": [finding._asdict() for finding in findings]})
    else:
        _print(findings)
    if not is_well:
        raise typer.Exit(SOMETHING_WRONG)


def _print(findings: list[Finding]) -> None:
    from rich.table import Table
    from rich.text import Text

    from tollbook.cli.console import console

    lines = Table.grid(padding=(0, 2))
    for finding in findings:
        mark = Text("well", style="green") if finding.is_well else Text("WRONG", style="bold red")
        lines.add_row(mark, Text(finding.name, style="bold"), finding.says)
    console().print(lines)


def _findings(db: Path) -> Iterator[Finding]:
    yield Finding("Python", sys.version_info >= _OLDEST_PYTHON, f"{platform.python_version()} on {platform.platform()}")
    yield _looked("SQLite", _sqlite)
    yield _looked("places", _gazetteer)
    yield _looked("own places", _own_places)
    yield _looked("vocabularies", _vocabularies)
    yield _looked("encoder", _encoder)
    yield _looked("HTML pages", _pages)
    yield _looked("book", lambda: _book(db))
    yield Finding("terminal", True, _terminal())


def _looked(name: str, look: Callable[[], str]) -> Finding:
    """What a look found; whatever it raises is what is wrong."""
    try:
        return Finding(name, True, look())
    except Exception as error:
        return Finding(name, False, f"{error or type(error).__name__}")


def _encoder() -> str:
    from tollbook.encoder.network import WEIGHTS, shipped

    shipped()
    return f"{WEIGHTS.stat().st_size / 1e6:.1f} MB of weights"


def _sqlite() -> str:
    import apsw

    from tollbook.errors import BookError
    from tollbook.store.database import OLDEST_SQLITE

    version = apsw.sqlite_lib_version()
    if tuple(int(part) for part in version.split(".")[:3]) < OLDEST_SQLITE:
        raise BookError(f'{version} can damage a book: run pip install --upgrade "apsw>=3.51.3"')
    return f"{version}, with apsw {apsw.apsw_version()}"


def _gazetteer() -> str:
    from importlib.resources import files

    from tollbook.errors import VocabularyError
    from tollbook.gazetteer.lookup import Gazetteer

    path = Path(str(files("tollbook.gazetteer") / "data" / "places.db"))
    if not Gazetteer().find("Peshawar", "PK"):
        raise VocabularyError(f"{path} does not know Peshawar: install Tollbook again")
    return f"{path}, {path.stat().st_size / 1e6:.0f} MB, from GeoNames, licence CC BY 4.0"


def _own_places() -> str:
    from tollbook.gazetteer.additions import user_places_path
    from tollbook.gazetteer.lookup import Gazetteer

    path = user_places_path()
    if not path.exists():
        return "none added; see tollbook places add"
    Gazetteer(user_places=path).find("Peshawar")
    return f"{path}, {path.stat().st_size / 1e6:.1f} MB"


def _vocabularies() -> str:
    from importlib.resources import files

    from tollbook.lexicon.load import load_vocabulary

    names = sorted(
        item.name.removesuffix(".yaml")
        for item in (files("tollbook.lexicon") / "data").iterdir()
        if item.name.endswith(".yaml")
    )
    entries = sum(len(load_vocabulary(name).entries) for name in names)
    return f"{len(names)} with {entries:,} entries"


def _pages() -> str:
    import trafilatura

    return f"trafilatura {trafilatura.__version__}"


def _book(db: Path) -> str:
    from tollbook.errors import BookError
    from tollbook.store.book import Book

    if not db.exists():
        return f"none at {db} yet; tollbook read begins one"
    with Book.open(db) as book:
        faults = book.integrity_check()
        counts = book.counts()
    if faults:
        raise BookError(f"{db}: {'; '.join(faults[:5])}" + (" …" if len(faults) > 5 else ""))
    told = ", ".join(f"{counts[name]:,} {name}s" for name in ("report", "account", "incident", "judgement", "doubt"))
    return f"{db}, {db.stat().st_size / 1e6:.1f} MB, sound: {told}"


def _terminal() -> str:
    from tollbook.cli.console import console

    screen = console()
    if not screen.is_terminal:
        return "none; output is plain"
    colours = "no colours (NO_COLOR)" if "NO_COLOR" in os.environ else f"colours: {screen.color_system or 'none'}"
    return f"{screen.width} columns, {colours}, {sys.stdout.encoding}"
