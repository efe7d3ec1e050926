"""The gazetteer answers with the right places in the right order, quickly and from any process."""

from __future__ import annotations

import csv
import os
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.gazetteer.keys import name_key, skeleton_of, without_article
from tollbook.gazetteer.lookup import Gazetteer, How

GAZETTEER = Gazetteer()
DATA = Path(str(files("tollbook.gazetteer") / "data"))


def first(name: str, country: str | None = None) -> tuple[str, str, str | None]:
    candidate = GAZETTEER.find(name, country)[0]
    return candidate.name, candidate.kind, candidate.country


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Musakhail", ("Musakhel", "town", "PK")),
        ("Gawadar", ("Gwadar", "town", "PK")),
        ("Bolan", ("Kachhi District", "district", "PK")),
        ("Baluchistan", ("Balochistan", "admin1", "PK")),
        ("NWFP", ("Khyber Pakhtunkhwa", "admin1", "PK")),
        ("Fallujah", ("Fallujah", "town", "IQ")),
        ("al-Fallujah", ("Fallujah", "town", "IQ")),
        ("Hodeidah", ("Hodeidah", "admin1", "YE")),
        ("Burma", ("Myanmar", "country", "MM")),
        ("U.S.", ("United States", "country", "US")),
        ("Sinai", ("Sinai", "region", "EG")),
        ("Donbass", ("Donbas", "region", "UA")),
        ("Chibok", ("Chibok", "town", "NG")),
    ],
)
def test_press_names(name: str, place: tuple[str, str, str]) -> None:
    assert first(name) == place


def test_an_alternate_name_does_not_outrank_a_primary_one() -> None:
    found = GAZETTEER.find("Islamabad")
    chattogram = next(i for i, c in enumerate(found) if c.country == "BD")
    assert all(c.country == "PK" for c in found[:2])
    assert found[chattogram].population > found[0].population
    assert found[chattogram].how is How.ALTERNATE


def test_rows_of_population_zero_are_there() -> None:
    assert any(c.population == 0 for c in GAZETTEER.find("Chibok"))


def test_a_town_knows_its_province_and_degrees() -> None:
    town = next(c for c in GAZETTEER.find("Quetta") if c.kind == "town")
    assert (town.admin1, town.country) == ("Balochistan", "PK")
    assert (round(town.lat), round(town.lon)) == (30, 67)


def test_skeletons_only_within_a_country_and_flagged() -> None:
    assert GAZETTEER.find("Gawadr") == ()
    assert GAZETTEER.find("Gawadr", "PK")[0].how is How.SKELETON
    assert GAZETTEER.find("Gwadar", "PK")[0].how is How.PRIMARY
    assert GAZETTEER.find("Gawadr", "FR") == ()


def test_a_given_country_bounds_the_answer() -> None:
    assert {c.country for c in GAZETTEER.find("Tripoli", "LB")} == {"LB"}


@pytest.mark.parametrize("file", ["aliases.csv", "regions.csv"])
def test_every_alias_leads_to_its_country(file: str) -> None:
    """The database was built from the files that stand beside it."""
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            for alias in filter(None, row["aliases"].split("|")):
                found = GAZETTEER.find(alias.removeprefix("*"), row["country"] or None)
                assert any(c.kind == row["kind"] for c in found), (file, alias)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_opens_its_own() -> None:
    gazetteer = Gazetteer()
    assert gazetteer.find("Sibi")
    child = os.fork()
    if child == 0:
        os._exit(0 if gazetteer.find("Karachi")[0].country == "PK" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert gazetteer.find("Lahore")[0].country == "PK"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Musakhail", "Musa Khel"), ("Gawadar", "Gwadar"), ("Bajaur", "Bajour")],
)
def test_skeletons_agree(one: str, other: str) -> None:
    assert skeleton_of(name_key(one)) == skeleton_of(name_key(other))


def test_keys_fold_marks() -> None:
    assert name_key("Ḩajjah") == "hajjah"
    assert name_key("  N'Djaména ") == "ndjamena"
    assert name_key("Mazar-e Sharif") == name_key("Mazar-e-Sharif")
    assert without_article("al hillah") == "hillah"


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    key = name_key(text)
    assert name_key(key) == key
    for candidate in GAZETTEER.find(text):
        assert -90 <= candidate.lat <= 90
        assert -180 <= candidate.lon <= 180
