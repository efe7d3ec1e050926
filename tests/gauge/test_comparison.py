"""What counts as the same name, place and incident; and that each field is compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.gauge.made import KILLED, OTHER, PLACE, WHOLE, as_read
from tollbook.gauge.codings import CodedPlace, Coding
from tollbook.gauge.comparison import Compared, Pair, compare_codings, compare_pair, count_names
from tollbook.gauge.likeness import is_same_place, likeness
from tollbook.gauge.names import is_same_name
from tollbook.model.values import AttackType, Group, Measure


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Northern Front", "northern front", True),
        ("Northern Front fighters", "Northern Front", True),
        ("Northern Front", "Northern Guard of Kona", True),
        ("Northern Front", "Southern Guard", False),
        ("rebel", "the rebels", True),
        ("Daesh", "ISIL", True),
        ("the", "the", True),
        ("the", "the of", False),
        (None, "rebels", False),
        ("", "", False),
    ],
)
def test_names(one: str | None, other: str | None, same: bool) -> None:
    assert is_same_name(one, other) is same


@pytest.mark.parametrize(
    ("read", "same"),
    [
        (PLACE, True),
        (replace(PLACE, name="Old Town", lat=14.3), True),
        (replace(PLACE, name="Far Town", lat=15.0), False),
        (CodedPlace("North", "North", "ML", None, None), False),
        (None, False),
    ],
)
def test_places(read: CodedPlace | None, same: bool) -> None:
    assert is_same_place(PLACE, read) is same


def test_a_province_is_right_where_the_person_knew_no_more() -> None:
    coded = CodedPlace("some hamlet", "North", "ML", None, None)
    assert is_same_place(coded, CodedPlace("North", "North", "ML", 16.0, -3.0))
    assert is_same_place(coded, CodedPlace(None, None, "ML", 16.0, -3.0))
    assert not is_same_place(coded, CodedPlace("South", "South", "ML", 16.0, -3.0))
    assert not is_same_place(coded, CodedPlace("North", "North", "NE", 16.0, -3.0))


def test_likeness_leaves_out_what_the_person_left_open() -> None:
    assert likeness(WHOLE, as_read(WHOLE)) == 1.0
    assert likeness(replace(WHOLE, days=None, place=None), as_read(replace(WHOLE, days=None, place=None))) == 1.0
    assert likeness(WHOLE, replace(WHOLE, days=None)) == pytest.approx(0.8)
    assert likeness(WHOLE, replace(WHOLE, place=None)) == pytest.approx(0.7)
    assert likeness(WHOLE, replace(WHOLE, place=CodedPlace("Kona", None, "ML", None, None))) == pytest.approx(0.8)
    assert likeness(WHOLE, replace(WHOLE, tolls=())) == pytest.approx(0.65)
    assert likeness(WHOLE, replace(WHOLE, type=AttackType.SUICIDE_BOMBING)) == pytest.approx(0.93)
    assert likeness(WHOLE, replace(WHOLE, type=AttackType.ARSON)) == pytest.approx(0.85)


def pair_with(read: Coding) -> Pair:
    return compare_pair(WHOLE, as_read(read))


def test_each_field_is_compared() -> None:
    right = pair_with(WHOLE)
    assert (right.type, right.date, right.place, right.country, right.is_row_right) == (True,) * 5
    assert right.best == {Measure.KILLED: True, Measure.WOUNDED: True}
    assert all(match.is_right for match in right.tolls) and not right.extra
    assert not pair_with(replace(WHOLE, type=AttackType.ARSON)).type
    late = replace(WHOLE, days=(date(2024, 3, 4), date(2024, 3, 5)))
    assert pair_with(late).date is False and not pair_with(late).is_row_right
    assert not pair_with(replace(WHOLE, place=OTHER.place)).is_row_right
    assert pair_with(replace(WHOLE, place=OTHER.place)).country is False
    assert not pair_with(replace(WHOLE, best={Measure.KILLED: 11})).is_row_right
    assert pair_with(replace(WHOLE, best={Measure.KILLED: 12})).best[Measure.WOUNDED] is False


def test_a_figure_goes_to_the_one_of_its_group() -> None:
    soldiers = replace(KILLED, group=Group.SECURITY_FORCES)
    pair = pair_with(replace(WHOLE, tolls=(soldiers, KILLED)))
    first, second = pair.tolls
    assert first.read == KILLED and first.is_right
    assert second.read is None
    assert pair.extra == (soldiers,)
    assert not pair_with(replace(WHOLE, tolls=(soldiers,))).tolls[0].is_right


def test_incidents_pair_with_what_tells_of_them() -> None:
    stray = replace(WHOLE, type=AttackType.ARSON, days=None, place=None, tolls=())
    compared = compare_codings([WHOLE, OTHER], [as_read(stray, "a-0"), as_read(OTHER, "a-2"), as_read(WHOLE)])
    assert {(pair.coded.key, pair.read.account_id) for pair in compared.pairs} == {
        (WHOLE.key, "a-1"),
        (OTHER.key, "a-2"),
    }
    assert [coding.account_id for coding in compared.invented] == ["a-0"]
    assert compare_codings([WHOLE], []) == Compared((), (WHOLE,), ())


def test_names_are_counted_once() -> None:
    assert count_names(["rebels", "rebels"], ["rebels"]) == 1
    assert count_names(["rebels"], ["police", "Rebels"]) == 1
