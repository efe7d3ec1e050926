"""tollbook show: one incident on a page for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, AsOf, Db, Name, PolicyName, WithoutAttackers, make_policy

if TYPE_CHECKING:
    from tollbook.dossier import Dossier
    from tollbook.figures.policies import Policy
    from tollbook.model.incident import Figure, Incident
    from tollbook.store.book import Book


def show(
    incident: Name,
    history: Annotated[bool, typer.Option("--history", help="Also how the toll rose, from report to report.")] = False,
    as_of: AsOf = None,
    policy: PolicyName = None,
    without_attackers: WithoutAttackers = False,
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Show an incident: what, where, when, who and who says so, the figures, and the reports.

    \b
    Examples:
      tollbook show i-3fa94c10
      tollbook show 3fa9 --json
      tollbook show 3fa9 --policy ucdp --history
      tollbook show 3fa9 --as-of 2024-08-27
    """
    from tollbook.cli.console import console, print_json
    from tollbook.cli.history import history_object, print_history
    from tollbook.store.book import Book
    from tollbook.wording import short

    chosen_by = make_policy(policy, without_attackers)
    with Book.open(db) as book:
        today = book.find_incident(incident)
        pages = _pages(book, today, as_of, chosen_by)
    if as_json:
        shaped = [_as_object(page) for page in pages]
        if history:
            shaped = [
                one | {"history": history_object(page.accounts, chosen_by)}
                for one, page in zip(shaped, pages, strict=True)
            ]
        print_json({"as_of": as_of.isoformat(), "pages": shaped} if as_of else shaped[0])
        return
    screen = console()
    if as_of:
        several = f", whose accounts stood in {len(pages)} incidents then" if len(pages) > 1 else ""
        screen.print(f"{short(today.id)}{several}, as the reports published by {as_of} would have it\n", style="dim")
    for page in pages:
        print_page(page, screen)
        if history:
            print_history(page.accounts, chosen_by, screen, page.incident.corrections)


def _pages(book: Book, incident: Incident, as_of: date | None, policy: Policy | None) -> list[Dossier]:
    """The page of an incident; as of a day, of each incident in which its accounts stood then."""
    from tollbook.dossier import load_dossier
    from tollbook.workflow.past import incident_as_of
    from tollbook.workflow.policies import under_policy

    if as_of is None:
        return [load_dossier(book, under_policy(book, incident, policy))]
    with incident_as_of(book, incident, as_of) as (past, incidents):
        return [load_dossier(past, under_policy(past, found, policy)) for found in incidents]


def print_page(page: Dossier, screen: Any) -> None:
    """What, where, when, who; the figures; contradictions; the reports; what was set aside."""
    from rich.text import Text

    from tollbook.cli.console import heading
    from tollbook.wording import policy_options, short, title_words

    incident = page.incident
    screen.print(Text(title_words(incident), style="bold"))
    state = "provisional: fewer than two independent reports" if incident.provisional else "told by several reports"
    screen.print(f"{incident.id} · {state} · {_review_words(incident)}", style="dim")
    screen.print(_facts(page))
    screen.print(heading("Figures"))
    _print_figures(page, screen)
    if incident.corrections:
        screen.print(heading("Corrected by persons"))
        print_corrections(page, screen)
    if incident.discrepancies:
        screen.print(heading("Where reports contradict each other"))
        for discrepancy in incident.discrepancies:
            screen.print(f"• {discrepancy.says}")
    screen.print(heading("Reports"))
    _print_reports(page, screen)
    _print_set_aside(page, screen)
    if incident.figures:
        figure = incident.figures[0]
        command = f"tollbook trace {short(incident.id)} {figure.measure}{policy_options(figure.policy)}"
        screen.print(f"\nWhere a figure comes from: {command}", style="dim", soft_wrap=True)


def _review_words(incident: Incident) -> str:
    review = incident.review
    return "not reviewed by a person" if review.by is None else f"{review.state} by {review.by}, {review.at}"


def _facts(page: Dossier) -> Any:
    from rich.table import Table

    from tollbook.wording import day_words, whole_place_words

    incident, shaped = page.incident, page.shaped
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold", no_wrap=True)
    facts.add_column(overflow="fold")
    when = day_words(incident.date)
    if incident.date and incident.date.precision not in ("day", "days"):
        when += f" (known to the {incident.date.precision})"
    rows = [
        ("", ""),
        ("Where", whole_place_words(incident.place) if incident.place else "unknown"),
        ("When", when or "unknown"),
        ("Who", "\n".join(_perpetrators(page)) or "nobody is named"),
        ("Responsibility", "\n".join(_responsibility(page))),
        ("Against", ", ".join(f"{t['text']} ({_plain(t['group'])})" for t in shaped["targets"])),
        ("Victims", "\n".join(_victim(v) for v in shaped["victims"])),
        ("With", ", ".join(weapon["text"] for weapon in shaped["weapons"])),
        ("Part of", incident.part_of or ""),
        ("Its parts", ", ".join(page.parts)),
    ]
    for name, words in rows:
        if words or not name:
            facts.add_row(name, words)
    return facts


def _perpetrators(page: Dossier) -> Iterator[str]:
    for item in page.shaped["perpetrators"]:
        basis = {"claimed": "claims it", "alleged": "accused", "stated": "as reported"}[item["basis"]]
        yield f"{item['name']} ({basis}{_said(page, item)})"


def _responsibility(page: Dossier) -> Iterator[str]:
    for item in page.shaped["responsibility"]:
        yield f"{item['stance']} by {item['actor']}{_said(page, item)}"
    if page.shaped["no_claim"]:
        yield "nobody has claimed it, it is said"


def _said(page: Dossier, item: dict[str, Any]) -> str:
    """According to whom, and in which report; or which person added it."""
    from tollbook.wording import report_name

    if item["claim_id"] is None:
        found = next(f for f in page.incident.corrections if f.correction.id == item["correction_id"])
        return f"; set by {found.correction.by}"
    report = page.claims[item["claim_id"]][1]
    return (f", says {item['source']}" if item["source"] else "") + f"; {report_name(report)}"


def _victim(victim: dict[str, Any]) -> str:
    words = victim["name"] or victim["text"]
    more = [f"{victim['age']}" if victim["age"] is not None else "", victim["role"] or "", victim["harm"] or ""]
    said = ", ".join(word for word in more if word and word not in words)
    return f"{words} ({said})" if said else words


def _print_figures(page: Dossier, screen: Any) -> None:
    from tollbook.cli.console import table
    from tollbook.figures.corrected import CORRECTED
    from tollbook.wording import plain

    figures = page.incident.figures
    if not figures:
        screen.print("No report gives a figure.")
        return
    right = ("Low", "Best", "High")
    made = table("Measure", "Group", "Low", "Best", "High", "According to", "In the words", right=right)
    for number, figure in enumerate(figures):
        is_first = number == 0 or figure.measure != figures[number - 1].measure
        group = "all" if figure.group == "all" else plain(figure.group)
        high = "open" if figure.high is None else str(figure.high)
        cells = [figure.measure.value if is_first else "", group, str(figure.low), str(figure.best), high]
        for source, words in _rests_on(page, figure) or [_said_by(page, figure)]:
            made.add_row(*cells, source, words)
            cells = [""] * len(cells)
    screen.print(made)
    policies = dict.fromkeys(figure.policy for figure in figures if figure.policy != CORRECTED)
    chosen = f"Chosen by the policy {next(iter(policies))}. " if policies else ""
    screen.print(f"{chosen}The range is one of reports.", style="dim")


def _rests_on(page: Dossier, figure: Figure) -> list[tuple[str, str]]:
    """Who says so, and in what words, each once."""
    from tollbook.wording import source_words, toll_words

    claims = (page.claims[claim_id] for claim_id in figure.chosen)
    said = ((source_words(claim), f"“{toll_words(claim, report)}”") for claim, report in claims)
    return list(dict.fromkeys(said))


def _said_by(page: Dossier, figure: Figure) -> tuple[str, str]:
    """The person who set a figure, and the words that they chose or the reason that they gave."""
    found = page.incident.correction_of(figure)
    if found is None:
        return "", ""
    said = found.correction
    words = page.chosen.get(said.id or 0)
    return f"{said.by}, who corrected it", f"“{words}”" if words else said.because


def print_corrections(page: Dossier, screen: Any) -> None:
    """Each correction: what it says, beside what the machine reads, who said it, when and why."""
    from tollbook.cli.console import table
    from tollbook.persons.corrections import field_name
    from tollbook.persons.typed_values import words_of

    made = table("Field", "Set to", "The machine reads", "By", "At", "Because", whole=("Field",))
    for found in page.incident.corrections:
        said = found.correction
        value = words_of(said.value) if said.change == "set" else f"{said.change} {words_of(said.value or said.former)}"
        state = "" if found.stands else ", overtaken"
        machine = words_of(found.machine)
        made.add_row(field_name(said.field, said.group), value + state, machine, said.by, said.at[:16], said.because)
    screen.print(made)


def _print_reports(page: Dossier, screen: Any) -> None:
    from tollbook.cli.console import table
    from tollbook.wording import is_recalled, report_name, short

    made = table("Report", "From", "Title", "Tells of it as", "Account", whole=("Report", "Account"))
    for account, report in page.accounts:
        role = is_recalled(account) + (f", copy of {short(report.copy_of)}" if report.copy_of else "")
        made.add_row(short(report.id), report_name(report), report.title or "", role, account.id)
    screen.print(made)


def _print_set_aside(page: Dossier, screen: Any) -> None:
    from tollbook.cli.console import heading, table
    from tollbook.wording import report_name, source_words, toll_words

    # A claim may be set aside from the figure of its group and from that of all for the same reason.
    rows: dict[tuple[str, str, str], tuple[str, str, str, str, str]] = {}
    for figure in page.incident.figures:
        for aside in figure.set_aside:
            claim, report = page.claims[aside.claim_id]
            words = f"“{toll_words(claim, report)}”"
            row = (figure.measure.value, words, source_words(claim), report_name(report), aside.reason)
            # Where it ends the range of one of them ("…; it gives the high figure"), that is said.
            key = (figure.measure.value, aside.claim_id, aside.reason.partition(";")[0])
            rows[key] = max(rows.get(key, row), row, key=lambda cells: len(cells[-1]))
    if not rows:
        return
    screen.print(heading("Set aside"))
    made = table("Measure", "In the words", "According to", "In", "Why")
    for row in rows.values():
        made.add_row(*row)
    screen.print(made)


def _plain(code: str) -> str:
    from tollbook.wording import plain

    return plain(code)


def _as_object(page: Dossier) -> dict[str, Any]:
    return {"incident": page.shaped, "revision": page.revision, "parts": list(page.parts), "reports": page.reports}
