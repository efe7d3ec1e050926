"""Chooses what place each name stands for: by how it matched, population, the countries and provinces that
the report names, what it is said to lie in ('X, State', 'X in Y province'), and nearness to other places.

Method: additive evidence, two passes (the second knows the places of the first). The weights were set on the
training reports; an alternate name never outranks a place's own name by population alone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tollbook.gazetteer.lookup import Candidate, Gazetteer, How
from tollbook.lexicon.tokens import tokenize
from tollbook.reading.draft import Draft
from tollbook.reading.place_names import Name
from tollbook.reading.place_words import CONTAINMENT, DIRECTIONS, UNITS

_ALTERNATE = -4.0  # more than the whole range of population
_SKELETON = -1.0
_PRIOR = {"country": 3.0, "admin1": -0.8, "region": 3.0, "district": -0.9, "town": 0.0}
_UNIT_AGREES, _UNIT_DIFFERS = 2.5, -1.5
_COUNTRY, _SENTENCE_COUNTRY, _ADMIN1 = 3.5, 1.0, 2.0
_INSIDE_ADMIN1, _INSIDE_COUNTRY, _INSIDE_ELSEWHERE = 6.0, 4.0, -3.0
_CAPITAL = 1.0
_SHARED = 1.0
_NEAR_KM, _NEAR = 250.0, 1.2
_CAPS_POPULATION = 500_000
_PLAIN_POPULATION = 100_000  # a capital alone makes a name of a place from this size on
# Where most small towns bear a surname, a bare capitalised word is a person sooner than a town.
_SURNAME_COUNTRIES = frozenset("US GB IE CA AU NZ".split())
_SURNAME_POPULATION = 40_000
_LITTLE = 0.1  # of the report's weight: less than one word in ten that points to a country
_TOLD_STATE, _LITTLE_OF_STATE = 2.0, 0.34
_FUZZY_COUNTRIES = 3
_MOST_BETWEEN = 7


@dataclass(slots=True)
class Surroundings:
    """What a report says about where it is: countries and provinces by weight, and for each sentence."""

    countries: Counter[str] = field(default_factory=Counter)
    provinces: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    shared: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    of_sentence: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, country: str | None, weight: float, sentence: int | None = None) -> None:
        if country:
            self.countries[country] += weight  # type: ignore[assignment]
            if sentence is not None:
                self.of_sentence[sentence].add(country)

    def share(self, country: str | None) -> float:
        """How much of the report's weight lies on this country, from 0 to 1."""
        if not country or not self.countries:
            return 0.0
        return self.countries[country] / max(self.countries.values())

    def province_share(self, candidate: Candidate) -> float:
        weight = self.provinces[candidate.country, candidate.admin1]
        return weight / max(self.provinces.values()) if weight else 0.0

    def likely(self) -> list[str]:
        return [country for country, _ in self.countries.most_common(_FUZZY_COUNTRIES)]


def km_between(a: Candidate, b: Candidate) -> float:
    """Great-circle distance in kilometres."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def resolve_names(
    draft: Draft, names: Sequence[Name], gazetteer: Gazetteer
) -> tuple[list[tuple[Name, Candidate | None]], Surroundings]:
    """For each name that is taken for a place, what it stands for: None for a place unknown to the gazetteer."""
    around = _surroundings(draft, names, gazetteer)
    names = [_with_alike(name, around, gazetteer) for name in names]
    inside = _containers(draft, names)
    around.shared = _shared_provinces(names)
    around.provinces = Counter(around.shared)
    chosen: list[Candidate | None] = [None] * len(names)
    # Countries and provinces first, so that what lies in them is judged by them.
    for _ in range(2):
        known = [c for c in chosen if c is not None]
        for index, name in enumerate(names):
            if name.candidates:
                holder = chosen[inside[index]] if index in inside else None
                best = _best(name, around, holder, known)
                is_doubted = _is_stranger(best, name, around, holder) or _is_far_quarter(best, name, holder, known)
                chosen[index] = None if is_doubted else best
        _add_provinces(around, names, chosen, inside)
    # What a pattern has once shown to be a place ('the town of Tarkhel') is one wherever it stands again.
    shown = {name.words for name in names if name.unit} | {names[index].words for index in inside}
    kept = [
        (name, choice)
        for index, (name, choice) in enumerate(zip(names, chosen, strict=True))
        if not (name.is_of_site and choice is not None and _is_namesake(choice, index in inside))
        and _is_taken(name, choice, around, is_held=index in inside or name.words in shown)
    ]
    return kept, around


def _surroundings(draft: Draft, names: Sequence[Name], gazetteer: Gazetteer) -> Surroundings:
    around = Surroundings()
    for match in draft.matches.of("nations"):
        if match.entry.get("form") in ("people", "country"):
            sentence = draft.sentence_of(match.first).number
            around.add(match.entry.get("country"), 1.5 if sentence < 3 else 1.0, sentence)
    for name in names:
        top = name.candidates[0] if name.candidates else None
        if top is None or name.is_of_site:
            continue
        is_known = draft.matches.at("nations", name.first) is not None
        is_province = top.how is not How.ALTERNATE and top.kind == "admin1"
        if (top.kind == "country" and not is_known) or (is_province and len(_countries(name.candidates)) == 1):
            around.add(top.country, 1.5, name.sentence)
        elif top.how is not How.ALTERNATE and top.population > 300_000:
            around.add(top.country, 0.7, name.sentence)
        elif " " in name.words and len({c.country for c in name.candidates}) == 1:
            around.add(top.country, 0.4, name.sentence)
    for country in _title_countries(draft, gazetteer):
        around.add(country, 1.0)
    return around


def _countries(candidates: Iterable[Candidate]) -> set[str | None]:
    return {c.country for c in candidates if c.how is not How.ALTERNATE}


def _title_countries(draft: Draft, gazetteer: Gazetteer) -> Iterable[str | None]:
    for token in tokenize(draft.report.title or ""):
        if token.is_capital and len(token.text) > 3:
            for candidate in gazetteer.find(token.lower)[:1]:
                if candidate.kind == "country":
                    yield candidate.country


def _with_alike(name: Name, around: Surroundings, gazetteer: Gazetteer) -> Name:
    """A name that is not known exactly, with the places of the likely countries whose name is much alike."""
    if name.candidates:
        return name
    for country in around.likely():
        alike = gazetteer.find(name.words.lower(), country)
        if alike:
            return replace(name, candidates=alike)
    return name


def _containers(draft: Draft, names: Sequence[Name]) -> dict[int, int]:
    """For each name said to lie in another of them, which: 'X, Y', 'X in Y province', 'Y's district of X'."""
    inside: dict[int, int] = {}
    tokens = draft.tokens
    for index in range(len(names) - 1):
        here, after = names[index], names[index + 1]
        if here.sentence != after.sentence or not 0 < after.first - here.last <= _MOST_BETWEEN:
            continue
        between = [tokens[i].lower for i in range(here.last, after.first)]
        if not all(w in CONTAINMENT or w in DIRECTIONS or w in UNITS for w in between):
            continue
        if "'s" in between or "’s" in between:
            inside[index + 1] = index
        elif between[0] in (",", "in", "(", "of") or "in" in between or "of" in between:
            inside[index] = index + 1
    return inside


def _best(name: Name, around: Surroundings, holder: Candidate | None, known: list[Candidate]) -> Candidate:
    own = {c.gazetteer_id for c in name.candidates}
    near = [c for c in known if c.kind in ("town", "district") and c.gazetteer_id not in own]
    return max(name.candidates, key=lambda c: (_score(c, name, around, holder, near), c.population))


def _score(
    candidate: Candidate,
    name: Name,
    around: Surroundings,
    holder: Candidate | None,
    near: list[Candidate],
) -> float:
    score = 0.55 * math.log10(candidate.population + 30) + _PRIOR[candidate.kind]
    if candidate.how is How.ALTERNATE:
        score += _ALTERNATE
    elif candidate.how is How.SKELETON:
        score += _SKELETON
    if candidate.is_capital:
        score += _CAPITAL
    if name.unit:
        score += _UNIT_AGREES if candidate.kind == name.unit else _UNIT_DIFFERS
    score += _COUNTRY * around.share(candidate.country)
    if candidate.country in around.of_sentence.get(name.sentence, ()):
        score += _SENTENCE_COUNTRY
    if candidate.admin1:
        score += _ADMIN1 * around.province_share(candidate)
    if holder is not None and holder.kind in ("country", "admin1", "district", "town"):
        score += _inside_score(candidate, holder)
    if any(c.country == candidate.country and _is_near(candidate, c) for c in near):
        score += _NEAR
    return score


def _is_stranger(place: Candidate, name: Name, around: Surroundings, holder: Candidate | None) -> bool:
    """Whether a small town of a country that the report does not speak of is less likely than a place here that
    the gazetteer does not know."""
    is_small = place.kind in ("town", "district") and place.population < _PLAIN_POPULATION
    is_told = place.country in around.of_sentence.get(name.sentence, ())
    is_held = holder is not None and holder.country == place.country
    if not is_small or is_held:
        return False
    return (not is_told and _is_foreign(place, around)) or _is_out_of_state(place, around)


def _is_out_of_state(place: Candidate, around: Surroundings) -> bool:
    """Whether a small town lies in another state than those that the report tells of, where surnames and streets bear
    the names of towns."""
    is_known = max(around.provinces.values(), default=0) >= _TOLD_STATE
    return place.country in _SURNAME_COUNTRIES and is_known and around.province_share(place) < _LITTLE_OF_STATE


def _is_far_quarter(place: Candidate, name: Name, holder: Candidate | None, known: list[Candidate]) -> bool:
    """Whether 'the Karez district' is rather a part of a city told of than a town of that name far from it."""
    towns = [c for c in known if c.kind == "town" and c.gazetteer_id != place.gazetteer_id]
    is_other_kind = name.is_quarter and place.kind == "town" and place.population < _PLAIN_POPULATION
    return is_other_kind and holder is None and bool(towns) and not any(_is_near(place, c) for c in towns)


def _is_near(a: Candidate, b: Candidate) -> bool:
    return abs(a.lat - b.lat) < 3 and km_between(a, b) < _NEAR_KM


def _inside_score(candidate: Candidate, holder: Candidate) -> float:
    if holder.country is None or candidate.country is None:
        return 0.0
    if candidate.country != holder.country:
        return _INSIDE_ELSEWHERE
    if holder.kind == "country" or candidate.kind == "country":
        return _INSIDE_COUNTRY
    return _INSIDE_ADMIN1 if candidate.admin1 == holder.admin1 else 0.0


def _add_provinces(
    around: Surroundings, names: Sequence[Name], chosen: Sequence[Candidate | None], inside: dict[int, int]
) -> None:
    """The provinces that the report tells of: named themselves, said to hold a place, or of a large town."""
    around.provinces = Counter(around.shared)
    for index, choice in enumerate(chosen):
        if choice is None or choice.how is How.ALTERNATE or not choice.admin1:
            continue
        if choice.kind == "admin1":
            around.provinces[choice.country, choice.admin1] += 2
        elif index in inside or names[index].unit or choice.population > _PLAIN_POPULATION:
            around.provinces[choice.country, choice.admin1] += 1


def _shared_provinces(names: Sequence[Name]) -> Counter[tuple[str | None, str | None]]:
    """How far each province could hold the different names of the report together: a name that only few
    provinces know weighs more."""
    shared: Counter[tuple[str | None, str | None]] = Counter()
    for candidates in {name.words: name.candidates for name in names}.values():
        homes = {(c.country, c.admin1) for c in candidates if c.admin1 and c.how is not How.ALTERNATE}
        for home in homes:
            shared[home] += _SHARED / len(homes) ** 0.5
    return shared


def _is_taken(name: Name, choice: Candidate | None, around: Surroundings, *, is_held: bool) -> bool:
    """Whether there is enough to take this name for a place."""
    if choice is not None and not is_held and not _is_fit(name, choice, around):
        return False
    if choice is None:
        return name.unit != "" or (name.is_led and is_held)
    if choice.how is How.SKELETON:
        return name.is_led or name.unit != ""
    is_other = choice.how is How.ALTERNATE
    if choice.kind == "country" or name.unit or (choice.kind == "region" and not is_other):
        return True
    if name.is_caps:
        return _is_taken_in_caps(name, choice, around, is_held=is_held)
    share = 1.0 if choice.country in around.of_sentence.get(name.sentence, ()) else around.share(choice.country)
    if name.is_led:
        return share >= 0.3 or is_held or choice.population >= 15_000 or not around.countries
    if is_held or (choice.kind != "town" and share >= 0.5):
        return True
    fits = share >= 0.5 and (not is_other or choice.population >= _PLAIN_POPULATION)
    if name.is_opening:
        return fits and choice.population >= 20_000
    if choice.country in _SURNAME_COUNTRIES and choice.population < _SURNAME_POPULATION:
        return False
    return fits or (choice.population >= _PLAIN_POPULATION and not is_other)


def _is_fit(name: Name, place: Candidate, around: Surroundings) -> bool:
    """Not a site or a speaker that bears the name of a place elsewhere, nor a speaker with a town's surname."""
    if not (name.is_of_site or name.is_speaker):
        return True
    is_surname = place.country in _SURNAME_COUNTRIES and place.kind == "town" and place.population < _CAPS_POPULATION
    return not _is_foreign(place, around) and not (name.is_speaker and is_surname)


def _is_namesake(place: Candidate, is_held: bool) -> bool:
    """Whether a site is called like this town more likely than it lies in it: 'Foster Park', 'Lincoln High School'."""
    is_small = place.kind == "town" and place.population < _CAPS_POPULATION
    return place.country in _SURNAME_COUNTRIES and is_small and not is_held


def _is_foreign(place: Candidate, around: Surroundings) -> bool:
    """Whether the place lies where nothing else in the report speaks of."""
    return bool(around.countries) and place.country is not None and around.share(place.country) < _LITTLE


def _is_taken_in_caps(name: Name, choice: Candidate, around: Surroundings, *, is_held: bool) -> bool:
    """In copy set in capitals, any word may look like a town: more must speak for it."""
    if choice.how is How.ALTERNATE:
        return name.is_led and choice.population >= _PLAIN_POPULATION
    share = around.share(choice.country)
    if name.is_led or is_held or " " in name.words:
        return share >= 0.3 or choice.population >= _CAPS_POPULATION
    return share >= 0.3 and (choice.kind == "admin1" or choice.population >= _PLAIN_POPULATION)
