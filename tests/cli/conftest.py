"""The command line as a user has it: in this process with main()'s own exit codes, or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tollbook.cli.main import main

COMMAND = [sys.executable, "-c", "from tollbook.cli.main import main; main()"]


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Tollbook = Callable[..., Answer]


@pytest.fixture
def tollbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tollbook:
    """Runs `tollbook ARGUMENTS` in an empty folder, with the places that are shipped and no others."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TOLLBOOK_USER", "Tester")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["tollbook", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        code = left.value.code
        out, err = capsys.readouterr()
        return Answer(code if isinstance(code, int) else 0, out, err)

    return run


def run_alone(*arguments: object, cwd: Path, given: bytes = b"", **environment: str) -> Answer:
    """Runs `tollbook ARGUMENTS` in a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        env={**os.environ, "TOLLBOOK_HOME": str(cwd / "home"), **environment},
        timeout=120,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def report(text: str, **fields: str) -> str:
    """A record for JSON Lines."""
    return json.dumps({"publisher": "Sample Wire", "published": "2024-03-05", "text": text} | fields) + "\n"


BUS = (
    "Gunmen opened fire on a bus in Quetta on Monday and killed seven passengers, police said. "
    "Three others were wounded, a doctor at the hospital said.\n\nNobody has claimed responsibility."
)
MARKET = (
    "A bomb went off in a market in Gao in northern Mali on Sunday and killed 12 people, the governor said. "
    "At least 20 others were wounded."
)


@pytest.fixture
def two_reports(tmp_path: Path) -> Path:
    path = tmp_path / "two.jsonl"
    path.write_text(report(BUS, id="bus", title="Bus attacked") + report(MARKET, id="market"), encoding="utf-8")
    return path


@pytest.fixture
def book(tollbook: Tollbook, two_reports: Path) -> Iterator[Path]:
    """A book of two incidents, in the folder that the commands run in."""
    assert tollbook("read", two_reports).code == 0
    yield two_reports.parent / "tollbook.db"
