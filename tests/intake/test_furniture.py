"""Page furniture and repeats: found, never read as news, and news never swallowed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.errors import VocabularyError
from tollbook.intake.furniture import find_set_aside
from tollbook.intake.patterns import Pattern, Place, load_patterns, parse_patterns, trim
from tollbook.intake.repeats import find_repeats

NEWS = "Two soldiers were killed when a bomb went off near Norvale on Sunday, the army said."
MORE = "At least 14 others were taken to the hospital, among them a child of three, a doctor told reporters."
END = "No group has said that it laid the bomb, and the search in the hills has been called off."


def is_found(pattern: Pattern, line: str) -> bool:
    if pattern.place is Place.START:
        return bool(pattern.expression.match(line))
    return pattern.is_in(trim(line))


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda pattern: pattern.id)
def test_examples_are_found_and_counter_examples_are_news(pattern: Pattern) -> None:
    for line in pattern.examples:
        assert is_found(pattern, line), f"{pattern.id} misses: {line}"
    for line in pattern.counter_examples:
        found = [other.id for other in load_patterns() if is_found(other, line)]
        assert not found, f"{found} swallow: {line}"


def kept(text: str) -> str:
    start, pieces = 0, []
    for passage in find_set_aside(text):
        pieces.append(text[start : passage.span.start])
        start = passage.span.end
    return "".join([*pieces, text[start:]])


def whys(text: str) -> list[str]:
    return [passage.why for passage in find_set_aside(text)]


def test_a_page_is_stripped_to_its_news() -> None:
    text = (
        "Skip to main content\nOpen this photo in gallery:\n\n"
        "Men search a burned bus after a raid that killed nine, on March 3.ANN EXAMPLE/Getty Images\n\n"
        f"{NEWS}\n\nAdvertisement\n\n{MORE}\n\nRELATED: Nine die in a raid on a bus\n\n{END}\n\n"
        "Follow related authors and topics\n\nComments (2)\n\nThey killed 500 of us!\n"
    )
    assert [line for line in kept(text).splitlines() if line.strip()] == [NEWS, MORE, END]
    assert set(whys(text)) == {"page furniture", "photo caption", "links to other stories", "comments"}


def test_a_list_of_headlines_ends_where_running_text_begins() -> None:
    text = f"{NEWS}\n{MORE}\nRelated:\nNine die in a raid on a bus\nMinister resigns\n{END}\n"
    assert kept(text).split() == f"{NEWS} {MORE} {END}".split()


def test_comments_early_in_a_text_swallow_nothing() -> None:
    text = f"Comments\n{NEWS}\n{MORE}\n{END}"
    assert kept(text).strip() == f"{NEWS}\n{MORE}\n{END}"


def test_a_dateline_goes_and_its_sentence_stays() -> None:
    text = f"   NORVALE, 4 FEB 90 (EXAMPLE RADIO) -- [REPORT]\n[ANN EXAMPLE] [TEXT] {NEWS.upper()}"
    (passage,) = find_set_aside(text)
    assert passage.why == "dateline"
    assert text[passage.span.end :].strip() == NEWS.upper()


def test_a_wrapped_line_is_a_piece_of_a_sentence() -> None:
    text = "TWO MEN WERE KILLED NEAR NORVALE\nBY TWO ARMY HELICOPTERS AND\nBY ARMED\nMEN IN TWO CARS FROM\nTHE HILLS."
    assert find_set_aside(text) == ()


def test_a_page_that_is_only_a_caption_keeps_it() -> None:
    assert whys(f"Bomb near Norvale\n{NEWS} (Photo: Norvale Herald)") == []


def test_a_caption_run_together_with_the_story_goes() -> None:
    caption = "FILE - Gen. Example inspects a burned bus in Norvale, Feb. 3, 2031."
    text = (
        f"The minister spoke of peace in Norvale on Monday. {caption} He said that talks would go on in May, "
        "and that both sides had agreed on a list of prisoners to free."
    )
    (passage,) = find_set_aside(text)
    assert (passage.span.of(text), passage.why) == (caption, "photo caption")


def test_a_body_that_stands_twice_is_read_once() -> None:
    body = f"{MORE}\nIt was dark. {END}\n"
    text = f"{NEWS}\n{body}{body}"
    (passage,) = find_set_aside(text)
    assert (passage.why, passage.span.of(text)) == ("stands twice", body.strip())
    assert kept(text) == f"{NEWS}\n{body}\n"


def test_case_and_marks_make_no_difference_but_a_figure_does() -> None:
    assert find_repeats(f"{MORE}\n{NEWS}\n{MORE.upper().replace(',', '')}")
    assert not find_repeats(f"{MORE}\n{NEWS}\n{MORE.replace('14', '15')}")


def test_a_short_formula_is_read_each_time() -> None:
    formula = "He was taken to the hospital at Norvale in a grave state."
    assert not find_repeats(f"Ann was shot at noon. {formula} Bob was shot at night. {formula} It rained.")


LINES = st.sampled_from(
    ["", NEWS, MORE, "Advertisement", "Related:", "Comments", "Photo: X", "Image caption", "by", f"{NEWS} {MORE}"]
)


@given(st.text(max_size=300) | st.lists(LINES | st.text(max_size=80), max_size=14).map("\n".join))
def test_passages_stand_in_order_inside_the_text_and_apart(text: str) -> None:
    end = 0
    for passage in find_set_aside(text):
        assert end <= passage.span.start < passage.span.end <= len(text)
        assert passage.span.of(text).strip()
        end = passage.span.end


HOSTILE = "posted: sat |share, |a.b |(|Ann |By Ann |[A] |x@|published at at |copyright |a/|. |,|  "


@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_hostile_lines_take_no_time(piece: str) -> None:
    text = "\n".join([NEWS, *[(piece * 700)[:690] + "!"] * 20, MORE])
    start = time.perf_counter()
    find_set_aside(text)
    assert time.perf_counter() - start < 2


def test_faults_in_a_file_of_patterns_are_told_together() -> None:
    text = (
        "about: x\npatterns:\n"
        "  - {id: a, why: w, place: line, any: ['('], examples: [], counter_examples: []}\n"
        "  - {id: a, why: w, place: page, any: [x], examples: [], colour: red}\n"
    )
    with pytest.raises(VocabularyError) as caught:
        parse_patterns(text, "bad.yaml")
    message = str(caught.value)
    for fault in ("not a regular expression", "stands twice", "place is 'page'", "colour", "lacks counter_examples"):
        assert fault in message
