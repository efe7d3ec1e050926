"""The face of the command line: quick, helpful, the same everywhere; and the demo, the doctor, the places."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tollbook as package
from tests.cli.conftest import Tollbook, run_alone

COMMANDS = "read incidents show trace report export doubts judge split undo demo doctor".split()
HEAVY = "trafilatura apsw yaml fastjsonschema rich lxml tollbook.store.book tollbook.reading.reader"


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, tollbook.cli.main; print([m for m in '{HEAVY}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(tollbook: Tollbook, command: str) -> None:
    answer = tollbook(command, "--help")
    assert answer.code == 0
    assert f"  tollbook {command}" in answer.out


def test_help_lists_every_command(tollbook: Tollbook) -> None:
    out = tollbook("--help").out
    assert all(f"\n  {command} " in out for command in COMMANDS)
    assert "..." not in out.split("Commands:")[1], "no sentence is cut off"


def test_version(tollbook: Tollbook) -> None:
    assert tollbook("--version").out == f"tollbook {package.__version__}\n"


def test_completion_is_offered(tmp_path: Path) -> None:
    answer = run_alone(cwd=tmp_path, _TOLLBOOK_COMPLETE="source_bash")
    assert "complete" in answer.out


def test_wrong_words(tollbook: Tollbook) -> None:
    assert tollbook("incidents", "--country", "Pakistan").code == 2
    assert "write it as 2024-01-31" in tollbook("incidents", "--since", "spring").err
    assert tollbook("incidents", "--type", "noise").code == 2
    assert tollbook("export", "everything").code == 2
    assert tollbook("nonsense").code == 2


def test_demo_reads_the_samples_and_says_what_to_do_next(tollbook: Tollbook, tmp_path: Path) -> None:
    answer = tollbook("demo", "--db", "demo.db")
    assert answer.code == 0
    for words in ("Solhan", "Where a figure comes from", "tollbook show i-", "«"):
        assert words in answer.out
    assert tollbook("incidents", "--db", "demo.db", "--json").json["found"] > 10
    assert tollbook("demo", "--db", "demo.db").code == 2, "it does not write into a book that is there"
    assert tmp_path.joinpath("demo.db").exists()


def test_doctor_finds_all_well_and_what_is_not(tollbook: Tollbook, book: Path) -> None:
    answer = tollbook("doctor", "--json")
    assert answer.code == 0 and answer.json["well"]
    assert {f["name"] for f in answer.json["findings"]} >= {"Python", "SQLite", "places", "vocabularies", "book"}
    # The last page of the file, spoilt.
    spoilt = bytearray(book.read_bytes())
    spoilt[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
    book.with_name("spoilt.db").write_bytes(spoilt)
    answer = tollbook("doctor", "--db", "spoilt.db")
    assert answer.code == 1
    assert "WRONG" in answer.out


def test_places_can_be_added(tollbook: Tollbook, tmp_path: Path) -> None:
    cells = ["7", "Nowhereville", "Nowhereville", "Nowhere Town", "15.5", "-4.25", "P", "PPL", "ML", "", "07"]
    line = "\t".join([*cells, "", "", "", "1200", "", "", "", "2024-01-01"])
    (tmp_path / "ML.txt").write_text(line + "\nbroken\n", encoding="utf-8")
    answer = tollbook("places", "add", "ML.txt")
    assert answer.code == 1, "one line could not be read"
    assert "1 places added" in answer.out and "ML.txt:2" in answer.err
    assert tollbook("places", "add", "none.txt").code == 2
    assert str(tmp_path / "home" / "places.db") in tollbook("doctor", "--json").out
