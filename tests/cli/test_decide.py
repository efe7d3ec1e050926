"""judge, split and undo: a person's word counts, and can be taken back until all is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import BUS, Tollbook, report

FOLLOW_UP = (
    "The number of passengers killed in Monday's attack on a bus in Quetta has risen to nine, police said on "
    "Wednesday. Gunmen had opened fire on the bus."
)


def incidents(tollbook: Tollbook) -> str:
    return tollbook("export", "incidents").out


def accounts(tollbook: Tollbook) -> dict[str, str]:
    """The incident of each account."""
    found = tollbook("incidents", "--json").json["incidents"]
    return {account: incident["incident_id"] for incident in found for account in incident["accounts"]}


@pytest.fixture
def joined(tollbook: Tollbook, tmp_path: Path) -> str:
    """A book with one incident of two accounts; its name."""
    later = report(FOLLOW_UP, id="later", published="2024-03-06", publisher="Sample Daily")
    (tmp_path / "in.jsonl").write_text(report(BUS, id="bus") + later)
    assert tollbook("read", "in.jsonl").code == 0
    (found,) = tollbook("incidents", "--json").json["incidents"]
    assert len(found["accounts"]) == 2
    return str(found["incident_id"])


def test_split_and_undo_give_back_what_was(tollbook: Tollbook, joined: str) -> None:
    before = incidents(tollbook)
    second = tollbook("show", joined, "--json").json["incident"]["accounts"][1]
    answer = tollbook("split", joined, second, "--because", "another bus")
    assert answer.code == 0 and "different, by Tester: another bus" in answer.out
    assert len(set(accounts(tollbook).values())) == 2
    assert tollbook("undo").code == 0
    assert incidents(tollbook) == before


def test_judge_same_joins_and_undo_parts_again(tollbook: Tollbook, book: Path) -> None:
    assert book.exists()
    before = incidents(tollbook)
    left, right = sorted(set(accounts(tollbook).values()))
    answer = tollbook("judge", "same", left, right, "--because", "one day of fighting", "--by", "Ann")
    assert answer.code == 0, answer.err
    (home,) = set(accounts(tollbook).values())
    gone = left if home == right else right
    assert tollbook("show", gone, "--json").json["incident"]["incident_id"] == home, "the old name still leads there"
    assert tollbook("undo").code == 0
    assert incidents(tollbook) == before


def test_decisions_are_taken_back_one_by_one(tollbook: Tollbook, book: Path) -> None:
    assert book.exists()
    before = incidents(tollbook)
    left, right = sorted(accounts(tollbook))
    tollbook("judge", "same", left, right, "--because", "first thought")
    same = incidents(tollbook)
    tollbook("judge", "different", left, right, "--because", "second thought")
    assert incidents(tollbook) == before
    assert "first thought" in tollbook("undo").out
    assert incidents(tollbook) == same
    assert tollbook("undo").code == 0
    assert incidents(tollbook) == before
    assert tollbook("undo").code == 2, "none is left"


def test_the_machine_does_not_overrule_a_person(tollbook: Tollbook, joined: str, tmp_path: Path) -> None:
    second = tollbook("show", joined, "--json").json["incident"]["accounts"][1]
    tollbook("split", joined, second, "--because", "another bus")
    (tmp_path / "more.jsonl").write_text(report(FOLLOW_UP.replace("nine", "ten"), id="third", published="2024-03-07"))
    assert tollbook("read", "more.jsonl").code == 0
    homes = accounts(tollbook)
    assert len(homes) == 3
    assert [home for name, home in homes.items() if name != second].count(homes[second]) <= 1
    first = tollbook("show", joined, "--json").json["incident"]["accounts"]
    assert second not in first, "nor by way of the third"


def test_wrong_use(tollbook: Tollbook, joined: str) -> None:
    assert tollbook("judge", "same", joined, joined, "--because", "it is").code == 2
    assert tollbook("judge", "same", joined, "a-0000000000000000", "--because", "it is").code == 2
    assert tollbook("judge", "perhaps", joined, joined, "--because", "it is").code == 2
    assert tollbook("split", joined, "a-0", "--because", "it is").code == 2
    second = tollbook("show", joined, "--json").json["incident"]["accounts"][1]
    assert tollbook("split", joined, second, "--because", " ").code == 2
    assert tollbook("split", joined, second, "--because", "so", "--by", "machine").code == 2
    assert len(set(accounts(tollbook).values())) == 1, "nothing of that was kept"
