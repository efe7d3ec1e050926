"""correct, review, user and audit, as a user has them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Tollbook


def exported(tollbook: Tollbook) -> str:
    return tollbook("export", "incidents").out


@pytest.fixture
def bus(tollbook: Tollbook, book: Path) -> str:
    assert book.exists()
    (found,) = tollbook("incidents", "--country", "PK", "--json").json["incidents"]
    return str(found["incident_id"])


def test_correct_show_trace_and_undo(tollbook: Tollbook, bus: str) -> None:
    before = exported(tollbook)
    answer = tollbook("correct", bus, "killed", "8-9-11", "--because", "the morgue's list", "--by", "Ada")
    assert answer.code == 0 and "set killed: 8-9-11, by Ada: the morgue's list" in answer.out
    said = tollbook("correct", bus, "wounded", "--words", "Three others", "--report", "bus", "--json").json
    assert (said["value"], said["because"]) == ("3", "so it is worded: “Three others”")
    page = tollbook("show", bus, "--history").out
    assert "Ada, who corrected it" in page
    assert "corrected by Ada: the morgue's list" in tollbook("show", bus, "--json").out
    assert "Ada set killed to 8-9-11 (the machine reads 7)" in " ".join(page.split())
    assert "corrected by Tester" in page.split("Figures")[0]
    trace = tollbook("trace", bus, "killed", "--json").json
    assert (trace["best"], trace["correction"]["by"], trace["correction"]["machine"]) == (9, "Ada", "7")
    words = tollbook("trace", bus, "wounded").out
    assert "«Three others»" in words
    assert tollbook("undo", "--of", "Ada").code == 0
    assert "Taken back. Tester's correction of wounded" in tollbook("undo").out
    assert exported(tollbook) == before
    assert tollbook("undo").code == 2


def test_what_is_asked_for_wrongly(tollbook: Tollbook, bus: str) -> None:
    for arguments, says in (
        (["altitude", "9"], "is no field"),
        (["killed/cows", "9"], "is no group"),
        (["killed", "many"], "is no figure"),
        (["killed", "9", "--words", "seven"], "give both --words and --report"),
        (["killed", "9", "--remove"], "has one value"),
    ):
        answer = tollbook("correct", bus, *arguments, "--because", "so")
        assert answer.code == 2 and says in answer.err
    assert tollbook("audit", "show", "--json").json == []


def test_a_revision_that_is_not_the_one_seen(tollbook: Tollbook, bus: str) -> None:
    seen = tollbook("show", bus, "--json").json["revision"]
    assert tollbook("review", "accept", bus, "--by", "Ada").code == 0
    answer = tollbook("correct", bus, "killed", "9", "--because", "so", "--revision", seen)
    assert answer.code == 2 and "changed by Ada at" in answer.err and "review was machine, is accepted" in answer.err
    now = tollbook("show", bus, "--json").json["revision"]
    assert tollbook("correct", bus, "killed", "9", "--because", "so", "--revision", now).code == 0


def test_review(tollbook: Tollbook, bus: str) -> None:
    assert tollbook("review", "reopen", bus).code == 2
    assert "is now: rejected, by Tester" in tollbook("review", "reject", bus, "--because", "an accident").out
    assert tollbook("show", bus, "--json").json["incident"]["review"]["state"] == "rejected"
    assert tollbook("review", "reopen", bus, "--json").json["state"] == "machine"


def test_users(tollbook: Tollbook, bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bus
    monkeypatch.setattr("sys.stdin", io.StringIO("too short\n"))
    assert tollbook("user", "add", "Ben", "--password-stdin").code == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough secret\n"))
    assert tollbook("user", "add", "Ben", "--role", "viewer", "--password-stdin").code == 0
    assert tollbook("user", "role", "Ben", "editor").code == 0
    (ben,) = tollbook("user", "list", "--json").json
    assert (ben["name"], ben["role"]) == ("Ben", "editor")
    assert tollbook("user", "remove", "Ben").code == 0
    assert "No users" in tollbook("user", "list").out


def test_audit(tollbook: Tollbook, bus: str) -> None:
    assert tollbook("audit", "verify").code == 0
    tollbook("correct", bus, "killed", "9", "--because", "so", "--by", "Ada")
    head = tollbook("audit", "verify", "--json").json["head"]
    tollbook("undo", "--by", "Ben")
    assert tollbook("audit", "verify", "--head", head).code == 0
    assert tollbook("audit", "verify", "--head", head[:-1] + "x").code == 1
    shown = tollbook("audit", "show").out
    assert shown.index("Ben  undo correct") < shown.index("Ada  correct killed")
    assert "killed/all: 7 → 9" in shown
    assert len(tollbook("audit", "show", "--incident", bus, "--json").json) == 2
