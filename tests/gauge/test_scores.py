"""The figures: what holds for all of them, each one's count, and that they are those of the common scorer."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.gauge.made import KILLED, OTHER, WHOLE, as_read, reports
from tollbook.exports.check import Table
from tollbook.exports.write import Format, write_export
from tollbook.gauge.annotations import Annotation, read_annotations
from tollbook.gauge.codings import Coding
from tollbook.gauge.comparison import compare_codings
from tollbook.gauge.likeness import likeness
from tollbook.gauge.reader import gauge_reports
from tollbook.gauge.scores import Found, Links, Scores, Share, score
from tollbook.model.account import Role
from tollbook.model.values import Group
from tollbook.store.book import Book
from tollbook.workflow.reports import read_reports

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "score" / "score_accounts.py"


@given(reports)
def test_what_a_person_coded_is_all_right_against_itself(coded: list[list[Coding]]) -> None:
    # From three figures on, rounding may make an incident a little less like itself than like one that repeats it.
    assume(all(likeness(one, one) == 1.0 for report in coded for one in report))
    scores = score([compare_codings(report, report) for report in coded])
    for field in fields(scores):
        value = getattr(scores, field.name)
        if isinstance(value, Found):
            assert value.f1 == 1.0 or value.coded == 0, field.name
        elif isinstance(value, Share):
            assert value.value in (1.0, None), field.name
        elif isinstance(value, Links):
            assert value.f1 == pytest.approx(1.0)


@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_accounts_and_of_reports_changes_nothing(coded: list[list[Coding]], chance: Any) -> None:
    told = [as_read(coding, f"a-{n}") for n, coding in enumerate(c for report in coded for c in report)]
    chance.shuffle(told)
    pairs = [(report, told[: 1 + len(report)]) for report in coded]
    shuffled = [(report, chance.sample(read, len(read))) for report, read in pairs]
    chance.shuffle(shuffled)
    before, after = (score([compare_codings(*pair) for pair in some]) for some in (pairs, shuffled))
    for field in fields(before):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if isinstance(one, Links):
            assert (one.precision, one.recall) == pytest.approx((other.precision, other.recall))
        else:
            assert one == other, field.name


def scores_of(*pairs: tuple[Sequence[Coding], Sequence[Coding]]) -> Scores:
    return score([compare_codings(*pair) for pair in pairs])


def test_what_is_missed_and_what_is_invented_both_count() -> None:
    missed = scores_of(([WHOLE, OTHER], [as_read(WHOLE)]))
    assert missed.incidents == Found(1, 1, 2)
    assert missed.main == Share(1, 1)
    assert missed.tolls == Found(2, 2, 3)
    assert missed.perpetrators == Found(1, 1, 2)
    assert missed.row == Share(1, 1)
    invented = scores_of(([WHOLE], [as_read(WHOLE), as_read(OTHER, "a-2")]), ([], [as_read(OTHER, "a-3")]), ([], []))
    assert invented.incidents == Found(1, 3, 1)
    assert invented.responsibility == Found(1, 3, 1)
    assert invented.quiet == Share(1, 2)
    assert (invented.incidents.precision, invented.incidents.recall) == (1 / 3, 1.0)
    assert scores_of(([WHOLE], [])).row == Share(0, 1), "a main incident that is missed is no right row"
    assert scores_of(([replace(WHOLE, role=Role.BACKGROUND)], [as_read(WHOLE)])).row == Share(0, 0)


def test_a_toll_counts_with_its_group_and_without() -> None:
    read = as_read(replace(WHOLE, tolls=(replace(KILLED, group=Group.UNSPECIFIED, source="the mayor"),)))
    scores = scores_of(([WHOLE], [read]))
    assert scores.tolls == Found(0, 1, 2)
    assert scores.figures == Found(1, 1, 2)
    assert scores.source == Share(0, 1)


def test_links_see_what_is_split_and_what_is_lumped() -> None:
    def told(*keys: tuple[str, str]) -> Links:
        pairs = [([replace(WHOLE, key=k)], [replace(as_read(WHOLE, f"a-{n}"), key=i)]) for n, (k, i) in enumerate(keys)]
        links = scores_of(*pairs).links
        assert links is not None
        return links

    assert told(("k", "i"), ("k", "i"), ("other", "i-2")).f1 == 1.0
    split = told(("k", "i-1"), ("k", "i-2"))
    assert (split.precision, split.recall) == (1.0, 0.5)
    lumped = told(("k-1", "i"), ("k-2", "i"))
    assert (lumped.precision, lumped.recall) == (0.5, 1.0)


def test_nothing_to_measure() -> None:
    scores = scores_of(([], []))
    assert scores.links is None and scores.type.value is None
    assert (scores.incidents.precision, scores.incidents.recall, scores.incidents.f1) == (1.0, 1.0, 1.0)
    assert scores_of(([WHOLE], [])).incidents.f1 == 0.0


Accounts = list[dict[str, Any]]
# What is handed to the scorer: everything, what is told as main only, two thirds of it, and nothing.
CHOICES: dict[str, Callable[[Accounts], Accounts]] = {
    "all": lambda accounts: accounts,
    "main": lambda accounts: [account for account in accounts if account["role"] == "main"],
    "two thirds": lambda accounts: [account for n, account in enumerate(accounts) if n % 3],
    "none": lambda accounts: accounts[:0],
}


@pytest.mark.parametrize("folder", ["seeds", "some of train", "samples"])
def test_every_figure_is_that_of_the_common_scorer(tmp_path: Path, folder: str) -> None:
    if not SCORER.exists():
        pytest.skip(f"not held against the common scorer: {SCORER} is not there")
    if find_spec("scipy") is None:
        pytest.skip("not held against the common scorer: SciPy is not installed, and without it that pairs greedily")
    coded = tmp_path / "coded"
    coded.mkdir()
    train = sorted((SHARED / "data" / "gold" / "train").glob("*.json"))[::12]
    here = {"seeds": sorted((SHARED / "data" / "gold" / "seeds").glob("*.json")), "some of train": train}
    for path in here.get(folder) or sorted((Path(__file__).parents[1] / "reports").glob("*.json")):
        (coded / path.name).write_bytes(path.read_bytes())
    annotations = [item for item in read_annotations([coded]) if isinstance(item, Annotation)]
    assert len(annotations) == len(list(coded.iterdir())) > 4
    accounts = exported(annotations, tmp_path)
    gauged = gauge_reports(annotations)
    for name, choose in CHOICES.items():
        chosen = choose(accounts)
        ids = {account["account_id"] for account in chosen}
        ours = score(
            [
                compare_codings(report.annotation.codings, [one for one in report.read if one.account_id in ids])
                for report in gauged
            ]
        )
        assert as_the_scorer_says(ours) == scored(coded, chosen, tmp_path), name


def exported(annotations: Sequence[Annotation], folder: Path) -> Accounts:
    with Book.open(folder / "book.db", create=True) as book:
        for _ in read_reports(book, (annotation.taken for annotation in annotations)):
            pass
        out = io.StringIO()
        write_export(Table.ACCOUNTS, book.told_accounts(), out, form=Format.JSONL)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def scored(coded: Path, accounts: Accounts, folder: Path) -> Any:
    read = folder / "read.jsonl"
    read.write_text("".join(json.dumps(account) + "\n" for account in accounts), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(coded), str(read), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def as_the_scorer_says(scores: Scores) -> dict[str, Any]:
    def rates(value: Found | Links) -> list[float]:
        return [round(100 * rate, 1) for rate in (value.precision, value.recall, value.f1)]

    def share(value: Share) -> float | None:
        return None if value.value is None else round(100 * value.right / value.of, 1)

    said: dict[str, Any] = {
        "reports": scores.reports,
        "gold incidents": scores.incidents.coded,
        "predicted": scores.incidents.read,
        "found P/R/F1": rates(scores.incidents),
        "main recall": share(scores.main),
        "type": share(scores.type),
        "date": share(scores.date),
        "place": share(scores.place),
        "country": share(scores.country),
        "tolls strict P/R/F1": rates(scores.tolls),
        "tolls loose P/R/F1": rates(scores.figures),
        "source": share(scores.source),
        "best killed": share(scores.best_killed),
        "best wounded": share(scores.best_wounded),
        "perpetrator P/R/F1": rates(scores.perpetrators),
        "responsibility P/R/F1": rates(scores.responsibility),
        "row right (of gold main)": share(scores.row),
        "quiet": share(scores.quiet),
    }
    return said | ({"link B3 P/R/F1": rates(scores.links)} if scores.links else {})
