"""How sure a claim is: the probability that a careful coder would agree, from a small table of weights a field.

Each table is a logistic regression over named yes/no features, learnt by ``python -m training.confidence`` from
hand-coded reports (``confidence_weights.py``). A claim of an incident that is none is wrong, so what tells of the
account counts as much as the claim's own words. A feature that was rare in the learning reports has no weight: a
rule that is new falls back on its family and on what is usual for the field.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.encoder.signals import GROUPS, MEASURES, TYPES
from tollbook.model.account import Account, Role
from tollbook.model.claim import Claim, Status
from tollbook.model.values import KINDS, DateRange, Group, Perpetrator, PlaceRef, Term, Toll
from tollbook.reading.confidence_weights import CONFIDENCE as WEIGHTS
from tollbook.reading.confidence_weights import TRAINED_CONFIDENCE as TRAINED_WEIGHTS
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Step
from tollbook.reading.signals import levels, log_odds

# Digits beyond these say nothing: the tables are learnt from some hundred claims a field.
_DIGITS = 2


def weigh_claims(draft: Draft) -> dict[str, object]:
    """The accounts, each claim of a weighed field with its confidence."""
    return {"accounts": tuple(_weighed(account, draft) for account in draft.accounts)}


def _weighed(account: Account, draft: Draft) -> Account:
    shared = account_features(account, draft)
    tables = WEIGHTS if draft.signals is None else TRAINED_WEIGHTS
    claims = []
    for claim in account.claims:
        weights = tables.get(KINDS[type(claim.value)])
        if weights:
            likely = probability(shared + claim_features(claim, account, draft), weights)
            claim = replace(claim, confidence=round(likely, _DIGITS))
        claims.append(claim)
    return replace(account, claims=tuple(claims))


def probability(features: Iterable[str], weights: dict[str, float]) -> float:
    """What the log-odds of these features make."""
    return 1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features)))


def account_features(account: Account, draft: Draft) -> list[str]:
    """What speaks for and against every claim of this account, in words."""
    return ["always", *_of_report(draft), *_of_account(account, draft), *_of_account_seen(account, draft)]


def claim_features(claim: Claim, account: Account, draft: Draft) -> list[str]:
    """What speaks for and against this claim of an account, in words."""
    named = [*_of_claim(claim, account, draft), *_of_claim_seen(claim, draft)]
    match claim.value:
        case Toll() as toll:
            named += _of_toll(claim, toll, account, draft)
        case DateRange() as days:
            named += _of_date(days, draft)
        case PlaceRef() as place:
            named += _of_place(place, draft)
        case Term():
            named += _of_type(account, draft)
        case Perpetrator() as perpetrator:
            named += _of_perpetrator(perpetrator, account)
    return named


def _of_report(draft: Draft) -> Iterator[str]:
    words = sum(token.is_word for token in draft.tokens)
    yield f"report of {_length(words)}"
    yield f"{_few(len(draft.accounts))} accounts in the report"
    yield "report with a day" if draft.report.day else "report without a day"


def _length(words: int) -> str:
    for limit in (60, 120, 200, 300, 450):
        if words <= limit:
            return f"up to {limit} words"
    return "more than 450 words"


def _of_account(account: Account, draft: Draft) -> Iterator[str]:
    position = next(n for n, other in enumerate(draft.accounts) if other.id == account.id)
    yield f"account {account.role}"
    yield "first account" if position == 0 else "later account"
    yield f"type {account.type.code}"
    trigger = account.first(Term)
    assert trigger is not None
    yield f"account by {trigger[0].rule}"
    yield f"account with {_few(len(account.tolls))} tolls"
    if not account.date:
        yield "account without a date"
    if not account.place:
        yield "account without a place"
    elif account.role is Role.MAIN and position:
        yield "later main account" + (" in another place" if account.place != draft.accounts[0].place else "")
    yield f"account begins in {_where(_sentence(trigger[0], draft))}"


def _where(sentence: int) -> str:
    return {0: "the first sentence", 1: "the second sentence"}.get(sentence, "the body" if sentence < 8 else "the end")


def _of_claim(claim: Claim, account: Account, draft: Draft) -> Iterator[str]:
    family, _, rule = claim.rule.partition("/")
    yield f"rule {family}/{rule}"
    for word in rule.split("-")[1:]:
        yield f"rule with {word}"
    yield "source named" if claim.source else "no source named"
    trigger = account.first(Term)
    assert trigger is not None
    apart = abs(_sentence(claim, draft) - _sentence(trigger[0], draft))
    yield f"{_few(apart)} sentences from the trigger"
    yield f"{_few(len(claim.evidence))} pieces of evidence"


def _of_account_seen(account: Account, draft: Draft) -> Iterator[str]:
    """What the encoder says of the account's attack word, of its figures and of the whole report."""
    signals = draft.signals
    if signals is None:
        return
    trigger = account.first(Term)
    assert trigger is not None
    yield from levels("encoder: report", signals.violent)
    yield from levels("encoder: attack", signals.trigger(*_tokens(trigger[0], draft)))
    seen = [float(signals.toll(*_tokens(claim, draft, "number")).max()) for claim, _ in account.tolls]
    if seen:
        yield from levels("encoder: likeliest toll", max(seen))
    else:
        yield "encoder: no toll"


_ROLE_OF = {PlaceRef: "place", DateRange: "date", Perpetrator: "perpetrator"}


def _of_claim_seen(claim: Claim, draft: Draft) -> Iterator[str]:
    """What the encoder says of the words of a claim."""
    signals = draft.signals
    if signals is None:
        return
    match claim.value:
        case Toll() as toll:
            first, last = _tokens(claim, draft, "number")
            yield from levels("encoder: its measure", float(signals.toll(first, last)[MEASURES.index(toll.measure)]))
            share = float(signals.group(first, last)[GROUPS.index(toll.group)])
            yield from levels("encoder: its group", log_odds(share))
        case Term() as term if term.code in TYPES:
            share = float(signals.type(*_tokens(claim, draft))[TYPES.index(term.code)])
            yield from levels("encoder: its type", log_odds(share))
        case value if type(value) in _ROLE_OF:
            yield from levels("encoder: its role", signals.role(_ROLE_OF[type(value)], *_tokens(claim, draft)))


def _tokens(claim: Claim, draft: Draft, part: str = "") -> tuple[int, int]:
    """The tokens of a claim's first piece of evidence, or of its first piece of that part."""
    span = next((piece.span for piece in claim.evidence if piece.part == part), claim.evidence[0].span)
    first = bisect_right(draft.tokens, span.start, key=lambda token: token.start) - 1
    last = bisect_left(draft.tokens, span.end, key=lambda token: token.start)
    return max(first, 0), max(last, first + 1)


def _sentence(claim: Claim, draft: Draft) -> int:
    """In which sentence the first words of its evidence stand."""
    start = min(piece.span.start for piece in claim.evidence)
    after = next((s.number for s in draft.sentences if draft.tokens[s.first].start > start), len(draft.sentences))
    return max(0, after - 1)


def _few(count: int) -> str:
    return str(count) if count < 3 else "3 to 5" if count < 6 else "more than 5"


def _of_toll(claim: Claim, toll: Toll, account: Account, draft: Draft) -> Iterator[str]:
    others = [(c, t) for c, t in account.tolls if c.id != claim.id]
    exact = "none" if toll.count.high == 0 else "exact" if toll.count.is_exact else "hedged"
    yield f"{toll.measure}, {exact}"
    yield f"{claim.status}"
    yield f"{toll.group}"
    yield f"{toll.group} of {account.type.code}"
    yield f"{toll.group}, {account.role}"
    yield f"{toll.measure}, {claim.status}"
    size = toll.count.low
    yield "of one" if size == 1 else "up to 9" if size < 10 else "up to 99" if size < 100 else "100 and more"
    same = [t for _, t in others if t.measure is toll.measure]
    yield f"beside {_few(len(same))} of its measure"
    if any(t.count.low > size for t in same):
        yield "beside a larger one"
    if toll.group is Group.UNSPECIFIED and any(t.group is not Group.UNSPECIFIED for t in same):
        yield "unspecified beside a group"
    elsewhere = [t for other in draft.accounts if other.id != account.id for _, t in other.tolls]
    if any((t.measure, t.count) == (toll.measure, toll.count) for t in elsewhere):
        yield "told of another incident too"
    if not toll.victims:
        yield "no victims worded"
    elif claim.status is Status.CURRENT:
        yield f"victims {toll.victims.lower().split()[-1]}"


def _of_date(days: DateRange, draft: Draft) -> Iterator[str]:
    yield f"known to the {days.precision}"
    yield f"{_few(sum(date.range is not None for date in draft.dates))} dates in the report"
    distinct = {date.range for date in draft.dates if date.range is not None}
    yield f"{_few(len(distinct))} different dates"
    day = draft.report.day
    if day is not None:
        apart = (day - days.end).days
        yield (
            "ahead"
            if apart < 0
            else "the day itself"
            if apart == 0
            else "a week before"
            if apart < 8
            else "long before"
        )


def _of_place(place: PlaceRef, draft: Draft) -> Iterator[str]:
    towns = {p.ref.name for p in draft.places if p.level in {"town", "district"} and p.is_scene}
    yield f"precision {place.precision}"
    yield f"{_few(len(towns))} towns in the report"
    countries = Counter(p.ref.country for p in draft.places if p.ref.country)
    is_usual = bool(countries) and countries.most_common(1)[0][0] == place.country
    yield "in the usual country" if is_usual else "in another country"
    times = sum(p.ref.name == place.name for p in draft.places)
    yield f"named {_few(times)} times"
    yield "with a site" if place.detail else "without a site"


def _of_type(account: Account, draft: Draft) -> Iterator[str]:
    kinds = Counter(attack.type for attack in draft.attacks)
    yield f"{_few(len(kinds))} kinds of attack in the report"
    yield "the usual kind" if kinds and kinds.most_common(1)[0][0] is account.type.code else "not the usual kind"
    yield f"type {account.type.code}, {account.role}"


def _of_perpetrator(perpetrator: Perpetrator, account: Account) -> Iterator[str]:
    others = sum(1 for _ in account.claims_of(Perpetrator)) - 1
    actor = perpetrator.actor
    yield f"{actor.kind}, {perpetrator.basis}"
    yield f"{actor.kind} of {account.type.code}"
    yield "known actor" if actor.actor_id else "no known actor"
    yield f"beside {_few(others)} others"


CONFIDENCE = Step(
    "confidence",
    needs=("tokens", "sentences", "dates", "places", "attacks", "accounts"),
    gives=("accounts",),
    run=weigh_claims,
    asks=("signals",),
)
