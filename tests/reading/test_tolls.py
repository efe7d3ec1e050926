"""The casualty figures of one telling weighed against each other: repeats, parts, weak words, contested claims."""

from __future__ import annotations

import pytest

from tollbook.model.claim import Source, Status
from tollbook.model.text import Report, Span
from tollbook.reading.draft import Draft, Speech
from tollbook.reading.reader import GRAMMAR
from tollbook.reading.tolls import WeighedToll, weigh_tolls


def read(text: str) -> Draft:
    return GRAMMAR.draft(Report(None, None, None, None, "2020-05-06", "0" * 64, text))


def weighed(text: str) -> list[WeighedToll]:
    draft = read(text)
    return weigh_tolls(draft.tolls, draft)


def shown(tolls: list[WeighedToll]) -> list[str]:
    return [f"{toll.mention.measure.value} {toll.mention.count.low} {toll.status.value}" for toll in tolls]


CASES = [
    ("a figure told again", "A bomb killed nine people. The nine people were killed at dawn.", ["killed 9 current"]),
    (
        "another is no repeat",
        "A mine killed one soldier. Another soldier was killed later.",
        ["killed 1 current", "killed 1 current"],
    ),
    (
        "two groups that make the total",
        "Ten people were killed. Six soldiers and four nurses died.",
        ["killed 10 current", "killed 6 part", "killed 4 part"],
    ),
    (
        "a zero that a number contradicts",
        "There were no casualties. A nurse was wounded and two soldiers were killed.",
        ["wounded 1 current", "killed 2 current"],
    ),
    (
        "a zero of another group stands",
        "Two rebels were killed. There were no casualties among the soldiers.",
        ["killed 2 current", "killed 0 current", "wounded 0 current"],
    ),
    ("shot, then dead", "A farmer was shot at dawn. He died in hospital.", ["killed 1 current"]),
    (
        "those in hospital are some of the wounded",
        "A bomb killed two nurses and hurt 80. Forty remain in hospital.",
        ["killed 2 current", "wounded 80 current", "wounded 40 part"],
    ),
    (
        "shot, less the dead",
        "He shot four people, killing one.",
        ["wounded 3 current", "killed 1 current"],
    ),
    (
        "shot, and each told of",
        "Five people were shot. One is dead and four were injured.",
        ["killed 1 current", "wounded 4 current"],
    ),
    (
        "after shooting, less the dead",
        "He was held after shooting two boys. One boy died.",
        ["wounded 1 current", "killed 1 current"],
    ),
    (
        "shot beside the dead",
        "One man was killed and four people were shot.",
        ["killed 1 current", "wounded 4 current"],
    ),
    (
        "a surname and a pronoun point back",
        "A guard shot a suspect dead on Monday. Moor died at the scene. He was pronounced dead at noon.",
        ["killed 1 current"],
    ),
    ("a share told without its whole", "Many came, and four of them were hurt.", ["wounded 4 current"]),
    ("shot is a wound", "Five farmers were shot. Two were wounded badly.", ["wounded 5 current", "wounded 2 current"]),
    (
        "an earlier figure",
        "Police earlier reported 17 dead. The death toll rose to 20.",
        ["killed 17 superseded", "killed 20 current"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_weighing(text: str, expected: list[str]) -> None:
    assert shown(weighed(text)) == expected


def test_a_part_knows_its_whole() -> None:
    tolls = weighed("Nine people, including two nurses, were killed.")
    assert [toll.status for toll in tolls] == [Status.CURRENT, Status.PART]
    assert tolls[1].whole == 0


def test_a_contested_claim_gives_way_to_the_same_figure_told_plainly() -> None:
    text = "The group said it killed nine soldiers. Nine soldiers were killed."
    draft = read(text)
    first = draft.sentences[0]
    source = Source("The group", Span(0, 9))
    contested = Draft(
        report=draft.report,
        tokens=draft.tokens,
        sentences=draft.sentences,
        matches=draft.matches,
        tolls=draft.tolls,
        speeches=(Speech(source, first.first, first.last, contested=True),),
    )
    alone = weigh_tolls(contested.tolls[:1], contested)
    both = weigh_tolls(contested.tolls, contested)
    assert [toll.status for toll in alone] == [Status.UNVERIFIED]
    assert alone[0].source == source
    assert [toll.status for toll in both] == [Status.CURRENT]


def test_who_told_of_some_tells_of_the_others() -> None:
    tolls = weighed("A bomb killed two nurses, police said. Three other nurses were hurt.")
    assert [toll.source.words if toll.source else None for toll in tolls] == ["police", "police"]


def test_a_sentence_of_its_own_has_no_borrowed_source() -> None:
    tolls = weighed("A bomb killed two nurses, police said. Three drivers were hurt.")
    assert [toll.source.words if toll.source else None for toll in tolls] == ["police", None]
