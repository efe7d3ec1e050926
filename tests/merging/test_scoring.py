from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.merging.made import KARACHI, QUETTA, account, attacker, block_keys, day, report, target, total_of, weapon
from tollbook.merging.profile import profile_of
from tollbook.merging.scoring import Comparison, are_surely_different, compare_accounts
from tollbook.merging.weights import PRIOR, WEIGHTS
from tollbook.model.account import Account, Role
from tollbook.model.claim import Evidence
from tollbook.model.judgement import Verdict
from tollbook.model.text import Report, Span
from tollbook.model.values import AttackType, DatePrecision, PlaceRef

A, B = report("A blast hit a convoy.", name="a"), report("A bomb hit a convoy.", name="b")


def compare(left: Account, right: Account, one: Report = A, other: Report = B) -> Comparison:
    return compare_accounts(left, right, one, other)


def features(comparison: Comparison) -> set[str]:
    return {reason.feature for reason in comparison.reasons}


def test_one_attack_told_twice_is_the_same() -> None:
    left = account(A, day("2023-02-05"), QUETTA, killed=4)
    right = account(B, day("2023-02-05"), QUETTA, killed=5)
    assert compare(left, right).verdict is Verdict.SAME


def test_two_attacks_of_one_day_in_one_town_with_far_tolls_are_not_joined() -> None:
    left = account(A, day("2023-02-05"), QUETTA, target("a bus"), killed=1)
    right = account(B, day("2023-02-05"), QUETTA, target("a mosque"), killed=40)
    assert compare(left, right).verdict is not Verdict.SAME


@pytest.mark.parametrize("apart", ["2023-02-12", "2024-02-05", "2023-05-05"])
def test_days_far_apart_are_different(apart: str) -> None:
    left = account(A, day("2023-02-05"), QUETTA, target("a bus"), killed=14)
    right = account(B, day(apart), QUETTA, target("a bus"), killed=14)
    assert compare(left, right).verdict is Verdict.DIFFERENT


def test_one_man_killed_on_two_days_is_a_doubt() -> None:
    left = account(A, day("2023-02-05"), QUETTA, target("lawmaker Akbar Zehri"), killed=14)
    right = account(B, day("2023-03-05"), QUETTA, target("lawmaker Akbar Zehri"), killed=14)
    assert compare(left, right).verdict is Verdict.UNSURE


def test_the_next_day_is_no_contradiction() -> None:
    left = account(A, day("2023-02-05"), QUETTA, attacker("Red Movement"), killed=14)
    right = account(B, day("2023-02-06"), QUETTA, attacker("the Red Movement"), killed=14)
    assert compare(left, right).verdict is Verdict.SAME


def test_towns_far_apart_on_one_day_are_different() -> None:
    left, right = account(A, day("2023-02-05"), QUETTA), account(B, day("2023-02-05"), KARACHI)
    assert compare(left, right).verdict is Verdict.DIFFERENT


def test_the_larger_the_town_the_less_it_says() -> None:
    village = PlaceRef("Solhan", None, None, "BF", 13.2, 0.9, 1, None)
    scores = []
    for place in (village, PlaceRef("Zaria", None, None, "NG", 11.11, 7.72, 1, None), KARACHI):
        found = compare(account(A, day("2023-02-05"), place), account(B, day("2023-02-05"), place))
        scores.append(found.score)
    assert scores[0] > scores[1] > scores[2]


def test_two_attacks_of_one_day_in_a_large_town_are_left_to_a_person() -> None:
    bus = account(A, day("2023-02-05"), QUETTA, target("bus passengers"), killed=7, kind=AttackType.ARMED_ASSAULT)
    police = account(B, day("2023-02-05"), QUETTA, target("two policemen"), killed=3, kind=AttackType.BOMBING)
    farmers = account(B, day("2023-02-05"), QUETTA, target("farmers"), killed=3, kind=AttackType.ARMED_ASSAULT)
    assert compare(bus, police).verdict is not Verdict.SAME
    assert compare(bus, farmers).verdict is Verdict.UNSURE


def test_a_month_says_less_than_a_day() -> None:
    month = day("2023-02-01", DatePrecision.MONTH, "2023-02-28")
    exact = compare(account(A, day("2023-02-05"), QUETTA), account(B, day("2023-02-05"), QUETTA))
    rough = compare(account(A, day("2023-02-05"), QUETTA), account(B, month, QUETTA))
    assert rough.score < exact.score


def test_undated_reports_meet_by_the_name_of_the_victim() -> None:
    left = account(A, target("former minister Tariq Bugti"), killed=1, role=Role.BACKGROUND)
    right = account(B, target("Mr. Bugti"), killed=1, role=Role.BACKGROUND)
    again = account(B, target("politician Tariq Bugti"), killed=1, role=Role.BACKGROUND)
    assert block_keys(left, A) & block_keys(right, B)
    assert "name/same-family-name" in features(compare(left, right))
    assert compare(left, again).verdict is Verdict.SAME


def test_namesakes_are_not_the_same_person() -> None:
    left = account(A, target("Senator John Marlowe"), killed=1, kind=AttackType.ARMED_ASSAULT)
    right = account(B, target("Senator Peter Marlowe"), killed=1, kind=AttackType.ARMED_ASSAULT)
    assert "name/namesakes" in features(compare(left, right))
    assert compare(left, right).verdict is Verdict.DIFFERENT


def test_a_report_cannot_tell_of_what_comes_after_it() -> None:
    early = report("A blast hit the market.", name="early", published="2023-01-01")
    left = account(A, day("2023-02-05"), QUETTA, killed=30)
    right = account(early, QUETTA, killed=30)
    assert compare_accounts(left, right, A, early).verdict is Verdict.DIFFERENT


def test_days_of_the_calendar_are_read_from_the_words() -> None:
    one = report("People recalled the July 7 bombings.", name="one")
    other = report("The bombings of 7 July were recalled.", name="other")
    third = report("The bombings of July 21 were recalled.", name="third")
    tell = [account(r, QUETTA, role=Role.BACKGROUND) for r in (one, other, third)]
    assert "calendar/same-day-named" in features(compare_accounts(tell[0], tell[1], one, other))
    assert "calendar/other-day-named" in features(compare_accounts(tell[0], tell[2], one, third))


def test_one_report_parts_its_incidents() -> None:
    left = account(A, day("2023-02-05"), QUETTA, killed=4)
    right = account(A, day("2023-02-05"), QUETTA, killed=4, role=Role.BACKGROUND)
    assert compare(left, right, A, A).verdict is Verdict.DIFFERENT


NAMES = "Ibolya Szentkuti, Varazdat Ohanjan and Solveig Quisling"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (f"Gunmen shot {NAMES} on Rozsadomb.", f"Mourners came to Rozsadomb for {NAMES}.", "named/all"),
        ("He shot Ibolya Szentkuti on Rozsadomb.", "Ibolya Szentkuti lived on Rozsadomb.", "named/most"),
        ("He shot Ibolya Szentkuti in a cafe.", "The cafe of Ibolya Szentkuti is shut.", "named/many"),
        ("Gunmen fired at the cafe Szentkuti.", "The cafe Szentkuti is shut.", "named/some"),
        (f"Gunmen shot {NAMES}.", "Gunmen shot Dagfinn Hjelmstad, Oddvar Brekkhus and Torbjorg Lie.", "named/none"),
        ("Gunmen fired at a cafe.", "A cafe is shut.", None),
    ],
)
def test_names_that_both_reports_have(left: str, right: str, level: str | None) -> None:
    one, other = report(left, name="one"), report(right, name="other")
    found = features(compare_accounts(account(one), account(other), one, other))
    assert {feature for feature in found if feature.startswith("named/")} == ({level} if level else set())


def test_what_a_report_names_away_from_the_incident_counts_half() -> None:
    words = "Gunmen shot a man. Years ago a road led from Szentkuti to Rozsadomb."
    one, other = report(words, name="one"), report(words, name="other")
    beside = compare_accounts(account(one), account(other), one, other)
    away = compare_accounts(_of_first_sentence(one), _of_first_sentence(other), one, other)
    assert "named/many" in features(beside) and "named/some" in features(away)


def test_what_is_recalled_goes_by_its_own_sentences_alone() -> None:
    words = "Gunmen shot a man. Years ago Ibolya Szentkuti came from Rozsadomb."
    one, other = report(words, name="one"), report(words, name="other")
    left, right = (replace(_of_first_sentence(of), role=Role.BACKGROUND) for of in (one, other))
    found = features(compare_accounts(left, right, one, other))
    assert not any(feature.startswith(("named/", "persons/")) for feature in found)


def _of_first_sentence(of: Report) -> Account:
    told = account(of)
    words = (Evidence(Span(0, 6), "trigger"),)
    return replace(told, claims=tuple(replace(claim, evidence=words) for claim in told.claims))


def test_the_names_of_the_place_itself_say_nothing() -> None:
    one, other = report("Gunmen came to Quetta.", name="one"), report("Quetta mourns.", name="other")
    found = features(compare_accounts(account(one, QUETTA), account(other, QUETTA), one, other))
    assert not any(feature.startswith("named/") for feature in found)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("He shot Ibolya Szentkuti.", "The murder of Ibolya Szentkuti was recalled.", "persons/one"),
        ("The report names Sergeant Ibolya Szentkuti.", "So it was, said Ibolya Szentkuti.", None),
        ("He fired on Szentkuti Avenue.", "They mourned on Szentkuti Avenue.", None),
        (f"He shot {NAMES}.", f"They mourned {NAMES}.", "persons/several"),
    ],
)
def test_persons_whom_both_name_but_for_those_in_office(left: str, right: str, level: str | None) -> None:
    one, other = report(left, name="one"), report(right, name="other")
    found = features(compare_accounts(account(one), account(other), one, other))
    assert {feature for feature in found if feature.startswith("persons/")} == ({level} if level else set())


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (
            "A toddler found a loaded revolver beneath her pillow.",
            "Beneath a pillow lay the revolver, loaded.",
            "repeats",
        ),
        (
            "A toddler found a loaded revolver beneath her pillow.",
            "The toddler wore pyjamas and a blue anorak.",
            "touches",
        ),
        (
            "A toddler found a loaded revolver beneath her pillow.",
            "Two joggers heard muffled cries from a disused quarry.",
            "other",
        ),
    ],
)
def test_uncommon_words_of_the_sentences(left: str, right: str, level: str) -> None:
    one, other = report(left, name="one"), report(right, name="other")
    assert f"text/{level}" in features(compare_accounts(account(one), account(other), one, other))


@pytest.mark.parametrize(("age", "level"), [(11, "age/same"), (12, "age/other")])
def test_ages(age: int, level: str) -> None:
    one, other = report("An 11-year-old girl was shot.", name="one"), report(f"A {age}-year-old died.", name="other")
    assert level in features(compare_accounts(account(one), account(other), one, other))


def test_a_date_or_town_that_is_not_sure_parts_less() -> None:
    left, right = account(A, day("2023-02-05"), QUETTA), account(B, day("2023-02-15"), QUETTA)
    doubtful = replace(right, claims=tuple(replace(claim, confidence=0.4) for claim in right.claims))
    assert "date/far" in features(compare(left, right))
    assert "date/far-doubtful" in features(compare(left, doubtful))
    assert compare(left, right).score < compare(left, doubtful).score


def test_a_town_that_the_other_report_names_is_no_contradiction() -> None:
    there = PlaceRef("Ormara", None, None, "PK", 25.2, 64.6, 1, None)
    one = report("Gunmen came from Ormara.", name="one")
    other = report("Gunmen fired.", name="other")
    left, right = account(one, day("2023-02-05"), QUETTA), account(other, day("2023-02-05"), there)
    doubtful = replace(left, claims=tuple(replace(claim, confidence=0.4) for claim in left.claims))
    nowhere = account(one, day("2023-02-05"))
    assert "place/named-there" in features(compare_accounts(left, right, one, other))
    assert "place/named-there-doubtful" in features(compare_accounts(doubtful, right, one, other))
    assert "place/named-there-doubtful" in features(compare_accounts(nowhere, right, one, other))
    assert "place/far" in features(compare_accounts(replace(left, report_id=A.id), right, A, other))


def test_two_bombings_of_one_town_and_day_that_share_no_name_are_a_doubt() -> None:
    one = report("A bomb hit the Zarghun market. Ghafoor Mandokhel and Yaqub Kasi saw it.", name="one")
    other = report("A bomb hit Brewery road. Nasrullah Barech and Hidayat Lehri ran.", name="other")
    left = account(one, day("2023-02-05"), QUETTA, killed=4)
    right = account(other, day("2023-02-05"), QUETTA, killed=6)
    assert compare_accounts(left, right, one, other).verdict is Verdict.UNSURE


def test_two_attacks_a_day_apart_in_one_town_that_share_no_name_are_not_joined() -> None:
    one = report("Fighters hit a post. Ghafoor Mandokhel and Yaqub Kasi saw it.", name="one")
    other = report("Fighters hit a post. Nasrullah Barech and Hidayat Lehri ran.", name="other")
    left = account(one, day("2023-02-05"), QUETTA, attacker("Red Movement"), target("a post"), killed=4)
    right = account(other, day("2023-02-06"), QUETTA, attacker("Red Movement"), target("a post"), killed=4)
    assert compare_accounts(left, right, one, other).verdict is not Verdict.SAME


def test_main_stories_without_dates_are_not_joined_by_town_and_type() -> None:
    left, right = account(A, QUETTA, target("a convoy"), killed=3), account(B, QUETTA, target("a convoy"), killed=3)
    assert compare(left, right).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("words", "is_total"),
    [
        ("Forty people have been killed in Quetta since January.", True),
        ("Forty people have been killed so far this year.", True),
        ("Forty people have been killed in less than a week.", True),
        ("Forty people have been killed over the past three months, officials say.", True),
        ("Forty people have been killed, the worst attack since 2009.", False),
        ("Forty people have been killed in last year's attack.", False),
        ("Forty people have been killed in a market.", False),
    ],
)
def test_a_running_total_joins_nothing(words: str, is_total: bool) -> None:
    of = report(words, name="total")
    found = compare_accounts(total_of(of, "Forty people have been killed"), account(B, QUETTA, killed=40), of, B)
    assert ("total/joins-nothing" in features(found)) is is_total
    if is_total:
        assert found.verdict is Verdict.DIFFERENT


def test_copies_are_told_by_their_words_and_not_by_what_the_book_says() -> None:
    one = report("Gunmen shot Ibolya Szentkuti.", name="one")
    other = replace(report("Gunmen shot Ibolya Szentkuti.", name="other"), copy_of=one.id)
    left, right = account(one), account(other)
    copied = compare_accounts(left, right, one, other)
    assert copied.score == compare_accounts(left, right, one, replace(other, copy_of=None)).score


def test_every_found_level_stands_in_the_table_and_adds_up() -> None:
    left = account(A, day("2023-02-05"), QUETTA, attacker("Red Movement"), weapon("a car bomb"), killed=4)
    right = account(B, day("2023-02-06"), KARACHI, attacker("Blue Army"), weapon("mortars"), killed=40)
    found = compare(left, right)
    assert found.reasons[0].score == PRIOR
    assert found.score == pytest.approx(sum(reason.score for reason in found.reasons))
    assert {reason.feature.split(":")[0] for reason in found.reasons[1:]} <= WEIGHTS.keys()
    assert all(reason.says for reason in found.reasons)


def test_a_comparison_becomes_a_judgement_of_the_machine() -> None:
    found = compare(account(A, day("2023-02-05"), QUETTA), account(B, day("2023-02-05"), QUETTA))
    judgement = found.judgement("2023-02-07T10:00:00Z")
    assert (judgement.by, judgement.verdict, judgement.score) == ("machine", found.verdict, found.score)
    assert "both on 2023-02-05" in judgement.because


PLACES = st.one_of(
    st.none(),
    st.builds(
        lambda name, lat, lon, precision, country: PlaceRef(name, None, None, country, lat, lon, precision, None),
        st.sampled_from(["Anwar", "Belo", "Corda"]),
        st.one_of(st.none(), st.floats(-80, 80)),
        st.floats(-179, 179),
        st.integers(1, 7),
        st.sampled_from(["PK", "AF", None]),
    ),
)
DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 3, 1)).map(lambda found: day(found.isoformat())))


@st.composite
def tellings(draw: st.DrawFn) -> tuple[Account, Report]:
    of = report(name=draw(st.sampled_from("abcdef")), published=draw(st.sampled_from([None, "2020-02-01"])))
    values = [
        value for value in (draw(DAYS), draw(PLACES), target(draw(st.sampled_from(["a bus", "Mr. Odo"])))) if value
    ]
    kind, role = draw(st.sampled_from(AttackType)), draw(st.sampled_from(Role))
    return account(of, *values, kind=kind, killed=draw(st.sampled_from([None, 0, 1, 7, 90])), role=role), of


@given(tellings(), tellings())
def test_the_order_of_the_two_does_not_matter(one: tuple[Account, Report], other: tuple[Account, Report]) -> None:
    there = compare_accounts(one[0], other[0], one[1], other[1])
    back = compare_accounts(other[0], one[0], other[1], one[1])
    assert (there.score, there.verdict) == (back.score, back.verdict)
    assert features(there) == features(back)
    assert compare_accounts(one[0], other[0], one[1], other[1]) == there


@given(tellings(), tellings())
def test_what_is_the_same_by_day_and_place_meets(one: tuple[Account, Report], other: tuple[Account, Report]) -> None:
    found = compare_accounts(one[0], other[0], one[1], other[1])
    if {"date/same-day", "date/next-day"} & features(found) and found.verdict is Verdict.SAME:
        assert block_keys(*one) & block_keys(*other)


@given(tellings(), tellings())
def test_what_is_surely_different_is_different(one: tuple[Account, Report], other: tuple[Account, Report]) -> None:
    if are_surely_different(profile_of(*one), profile_of(*other)):
        assert compare_accounts(one[0], other[0], one[1], other[1]).verdict is Verdict.DIFFERENT


def test_a_month_apart_and_nothing_in_common_is_surely_different() -> None:
    left, right = (account(of, day(when), QUETTA, killed=3) for of, when in ((A, "2023-02-05"), (B, "2023-03-05")))
    assert are_surely_different(profile_of(left, A), profile_of(right, B))
    named, again = (
        account(of, day(when), QUETTA, target("lawmaker Raza Haider"), killed=14)
        for of, when in ((A, "2023-02-05"), (B, "2023-03-05"))
    )
    assert not are_surely_different(profile_of(named, A), profile_of(again, B)), "one victim's name"
    near = account(B, day("2023-02-06"), QUETTA, killed=4)
    assert not are_surely_different(profile_of(left, A), profile_of(near, B))


@pytest.mark.parametrize(
    ("left", "right", "alike"), [("Tarmiyeh", "Tarmiya", True), ("Solhan", "Solhane", True), ("Goma", "Gamba", False)]
)
def test_two_spellings_of_a_place_in_no_gazetteer(left: str, right: str, alike: bool) -> None:
    def told_at(name: str, of: Report) -> Account:
        return account(of, day("2021-06-05"), PlaceRef(name, None, None, "BF", None, None, 6, None), killed=4)

    assert ("place/like-name" in features(compare(told_at(left, A), told_at(right, B)))) is alike
