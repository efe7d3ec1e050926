"""Weekdays: the days on which a report says that its attack was, where it names more than one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from tollbook.figures.sentences import is_one_sentence
from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match, Matcher, Matches
from tollbook.lexicon.tokens import Token, tokenize
from tollbook.model.account import Account, Role
from tollbook.model.claim import Claim, Status
from tollbook.model.text import Report, Span
from tollbook.model.values import DateRange, Term, Toll

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LINKS = frozenset({"on", "late", "early", "last"})
_OF_THE_DEED = frozenset({"trigger", "number", "victims"})
_NEAR = 40  # characters after the words of the attack in which its day may follow
_BACK = 3  # tokens before a weekday in which a word of another attack would stand
_WORDS = 3  # tokens between the weekday's genitive and the attack: 'Monday's deadly suicide bombing'


def second_weekday(account: Account, report: Report) -> tuple[str, str] | None:
    """Two weekdays that the report names for one attack: that of its date, and another; None when it names one.

    Only a report's main attack is looked at, and only where its date rests on a weekday that the text ties to it.
    """
    found = account.first(DateRange)
    if found is None or account.role is not Role.MAIN:
        return None
    claim, told = found
    words = " ".join(piece.span.of(report.text) for piece in claim.evidence)
    first = [_value(match) for match in _weekdays(_find(tokenize(words)))]
    if not first or (told.end - told.start).days >= len(WEEKDAYS):
        return None
    covered = {(told.start + timedelta(days=n)).weekday() for n in range((told.end - told.start).days + 1)}
    named = [*_days_of_the_deed(account, report), *_days_of_the_attack(report, is_genitive=True)]
    ties = (*named, *_days_of_the_attack(report, is_genitive=False))
    is_tied = _stands_with_the_deed(claim, account, report) or any(day in covered for day in ties)
    others = [day for day in named if day not in covered]
    return (WEEKDAYS[first[0]], WEEKDAYS[others[0]]) if is_tied and others else None


def _deeds(account: Account) -> list[Claim]:
    return [c for c in account.claims if isinstance(c.value, Term | Toll) and c.status is Status.CURRENT]


def _stands_with_the_deed(dated: Claim, account: Account, report: Report) -> bool:
    """'A bombing in Norvale on Sunday killed …': the day in one sentence with the attack or its toll."""
    days = [piece.span for piece in dated.evidence]
    deeds = [piece.span for claim in _deeds(account) for piece in claim.evidence]
    return any(is_one_sentence(report.text, day, deed) for day in days for deed in deeds)


def _days_of_the_deed(account: Account, report: Report) -> Iterator[int]:
    """'… killed 12 people on Sunday': the weekday right after words that the account rests on."""
    for claim in _deeds(account):
        # Who died of wounds may have died on another day than that of the attack.
        if any(_is_dying(piece.span.of(report.text)) for piece in claim.evidence):
            continue
        for piece in claim.evidence:
            if piece.part in _OF_THE_DEED:
                yield from _day_after(report.text, piece.span)


def _day_after(text: str, span: Span) -> Iterator[int]:
    tokens = tokenize(text[span.end : span.end + _NEAR], span.end)
    at = 0
    while at < len(tokens) and tokens[at].lower in _LINKS:
        at += 1
    for match in _weekdays(_find(tokens)):
        if match.first == at > 0:
            yield _value(match)


def _days_of_the_attack(report: Report, *, is_genitive: bool) -> Iterator[int]:
    """'Monday's bombing', where it does not stand beside another attack; or 'the Monday bombing', which is said of
    another one as often."""
    tokens = tokenize(report.text)
    matches = _find(tokens)
    for day in _weekdays(matches):
        if matches.within("other_deed_words", day.first - _BACK, day.first):
            continue
        if is_genitive != (day.last < len(tokens) and tokens[day.last].lower == "'s"):
            continue
        first = day.last + is_genitive
        attacks = matches.within("attack_words", first, first + (_WORDS if is_genitive else 1))
        # Who was hit on another day: 'one of Sunday's three shooting victims'.
        if any(a.entry.get("form") == "noun" and not matches.starting("victims", a.last) for a in attacks):
            yield _value(day)


def _is_dying(words: str) -> bool:
    return words.casefold().startswith(("die", "dying", "succumb", "dead"))


def _weekdays(matches: Matches) -> list[Match]:
    return [match for match in matches.of("time_words") if match.entry.get("kind") == "weekday"]


def _value(weekday: Match) -> int:
    return int(weekday.entry.get("value"))


def _find(tokens: Sequence[Token]) -> Matches:
    return _matcher().find(tokens)


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary(n) for n in ("time_words", "attack_words", "other_deed_words", "victims")])
