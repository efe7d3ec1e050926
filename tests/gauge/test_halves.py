"""The two halves: nothing of one is known from the other, and adding a report moves no other."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tollbook.gauge.halves import Half, halves_of

NAMES = st.text("abcdef", min_size=1, max_size=3)
TOLD = st.dictionaries(NAMES, st.sets(st.sampled_from("uvwxyz"), max_size=2), max_size=12)


def by_hash(name: str) -> Half:
    return Half.REPORT if hashlib.sha256(name.encode()).digest()[-1] % 2 else Half.TUNE


@given(TOLD)
def test_reports_of_one_incident_stand_in_one_half(told: dict[str, set[str]]) -> None:
    halves = halves_of(told)
    assert halves.keys() == told.keys()
    for one in told:
        for other in told:
            if told[one] & told[other]:
                assert halves[one] is halves[other]


@given(TOLD)
def test_a_new_report_of_an_unknown_incident_moves_no_other(told: dict[str, set[str]]) -> None:
    assert halves_of(told).items() <= halves_of(told | {"a-new-one": {"unheard of"}}).items()


def test_the_half_hangs_on_the_smallest_id_of_the_chain() -> None:
    chain = {"d": {"k2"}, "c": {"k1", "k2"}, "b": {"k1"}, "alone": set[str]()}
    halves = halves_of(chain)
    assert {halves[name] for name in "bcd"} == {by_hash("b")}
    assert halves["alone"] is by_hash("alone")


def test_both_halves_are_about_as_large() -> None:
    halves = list(halves_of({f"report-{n}": {f"incident-{n}"} for n in range(1000)}).values())
    assert 400 < halves.count(Half.TUNE) < 600
