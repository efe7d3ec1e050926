"""Names of minors do not leave the book, and what is quoted stays true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tollbook.exports.check import Table, check
from tollbook.exports.shapes import account_object, claim_objects, incident_object
from tollbook.exports.withhold import WITHHELD, Veil
from tollbook.model.telling import ToldAccount, ToldIncident
from tollbook.model.text import Report, Span
from tollbook.model.values import Victim


def quotations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from quotations(item)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from quotations(item)


def check_quotations(shaped: dict[str, Any], report: Report) -> None:
    for piece in quotations(shaped):
        assert report.text[piece["start"] : piece["end"]] == piece["text"] != ""


def test_the_child_is_not_named_and_the_rest_stays(told: ToldAccount) -> None:
    shaped = check(Table.ACCOUNTS, account_object(told))
    check_quotations(shaped, told.report)
    child, uncle, girl = shaped["victims"]
    assert (child["name"], child["text"], child["age"]) == (None, "a minor (name withheld)", 9)
    assert [piece["text"] for piece in child["evidence"]] == ["9"], "the age stands where the name stood"
    assert uncle["name"] == "Ibrahim Sule", "an adult keeps the name"
    assert uncle["evidence"][0]["text"] == "Ibrahim Sule"
    assert girl["text"] == "The [name withheld] girl"
    assert [piece["text"] for piece in girl["evidence"]] == ["The", "girl"]
    wounded = shaped["tolls"][1]
    assert wounded["words"] == wounded["victims"] == "[name withheld], 9, and three others"
    assert [piece["text"] for piece in wounded["evidence"]] == ["9, and three others", "wounded"]
    assert shaped["report"]["title"] == "Child [name withheld] wounded in Solva"


def test_no_table_names_the_child(told: ToldAccount, told_incident: ToldIncident) -> None:
    incident = check(Table.INCIDENTS, incident_object(told_incident))
    check_quotations(incident, told.report)
    claims = list(claim_objects(told))
    for shaped in claims:
        check_quotations(check(Table.CLAIMS, shaped), told.report)
    assert "Amina" not in json.dumps([incident, claims, account_object(told)])
    assert incident["discrepancies"][0]["says"] == "One report counts [name withheld] twice."


def test_everything_is_exported_to_those_who_ask_for_it(told: ToldAccount, told_incident: ToldIncident) -> None:
    child = account_object(told, include_minors=True)["victims"][0]
    assert (child["name"], child["text"], child["evidence"][0]["text"]) == ("Amina Sule", "Amina Sule, 9", "Amina Sule")
    assert "Amina Sule" in json.dumps(incident_object(told_incident, include_minors=True))
    assert "Amina Sule" in json.dumps(list(claim_objects(told, include_minors=True)))


def test_a_report_without_named_minors_is_not_touched(told: ToldAccount) -> None:
    plain = replace(told, minors=frozenset())
    assert account_object(plain) == account_object(told, include_minors=True)


def test_a_name_withheld_for_its_age_in_another_report(told: ToldAccount) -> None:
    claims = list(told.account.claims)
    child = claims[7].value
    assert isinstance(child, Victim)
    claims[7] = replace(claims[7], value=replace(child, age=None))
    shaped = account_object(replace(told, account=replace(told.account, claims=tuple(claims))))
    assert shaped["victims"][0]["name"] is None
    assert "Amina" not in json.dumps(shaped)


def test_single_words_of_a_name_do_not_hide_places_or_actors() -> None:
    veil = Veil.over(["Hope Marsh"])
    assert veil.text("Hope Marsh's bus near Marsh Bridge") == "[name withheld] bus near Marsh Bridge"
    assert veil.text("the Marsh girl, a hope", closely=True) == "the [name withheld] girl, a hope"
    assert veil.hides("hope  marsh") and veil.hides("Marsh") and not veil.hides("Ada Marsh")


NAMES = st.sampled_from(["Amina Sule", "Bo", "Li Na", "amina SULE", "Ünal Öz"])
WORDS = st.sampled_from(["9", "a girl", ",", "'s", "killed", "\n", "Sule", "9-year-old", "(", "Öz"])


@given(st.lists(NAMES | WORDS, min_size=1, max_size=12), st.data(), st.booleans())
def test_what_is_left_of_a_span_lies_in_the_text_and_outside_the_names(
    parts: list[str], data: st.DataObject, closely: bool
) -> None:
    text = "In town " + " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    veil = Veil.over(["Amina Sule", "Bo", "Li Na", "Ünal Öz"])
    pieces = veil.pieces(span, text, closely=closely, age=9)
    assert pieces
    names = [found.span() for found in veil.whole.finditer(text)] if veil.whole else []
    for piece in pieces:
        assert piece.of(text)
        assert not any(piece.start < end and first < piece.end for first, end in names)


def test_a_name_that_is_a_word_changes_no_code() -> None:
    veil = Veil.over(["Killed"])
    victim = {"harm": "killed", "text": "Girl Killed", "group": "civilians"}
    assert veil.over_all(victim) == {"harm": "killed", "text": f"Girl {WITHHELD}", "group": "civilians"}
