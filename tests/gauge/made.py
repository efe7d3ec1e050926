"""Codings for tests: one that is whole, to be changed; and ones of every kind, for properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tollbook.gauge.codings import CodedPlace, CodedToll, Coding
from tollbook.model.account import Role
from tollbook.model.claim import Status
from tollbook.model.values import AttackType, Group, Measure

KILLED = CodedToll(Measure.KILLED, Group.CIVILIANS, 12, 12, "police", Status.CURRENT, "twelve shoppers")
WOUNDED = CodedToll(Measure.WOUNDED, Group.CIVILIANS, 30, None, None, Status.CURRENT, "at least 30")
PLACE = CodedPlace("Solva", "North", "ML", 14.0, -4.0)
WHOLE = Coding(
    key="solva-2024-03-04",
    role=Role.MAIN,
    type=AttackType.BOMBING,
    days=(date(2024, 3, 4), date(2024, 3, 4)),
    place=PLACE,
    tolls=(KILLED, WOUNDED),
    perpetrators=("Northern Front",),
    responsibility=("Northern Front",),
    best={Measure.KILLED: 12, Measure.WOUNDED: 30},
    words="A bomb went off",
)
OTHER = replace(
    WHOLE,
    key="kona-2024-02-01",
    role=Role.BACKGROUND,
    type=AttackType.ABDUCTION,
    days=(date(2024, 2, 1), date(2024, 2, 1)),
    place=CodedPlace("Kona", None, "NE", 10.0, 8.0),
    tolls=(replace(KILLED, measure=Measure.CAPTURED, low=7, high=7),),
    best={Measure.CAPTURED: 7},
)


def as_read(coding: Coding, account_id: str = "a-1") -> Coding:
    """The same, as if the reader had said it."""
    return replace(coding, account_id=account_id)


_names = st.sampled_from(["Northern Front", "gunmen", "the army", "Front of the South", "police"])
_days = st.integers(0, 40).map(lambda n: date(2024, 1, 1) + timedelta(days=n))
_spans = st.tuples(_days, st.integers(0, 5)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))
_places = st.builds(
    CodedPlace,
    st.sampled_from(["Solva", "Kona", "North", None]),
    st.sampled_from(["North", None]),
    st.sampled_from(["ML", "NE", None]),
    st.sampled_from([14.0, 10.0, None]),
    st.sampled_from([-4.0, 8.0, None]),
)


@st.composite
def tolls(draw: st.DrawFn) -> CodedToll:
    low = draw(st.integers(0, 6))
    high = draw(st.one_of(st.none(), st.integers(low, low + 3)))
    measure, group = draw(st.sampled_from(list(Measure))), draw(st.sampled_from(list(Group)))
    return CodedToll(measure, group, low, high, draw(st.none() | _names), Status.CURRENT, f"{low}")


codings = st.builds(
    Coding,
    key=st.sampled_from(["k-1", "k-2", "k-3"]),
    role=st.sampled_from(list(Role)),
    type=st.sampled_from(list(AttackType)[:4]),
    days=st.none() | _spans,
    place=st.none() | _places,
    tolls=st.lists(tolls(), max_size=3).map(tuple),
    perpetrators=st.lists(_names, max_size=2).map(tuple),
    responsibility=st.lists(_names, max_size=2).map(tuple),
    best=st.dictionaries(st.sampled_from(list(Measure)), st.integers(0, 6), max_size=3),
    words=st.just("an attack"),
)
reports = st.lists(st.lists(codings, max_size=4), min_size=1, max_size=4)
