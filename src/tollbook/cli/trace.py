"""tollbook trace: from a figure to the quoted words, with the sentence around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, Db, Name, PolicyName, WithoutAttackers, make_policy
from tollbook.model.values import Measure

if TYPE_CHECKING:
    from rich.text import Text

    from tollbook.trace import Quote, Trace, TracedClaim, TracedCorrection


def trace(
    incident: Name,
    measure: Annotated[Measure, typer.Argument(help="killed, wounded, captured or missing.")],
    group: Annotated[
        str | None,
        typer.Option(metavar="GROUP", help="civilians, security_forces, militants, unspecified; else all of them."),
    ] = None,
    policy: PolicyName = None,
    without_attackers: WithoutAttackers = False,
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Show where a figure comes from: who says so, in which report, in what words.

    \b
    Examples:
      tollbook trace i-3fa94c10 killed
      tollbook trace i-3fa94c10 wounded --group civilians
      tollbook trace i-3fa94c10 killed --policy ibc
    """
    from tollbook.cli.console import console, print_json
    from tollbook.store.book import Book
    from tollbook.trace import trace_figure

    chosen_by = make_policy(policy, without_attackers)
    with Book.open(db) as book:
        found = trace_figure(book, incident, measure, group, policy=chosen_by)
    if as_json:
        print_json(_as_object(found))
    else:
        print_trace(found, console())


def print_trace(found: Trace, screen: Any) -> None:
    """The chain, the chosen claims first, then those set aside with the reason."""
    from tollbook.cli.console import heading
    from tollbook.wording import day_words, figure_words, place_words, plain

    figure, incident = found.figure, found.incident
    people = "all groups" if figure.group == "all" else plain(figure.group)
    where = " · ".join(w for w in (plain(incident.type), place_words(incident.place), day_words(incident.date)) if w)
    screen.print(heading(f"{figure.measure}, {people}: {figure_words(figure)}"))
    screen.print(f"{incident.id} · {where}")
    if found.correction:
        _print_correction(found.correction, screen)
    else:
        screen.print(f"chosen by the policy {figure.policy}; best (low–high), + for open above", style="dim")
    for number, claim in enumerate(found.chosen, start=1):
        _print_claim(claim, number, screen)
    if found.set_aside:
        screen.print(heading("Set aside"))
    for number, claim in enumerate(found.set_aside, start=len(found.chosen) + 1):
        _print_claim(claim, number, screen)


def _print_correction(traced: TracedCorrection, screen: Any) -> None:
    """Who set the figure, when and why; the words that they chose in their sentence; what the machine reads."""
    from rich.padding import Padding
    from rich.text import Text

    from tollbook.persons.typed_values import words_of
    from tollbook.wording import report_name

    said = traced.corrected.correction
    screen.print(Text(f"\nset by {said.by}, {said.at[:16]}: {said.because}", style="bold"))
    if traced.report and traced.quote and traced.sentence:
        lines = [Text(report_name(traced.report)), _quoted(traced.report.text, [traced.quote], traced.sentence)]
        for line in lines:
            screen.print(Padding(line, (0, 0, 0, 3)))
    screen.print(
        f"the machine reads {words_of(traced.corrected.machine)}; best (low–high), + for open above", style="dim"
    )


def _print_claim(traced: TracedClaim, number: int, screen: Any) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from tollbook.model.values import Toll
    from tollbook.wording import report_name, source_words

    value = traced.claim.value
    said = f"{value.words} {value.victims or ''}".strip() if isinstance(value, Toll) else ""
    head = Text(f"\n{number}. ")
    head.append(said, style="bold")
    head.append(f" — according to {source_words(traced.claim)}")
    screen.print(head)
    lines = [Text(f"set aside: {traced.reason}", style="yellow")] if traced.reason else []
    lines += [_marked(traced), Text(_origin(traced), style="dim")]
    title = f": {traced.report.title}" if traced.report.title else ""
    lines.insert(0, Text(f"{report_name(traced.report)}{title}"))
    for line in lines:
        screen.print(Padding(line, (0, 0, 0, 3)))


def _origin(traced: TracedClaim) -> str:
    spans = ", ".join(f"{quote.part} {quote.span.start}–{quote.span.end}" for quote in traced.quotes)
    claim = traced.claim
    sure = "" if claim.confidence is None else f" · confidence {claim.confidence:.2f}"
    return f"report {traced.report.id} · characters: {spans} · rule {claim.rule} · {claim.status}{sure}"


def _marked(traced: TracedClaim) -> Text:
    return _quoted(traced.report.text, traced.quotes, traced.sentence)


def _quoted(text: str, quotes: Sequence[Quote], sentence: Quote) -> Text:
    """The sentence, the quoted words in «marks» and bold."""
    from rich.text import Text

    from tollbook.wording import merged, one_line

    around = sentence.span
    marked, at = Text("“"), around.start
    for span in merged([quote.span for quote in quotes], text):
        marked.append(one_line(text[at : span.start]))
        marked.append(f"«{one_line(span.of(text))}»", style="bold green")
        at = span.end
    marked.append(f"{one_line(text[at : around.end])}”")
    return marked


def _as_object(found: Trace) -> dict[str, Any]:
    figure = found.figure
    return {
        "incident_id": found.incident.id,
        "measure": figure.measure,
        "group": figure.group,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "policy": figure.policy,
        "chosen": [_claim_object(claim) for claim in found.chosen],
        "set_aside": [_claim_object(claim) for claim in found.set_aside],
        "correction": _correction_object(found.correction) if found.correction else None,
    }


def _correction_object(traced: TracedCorrection) -> dict[str, Any]:
    from tollbook.persons.typed_values import words_of

    said, quote = traced.corrected.correction, traced.quote
    return {
        "correction_id": said.id,
        "by": said.by,
        "at": said.at,
        "because": said.because,
        "machine": words_of(traced.corrected.machine),
        "report_id": traced.report.id if traced.report else None,
        "quote": {"start": quote.span.start, "end": quote.span.end, "text": quote.words} if quote else None,
    }


def _claim_object(traced: TracedClaim) -> dict[str, Any]:
    report, sentence = traced.report, traced.sentence
    return {
        "claim_id": traced.claim.id,
        "account_id": traced.account.id,
        "report_id": report.id,
        "publisher": report.publisher,
        "published": report.published,
        "title": report.title,
        "source": traced.source,
        "status": traced.claim.status,
        "rule": traced.claim.rule,
        "confidence": traced.claim.confidence,
        "reason": traced.reason,
        "quotes": [{"start": q.span.start, "end": q.span.end, "text": q.words, "part": q.part} for q in traced.quotes],
        "sentence": {"start": sentence.span.start, "end": sentence.span.end, "text": sentence.words},
    }
