"""Incidents and figures in words for a person: what the commands print and the desk shows."""

from __future__ import annotations

import re

from tollbook.figures.corrected import CORRECTED
from tollbook.figures.policies import LATEST_OFFICIAL, WITHOUT_ATTACKERS
from tollbook.figures.telling import tell
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.incident import Figure, Incident
from tollbook.model.text import Report, Span
from tollbook.model.values import Basis, DatePrecision, DateRange, Measure, Perpetrator, PlaceRef

# So many digits of a name tell incidents apart in any book that a person reads through.
_DIGITS = 8
# So many characters on each side let a person recognise the place.
_AROUND = 40
_BLANKS = re.compile(r"\s+")
_BASES = (Basis.CLAIMED, Basis.ALLEGED, Basis.STATED)


def short(name: str) -> str:
    """The beginning of a name, enough to ask for it."""
    return name[: 2 + _DIGITS]


def plain(code: str) -> str:
    """A code as words: armed_assault → armed assault."""
    return code.replace("_", " ")


def day_words(when: DateRange | None) -> str:
    """2024-03-04; 2024-03-04 to 2024-03-06; 2024-03 for a month, 2024 for a year; empty when unknown."""
    if when is None:
        return ""
    if when.precision is DatePrecision.YEAR:
        return f"{when.start:%Y}"
    if when.precision is DatePrecision.MONTH:
        return f"{when.start:%Y-%m}"
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def days_in_short(when: DateRange | None) -> str:
    """As ``day_words``, a span of days as 2024-03-04/06 or 2024-03-31/04-02 (ISO 8601)."""
    if when is None or when.start == when.end or when.precision in (DatePrecision.YEAR, DatePrecision.MONTH):
        return day_words(when)
    start, end = when.start.isoformat(), when.end.isoformat()
    same = 8 if start[:8] == end[:8] else 5 if start[:5] == end[:5] else 0
    return f"{start}/{end[same:]}"


def place_words(place: PlaceRef | None) -> str:
    """The town and the country's code."""
    if place is None:
        return ""
    return f"{place.name}, {place.country}" if place.country and place.name != place.country else place.name


def whole_place_words(place: PlaceRef) -> str:
    """Site, town, province and country's code, and how exactly it is known."""
    names = [place.detail, place.name, place.admin1 if place.admin1 != place.name else None, place.country]
    words = ", ".join(name for name in names if name)
    if place.lat is not None and place.lon is not None:
        words += f"  ({place.lat:.2f}, {place.lon:.2f}; precision {place.precision} of 7)"
    return words


def title_words(incident: Incident) -> str:
    """Kind of attack, place and day: Shelling · Mariupol, UA · 2015-01-24."""
    words = [plain(incident.type).capitalize(), place_words(incident.place), day_words(incident.date)]
    return " · ".join(word for word in words if word)


def figure_words(figure: Figure) -> str:
    """12; 12 (10–15); at least 12 as 12+."""
    if figure.high is None:
        return f"{figure.best}+" if figure.low == figure.best else f"{figure.best} ({figure.low}+)"
    if figure.low == figure.high:
        return str(figure.best)
    return f"{figure.best} ({figure.low}–{figure.high})"


def policy_options(policy: str) -> str:
    """The options that choose figures by this policy again; none for the one of the book."""
    if policy == CORRECTED:
        return ""
    name = policy.removesuffix(WITHOUT_ATTACKERS)
    chosen = f" --policy {name.removeprefix('figures/')}" if name != LATEST_OFFICIAL.name else ""
    return chosen + (" --without-attackers" if name != policy else "")


def figure_of(incident: Incident, measure: Measure) -> str:
    """The figure over all groups; empty when no report gives one."""
    for figure in incident.figures:
        if (figure.measure, figure.group) == (measure, "all"):
            return figure_words(figure)
    return ""


def who(incident: Incident) -> str:
    """The best-founded perpetrators by name: those who claim it, else those accused, else those told of."""
    told = [value for value, _ in incident.values(Perpetrator)]
    for basis in _BASES:
        names = [value.actor.name for value in told if value.basis is basis]
        if names:
            mark = "?" if basis is Basis.ALLEGED else ""
            return ", ".join(f"{name}{mark}" for name in names[:2]) + (" …" if len(names) > 2 else "")
    return ""


def report_name(report: Report) -> str:
    """Publisher and day, else what there is."""
    name = report.publisher or report.source_id or report.title or report.id
    return f"{name}, {report.day}" if report.day else name


def merged(spans: list[Span], text: str) -> list[Span]:
    """The spans in order; those that overlap or that only blanks part are one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip()):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def around(report: Report, span: Span) -> tuple[str, str, str]:
    """What stands before a span, its words, and what stands after it, on one line."""
    before = report.text[max(0, span.start - _AROUND) : span.start]
    after = report.text[span.end : span.end + _AROUND]
    return one_line(before), one_line(span.of(report.text)), one_line(after)


def one_line(words: str) -> str:
    """The words with every run of blanks and line ends as one blank."""
    return _BLANKS.sub(" ", words)


def source_words(claim: Claim) -> str:
    """Who says so."""
    return claim.source.words if claim.source else "the report itself"


def toll_words(claim: Claim, report: Report) -> str:
    """The quoted words of number and people; of what happened, only where no people are named."""
    parts = {piece.part for piece in claim.evidence}
    told = {"number", "victims"} if "victims" in parts else {"number", "harm"}
    spans = [piece.span for piece in claim.evidence if piece.part in told]
    return " … ".join(one_line(span.of(report.text)) for span in merged(spans, report.text))


def said_words(account: Account, report: Report) -> list[str]:
    """A report's own figures in its words, one for each measure."""
    said = []
    for measure in (Measure.KILLED, Measure.WOUNDED):
        telling = tell(account, measure)
        if telling and telling.resting:
            said.append(f"{measure} " + ", ".join(f"“{toll_words(claim, report)}”" for claim, _ in telling.resting))
        if telling and telling.unverified:
            words = ", ".join(f"“{toll_words(claim, report)}”" for claim, _ in telling.unverified)
            said.append(f"{measure} {words}, unverified")
    return said


def is_recalled(account: Account) -> str:
    """'main', or 'recalled' when the report is about something else."""
    return "main" if account.role == "main" else "recalled"
