"""Names each error of the reader by its kind, with the report, the words and what would have been right.

One error is named once, by its cause as far as it can be told: the figures of an incident that was missed are not
missed a second time, and a figure that was given to another incident is not invented there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tollbook.gauge.codings import CodedToll, Coding
from tollbook.gauge.comparison import Pair, TollMatch
from tollbook.gauge.names import is_same_name
from tollbook.gauge.reader import Gauged
from tollbook.model.account import Role
from tollbook.model.text import Report

_WEEK = timedelta(days=7)


class Kind(StrEnum):
    """What can go wrong; the words are those of the tables."""

    MISSED_MAIN = "incident missed, main"
    MISSED_BACKGROUND = "incident missed, background"
    TWICE = "incident told twice"
    INVENTED = "incident invented"
    INVENTED_QUIET = "incident invented in a report without any"
    TYPE = "type of attack"
    DATE_MISSING = "date not read"
    DATE_PUBLISHED = "day of publication taken for the day"
    DATE_WEEK = "right weekday, wrong week"
    DATE_SPAN = "span of days too wide or too narrow"
    DATE_OTHER = "another date"
    PLACE_MISSING = "place not read"
    PLACE_COARSE = "province or country instead of the town"
    PLACE_COUNTRY = "place in another country"
    PLACE_OTHER = "another place of the country"
    TOLL_OTHER_INCIDENT = "figure given to another incident"
    TOLL_MEASURE = "figure of another measure"
    TOLL_BOUNDS = "figure with other bounds"
    TOLL_GROUP = "figure of another group"
    TOLL_NOT_UNDERSTOOD = "number seen, not taken for a toll"
    TOLL_NOT_SEEN = "figure not seen"
    TOLL_TWICE = "figure told twice"
    TOLL_INVENTED = "figure invented"
    SUM = "figures right, total wrong"
    SOURCE_MISSING = "speaker not read"
    SOURCE_OTHER = "another speaker"
    PERPETRATOR_MISSED = "perpetrator missed"
    PERPETRATOR_INVENTED = "perpetrator invented"
    CLAIMANT_MISSED = "claim or denial missed"
    CLAIMANT_INVENTED = "claim or denial invented"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error. ``says`` tells it in short, for a person; ``words`` are those of the report; ``detail`` narrows the
    kind down where it has several faces ("civilians for unspecified")."""

    kind: Kind
    report: str
    incident: str
    says: str
    words: str
    detail: str = ""


def find_mistakes(gauged: Gauged) -> Iterator[Mistake]:
    """Every error in one report, in the order of its incidents."""
    finder = _Finder(gauged)
    for coding in gauged.compared.missed:
        yield finder.missed(coding)
    for coding in gauged.compared.invented:
        yield finder.invented(coding)
    for pair in gauged.compared.pairs:
        yield from finder.in_pair(pair)


@dataclass(frozen=True, slots=True)
class _Finder:
    gauged: Gauged

    @property
    def report(self) -> Report:
        return self.gauged.annotation.taken.report

    def mistake(self, kind: Kind, key: str, says: str, words: str, detail: str = "") -> Mistake:
        return Mistake(kind, self.gauged.annotation.id, key, says, " ".join(words.split()), detail)

    def missed(self, coding: Coding) -> Mistake:
        kind = Kind.MISSED_MAIN if coding.role is Role.MAIN else Kind.MISSED_BACKGROUND
        return self.mistake(kind, coding.key, _incident(coding), coding.words, f"{coding.type}")

    def invented(self, coding: Coding) -> Mistake:
        kind, twin = Kind.INVENTED_QUIET, None
        if self.gauged.annotation.codings:
            twin = next((pair.coded for pair in self.gauged.compared.pairs if _repeats(coding, pair.coded)), None)
            kind = Kind.TWICE if twin else Kind.INVENTED
        says = _incident(coding) + (f"; as {twin.key}" if twin else "")
        return self.mistake(kind, coding.key, says, coding.words, f"{coding.type}")

    def in_pair(self, pair: Pair) -> Iterator[Mistake]:
        key = pair.coded.key
        if not pair.type:
            detail = f"{pair.read.type} for {pair.coded.type}"
            yield self.mistake(Kind.TYPE, key, detail, pair.read.words, detail)
        if pair.date is False:
            yield self.mistake(
                self._date_kind(pair), key, f"{_days(pair.read)}, not {_days(pair.coded)}", pair.read.words
            )
        if pair.place is False:
            yield self.mistake(
                _place_kind(pair), key, f"{_place(pair.read)}, not {_place(pair.coded)}", pair.read.words
            )
        yield from self._tolls(pair)
        yield from self._names(pair)

    def _date_kind(self, pair: Pair) -> Kind:
        coded, read = pair.coded.days, pair.read.days
        if coded is None or read is None:
            return Kind.DATE_MISSING
        if read[0] == read[1] == self.report.day:
            return Kind.DATE_PUBLISHED
        if read[0] <= coded[1] and coded[0] <= read[1]:
            return Kind.DATE_SPAN
        apart = abs(read[0] - coded[0])
        return Kind.DATE_WEEK if apart == _WEEK else Kind.DATE_OTHER

    def _tolls(self, pair: Pair) -> Iterator[Mistake]:
        key = pair.coded.key
        extra = list(pair.extra)
        for match in pair.tolls:
            if match.read is None:
                kind, used = self._toll_kind(match.coded, pair, extra)
                if used:
                    extra.remove(used)
                says = _figure(match.coded) + (f", not {_figure(used)}" if used else "")
                yield self.mistake(kind, key, says, match.coded.words)
            elif not match.is_right:
                detail = f"{match.read.group} for {match.coded.group}"
                yield self.mistake(Kind.TOLL_GROUP, key, f"{_figure(match.read)}: {detail}", match.coded.words, detail)
            yield from self._source(match, key)
        for toll in extra:
            if not self._belongs_elsewhere(toll, pair):
                kind = Kind.TOLL_TWICE if _is_told(toll, pair) else Kind.TOLL_INVENTED
                yield self.mistake(kind, key, _figure(toll), toll.words)
        if not extra and all(match.is_right for match in pair.tolls):
            for measure, is_right in pair.best.items():
                if not is_right:
                    says = f"{measure} {pair.read.best.get(measure)}, not {pair.coded.best[measure]}"
                    yield self.mistake(Kind.SUM, key, says, pair.coded.words)

    def _toll_kind(self, toll: CodedToll, pair: Pair, extra: Sequence[CodedToll]) -> tuple[Kind, CodedToll | None]:
        """Why a person's figure is not among the reader's, and the reader's figure that stands in its place."""
        for other in extra:
            if (other.measure, other.low) == (toll.measure, toll.low):
                return Kind.TOLL_BOUNDS, other
        for other in extra:
            if (other.low, other.high) == (toll.low, toll.high) and toll.low > 1:
                return Kind.TOLL_MEASURE, other
        for coding in self.gauged.read:
            if coding is not pair.read and _has(coding.tolls, toll):
                return Kind.TOLL_OTHER_INCIDENT, None
        if self._is_number_seen(toll):
            return Kind.TOLL_NOT_UNDERSTOOD, None
        return Kind.TOLL_NOT_SEEN, None

    def _is_number_seen(self, toll: CodedToll) -> bool:
        start = self.report.text.find(toll.words)
        end = start + len(toll.words)
        lines = [line for line in self.gauged.ledger if start <= line.span.start < end]
        return start >= 0 and any(line.taken_for != "toll" for line in lines)

    def _belongs_elsewhere(self, toll: CodedToll, pair: Pair) -> bool:
        others = (other for other in self.gauged.annotation.codings if other.key != pair.coded.key)
        return any(_has(other.tolls, toll) for other in others)

    def _source(self, match: TollMatch, key: str) -> Iterator[Mistake]:
        coded, read = match.coded.source, match.read.source if match.read else None
        if not coded or match.read is None or is_same_name(coded, read):
            return
        kind = Kind.SOURCE_OTHER if read else Kind.SOURCE_MISSING
        yield self.mistake(kind, key, f"{read or 'nobody'}, not {coded}", match.coded.words)

    def _names(self, pair: Pair) -> Iterator[Mistake]:
        for coded, read, missed, invented in (
            (pair.coded.perpetrators, pair.read.perpetrators, Kind.PERPETRATOR_MISSED, Kind.PERPETRATOR_INVENTED),
            (pair.coded.responsibility, pair.read.responsibility, Kind.CLAIMANT_MISSED, Kind.CLAIMANT_INVENTED),
        ):
            left = list(read)
            for name in coded:
                found = next((other for other in left if is_same_name(name, other)), None)
                if found is None:
                    yield self.mistake(missed, pair.coded.key, name, pair.coded.words)
                else:
                    left.remove(found)
            for name in left:
                yield self.mistake(invented, pair.coded.key, name, pair.read.words)


def _place_kind(pair: Pair) -> Kind:
    coded, read = pair.coded.place, pair.read.place
    if coded is None or read is None:
        return Kind.PLACE_MISSING
    if coded.country and read.country and coded.country != read.country:
        return Kind.PLACE_COUNTRY
    return Kind.PLACE_COARSE if read.is_area else Kind.PLACE_OTHER


def _repeats(read: Coding, coded: Coding) -> bool:
    """Whether what was read has a figure, or else the type and a day, of an incident that is paired already."""
    if read.tolls:
        return any(_has(coded.tolls, toll) for toll in read.tolls)
    return read.type is coded.type and (read.days is None or read.days == coded.days)


def _has(tolls: Sequence[CodedToll], toll: CodedToll) -> bool:
    return any((other.measure, other.low) == (toll.measure, toll.low) for other in tolls)


def _is_told(toll: CodedToll, pair: Pair) -> bool:
    return _has(pair.coded.tolls, toll)


def _incident(coding: Coding) -> str:
    tolls = ", ".join(_figure(toll) for toll in coding.tolls) or "no figures"
    return f"{coding.type} at {_place(coding)}, {_days(coding)}: {tolls}"


def _figure(toll: CodedToll) -> str:
    bounds = f"{toll.low}" if toll.low == toll.high else f"{toll.low}–{'' if toll.high is None else toll.high}"
    return f"{toll.measure} {bounds}"


def _days(coding: Coding) -> str:
    if coding.days is None:
        return "no date"
    start, end = coding.days
    return f"{start}" if start == end else f"{start} to {end}"


def _place(coding: Coding) -> str:
    place = coding.place
    if place is None:
        return "no place"
    return ", ".join(word for word in (place.name or place.admin1, place.country) if word) or "no place"
