"""Finds what may be a name of a place: runs of capitalised words that the gazetteer knows, and unknown names
in places' patterns ('the village of X', 'X district'). Persons, organisations and months are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tollbook.gazetteer.lookup import Candidate, Gazetteer
from tollbook.reading.draft import Draft, Sentence
from tollbook.reading.place_words import (
    DETERMINERS,
    DIRECTIONS,
    GIVEN_NAMES,
    NAME_LINKS,
    NEVER,
    ORGANIZATIONS,
    STREETS,
    TITLES,
    UNITS,
    is_caps,
    role_ending,
)

_LONGEST = 5
_STRONG_LEADS = frozenset(("inside", "near", "elsewhere", "motion"))
_PARTICIPLES = frozenset("held led based controlled backed ruled administered run made born".split())
_SPEAKING = frozenset("said says told added recalled".split())
_QUARTERS = frozenset("district quarter neighborhood neighbourhood suburb slum area".split())
_NEIGHBORHOODS = frozenset("neighborhood neighbourhood".split())
_DOTTED = frozenset(("st", "mt", "ft", "ste"))
# Words that stand before the name of a street: "the 600 block of Harding", "the corner of Main and Third".
_BEFORE_A_STREET = frozenset("block corner intersection".split())
_POLICE = frozenset(("police", "sheriff", "deputies"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be of a place. ``unit`` is the level that a unit word gives it ('the X district');
    ``is_led`` when a place preposition leads to it; ``is_opening`` when it opens its sentence, where any word has
    a capital; ``is_caps`` when the whole text is in capitals; ``is_of_site`` when it begins a site's name ('Karez
    Park'); ``is_speaker`` when it says something; ``is_quarter`` when its unit may be a part of a city."""

    first: int
    last: int
    sentence: int
    words: str
    candidates: tuple[Candidate, ...]
    unit: str = ""
    is_led: bool = False
    is_opening: bool = False
    is_caps: bool = False
    is_of_site: bool = False
    is_speaker: bool = False
    is_quarter: bool = False
    is_neighborhood: bool = False


class _Run(NamedTuple):
    """A stretch of capitalised words: the known names in it, and the tokens that nothing is known of."""

    first: int
    last: int
    known: list[tuple[int, int, tuple[Candidate, ...]]]
    strange: frozenset[int]


class NameFinder:
    """Finds the names in one report."""

    def __init__(self, draft: Draft, gazetteer: Gazetteer) -> None:
        self.draft = draft
        self.tokens = draft.tokens
        self.find = gazetteer.find
        self.is_caps = is_caps(draft.tokens)
        self.persons: set[str] = set()

    def names(self) -> list[Name]:
        """All names, in order; those that are also a person's are left out unless a preposition leads."""
        found: list[Name] = []
        for sentence in self.draft.sentences:
            runs = self._caps_runs(sentence) if self.is_caps else self._runs(sentence)
            for first, last in runs:
                found += self._names_in(first, last, sentence)
        return [name for name in found if name.is_led or name.unit or not self._is_person(name)]

    def _is_person(self, name: Name) -> bool:
        return name.last - name.first == 1 and self.tokens[name.first].lower in self.persons

    def _is_capital(self, index: int) -> bool:
        text = self.tokens[index].text
        return text[0].isupper() or (
            "-" in text and text[:1].isalpha() and text.partition("-")[2][:1].isupper() and len(text) > 5
        )

    def _runs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words, with the small words that stand inside names."""
        index, end = sentence.first, sentence.last
        while index < end:
            if not self._is_capital(index):
                index += 1
                continue
            first = index
            index += 1
            while index < end:
                if self._is_capital(index):
                    index += 1
                elif index + 1 < end and self._links(index) and self._is_capital(index + 1):
                    index += 2
                else:
                    break
            yield first, index

    def _caps_runs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """In copy set in capitals: each stretch of words free of words that are never in a name."""
        first = None
        for index in range(sentence.first, sentence.last):
            token = self.tokens[index]
            usable = token.is_word and token.text[0].isalpha()
            if usable and (token.lower not in NEVER or self._links(index)):
                first = index if first is None else first
            elif first is not None:
                yield first, index
                first = None
        if first is not None:
            yield first, sentence.last

    def _links(self, index: int) -> bool:
        token = self.tokens[index]
        return token.lower in NAME_LINKS or (token.text == "." and self.tokens[index - 1].lower in _DOTTED)

    def _names_in(self, first: int, last: int, sentence: Sentence) -> Iterator[Name]:
        """The names in one run: known ones from the left, longest first, then unknown ones in patterns."""
        known: list[tuple[int, int, tuple[Candidate, ...]]] = []
        strange: list[tuple[int, int]] = []
        index = first
        while index < last:
            length, candidates = self._longest_at(index, last)
            if candidates:
                known.append((index, index + length, candidates))
            elif not self._is_neutral(index):
                if strange and strange[-1][1] == index:
                    strange[-1] = (strange[-1][0], index + 1)
                else:
                    strange.append((index, index + 1))
            index += length
        self._note_persons(first, last, strange)
        run = _Run(first, last, known, frozenset(i for a, b in strange for i in range(a, b)))
        for begin, end, candidates in known:
            if self.is_caps or self._is_clean(begin, end, run):
                yield self._name(begin, end, sentence, candidates)
        for begin, end in strange:
            name = self._name(begin, end, sentence, ())
            if not self.is_caps and self._is_unknown_place(name, first, last):
                yield name

    def _longest_at(self, index: int, last: int) -> tuple[int, tuple[Candidate, ...]]:
        tokens = self.tokens
        if self.draft.matches.at("actors", index):
            return 1, ()
        state = self.draft.matches.starting("us_states", index)
        if state is not None and tokens[index - 1].text in (",", "("):
            found = self.find(state.entry.get("state").lower(), "US")
            return state.last - index, tuple(c for c in found if c.kind == "admin1")
        for end in range(min(last, index + _LONGEST), index, -1):
            if end - index > 1 and (tokens[end - 1].lower in NAME_LINKS or not self._is_capital(end - 1)):
                continue
            lowers = [token.lower for token in tokens[index:end]]
            if len(lowers) == 1 and not self._may_stand_alone(index):
                continue
            if len(lowers) > 1 and (all(w in NEVER or w in GIVEN_NAMES for w in lowers) or "and" in lowers[:1]):
                continue
            candidates = self.find(" ".join(lowers))
            if candidates:
                return end - index, candidates
        return 1, ()

    def _may_stand_alone(self, index: int) -> bool:
        token = self.tokens[index]
        word = token.lower
        return (
            (len(word) > 2 or token.text == "US")
            and token.text[0].isalpha()
            and (word not in NEVER or self._is_named_unit(index))
            and word not in TITLES
            and word not in ORGANIZATIONS
            and word not in DIRECTIONS
            and word not in UNITS
            and not (word in GIVEN_NAMES and role_ending(self.draft, index) not in _STRONG_LEADS)
            and not self._is_people(index)
        )

    def _is_named_unit(self, index: int) -> bool:
        """'the town of Hit': a unit makes even an everyday word a name."""
        tokens = self.tokens
        return index > 1 and tokens[index - 1].lower == "of" and UNITS.get(tokens[index - 2].lower) == "town"

    def _is_people(self, index: int) -> bool:
        found = self.draft.matches.at("nations", index)
        return found is not None and found.entry.get("form") == "people"

    def _is_neutral(self, index: int) -> bool:
        """Whether this capitalised word says nothing against a name of a place beside it."""
        word = self.tokens[index].lower
        return (
            word in DIRECTIONS
            or word in UNITS
            or word in NEVER
            or word in NAME_LINKS
            or self._is_people(index)
            or self.draft.matches.at("sites", index) is not None
        )

    def _note_persons(self, first: int, last: int, strange: list[tuple[int, int]]) -> None:
        tokens = self.tokens
        begins = {a for a, _ in strange} | {first}
        for begin in begins:
            given = any(tokens[i].lower in GIVEN_NAMES for i in range(begin, last))
            titled = self._has_title(begin) or tokens[begin].lower in TITLES
            if given or titled or self._is_aged(last):
                self.persons.update(tokens[i].lower for i in range(begin, last) if tokens[i].lower not in UNITS)

    def _has_title(self, index: int) -> bool:
        """Whether a title stands before: 'Mr.', 'President', 'Lt. Col.'."""
        before = index - 1
        if before >= 0 and self.tokens[before].text == ".":
            before -= 1
        return before >= 0 and self.tokens[before].lower in TITLES

    def _is_clean(self, begin: int, end: int, run: _Run) -> bool:
        """Whether nothing in its run makes this name a part of another: a person, a newspaper, a party."""
        if self._is_street(begin, end, run):
            return False
        is_country = any(c.kind == "country" for c in self.find(self._words(begin, end))[:1])
        beside = next((candidates for b, _, candidates in run.known if b == end), None)
        return (
            self._suits_before(begin, run, is_country=is_country)
            and self._suits_after(begin, end, run, is_country=is_country)
            and (beside is None or is_country or beside[0].kind in ("country", "admin1"))
        )

    def _is_street(self, begin: int, end: int, run: _Run) -> bool:
        """Whether a word for a street follows or one for its parts stands before."""
        after, first = end, begin
        while after < run.last and (self.tokens[after].lower in DIRECTIONS or after in run.strange):
            after += 1
        if after < run.last and self.tokens[after].lower in STREETS:
            return True
        tokens = self.tokens
        while first > 1 and (len(tokens[first - 1].text) == 1 or tokens[first - 1].lower in DIRECTIONS):
            first -= 1
        if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _BEFORE_A_STREET:
            return True
        return 0 < first < begin - 1 and tokens[first - 1].text.isdecimal()  # "998 S. Harding"

    def _suits_before(self, begin: int, run: _Run, *, is_country: bool) -> bool:
        if self._has_title(begin) and not is_country:
            return False
        before = begin - 1
        word = self.tokens[before].lower
        if before < run.first or word in NAME_LINKS:
            return True
        if before in run.strange or word in TITLES or word in GIVEN_NAMES:
            return False
        is_name = any(end == begin for _, end, _ in run.known)
        return not is_name or self.draft.matches.at("place_words", before) is not None

    def _suits_after(self, begin: int, end: int, run: _Run, *, is_country: bool) -> bool:
        after = end
        while after < run.last and self.tokens[after].lower in DIRECTIONS:
            after += 1
        if after >= run.last or self.draft.matches.at("sites", after) is not None:
            return True
        word = self.tokens[after].lower
        if word in NAME_LINKS:
            return True
        if self.draft.matches.at("actors", after):
            return False
        if word in _POLICE:
            return True  # the police of a town
        if word in ORGANIZATIONS and role_ending(self.draft, self._before(begin)) != "near":
            return False
        return after not in run.strange or word in TITLES or is_country

    def _words(self, begin: int, end: int) -> str:
        return " ".join(token.lower for token in self.tokens[begin:end])

    def _name(self, begin: int, end: int, sentence: Sentence, candidates: tuple[Candidate, ...]) -> Name:
        return Name(
            begin,
            end,
            sentence.number,
            self.draft.words(begin, end),
            candidates,
            self._unit_of(begin, end),
            self._is_led(begin),
            all(not self.tokens[i].is_word for i in range(sentence.first, begin)),
            self.is_caps,
            not self.is_caps and self._is_of_site(end, sentence),
            end < sentence.last and self.tokens[end].lower in _SPEAKING,
            end < sentence.last and self.tokens[end].lower in _QUARTERS,
            end < sentence.last and self.tokens[end].lower in _NEIGHBORHOODS,
        )

    def _is_of_site(self, end: int, sentence: Sentence) -> bool:
        is_inside = end < sentence.last and self.tokens[end].is_capital
        return is_inside and self.draft.matches.at("sites", end) is not None

    def _is_aged(self, end: int) -> bool:
        """Whether an age stands behind, as behind a person's name: ', 34,'."""
        after = [token.text for token in self.tokens[end : end + 3]]
        return len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) <= 2 and after[2] in ",."

    def _is_led(self, begin: int) -> bool:
        return role_ending(self.draft, self._before(begin)) in _STRONG_LEADS

    def _before(self, begin: int) -> int:
        """Where determiners and directions before the name begin."""
        while begin > 0 and (self.tokens[begin - 1].lower in DIRECTIONS or self.tokens[begin - 1].lower in DETERMINERS):
            begin -= 1
        return begin

    def _unit_of(self, begin: int, end: int) -> str:
        """The level that a unit word beside the name gives it."""
        tokens = self.tokens
        if end < len(tokens) and (level := UNITS.get(tokens[end].lower)):
            return level
        if begin > 1 and tokens[begin - 1].lower == "of":
            return UNITS.get(tokens[begin - 2].lower, "")
        # 'the towns of A and B', 'the village X'
        return UNITS.get(tokens[begin - 1].lower, "") if begin and not tokens[begin - 1].is_capital else ""

    def _is_unknown_place(self, name: Name, first: int, last: int) -> bool:
        """Whether the pattern makes a name that the gazetteer does not know one of a place."""
        tokens = self.tokens
        words = [tokens[i].lower for i in range(name.first, name.last)]
        if name.last != last or not all(self._is_neutral(i) for i in range(first, name.first)):
            return False
        if words[-1] in STREETS:
            return False
        if any("-" in w and w.rpartition("-")[2] in _PARTICIPLES for w in words):
            return False
        if any(w in TITLES or w in ORGANIZATIONS or w in GIVEN_NAMES for w in words):
            return name.unit != "" and not any(w in TITLES or w in ORGANIZATIONS for w in words)
        if self._has_title(name.first) or self.draft.matches.at("actors", name.first):
            return False
        return name.unit != "" or name.is_led
