"""tollbook why: a pair of accounts, or incidents, weighed before one's eyes."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from tollbook.cli.options import BOOK_PATH, AsJson, Db, One, Other
from tollbook.model.judgement import MACHINE

if TYPE_CHECKING:
    from rich.text import Text

    from tollbook.model.account import Account
    from tollbook.model.judgement import Judgement, Reason
    from tollbook.model.text import Report
    from tollbook.why import Pair, Why

_BAR = 24
_PAIRS = 8


def why(one: One, other: Other, db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """Show why two accounts, or incidents, are one or are not: every comparison, and what was judged.

    The machine adds up bits for and against. From one line on it says same, below another different, and between
    them it leaves the pair to a person. The last word is always a person's: tollbook judge.

    \b
    Examples:
      tollbook why i-3fa94c10 i-77b01e2d
      tollbook why a-5f2b9c01 a-90cc17e2 --json
    """
    from tollbook.cli.console import console, print_json
    from tollbook.store.book import Book
    from tollbook.why import explain

    with Book.open(db) as book:
        found = explain(book, one, other)
    if as_json:
        print_json(_as_object(found))
    else:
        print_why(found, console())


def print_why(found: Why, screen: Any) -> None:
    """The likeliest pair as a waterfall, what was judged of it, and the other pairs in short."""
    from tollbook.cli.console import heading
    from tollbook.wording import short

    homes = [short(name) for name in found.incidents]
    if len(homes) == 1:
        screen.print(f"One incident: {homes[0]}")
    else:
        screen.print(f"Two incidents: {' and '.join(homes)}")
    first = found.pairs[0]
    told = {account.id: (account, report) for account, report in (*found.left, *found.right)}
    if len(found.pairs) > 1:
        screen.print(heading(f"The likeliest of {len(found.pairs)} pairs of their accounts"))
    for name in (first.comparison.left, first.comparison.right):
        screen.print(_account_words(*told[name]), soft_wrap=True)
    _print_waterfall(first.comparison.reasons, screen)
    screen.print(_verdict_words(first))
    for judgement in first.judgements:
        screen.print(_judgement_words(judgement), soft_wrap=True)
    if not first.judgements:
        screen.print("Nobody, nor the machine, has kept a judgement on this pair.")
    if len(found.pairs) > 1:
        _print_pairs(found, told, screen)


def _account_words(account: Account, report: Report) -> str:
    from tollbook.wording import day_words, place_words, plain, report_name

    facts = [plain(account.type.code), place_words(account.place), day_words(account.date)]
    return f"{account.id}  {', '.join(fact for fact in facts if fact)}  ({report_name(report)})"


def _print_waterfall(reasons: tuple[Reason, ...], screen: Any) -> None:
    from tollbook.cli.console import table

    sums = [0.0, *accumulate(reason.score for reason in reasons)]
    low, high = min(sums), max(sums)
    made = table("Compared", "Bits", "Sum", "", "Found", right=("Bits", "Sum"), whole=("Compared", ""))
    screen.print()
    for reason, before, after in zip(reasons, sums, sums[1:], strict=False):
        bar = _bar(before, after, low, high)
        made.add_row(reason.feature, f"{reason.score:+.1f}", f"{after:.1f}", bar, reason.says)
    screen.print(made)
    screen.print()


def _bar(before: float, after: float, low: float, high: float) -> Text:
    """Where the sum goes, from left to right on one scale for all rows."""
    from rich.text import Text

    scale = (_BAR - 1) / ((high - low) or 1.0)
    start, end = sorted((round((before - low) * scale), round((after - low) * scale)))
    style = "green" if after > before else "red" if after < before else "dim"
    return Text(" " * start).append("█" * max(1, end - start), style=style)


def _verdict_words(pair: Pair) -> str:
    from tollbook.merging.weights import SAME_FROM, UNSURE_FROM

    score = pair.comparison.score
    said = f"The machine: {pair.comparison.verdict}, for {score:.1f} bits are "
    if score >= SAME_FROM:
        said += f"at or above the line of {SAME_FROM:g}."
    elif score >= UNSURE_FROM:
        said += f"between {UNSURE_FROM:g} and {SAME_FROM:g}: a pair for a person to judge."
    else:
        said += f"below the line of {UNSURE_FROM:g}."
    if not pair.meet:
        said += " It never came to this, for the two share no key under which it looks (docs/merging.md)."
    return said


def _judgement_words(judgement: Judgement) -> str:
    state = "" if judgement.superseded_by is None else " (superseded)"
    # When the machine said so means nothing: it says the same whenever it is asked.
    day = "" if judgement.by == MACHINE else f", {judgement.at[:10]}"
    return f"Judged {judgement.verdict} by {judgement.by}{day}: {judgement.because}{state}"


def _print_pairs(found: Why, told: dict[str, tuple[Account, Report]], screen: Any) -> None:
    from tollbook.cli.console import heading, table
    from tollbook.merging.weights import SAME_FROM
    from tollbook.wording import report_name, short

    screen.print(heading("All pairs"))
    made = table(
        "Account", "From", "Account ", "From ", "Bits", "Verdict", right=("Bits",), whole=("Account", "Account ")
    )
    for pair in found.pairs[:_PAIRS]:
        left, right = pair.comparison.left, pair.comparison.right
        names = short(left), report_name(told[left][1]), short(right), report_name(told[right][1])
        standing = next((j for j in pair.judgements if j.superseded_by is None and j.by != MACHINE), None)
        verdict = f"{standing.verdict} ({standing.by})" if standing else str(pair.comparison.verdict)
        made.add_row(*names, f"{pair.comparison.score:+.1f}", verdict if pair.meet or standing else "not compared")
    screen.print(made)
    if len(found.pairs) > _PAIRS:
        screen.print(f"… and {len(found.pairs) - _PAIRS} less likely ones; all of them: --json")
    if found.mean_score is not None:
        words = (
            f"On average {found.mean_score:.1f} bits over the pairs that meet; from {SAME_FROM:g} on the machine joins"
        )
        screen.print(
            f"{words} two groups of accounts, unless a person, a shared report or a campaign keeps them apart."
        )


def _as_object(found: Why) -> dict[str, Any]:
    from tollbook.merging.weights import SAME_FROM, UNSURE_FROM

    return {
        "incidents": list(found.incidents),
        "mean_score": found.mean_score,
        "same_from": SAME_FROM,
        "unsure_from": UNSURE_FROM,
        "pairs": [_pair_object(pair) for pair in found.pairs],
    }


def _pair_object(pair: Pair) -> dict[str, Any]:
    comparison = pair.comparison
    return {
        "left": comparison.left,
        "right": comparison.right,
        "score": comparison.score,
        "verdict": comparison.verdict,
        "meet": pair.meet,
        "reasons": [{"compared": r.feature, "bits": r.score, "says": r.says} for r in comparison.reasons],
        "judgements": [
            {"verdict": j.verdict, "by": j.by, "at": j.at, "because": j.because, "stands": j.superseded_by is None}
            for j in pair.judgements
        ],
    }
