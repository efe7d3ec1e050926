"""What a person types is read as a value, and a value is written so that it can be typed again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.errors import UsageError
from tollbook.model.account import Best
from tollbook.model.correction import Field, Said
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    DatePrecision,
    DateRange,
    Group,
    Harm,
    Perpetrator,
    PlaceRef,
    Target,
    TargetKind,
    Term,
    Victim,
    Weapon,
)
from tollbook.persons.typed_places import places_named
from tollbook.persons.typed_values import read_value, words_of

WORDS = st.text("abcdefghij ÄÖéşخ", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def figures(draw: st.DrawFn) -> Best:
    low, best, high = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    return Best(low, best, draw(st.sampled_from([high, None])))


@st.composite
def dates(draw: st.DrawFn) -> DateRange:
    start, end = sorted(draw(st.tuples(*[st.dates(date(1900, 1, 1), date(2100, 1, 1))] * 2)))
    return DateRange(start, end, draw(st.sampled_from(list(DatePrecision))))


@st.composite
def victims(draw: st.DrawFn) -> Victim:
    words, group = draw(WORDS), draw(st.sampled_from(list(Group)))
    harm, age = draw(st.sampled_from([None, *Harm])), draw(st.one_of(st.none(), st.integers(0, 110)))
    return Victim(words, draw(st.sampled_from([words, None])), group, harm, None, age)


SAID = st.one_of(
    st.tuples(st.just(Field.KILLED), figures()),
    st.tuples(st.just(Field.DATE), dates()),
    st.tuples(st.just(Field.TYPE), st.sampled_from(list(AttackType)).map(Term)),
    st.tuples(st.just(Field.VICTIMS), victims()),
    st.tuples(
        st.just(Field.TARGETS),
        st.builds(Target, WORDS, st.sampled_from(list(TargetKind)), st.sampled_from(list(Group))),
    ),
)


@given(SAID)
def test_what_is_written_is_read_again(said: tuple[Field, Said]) -> None:
    field, value = said
    assert read_value(field, words_of(value)) == value


@given(st.sampled_from(list(Field)), st.text(max_size=30))
def test_anything_typed_is_a_value_or_refused_in_words(field: Field, typed: str) -> None:
    try:
        value = read_value(field, typed)
    except UsageError as error:
        assert "write" in str(error) or "give" in str(error) or "come in this order" in str(error)
    else:
        assert value is None or words_of(value)


@pytest.mark.parametrize("field", list(Field))
@pytest.mark.parametrize("typed", ["none", " Unknown ", ""])
def test_nothing_is_nothing(field: Field, typed: str) -> None:
    assert read_value(field, typed) is None


def test_the_vocabularies_say_what_they_know() -> None:
    group = read_value(Field.PERPETRATORS, "Boko Haram (alleged)")
    assert group == Perpetrator(ActorRef("Boko Haram", ActorKind.ORGANIZATION, "boko-haram"), Basis.ALLEGED)
    police = read_value(Field.PERPETRATORS, "police")
    assert police == Perpetrator(ActorRef("police", ActorKind.STATE, None), Basis.STATED)
    assert read_value(Field.WEAPONS, "truck bomb") == Weapon("truck bomb", "car_bomb")
    assert read_value(Field.WEAPONS, "a trebuchet") == Weapon("a trebuchet", None)
    soldiers = read_value(Field.VICTIMS, "three soldiers (killed)")
    assert isinstance(soldiers, Victim) and (soldiers.group, soldiers.harm) == (Group.SECURITY_FORCES, Harm.KILLED)
    assert read_value(Field.TARGETS, "a bus (of the club)") == Target(
        "a bus (of the club)", TargetKind.PEOPLE, Group.UNSPECIFIED
    ), "brackets that hold no codes are words"


def test_places_of_one_name_are_told_apart() -> None:
    found = places_named("Springfield, US")
    assert len(found) > 5
    for place in found[:5]:
        assert read_value(Field.PLACE, words_of(place)) == place
    with pytest.raises(UsageError, match="Give one of these names"):
        read_value(Field.PLACE, "Springfield, US")
    country = read_value(Field.PLACE, "Pakistan")
    assert isinstance(country, PlaceRef) and country.precision == 6
    with pytest.raises(UsageError, match="are no degrees"):
        read_value(Field.PLACE, "Here @ 91 0")
