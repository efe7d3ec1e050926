"""Accounts, tolls and reports for the tests of figures, made from a few words each."""

from __future__ import annotations

from collections.abc import Iterable

from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Claim, Evidence, Source, Status
from tollbook.model.ids import name_for
from tollbook.model.text import Report, Span
from tollbook.model.values import AttackType, Count, Group, Measure, Term, Toll, Value

WORDS = (Evidence(Span(0, 4), "number"),)


def report(
    name: str, published: str | None = None, *, copy_of: str | None = None, text: str = "", paper: str | None = None
) -> Report:
    """A report of a paper of its own, unless *paper* says of which."""
    words = text or f"Text of {name}."
    return Report(name, None, paper or f"Paper {name}", None, published, "0" * 64, words, copy_of=copy_of)


def killed(
    low: int,
    high: int | None = -1,
    *,
    group: Group = Group.UNSPECIFIED,
    status: Status = Status.CURRENT,
    source: str | None = None,
    measure: Measure = Measure.KILLED,
    part_of: str | None = None,
    victims: str | None = None,
    words: str | None = None,
) -> Claim:
    """A toll that still needs its name; *high* is *low* unless given, None when open above."""
    toll = Toll(measure, group, Count(low, low if high == -1 else high), victims, words or f"{low} killed")
    said = Source(source, Span(0, 4)) if source else None
    return Claim("", toll, "test/made", WORDS, said, status, part_of)


def claim(value: Value) -> Claim:
    return Claim("", value, "test/made", WORDS)


def account(
    of: Report,
    *claims: Claim,
    best: Best | int | None = None,
    kind: AttackType = AttackType.BOMBING,
    role: Role = Role.MAIN,
) -> Account:
    """An account of this report. Claims are named ``NAME-0`` on, NAME being the report's source id."""
    named = tuple(
        Claim(f"{of.source_id}-{n}", c.value, c.rule, c.evidence, c.source, c.status, c.part_of)
        for n, c in enumerate(claims)
    )
    kind_claim = Claim(name_for("c", of.id), Term(kind), "test/made", WORDS)
    figure = Best(best, best, best) if isinstance(best, int) else best
    return Account(f"a-{of.source_id}", of.id, role, (kind_claim, *named), {Measure.KILLED: figure} if figure else {})


def by_id(reports: Iterable[Report]) -> dict[str, Report]:
    return {report.id: report for report in reports}
