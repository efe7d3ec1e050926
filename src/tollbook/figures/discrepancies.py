"""Discrepancies: where the claims about one incident contradict each other, or what is known of the calendar and
the map; one plain sentence each, with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tollbook.figures.denials import denied_tolls
from tollbook.figures.geography import misplaced_places
from tollbook.figures.sums import people_in, sums_amiss
from tollbook.figures.telling import Telling, tell
from tollbook.figures.weekdays import WEEKDAYS, second_weekday
from tollbook.model.account import Account, Best
from tollbook.model.claim import Claim, Status
from tollbook.model.incident import Discrepancy
from tollbook.model.text import Report
from tollbook.model.values import (
    ActorRef,
    DatePrecision,
    DateRange,
    Group,
    Measure,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Toll,
    kilometres_between,
)

# Places of town precision that lie further apart than this are two places.
_KILOMETRES_APART = 25.0
_TOWN = 2


def find_discrepancies(accounts: Sequence[Account], reports: Mapping[str, Report]) -> tuple[Discrepancy, ...]:
    """The contradictions among the accounts of one incident; *reports* holds theirs, by id."""
    ordered = sorted(accounts, key=lambda account: (reports[account.report_id].published or "~", account.id))
    found: list[Discrepancy] = []
    for measure in Measure:
        found += _between_reports(ordered, reports, measure)
        found += _claimed_elsewhere(ordered, reports, measure)
        for account in ordered:
            found += _within_report(account, reports[account.report_id], measure)
    found += _different_days(ordered, reports)
    found += _different_places(ordered, reports)
    for account in ordered:
        found += _against_calendar_and_map(account, reports[account.report_id])
        found += _tolls_denied(account, reports[account.report_id])
    found += _claims_denied(ordered)
    return tuple(found)


def actor_key(actor: ActorRef) -> str:
    """What makes two mentions one actor: the id in the vocabulary, else the name."""
    return actor.actor_id or actor.name.casefold().removeprefix("the ")


def _between_reports(
    accounts: Sequence[Account], reports: Mapping[str, Report], measure: Measure
) -> Iterator[Discrepancy]:
    told = [(telling, telling.figure) for a in accounts if (telling := tell(a, measure))]
    standing: list[tuple[Telling, Best]] = [(telling, figure) for telling, figure in told if figure]
    apart = [pair for pair in standing if any(not _overlap(pair[1], other) for _, other in standing)]
    if apart:
        words = [f"{_figure(figure)} ({_name(reports[telling.report_id])})" for telling, figure in apart]
        says = f"The reports do not agree on the {measure.value}: {', '.join(dict.fromkeys(words))}."
        yield Discrepancy(measure.value, says, tuple(id_ for telling, _ in apart for id_ in telling.chosen))


def _within_report(account: Account, report: Report, measure: Measure) -> Iterator[Discrepancy]:
    told = [(claim, toll) for claim, toll in account.tolls if toll.measure is measure]
    for (whole, total), parts in sums_amiss(told, report):
        says = f"The parts make {people_in(parts)} {measure.value}, the total is {_count(total)} ({_name(report)})."
        yield Discrepancy(measure.value, says, _ids(whole, *(claim for claim, _ in parts)))
    current = [found for found in told if found[0].status is Status.CURRENT]
    for claim, toll in told:
        rivals = [c for c, rival in current if _may_be_same_people(toll, rival) and not _counts_overlap(toll, rival)]
        if claim.status is Status.UNVERIFIED and rivals:
            says = f"{_count(toll)} {measure.value} according to {_speaker(claim)}, unverified; {_name(report)} itself"
            yield Discrepancy(measure.value, f"{says} gives another figure.", _ids(claim, *rivals))
        elif claim.status is Status.SUPERSEDED and toll.count.high == 0 and rivals:
            says = f"At first nobody was said to be {measure.value}; {_name(report)} then tells otherwise."
            yield Discrepancy(measure.value, says, _ids(claim, *rivals))


def _claimed_elsewhere(
    accounts: Sequence[Account], reports: Mapping[str, Report], measure: Measure
) -> Iterator[Discrepancy]:
    """What one side claims in a report without a figure of its own, against what others tell of these people."""
    told = {account.id: tell(account, measure) for account in accounts}
    for telling in told.values():
        if telling is None or telling.figure:
            continue
        for claim, toll in telling.unverified:
            others = [_of_these_people(other, toll) for other in accounts if other.id != telling.account_id]
            against = [t for t in others if t and t.figure and not _overlap(_bounds(toll), t.figure)]
            if against:
                names = ", ".join(dict.fromkeys(_name(reports[other.report_id]) for other in against))
                says = f"{_count(toll)} {measure.value} according to {_speaker(claim)}, unverified"
                says += f" ({_name(reports[telling.report_id])}); another figure in {names}."
                yield Discrepancy(measure.value, says, (claim.id, *(c for other in against for c in other.chosen)))


def _of_these_people(account: Account, toll: Toll) -> Telling | None:
    """What an account tells of the group of this toll; of all, where the toll or the account names no group."""
    of_group = None if toll.group is Group.UNSPECIFIED else tell(account, toll.measure, toll.group.value)
    all_ = tell(account, toll.measure)
    names_groups = all_ and any(other.group is not Group.UNSPECIFIED for _, other in all_.resting)
    return of_group or (None if toll.group is not Group.UNSPECIFIED and names_groups else all_)


def _against_calendar_and_map(account: Account, report: Report) -> Iterator[Discrepancy]:
    days, dated = second_weekday(account, report), account.first(DateRange)
    if days and dated:
        says = f"{_name(report)} names two days for it: {days[0]} and {days[1]}."
        yield Discrepancy("date", says, _ids(dated[0]))
    for claim, words, lies in misplaced_places(account, report):
        yield Discrepancy("place", f"“{words}” ({_name(report)}): {lies}.", _ids(claim))


def _tolls_denied(account: Account, report: Report) -> Iterator[Discrepancy]:
    for claim, toll, words in denied_tolls(account, report):
        says = f"{_count(toll)} {toll.measure} according to {_speaker(claim)}; this is denied: “{words}”"
        yield Discrepancy(toll.measure.value, f"{says} ({_name(report)}).", _ids(claim))


def _different_days(accounts: Sequence[Account], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    exact = {DatePrecision.DAY, DatePrecision.DAYS}
    dated = [(a, *found) for a in accounts if (found := a.first(DateRange)) and found[1].precision in exact]
    apart = [entry for entry in dated if any(_are_apart(entry[2], other[2]) for other in dated)]
    if apart:
        words = [f"{_range(range_)} ({_name(reports[a.report_id])})" for a, _, range_ in apart]
        says = f"The reports do not agree on the day: {', '.join(dict.fromkeys(words))}."
        yield Discrepancy("date", says, _ids(*(claim for _, claim, _ in apart)))


def _different_places(accounts: Sequence[Account], reports: Mapping[str, Report]) -> Iterator[Discrepancy]:
    placed = [(a, *found) for a in accounts if (found := a.first(PlaceRef)) and found[1].precision <= _TOWN]
    spots = {(place.lat, place.lon) for _, _, place in placed}
    lonely = {spot for spot in spots if any((kilometres_between(spot, s) or 0.0) > _KILOMETRES_APART for s in spots)}
    apart = [entry for entry in placed if (entry[2].lat, entry[2].lon) in lonely]
    if apart:
        words = [f"{place.name} ({_name(reports[a.report_id])})" for a, _, place in apart]
        says = f"The reports do not agree on the place: {', '.join(dict.fromkeys(words))}."
        yield Discrepancy("place", says, _ids(*(claim for _, claim, _ in apart)))


def _claims_denied(accounts: Sequence[Account]) -> Iterator[Discrepancy]:
    said = [found for account in accounts for found in account.claims_of(Responsibility)]
    named = [found for account in accounts for found in account.claims_of(Perpetrator)]
    claimants: dict[str, tuple[Claim, ActorRef]] = {}
    for claim, value in said:
        key = actor_key(value.actor)
        if value.stance is Stance.CLAIMED:
            claimants.setdefault(key, (claim, value.actor))
            continue
        accusing = [other for other, accused in named if actor_key(accused.actor) == key]
        claiming = [c for c, v in said if v.stance is Stance.CLAIMED and actor_key(v.actor) == key]
        if accusing or claiming:
            says = f"{value.actor.name}: named as the attacker, and the attack is denied."
            if claiming:
                says = f"It is said of {value.actor.name} that they claim the attack, and that they deny it."
            yield Discrepancy("responsibility", says, _ids(claim, *accusing, *claiming))
    if len(claimants) > 1:
        names = ", ".join(actor.name for _, actor in claimants.values())
        says = f"More than one actor claims the attack: {names}."
        yield Discrepancy("responsibility", says, _ids(*(claim for claim, _ in claimants.values())))


def _overlap(left: Best, right: Best) -> bool:
    return (right.high is None or left.low <= right.high) and (left.high is None or right.low <= left.high)


def _counts_overlap(left: Toll, right: Toll) -> bool:
    return _overlap(_bounds(left), _bounds(right))


def _may_be_same_people(left: Toll, right: Toll) -> bool:
    return left.group is right.group or Group.UNSPECIFIED in (left.group, right.group)


def _bounds(toll: Toll) -> Best:
    return Best(toll.count.low, toll.count.low, toll.count.high)


def _speaker(claim: Claim) -> str:
    return claim.source.words if claim.source else "one side"


def _are_apart(left: DateRange, right: DateRange) -> bool:
    return left.end < right.start or right.end < left.start


def _ids(*claims: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for claim in claims))


def _figure(figure: Best) -> str:
    return f"at least {figure.best}" if figure.high is None else str(figure.best)


def _count(toll: Toll) -> str:
    count = toll.count
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.is_exact else f"{count.low} to {count.high}"


def _range(range_: DateRange) -> str:
    if range_.start == range_.end:
        return f"{WEEKDAYS[range_.start.weekday()]} {range_.start}"
    return f"{range_.start} to {range_.end}"


def _name(report: Report) -> str:
    """The report in a few words: publisher and day, else its title or the name that its source gave it."""
    name = report.publisher or report.title or report.source_id or "a report"
    return f"{name}, {report.day}" if report.day else name
