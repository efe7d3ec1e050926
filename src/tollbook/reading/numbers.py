"""Finds every number of a report, with its hedge, and says what it is taken for.

The bounds are those of the codebook: "at least N" is open above, "more than N" begins at N + 1, "up to N" is 0 to N.
"About N" is within a tenth of N, rounded, at least 1, and within 5 from 40 to 50, as the hand-coded reports have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.lexicon.match import Match, Matches
from tollbook.lexicon.tokens import Token
from tollbook.model.values import Count
from tollbook.reading.draft import Draft, NumberMention, Sentence
from tollbook.reading.grammar import ARTICLES
from tollbook.reading.noun_phrases import PEOPLE, counted_noun
from tollbook.reading.number_grammar import Core, Form, read_core
from tollbook.reading.number_kinds import kind_of
from tollbook.reading.number_setting import Setting
from tollbook.reading.pipeline import Step

ARTICLE = "article"
_HEDGES = "hedges"
_RANGE_MARKS = frozenset({"to", "-", "–", "—", "or"})
_DASHES = frozenset({"-", "–", "—"})
_TAIL_BOUNDS = {"plus": "at_least", "odd": "about", "some": "about"}
_PLAIN = frozenset({Form.DIGITS, Form.WORDS})


def find_numbers(draft: Draft) -> dict[str, object]:
    """Every number of the report, from left to right; none overlap."""
    return {"numbers": tuple(_mentions(draft))}


def _mentions(draft: Draft) -> Iterator[NumberMention]:
    for sentence in draft.sentences:
        free_from = sentence.first
        cores = list(_cores(draft, sentence))
        for core in _with_ranges(cores, draft.tokens, draft.matches):
            if core.first < free_from:
                continue
            mention = _mention(draft, sentence, core, free_from)
            free_from = mention.last
            yield mention


def _cores(draft: Draft, sentence: Sentence) -> Iterator[Core]:
    """The bare numbers of a sentence, with the zeros and ones that a noun makes of "no" and "a"."""
    index = sentence.first
    while index < sentence.last:
        core = read_core(draft.tokens, draft.matches, index, sentence.last)
        if core is None:
            core = _small_word(draft, index, sentence.last)
        if core is None:
            index += 1
            continue
        yield core
        index = core.last


def _small_word(draft: Draft, index: int, end: int) -> Core | None:
    """ "no" and "without" before people are zero; "a" before a single person is one."""
    word = draft.tokens[index].lower
    if word in ARTICLES:
        noun = counted_noun(draft.tokens, draft.matches, index + 1, end, one=True)
        is_person = noun is not None and noun.vocabulary == PEOPLE and noun.match.entry.get("number") == "one"
        return Core(index, index + 1, 1, 1, Form.ARTICLE) if is_person else None
    if word in {"no", "without"}:
        noun = counted_noun(draft.tokens, draft.matches, index + 1, end, one=True)
        return Core(index, index + 1, 0, 0, Form.NONE) if noun and noun.vocabulary == PEOPLE else None
    return None


def _with_ranges(cores: Sequence[Core], tokens: Sequence[Token], matches: Matches) -> Iterator[Core]:
    """Joins the two ends of a range into one number: "five to 30", "15-20", "between 5 and 30"."""
    index = 0
    while index < len(cores):
        core = cores[index]
        if index + 1 < len(cores):
            joined = _range(core, cores[index + 1], tokens, matches)
            if joined is not None:
                yield joined
                index += 2
                continue
        yield core
        index += 1


def _range(low: Core, high: Core, tokens: Sequence[Token], matches: Matches) -> Core | None:
    if low.form not in _PLAIN or high.form not in _PLAIN | {Form.COMPOUND} or high.first != low.last + 1:
        return None
    if low.low >= high.low or (low.low >= 1000 and high.low < 2100 and "," not in tokens[low.first].text):
        return None
    mark, before = tokens[low.last].lower, tokens[low.first - 1].lower if low.first else ""
    if mark == "and":
        hedge = matches.at(_HEDGES, low.first - 1) if low.first else None
        is_range = hedge is not None and hedge.entry.get("bound") == "between"
    elif mark == "or":
        is_range = high.low - low.low <= max(1, low.low)
    else:
        # "rose from 12 to 15" tells of two figures, not of a range.
        is_range = mark in _RANGE_MARKS and before != "from"
    if mark in _DASHES and ((high.last < len(tokens) and tokens[high.last].text == mark) or before == mark):
        return None  # a date or a telephone number written with dashes
    if not is_range:
        return None
    return replace(low, last=high.last, high=high.low, form=high.form, tail=high.tail)


def _mention(draft: Draft, sentence: Sentence, core: Core, free_from: int) -> NumberMention:
    first, last, bounds = _hedged(draft, sentence, core, free_from)
    is_plain = core.form not in {Form.ARTICLE, Form.CODE}
    if is_plain:
        setting = Setting(draft.tokens, draft.matches, sentence.first, sentence.last, core, bool(bounds))
        taken_for = kind_of(setting)
    else:
        taken_for = ARTICLE if core.form is Form.ARTICLE else "code"
    return NumberMention(
        first=first,
        last=last,
        span=draft.span(first, last),
        core=draft.span(core.first, core.last),
        count=_count(core, bounds),
        taken_for=taken_for,
    )


def _hedged(draft: Draft, sentence: Sentence, core: Core, free_from: int) -> tuple[int, int, set[str]]:
    """The first and last token of the number with its hedges, and how they bound it."""
    bounds: set[str] = set()
    if core.form is Form.COMPOUND and core.tail in _TAIL_BOUNDS:
        bounds.add(_TAIL_BOUNDS[core.tail])
    if core.form in {Form.ARTICLE, Form.NONE, Form.CODE, Form.ORDINAL}:
        return core.first, core.last, bounds
    first = index = core.first
    while index > max(free_from, sentence.first):
        hedge = draft.matches.at(_HEDGES, index - 1)
        if hedge is None or hedge.last != index or hedge.first < free_from or not _stands(hedge, "before"):
            break
        if not _widens(hedge, core):
            break
        index = hedge.first
        if hedge.entry.get("bound") != "same":
            bounds.add(hedge.entry.get("bound"))
            first = index
    after = draft.matches.starting(_HEDGES, core.last)
    if after is not None and after.last <= sentence.last and _stands(after, "after"):
        return first, after.last, bounds | {after.entry.get("bound")}
    if core.last + 1 < sentence.last and draft.tokens[core.last].is_word:
        # "Sixty people or more": the hedge counts, but the noun between is no part of the number.
        after = draft.matches.starting(_HEDGES, core.last + 1)
        if after is not None and _stands(after, "after") and draft.tokens[after.first].lower == "or":
            bounds.add(after.entry.get("bound"))
    return first, core.last, bounds


def _widens(hedge: Match, core: Core) -> bool:
    """Whether this word is a hedge here: "over several" and "between two" tell of no bounds."""
    if core.form is Form.OPEN:
        return hedge.entry.id not in {"over", "under", "about"}
    if core.low <= 1 and hedge.entry.id in {"over", "under"}:
        return False  # "a bomb under one of the cars"
    return hedge.entry.get("bound") != "between" or core.low != core.high


def _stands(hedge: Match, place: str) -> bool:
    return hedge.entry.get("place") == place


def _count(core: Core, bounds: set[str]) -> Count:
    """The bounds of the codebook; the firmest hedge decides."""
    low, high = core.low, core.high
    top = high if high is not None else low
    if "more_than" in bounds:
        return Count(low + 1, None)
    if "at_least" in bounds:
        return Count(low, None)
    if high is None:
        return Count(low, None)
    if "fewer_than" in bounds:
        return Count(0, max(top - 1, 0))
    if bounds & {"at_most", "up_to"}:
        return Count(0, top)
    if "about" in bounds and low == high:
        margin = nearness(low)
        return Count(low - margin, low + margin)
    return Count(low, high)


def nearness(number: int) -> int:
    """How far "about" reaches to either side."""
    if number == 0:
        return 0
    return 5 if 40 <= number <= 50 else max(1, (number + 4) // 10)


NUMBERS = Step("numbers", needs=("tokens", "sentences", "matches"), gives=("numbers",), run=find_numbers)
