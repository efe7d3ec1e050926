"""Each error is named by its kind, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.gauge.made import KILLED, OTHER, PLACE, WHOLE, WOUNDED, as_read
from tollbook.gauge.annotations import Annotation
from tollbook.gauge.codings import CodedPlace, Coding
from tollbook.gauge.comparison import compare_codings
from tollbook.gauge.mistakes import Kind, find_mistakes
from tollbook.gauge.reader import Gauged
from tollbook.intake.taken import Taken
from tollbook.model.claim import LedgerLine
from tollbook.model.text import Report, Span
from tollbook.model.values import AttackType, Group, Measure

TEXT = "A bomb went off in Solva on Monday; the dead were twelve shoppers, and at least 30 were hurt."
REPORT = Report("solva", None, None, None, "2024-03-05", "0" * 64, TEXT)
DAY = date(2024, 3, 5)


def gauged(coded: list[Coding], read: list[Coding], ledger: tuple[LedgerLine, ...] = ()) -> Gauged:
    told = tuple(as_read(coding, f"a-{n}") for n, coding in enumerate(read))
    annotation = Annotation(Taken(REPORT, b"", "made"), tuple(coded))
    return Gauged(annotation, (), told, ledger, compare_codings(coded, told))


def kinds(coded: list[Coding], read: list[Coding], ledger: tuple[LedgerLine, ...] = ()) -> list[Kind]:
    return [mistake.kind for mistake in find_mistakes(gauged(coded, read, ledger))]


def test_nothing_wrong() -> None:
    assert kinds([WHOLE, OTHER], [OTHER, WHOLE]) == []


CHANGES = {
    Kind.TYPE: replace(WHOLE, type=AttackType.ARSON),
    Kind.DATE_MISSING: replace(WHOLE, days=None),
    Kind.DATE_PUBLISHED: replace(WHOLE, days=(DAY, DAY)),
    Kind.DATE_WEEK: replace(WHOLE, days=(date(2024, 2, 26), date(2024, 2, 26))),
    Kind.DATE_SPAN: replace(WHOLE, days=(date(2024, 3, 3), DAY)),
    Kind.DATE_OTHER: replace(WHOLE, days=(date(2024, 1, 1), date(2024, 1, 1))),
    Kind.PLACE_MISSING: replace(WHOLE, place=None),
    Kind.PLACE_COARSE: replace(WHOLE, place=CodedPlace("North", "North", "ML", 16.0, -3.0, is_area=True)),
    Kind.PLACE_COUNTRY: replace(WHOLE, place=CodedPlace("Kona", "East", "NE", 10.0, 8.0)),
    Kind.PLACE_OTHER: replace(WHOLE, place=CodedPlace("Kona", "East", "ML", 10.0, 8.0)),
    Kind.TOLL_MEASURE: replace(WHOLE, tolls=(replace(KILLED, measure=Measure.MISSING), WOUNDED)),
    Kind.TOLL_BOUNDS: replace(WHOLE, tolls=(KILLED, replace(WOUNDED, high=30))),
    Kind.TOLL_GROUP: replace(WHOLE, tolls=(KILLED, replace(WOUNDED, group=Group.MILITANTS))),
    Kind.TOLL_NOT_SEEN: replace(WHOLE, tolls=(KILLED,)),
    Kind.TOLL_TWICE: replace(WHOLE, tolls=(KILLED, WOUNDED, replace(WOUNDED, high=40))),
    Kind.TOLL_INVENTED: replace(WHOLE, tolls=(KILLED, WOUNDED, replace(WOUNDED, low=2, high=2))),
    Kind.SUM: replace(WHOLE, best={Measure.KILLED: 24, Measure.WOUNDED: 30}),
    Kind.SOURCE_MISSING: replace(WHOLE, tolls=(replace(KILLED, source=None), WOUNDED)),
    Kind.SOURCE_OTHER: replace(WHOLE, tolls=(replace(KILLED, source="a doctor"), WOUNDED)),
    Kind.PERPETRATOR_MISSED: replace(WHOLE, perpetrators=()),
    Kind.PERPETRATOR_INVENTED: replace(WHOLE, perpetrators=("Northern Front", "police")),
    Kind.CLAIMANT_MISSED: replace(WHOLE, responsibility=()),
    Kind.CLAIMANT_INVENTED: replace(WHOLE, responsibility=("Northern Front", "police")),
}


@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.name)
def test_each_kind_of_error_in_a_pair_is_named_once(kind: Kind) -> None:
    assert kinds([WHOLE], [CHANGES[kind]]) == [kind]


def test_missed_and_invented_incidents() -> None:
    assert kinds([WHOLE, OTHER], []) == [Kind.MISSED_MAIN, Kind.MISSED_BACKGROUND]
    assert kinds([], [WHOLE]) == [Kind.INVENTED_QUIET]
    assert kinds([WHOLE], [WHOLE, OTHER]) == [Kind.INVENTED]
    echo = replace(WHOLE, place=None, days=None, tolls=(WOUNDED,), best={})
    assert kinds([WHOLE], [WHOLE, echo]) == [Kind.TWICE]
    assert kinds([WHOLE], [WHOLE, replace(echo, tolls=())]) == [Kind.TWICE]


def test_a_figure_that_went_to_another_incident_is_named_once() -> None:
    greedy = replace(OTHER, tolls=(*OTHER.tolls, WOUNDED))
    assert kinds([WHOLE, OTHER], [replace(WHOLE, tolls=(KILLED,)), greedy]) == [Kind.TOLL_OTHER_INCIDENT]


def test_a_number_that_was_seen_but_not_taken_for_a_toll() -> None:
    start = TEXT.index("30")
    seen = (LedgerLine(Span(start, start + 2), "doubt"),)
    poor = replace(WHOLE, tolls=(KILLED,))
    assert kinds([WHOLE], [poor], seen) == [Kind.TOLL_NOT_UNDERSTOOD]
    assert kinds([WHOLE], [poor], (replace(seen[0], taken_for="toll"),)) == [Kind.TOLL_NOT_SEEN]


def test_every_kind_has_a_test() -> None:
    others = {Kind.MISSED_MAIN, Kind.MISSED_BACKGROUND, Kind.TWICE, Kind.INVENTED, Kind.INVENTED_QUIET}
    others |= {Kind.TOLL_OTHER_INCIDENT, Kind.TOLL_NOT_UNDERSTOOD}
    assert set(CHANGES) | others == set(Kind)


def test_a_mistake_says_what_was_read_and_what_is_right() -> None:
    (mistake,) = find_mistakes(gauged([WHOLE], [replace(WHOLE, tolls=(KILLED, replace(WOUNDED, high=30)))]))
    assert (mistake.report, mistake.incident) == ("solva", WHOLE.key)
    assert (mistake.says, mistake.words) == ("wounded 30–, not wounded 30", "at least 30")
    far = replace(PLACE, name="Kona", lat=10.0, admin1="East")
    (mistake,) = find_mistakes(gauged([WHOLE], [replace(WHOLE, place=far)]))
    assert mistake.says == "Kona, ML, not Solva, ML"
