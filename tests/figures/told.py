"""Accounts whose claims rest on words of a report's text, for what looks around them."""

from __future__ import annotations

from tests.figures.made import report
from tollbook.model.account import Account, Role
from tollbook.model.claim import Claim, Evidence, Source, Status
from tollbook.model.text import Report, Span
from tollbook.model.values import AttackType, Count, Group, Measure, PlaceRef, Term, Toll, Value


def paper(text: str, published: str | None = "2023-02-07") -> Report:
    return report("a", published, text=text)


def span(of: Report, words: str) -> Span:
    start = of.text.index(words)
    return Span(start, start + len(words))


def resting(
    of: Report, value: Value, *parts: tuple[str, str], by: str | None = None, unverified: bool = False
) -> Claim:
    """A claim whose evidence are these words of the report, each with the part that it plays."""
    evidence = tuple(Evidence(span(of, words), part) for words, part in parts)
    source = Source(by, span(of, by)) if by else None
    name = f"c-{value.__class__.__name__}-{evidence[0].span.start}".lower()
    return Claim(name, value, "test/told", evidence, source, Status.UNVERIFIED if unverified else Status.CURRENT)


def telling(of: Report, *claims: Claim, trigger: str, role: Role = Role.MAIN) -> Account:
    kind = resting(of, Term(AttackType.BOMBING), (trigger, "trigger"))
    return Account("a-a", of.id, role, (kind, *claims), {})


def killed(of: Report, number: int, words: str, *, by: str | None = None, unverified: bool = False) -> Claim:
    toll = Toll(Measure.KILLED, Group.UNSPECIFIED, Count(number, number), None, words)
    return resting(of, toll, (words, "number"), by=by, unverified=unverified)


KARACHI = PlaceRef("Karachi", None, "Sindh", "PK", 24.86, 67.01, 1, None)
PESHAWAR = PlaceRef("Peshawar", None, "Khyber Pakhtunkhwa", "PK", 34.01, 71.58, 1, None)
