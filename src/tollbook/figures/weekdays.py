"""Weekdays: the days on which a report says that its attack was, where it names more than one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match, Matcher, Matches
from tollbook.lexicon.tokens import Token, tokenize
from tollbook.model.account import Account, Role
from tollbook.model.claim import Status
from tollbook.model.text import Report, Span
from tollbook.model.values import DateRange, Term, Toll

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LINKS = frozenset({"on", "late", "early", "last"})
_OF_THE_DEED = frozenset({"trigger", "number", "victims"})
# Before the day of another attack: 'two days after Monday's bombing'.
_ANOTHER = frozenset({"after", "since", "following", "before", "from", "like", "another", "second", "unlike"})
_NEAR = 40  # characters after the words of the attack in which its day may follow
_BACK = 3  # tokens before a weekday in which a word of another attack would stand
_WORDS = 3  # tokens between the weekday's genitive and the attack: 'Monday's deadly suicide bombing'


def second_weekday(account: Account, report: Report) -> tuple[str, str] | None:
    """Two weekdays that the report names for one attack: that of its date, and another; None when it names one.

    Only a report's main attack is looked at, and only where its date rests on a weekday of the text.
    """
    found = account.first(DateRange)
    if found is None or account.role is not Role.MAIN:
        return None
    claim, told = found
    words = " ".join(piece.span.of(report.text) for piece in claim.evidence)
    first = [_value(match.entry.get("value")) for match in _weekdays(_find(tokenize(words)))]
    if not first or (told.end - told.start).days >= len(WEEKDAYS):
        return None
    covered = {(told.start + timedelta(days=n)).weekday() for n in range((told.end - told.start).days + 1)}
    for day in (*_days_of_the_deed(account, report), *_days_of_the_attack(report)):
        if day not in covered:
            return WEEKDAYS[first[0]], WEEKDAYS[day]
    return None


def _days_of_the_deed(account: Account, report: Report) -> Iterator[int]:
    """'… killed 12 people on Sunday': the weekday right after words that the account rests on."""
    for claim in account.claims:
        if not isinstance(claim.value, Term | Toll) or claim.status is not Status.CURRENT:
            continue
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
            yield _value(match.entry.get("value"))


def _days_of_the_attack(report: Report) -> Iterator[int]:
    """'Monday's bombing', where it does not stand beside another attack."""
    tokens = tokenize(report.text)
    matches = _find(tokens)
    for day in _weekdays(matches):
        if day.last >= len(tokens) or tokens[day.last].lower != "'s" or _is_another(tokens, day.first):
            continue
        attacks = matches.within("attack_words", day.last + 1, day.last + 1 + _WORDS)
        if any(attack.entry.get("form") == "noun" for attack in attacks):
            yield _value(day.entry.get("value"))


def _is_another(tokens: Sequence[Token], at: int) -> bool:
    return any(token.lower in _ANOTHER for token in tokens[max(0, at - _BACK) : at])


def _is_dying(words: str) -> bool:
    return words.casefold().startswith(("die", "dying", "succumb", "dead"))


def _weekdays(matches: Matches) -> list[Match]:
    return [match for match in matches.of("time_words") if match.entry.get("kind") == "weekday"]


def _value(words: str) -> int:
    return int(words)


def _find(tokens: Sequence[Token]) -> Matches:
    return _matcher().find(tokens)


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary("time_words"), load_vocabulary("attack_words")])
