"""Geography: where a report puts a place in its country ('the northwestern city of …'), held against where it lies.
Only plain contradictions count: north for a place in the southern third. The source's words stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tollbook.gazetteer.lookup import Extent, shared_gazetteer
from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match, Matcher, Matches
from tollbook.lexicon.tokens import Token, tokenize
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.text import Report, Span
from tollbook.model.values import PlaceRef

# Characters on each side of the place's name in which the words are looked for.
_NEAR = 80
# A country that spans less than this many degrees has no parts that a map of towns could tell apart.
_SMALLEST = 1.0
_THIRD, _QUARTER = 1 / 3, 1 / 4
_OPPOSITE = {"n": "s", "s": "n", "e": "w", "w": "e"}
_PARTS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_MODIFIERS = 2  # words between the compass and the kind of place: 'the northern Malian market town of'


def misplaced_places(account: Account, report: Report) -> list[tuple[Claim, str, str]]:
    """The plain contradictions between the compass words around a place's name and the gazetteer: the claim, the
    report's words, and where the place lies. One wording of one place stands once."""
    found: dict[str, tuple[Claim, str, str]] = {}
    for claim, place in account.claims_of(PlaceRef):
        for name in (piece.span for piece in claim.evidence if piece.part == "place"):
            for told, words in (*_told_before(report.text, name), *_told_after(report.text, name, place)):
                extent = shared_gazetteer().extent(place.country) if place.country else None
                if extent and _is_contradicted(told, place, extent):
                    says = f"{place.name} lies in the {_part_words(place, extent)} of {extent.name}"
                    found.setdefault(words, (claim, words, says))
    return list(found.values())


def _is_contradicted(told: str, place: PlaceRef, extent: Extent) -> bool:
    """Whether the place lies on the other side of its country. 'Northwestern' is said of what lies north and west of
    the country's slant, not of the corner of its map, so a word for a corner is given more room."""
    margin = _THIRD if len(told) == 1 else _QUARTER
    return any(_OPPOSITE[letter] in _parts_where(place, extent, margin) for letter in told)


def _part_words(place: PlaceRef, extent: Extent) -> str:
    return "-".join(_PARTS[letter] for letter in _parts_where(place, extent, _THIRD))


def _parts_where(place: PlaceRef, extent: Extent, margin: float) -> str:
    """The outer parts of the country, so wide, that the place lies in, as letters; none for the middle."""
    found = ""
    for degrees, low, high, first, last in (
        (place.lat, extent.south, extent.north, "s", "n"),
        (place.lon, extent.west, extent.east, "w", "e"),
    ):
        if degrees is None or high - low < _SMALLEST:
            continue
        share = (degrees - low) / (high - low)
        found += first if share < margin else last if share > 1 - margin else ""
    return found


def _told_before(text: str, name: Span) -> Iterator[tuple[str, str]]:
    """'the northwestern port city of NAME'."""
    start = max(0, name.start - _NEAR)
    tokens = tokenize(text[start : name.start], start)
    matches = _matcher().find(tokens)
    if not tokens or tokens[-1].lower != "of":
        return
    unit = matches.at("place_words", len(tokens) - 2)
    if unit is None or unit.entry.get("role") != "unit":
        return
    for compass in matches.within("compass_words", unit.first - 1 - _MODIFIERS, unit.first):
        # The West Bank and the Northern Province are names.
        is_name = tokens[compass.first].is_capital and not tokens[unit.first].is_capital
        if not is_name and not _is_of_something_else(tokens[compass.last : unit.first]):
            yield compass.entry.get("lies"), _quoted(text, Span(tokens[compass.first].start, name.end))


def _is_of_something_else(between: Sequence[Token]) -> bool:
    """'the northern Sindh province town of': the province's north; 'in the north, the town of': a new phrase."""
    return any(not token.is_word or token.lower in {"province", "state", "the", "a"} for token in between)


def _told_after(text: str, name: Span, place: PlaceRef) -> Iterator[tuple[str, str]]:
    """'NAME in northern COUNTRY', 'NAME, in the north of COUNTRY', 'NAME, in the country's north'."""
    tokens = tokenize(text[name.end : name.end + _NEAR], name.end)
    matches = _matcher().find(tokens)
    at = 1 if tokens and tokens[0].text == "," else 0
    if len(tokens) <= at + 1 or tokens[at].lower != "in":
        return
    at += 1 + (tokens[at + 1].lower == "the")
    if [token.lower for token in tokens[at : at + 2]] == ["country", "'s"]:
        compass, last = matches.starting("compass_words", at + 2), None
    else:
        compass = matches.starting("compass_words", at)
        last = _country_after(compass, tokens, matches, place) if compass else None
        compass = compass if last else None
    if compass:
        end = tokens[(last or compass.last) - 1].end
        yield compass.entry.get("lies"), _quoted(text, Span(name.start, end))


def _country_after(compass: Match, tokens: Sequence[Token], matches: Matches, place: PlaceRef) -> int | None:
    """The end of the name of the place's own country, which stands right after the compass word."""
    at = compass.last
    at += at < len(tokens) and tokens[at].lower == "of"
    if [token.lower for token in tokens[at : at + 2]] == ["the", "country"]:
        return at + 2
    nation = matches.starting("nations", at)
    is_own = nation and nation.entry.get("form") == "country" and nation.entry.get("country") == place.country
    return nation.last if nation and is_own else None


def _quoted(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary(name) for name in ("compass_words", "place_words", "nations")])
