"""How numbers are read: the hedge table of the codebook, what each number is taken for, and the number ledger."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.reading.draft import Draft, NumberMention
from tollbook.reading.numbers import NUMBERS, nearness
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.vocabularies import VOCABULARIES

PIPELINE = Pipeline([SENTENCES, VOCABULARIES, NUMBERS])


def draft_of(text: str) -> Draft:
    return PIPELINE.draft(Report(None, None, None, None, None, "0" * 64, text))


def numbers_in(text: str) -> list[tuple[str, int, int | None, str]]:
    return [(m.span.of(text), m.count.low, m.count.high, m.taken_for) for m in draft_of(text).numbers]


def mention_of(words: str, text: str) -> NumberMention:
    found = [m for m in draft_of(text).numbers if m.span.of(text) == words]
    assert found, f"'{words}' not among {numbers_in(text)}"
    return found[0]


BOUNDS = [
    ("12", "It killed 12 people.", 12, 12),
    ("twelve", "It killed twelve people.", 12, 12),
    ("at least 12", "It killed at least 12 people.", 12, None),
    ("no fewer than 12", "It killed no fewer than 12 people.", 12, None),
    ("more than 50", "It killed more than 50 people.", 51, None),
    ("over 50", "It killed over 50 people.", 51, None),
    ("upwards of 50", "It killed upwards of 50 people.", 51, None),
    ("Up to 20", "Up to 20 people were hurt.", 0, 20),
    ("as many as 20", "It killed as many as 20 people.", 0, 20),
    ("at most six", "It killed at most six people.", 0, 6),
    ("no more than six", "It killed no more than six people.", 0, 6),
    ("fewer than ten", "It killed fewer than ten people.", 0, 9),
    ("less than ten", "It killed less than ten people.", 0, 9),
    ("nearly 40", "It killed nearly 40 people.", 35, 45),
    ("about 45", "It killed about 45 people.", 40, 50),
    ("about 70", "It killed about 70 people.", 63, 77),
    ("some 19", "It killed some 19 people.", 17, 21),
    ("about 15", "It killed about 15 people.", 14, 16),
    ("Around 90", "Around 90 people were hurt.", 81, 99),
    ("some 600", "It killed some 600 people.", 540, 660),
    ("roughly 15", "It killed roughly 15 people.", 14, 16),
    ("an estimated 300", "It killed an estimated 300 people.", 270, 330),
    ("almost 8,000", "It killed almost 8,000 people.", 7200, 8800),
    ("ten or more", "It killed ten or more people.", 10, None),
    ("60-plus", "It killed 60-plus people.", 60, None),
    ("60-odd", "It killed 60-odd people.", 54, 66),
    ("ten or so", "It killed ten or so people.", 9, 11),
    ("between five and 30", "It killed between five and 30 people.", 5, 30),
    ("five to 30", "It killed five to 30 people.", 5, 30),
    ("15-20", "It killed 15-20 people.", 15, 20),
    ("two or three", "It killed two or three people.", 2, 3),
    ("a dozen", "It killed a dozen people.", 12, 12),
    ("two dozen", "It killed two dozen people.", 24, 24),
    ("half a dozen", "It killed half a dozen people.", 6, 6),
    ("more than a dozen", "It killed more than a dozen people.", 13, None),
    ("at least two dozen", "It killed at least two dozen people.", 24, None),
    ("nearly a dozen", "It killed nearly a dozen people.", 11, 13),
    ("dozens", "It killed dozens more.", 24, None),
    ("scores", "It killed scores of people.", 40, None),
    ("scores of thousands", "It uprooted scores of thousands of people.", 40000, None),
    ("several", "It killed several people.", 3, None),
    ("a few", "It killed a few people.", 3, None),
    ("hundreds", "It killed hundreds of people.", 200, None),
    ("several hundred", "It killed several hundred people.", 300, None),
    ("thousands", "It killed thousands of people.", 2000, None),
    ("tens of thousands", "It uprooted tens of thousands of people.", 20000, None),
    ("hundreds of thousands", "It uprooted hundreds of thousands of people.", 200000, None),
    ("a couple", "A raid killed a couple of men.", 2, 2),
    ("both", "It killed both men.", 2, 2),
    ("no", "There were no casualties.", 0, 0),
    ("Nobody", "Nobody was hurt.", 0, 0),
    ("No one", "No one was hurt.", 0, 0),
    ("none", "Of the six guards none was hurt.", 0, 0),
    ("Twenty-five", "Twenty-five men died.", 25, 25),
    ("one hundred and twenty", "It killed one hundred and twenty people.", 120, 120),
    ("two thousand five hundred", "It killed two thousand five hundred people.", 2500, 2500),
    ("1,500", "It killed 1,500 people.", 1500, 1500),
    ("5,00,000", "It uprooted 5,00,000 people.", 500000, 500000),
    ("five lakh", "It uprooted five lakh people.", 500000, 500000),
    ("1.2 million", "It uprooted 1.2 million people.", 1200000, 1200000),
    ("AT LEAST 12", "AT LEAST 12 SOLDIERS WERE KILLED.", 12, None),
    ("MORE THAN A DOZEN", "MORE THAN A DOZEN SOLDIERS WERE KILLED.", 13, None),
]


@pytest.mark.parametrize(("words", "text", "low", "high"), BOUNDS, ids=lambda value: str(value)[:30])
def test_bounds(words: str, text: str, low: int, high: int | None) -> None:
    mention = mention_of(words, text)
    assert (mention.count.low, mention.count.high, mention.taken_for) == (low, high, "count")


KINDS = [
    ("30", "The blast of Jan. 30 was heard.", "date"),
    ("30", "The blast of 30 January was heard.", "date"),
    ("2023", "In 2023 soldiers came back.", "date"),
    ("2000", "Some time ago 2000 soldiers came back.", "count"),
    ("90", "The blast of 4 FEB 90 was heard.", "date"),
    ("12", "In March 12 people were killed.", "count"),
    ("1990s", "It began in the 1990s already.", "date"),
    ("6", "It began at 6 p.m. sharp.", "time"),
    ("6", "It began at 6:30 in town.", "time"),
    ("0930", "It began at 0930 GMT.", "time"),
    ("16-year-old", "It hurt a 16-year-old boy.", "age"),
    ("12", "One was aged 12 years.", "age"),
    ("7", "A girl, age 7, was hurt.", "age"),
    ("23", "Karim Jan, 23, was hurt.", "age"),
    ("40s", "A man in his 40s was hurt.", "age"),
    ("57", "It hurt Lena Moor-Hale, 57, badly.", "age"),
    ("8", "Her sons, 7 and 8, were hurt.", "age"),
    ("42", "Two men, 30 and 42 were hurt.", "age"),
    ("33", "Three men, ages 25, 26, and 33, were hurt.", "age"),
    ("64", "Abel Roe, 66 and Cora Roe, 64 were found dead.", "age"),
    ("66", "Abel Roe, 66 and Cora Roe, 64 were found dead.", "age"),
    ("24", "The mother, who was 24, died.", "age"),
    ("12", "They hit the market, 12 were killed.", "count"),
    ("4", "He shot two boys, ages 13 and 15, 4 people said.", "count"),
    ("40", "It lies 40 kilometers away.", "distance"),
    ("900-kilometer", "The 900-kilometer border is long.", "distance"),
    ("48", "A 48–hour truce ended.", "duration"),
    ("12", "They burned 12 hectares.", "area"),
    ("1.7 billion", "It cost $1.7 billion in all.", "money"),
    ("500", "They paid Rs. 500 for it.", "money"),
    ("500", "They paid 500 dollars for it.", "money"),
    ("20", "Only 20 percent voted.", "percent"),
    ("two", "It lasted two hours.", "duration"),
    ("10-year", "He began a 10-year sentence.", "duration"),
    ("third", "It was the third blast.", "ordinal"),
    ("9th", "It was the 9th blast.", "ordinal"),
    ("9", "They left a 9 mm pistol.", "calibre"),
    ("KN-23", "A KN-23 was fired.", "code"),
    ("1244", "Under Resolution 1244 it was forbidden.", "law"),
    ("50", "It happened along Highway 50 at noon.", "label"),
    ("103", "He sat on Flight 103 that day.", "label"),
    ("9", "According to KXYZ 9, the blast killed a nurse.", "label"),
    ("9", "THE BLAST KILLED 9, THE MAYOR SAID.", "count"),
    ("14", "The 14-0 vote came late.", "score"),
    ("35", "They torched 35 vehicles.", "things"),
    ("two", "They torched two police vehicles.", "things"),
    ("two", "They torched two rebel supply trucks.", "things"),
    ("12", "They hurt 12 bus passengers.", "count"),
    ("12-man", "A 12-man patrol passed.", "size"),
    ("one", "It was one of the worst blasts.", "pronoun"),
    ("one", "The raid hurt one of them badly.", "count"),
    ("One", "One policeman was hurt.", "count"),
    ("both", "It hurt both soldiers and rebels.", "pronoun"),
    ("a", "It hurt a policeman.", "article"),
    ("an", "It hurt an army officer.", "article"),
    ("19TH", "THE 19TH BATTALION LEFT.", "ordinal"),
    ("1829", "He ruled 1829-1852 there.", "date"),
    ("8", "8. They must go.", "label"),
    ("one", "They left a bomb under one of the cars.", "pronoun"),
    ("0092", "Call 0092-51-2345678 for news.", "code"),
    ("50", "THEY HAD 50 KG OF DYNAMITE.", "weight"),
]


@pytest.mark.parametrize(("words", "text", "kind"), KINDS, ids=lambda value: str(value)[:40])
def test_what_a_number_is_taken_for(words: str, text: str, kind: str) -> None:
    assert mention_of(words, text).taken_for == kind


@pytest.mark.parametrize(
    "text",
    [
        "They no longer live there.",
        "It was a bright morning.",
        "A police station was torched.",
        "There was no evidence of that.",
        "The number of victims was high.",
    ],
)
def test_no_number(text: str) -> None:
    assert numbers_in(text) == []


def test_words_hold_the_hedge_and_core_does_not() -> None:
    text = "It killed at least another 15 soldiers."
    mention = mention_of("at least another 15", text)
    assert mention.core.of(text) == "15"


def test_what_changes_nothing_stays_outside() -> None:
    assert numbers_in("It hurt another 10 and all 14 of those.") == [
        ("10", 10, 10, "count"),
        ("14", 14, 14, "count"),
    ]


def test_a_rise_is_no_range() -> None:
    assert numbers_in("The toll rose from 12 to 15.") == [("12", 12, 12, "count"), ("15", 15, 15, "count")]


def test_between_two_groups_is_no_range() -> None:
    assert mention_of("two", "A fight between two clansmen broke out.").count.high == 2


def test_or_more_after_the_noun_counts() -> None:
    assert mention_of("Sixty-six", "Sixty-six people or more were hurt.").count.high is None


@given(st.integers(min_value=1, max_value=10**9))
def test_about_is_never_far_off(number: int) -> None:
    assert 1 <= nearness(number) <= max(5, (number + 4) // 10)


_PIECES = st.one_of(
    st.sampled_from(
        "at least more than between and to a dozen of twenty-five hundred 12 1,500 3.5 16-year-old Jan. 30 2023 $ % "
        "people soldiers vehicles km or no one both , . - / : ( ) ² ½ ٣ AK-47 9/11 2023-01-30 million".split()
    ),
    st.text(max_size=6),
    st.integers(min_value=0, max_value=10**20).map(str),
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=25).map(" ".join) | st.text(max_size=60)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_no_digit_is_skipped_in_silence(text: str) -> None:
    draft = draft_of(text)
    covered = {index for mention in draft.numbers for index in range(mention.first, mention.last)}
    for index, token in enumerate(draft.tokens):
        if any(letter.isdigit() for letter in token.text):
            assert index in covered, f"{token.text!r} of {text!r} is in no number"


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_mentions_stand_in_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for mention in draft_of(text).numbers:
        assert end <= mention.first < mention.last
        assert mention.span.covers(mention.core) and mention.span.end <= len(text)
        assert mention.taken_for
        end = mention.last
