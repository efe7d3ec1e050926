"""A user's country file is taken in line by line; broken lines are refused and counted, never fatal."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from tollbook.errors import Refusal
from tollbook.gazetteer.additions import add_places, user_places_path
from tollbook.gazetteer.lookup import Gazetteer


def line(number: int, name: str, kind: str = "P", code: str = "PPL", lat: str = "29.5", others: str = "") -> str:
    cells = [
        str(number),
        name,
        name,
        others,
        lat,
        "67.2",
        kind,
        code,
        "PK",
        "",
        "02",
        "",
        "",
        "",
        "40",
        "",
        "1",
        "",
        "",
    ]
    return "\t".join(cells)


GOOD = "\n".join(
    [
        line(910001, "Zarqabad Test", others="Zarkabad Test,زرق"),
        line(910002, "Stream of Test", "H", "STM"),
        line(910003, "Testistan", "A", "ADM1"),
    ]
)


def test_places_are_added_and_found(tmp_path: Path) -> None:
    file, database = tmp_path / "PK.txt", tmp_path / "deep" / "places.db"
    file.write_text(GOOD, encoding="utf-8")
    added = add_places(file, database)
    assert (added.places, added.left_out, added.refusals) == (2, 1, ())
    gazetteer = Gazetteer(user_places=database)
    town = gazetteer.find("Zarkabad Test")[0]
    assert (town.name, town.admin1, town.gazetteer_id) == ("Zarqabad Test", "Testistan", "gn:910001")
    assert gazetteer.find("Zarqbad Test", "PK")[0].name == "Zarqabad Test"
    assert gazetteer.find("Karachi")[0].country == "PK"


def test_twice_changes_nothing(tmp_path: Path) -> None:
    file, database = tmp_path / "PK.txt", tmp_path / "places.db"
    file.write_text(GOOD, encoding="utf-8")
    first = add_places(file, database)
    assert add_places(file, database) == first
    assert len(Gazetteer(user_places=database).find("Zarqabad Test")) == 1


def test_broken_lines_are_refused_with_their_number(tmp_path: Path) -> None:
    file = tmp_path / "PK.txt"
    broken = [line(910001, "Good Test"), "no columns", line(910004, "Pole Test", lat="123"), line(0, "Nought Test")]
    file.write_bytes("\n".join(broken).encode() + b"\n\xff\xfe\tx\n\n")
    added = add_places(file, tmp_path / "places.db")
    assert added.places == 1
    assert [refusal.line for refusal in added.refusals] == [2, 3, 4, 5]
    assert "expected 19" in str(added.refusals[0])


def test_zip(tmp_path: Path) -> None:
    file = tmp_path / "PK.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("PK.txt", GOOD)
    assert add_places(file, tmp_path / "places.db").places == 2


def test_a_zip_of_other_things_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "PK.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("picture.png", "x")
    with pytest.raises(Refusal, match="expected one country file"):
        add_places(file, tmp_path / "places.db")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        add_places(tmp_path / "none.txt", tmp_path / "places.db")


def test_home_of_the_users_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    assert user_places_path() == tmp_path / "places.db"
    monkeypatch.delenv("TOLLBOOK_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert user_places_path() == tmp_path / "share" / "tollbook" / "places.db"
