"""When and where an incident happened: chosen among the dates and places of its scenes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from tollbook.model.account import Role
from tollbook.model.claim import Evidence
from tollbook.model.values import AttackType, DatePrecision, DateRange, PlaceRef
from tollbook.reading.draft import DateMention, Draft, PlaceMention
from tollbook.reading.joining import Telling, relate_places, type_of
from tollbook.reading.place_scenes import is_dateline, is_landmark
from tollbook.reading.scenes import Scene

# Expressions of time that are no day of an attack: "since November", "next week".
NO_EVENT_DATES = ("dates/since", "dates/ahead", "dates/until")
_REGION_KM = 300.0  # how far from its centre a region such as a delta or a desert may reach
_COUNTIES = (" County", " Parish")
_FINENESS = {"town": 0, "district": 1, "admin1": 2, "region": 3, "country": 4}


@dataclass(frozen=True, slots=True)
class When:
    range: DateRange
    rule: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Where:
    ref: PlaceRef
    rule: str
    evidence: tuple[Evidence, ...]


def date_of(telling: Telling, tellings: Sequence[Telling], draft: Draft) -> When | None:
    """The expression of time that stands nearest to the violence, in the scene that tells of it first."""
    candidates = [
        (_remoteness(date, position, scene, draft), date)
        for position, scene in enumerate(telling.scenes)
        for date in scene.dates
        if date.range is not None and not date.rule.startswith(NO_EVENT_DATES)
    ] or _since(telling, draft)
    if candidates:
        remoteness, chosen = min(candidates, key=lambda candidate: candidate[0])
        assert chosen.range is not None
        if remoteness > _APART and _is_of_the_day(telling, draft):
            return _day_of_publication(telling, draft)
        if (finer := _finer(chosen, telling, tellings, draft)) is not None:
            return finer
        return When(_until_now(chosen, telling, draft), chosen.rule, (Evidence(chosen.span, "date"),))
    if any(date.weekday is not None for scene in telling.scenes for date in scene.dates):
        return None
    return (
        _inherited_date(telling, tellings, draft)
        or _date_nearby(telling, tellings, draft)
        or _day_of_speech(telling)
        or _day_of_publication(telling, draft)
    )


def _is_of_the_day(telling: Telling, draft: Draft) -> bool:
    """Whether an item of a bulletin tells of it in the present: "Gunmen attack a market", "Six people are killed"."""
    first = telling.scenes[0]
    if telling.role is Role.BACKGROUND or not first.paragraph:
        return False
    events = [attack.last for attack in first.attacks if attack.form == "verb"]
    events += [match.last for match in draft.matches.within("harm_words", first.first, first.last)]
    return any(_is_present(draft, first.first, last) for last in events)


def _is_present(draft: Draft, first: int, last: int) -> bool:
    before = draft.tokens[max(first, last - 6) : last]
    return before[-1].lower.endswith("s") or any(token.lower in {"is", "are"} for token in before)


def _finer(chosen: DateMention, telling: Telling, tellings: Sequence[Telling], draft: Draft) -> When | None:
    """The day within "last month" or "this week" that the report names elsewhere: in another scene of the telling, or,
    of a main incident, in a sentence that tells of no other."""
    whole = chosen.range
    if whole is None or whole.precision is DatePrecision.DAY or chosen.rule not in _WIDE:
        return None
    own = [date for scene in telling.scenes for date in scene.dates]
    if telling.role is Role.MAIN:
        taken = {scene.sentence for other in tellings if other is not telling for scene in other.scenes}
        said = {date for scene in telling.scenes for date in scene.said_on}
        own += [d for d in draft.dates if d not in said and draft.sentence_of(d.first).number not in taken]
    for date in own:
        is_day = date.range is not None and date.range.precision is DatePrecision.DAY
        if is_day and date.rule in _DAYS and date.range is not None and _lies_in(date.range, whole):
            if not is_of_aftermath(date, draft):
                return When(date.range, "dates/day-within", (Evidence(date.span, "date"),))
    return None


_WIDE = {"dates/unit", "dates/month", "dates/month-part", "dates/year", "dates/ago"}
_DAYS = {"dates/weekday", "dates/month-day", "dates/day", "dates/holiday"}
# From this remoteness on, a time is told beside something else than the violence.
_APART = 1.2


def _lies_in(day: DateRange, whole: DateRange) -> bool:
    return whole.start <= day.start and day.end <= whole.end


def is_of_aftermath(date: DateMention, draft: Draft) -> bool:
    """Whether an arrest, a charge or a word of speech stands beside the time: "was arrested Thursday"."""
    beside = draft.matches.within("scene_words", max(0, date.first - 3), date.last + 2)
    spoken = (draft.matches.at("speech_verbs", index) for index in (date.first - 1, date.first - 2, date.last))
    return any(match.entry.get("kind") in {"legal", "aftermath"} for match in beside) or any(spoken)


_BEGINNING = frozenset({"began", "begun", "launched", "started", "beginning", "starting"})


def _until_now(date: DateMention, telling: Telling, draft: Draft) -> DateRange:
    """Fighting that "began on Monday" and is the news of the day goes on until the day of publication."""
    assert date.range is not None
    day = draft.report.day
    around = {token.lower for token in draft.tokens[max(0, date.first - 8) : date.last + 4]}
    lasts = type_of(telling.scenes) is AttackType.ARMED_CLASH and telling.role is Role.MAIN
    if day is None or not lasts or not around & _BEGINNING or not date.range.start < day:
        return date.range
    return DateRange(date.range.start, day, DatePrecision.DAYS)


def _since(telling: Telling, draft: Draft) -> list[tuple[float, DateMention]]:
    """Fighting told of "since Tuesday" has gone on until the day of publication."""
    day = draft.report.day
    if day is None or telling.role is Role.BACKGROUND or type_of(telling.scenes) not in _LASTING:
        return []
    return [
        ((day - date.range.start).days, replace(date, range=DateRange(date.range.start, day, DatePrecision.DAYS)))
        for scene in telling.scenes
        for date in scene.dates
        if date.rule == "dates/since" and date.range is not None and date.range.start <= day
    ]


_LASTING = {AttackType.ARMED_CLASH, AttackType.ABDUCTION, AttackType.SHELLING, AttackType.AIR_STRIKE}


def _vagueness(span: DateRange) -> float:
    """0 for a day, about 2 for a week, 4 for a month, 6 for a year."""
    return 0.75 * log2((span.end - span.start).days + 1)


def _remoteness(date: DateMention, position: int, scene: Scene, draft: Draft) -> float:
    """How far an expression of time stands from the violence: later scenes, more words between and vaguer times
    stand farther. Hand-set on the training reports."""
    assert date.range is not None
    events = [attack.first for attack in scene.attacks] + [toll.first for toll in scene.tolls]
    words = min((abs(event - date.first) for event in events), default=20)
    relative = date.rule in {"dates/anaphoric", "dates/offset"}
    aside = is_of_aftermath(date, draft) or _is_caption(date, draft)
    return 1.5 * position + 0.08 * words + _vagueness(date.range) + 1.0 * relative + _ASIDE * aside


_ASIDE = 2.0


def _is_caption(date: DateMention, draft: Draft) -> bool:
    """Whether a full date ends the sentence after a comma, as in the caption of a photograph of another day."""
    tokens = draft.tokens
    ends = date.last >= draft.sentence_of(date.first).last - 1
    words = [token.text for token in tokens[date.first : date.last]]
    has_year = any(len(word) == 4 and word.isdecimal() for word in words)
    return ends and has_year and date.first > 0 and tokens[date.first - 1].text == ","


def _day_of_speech(telling: Telling) -> When | None:
    """Where no other day is told, what was said on a day of fresh news happened on it."""
    said = [date for date in telling.scenes[0].said_on if date.range is not None]
    if telling.role is Role.BACKGROUND or not said or said[0].range is None:
        return None
    return When(said[0].range, "dates/day-of-speech", (Evidence(said[0].span, "date"),))


def _inherited_date(telling: Telling, tellings: Sequence[Telling], draft: Draft) -> When | None:
    """An attack of a campaign happened when the campaign did."""
    if telling.part_of is None or telling.scenes[0].paragraph != tellings[telling.part_of].scenes[0].paragraph:
        return None  # in a bulletin, another item
    of_campaign = date_of(tellings[telling.part_of], tellings, draft)
    return replace(of_campaign, rule="dates/of-campaign") if of_campaign is not None else None


def _date_nearby(telling: Telling, tellings: Sequence[Telling], draft: Draft) -> When | None:
    """A day named in the paragraph in which a main incident is told, in no other incident's sentence."""
    if telling.role is Role.BACKGROUND:
        return None
    taken = {scene.sentence for other in tellings if other is not telling for scene in other.scenes}
    own = [scene.sentence for scene in telling.scenes]
    paragraph = draft.sentences[own[0]].paragraph
    found = []
    for date in draft.dates:
        sentence = draft.sentence_of(date.first)
        at = sentence.number
        distance = min(abs(at - number) for number in own)
        is_day = date.range is not None and date.range.precision is DatePrecision.DAY
        if is_day and at not in taken and sentence.paragraph == paragraph and not date.rule.startswith(NO_EVENT_DATES):
            found.append((distance, date))
    if not found:
        return None
    nearest = min(found, key=lambda pair: pair[0])[1]
    assert nearest.range is not None
    return When(nearest.range, "dates/nearby", (Evidence(nearest.span, "date"),))


def _day_of_publication(telling: Telling, draft: Draft) -> When | None:
    """News told without a day is news of the day: main incidents only, read from the word that tells of it."""
    day = draft.report.day
    if day is None or telling.role is Role.BACKGROUND:
        return None
    first = telling.scenes[0]
    spans = [attack.span for attack in first.attacks]
    spans += [evidence.span for toll in first.tolls for evidence in toll.evidence if evidence.part == "harm"]
    return When(DateRange(day, day, DatePrecision.DAY), "dates/day-of-publication", (Evidence(spans[0], "date"),))


def place_of(telling: Telling, draft: Draft) -> Where | None:
    """The most specific place of the scene that tells of the attack, made finer by what later scenes add. A place
    in the country that the report is mostly about goes before one elsewhere that bears a like name."""
    country = _main_country(draft)
    chosen: PlaceMention | None = None
    for scene in telling.scenes:
        places = [place for place in scene.places if place.is_scene]
        order = {p: (p.level == "country", p.ref.country != country, _fineness(p, draft)) for p in places}
        for place in sorted(places, key=order.__getitem__):
            if chosen is None or _refines(chosen, place):
                chosen = place
    home = _home(telling, draft, chosen)
    if home is not None:
        return home
    if chosen is None:
        return _inherited_place(telling, draft)
    return Where(_with_site(chosen, telling, draft), f"places/{chosen.level}", (Evidence(chosen.span, "place"),))


def _fineness(place: PlaceMention, draft: Draft) -> float:
    """0 for a town; what is told beside an area only to say where it lies counts for less than the area."""
    return 2.5 if is_landmark(draft, place.first) else _FINENESS[place.level]


def _home(telling: Telling, draft: Draft, chosen: PlaceMention | None) -> Where | None:
    """A local report that names no town where it tells of its main incident: the town of its title, else of its
    dateline, when that lies in what is named and no other country is spoken of."""
    if telling.role is Role.BACKGROUND or (chosen is not None and not _is_coarse(chosen)):
        return None
    title = f" {' '.join((draft.report.title or '').lower().split())} "
    towns = [place for place in draft.places if place.level == "town" and place.ref.gazetteer_id]
    in_title = [town for town in towns if f" {town.span.of(draft.report.text).lower()} " in title]
    datelines = [town for town in towns if is_dateline(draft, town.first, town.last)]
    if len({place.ref.country for place in draft.places if place.ref.country}) > 1:
        datelines = []
    for town, rule in [(town, "places/title") for town in in_title] + [(town, "places/dateline") for town in datelines]:
        if chosen is None or _holds(chosen.ref, town.ref):
            return Where(_with_site(town, telling, draft), rule, (Evidence(town.span, "place"),))
    return None


def _is_coarse(place: PlaceMention) -> bool:
    """Whether a town would tell more: of a country, a province, a county."""
    return place.level in {"country", "admin1", "region"} or place.ref.name.endswith(_COUNTIES)


def _holds(area: PlaceRef, town: PlaceRef) -> bool:
    return area.country in (None, town.country) and area.admin1 in (None, town.admin1)


def _main_country(draft: Draft) -> str | None:
    countries = Counter(place.ref.country for place in draft.places if place.ref.country)
    return countries.most_common(1)[0][0] if countries else None


def _refines(chosen: PlaceMention, place: PlaceMention) -> bool:
    if chosen.level == "region":
        near = chosen.ref.kilometres_to(place.ref)
        is_here = chosen.ref.country in (None, place.ref.country) and (near is None or near <= _REGION_KM)
        return is_here and _FINENESS[place.level] < _FINENESS["region"]
    finer = _FINENESS[place.level] < _FINENESS[chosen.level] and _is_coarse(chosen)
    return finer and relate_places(chosen.ref, place.ref) == "place inside place"


def _with_site(place: PlaceMention, telling: Telling, draft: Draft) -> PlaceRef:
    """Adds the site: the first one worded in a scene of the telling."""
    if place.ref.detail is not None:
        return place.ref
    for scene in telling.scenes:
        for site in draft.sites:
            if scene.first <= site.first < scene.last:
                return replace(place.ref, detail=site.span.of(draft.report.text))
    return place.ref


def _inherited_place(telling: Telling, draft: Draft) -> Where | None:
    """No place of its own: the nearest place named before, in the same paragraph or the one before."""
    first = telling.scenes[0]
    before = [place for place in draft.places if place.first < first.first and place.is_scene]
    if not before:
        before = [place for place in draft.places if place.is_scene]
    if not before:
        return None
    nearest = before[-1] if before[-1].first < first.first else before[0]
    return Where(nearest.ref, f"places/{nearest.level}-before", (Evidence(nearest.span, "place"),))
