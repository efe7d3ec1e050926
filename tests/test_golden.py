"""Every sample report, taken in and read, against its golden reading; and short coded reports of kinds of
news that the samples are thin in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files

import pytest
from _pytest.mark import ParameterSet

from tests.gold_compare import Golden, find_differences, load_minis, load_samples
from tollbook.intake.sources import read_inputs
from tollbook.intake.taken import Taken
from tollbook.model.text import Report
from tollbook.reading.reader import read_report

# What the reader is known to get wrong, by sample: what, and why. An entry that has come right fails its test.
KNOWN_GAPS: dict[str, str] = {
    "addis-ababa-rally": "the plain wounded of a blast at a rally stay unspecified",
    "mini-more-than-sixty-others": "the plain wounded of a blast stay unspecified",
    "addis-ababa-rally-followup": (
        "the day is taken from the follow-up's own weekday; the earlier figure is not read as overtaken; "
        "plain people wounded at a rally stay unspecified"
    ),
    "dahyan-bus": (
        "what the Red Cross counts is split off as another attack, and the coalition's claim goes to the "
        "earlier missile; Jizan is taken for Yemen"
    ),
    "el-adde-camp": "a base that is overrun is read as a clash",
    "hyderabad-blasts": (
        "the two places of a double bombing are sites in no gazetteer, so their sentences join the "
        "whole; plain people stay unspecified"
    ),
    "jalalabad-bank": (
        "plain people in a queue are read as civilians although soldiers stood among them; 'in the same "
        "city' is not resolved"
    ),
    "kankara-boys": (
        "the number is told without its noun ('gave their number as 344'), and the day of the release is "
        "taken for that of the raid"
    ),
    "mamasapano-clash": (
        "'lost 18 men' and 'had at first spoken of five' are not read; 'a week ago' is taken as the day"
    ),
    "monterrey-casino": "arson by gunmen is read as an armed assault, so the incident is not matched",
    "solhan-review": (
        "'160 villagers were buried' is not read as a toll, and the wounded of the last sentence are split off"
    ),
    "volgograd-trolleybus": (
        "'among them … one' is not read as a part, the earlier attack is read as another main one, and "
        "the silence is given to it alone"
    ),
    "zaragoza-barracks": (
        "'five of them children' in capitals keeps no group, and 'last June' is not read in capitals"
    ),
    "mini-arson-bus": "arson by gunmen is read as an armed assault",
    "mini-communique": "a figure of a quoted communique is not read as contested",
    "mini-accident": "an explosion at a works without a word for an accident is read as a bombing",
    "mini-both-sides": "the second side's figure is not read as contested",
}


def marked(reports: Sequence[Golden]) -> list[ParameterSet]:
    return [
        pytest.param(
            golden,
            id=golden.id,
            marks=[pytest.mark.xfail(reason=KNOWN_GAPS[golden.id], strict=True)] if golden.id in KNOWN_GAPS else [],
        )
        for golden in reports
    ]


def check(golden: Golden, report: Report) -> None:
    said = find_differences(golden, read_report(report))
    assert not said, "\n" + "\n".join(said)


SAMPLES = load_samples()
MINIS = load_minis()


@cache
def taken_in() -> dict[str | None, Report]:
    """The shipped samples as intake hands them on, by the id that their file or record gives them."""
    with as_file(files("tollbook") / "examples" / "reports") as folder:
        return {item.report.source_id: item.report for item in read_inputs([str(folder)]) if isinstance(item, Taken)}


def test_intake_takes_every_sample_and_nothing_else() -> None:
    assert set(taken_in()) == {golden.id for golden in SAMPLES}


@pytest.mark.parametrize("golden", SAMPLES, ids=lambda g: g.id)
def test_intake_gives_the_words_and_the_day_that_were_coded(golden: Golden) -> None:
    report = taken_in()[golden.id]
    assert (report.published or "")[:10] == golden.report["published"]
    for incident in golden.incidents:
        for toll in incident["tolls"]:
            assert toll["quote"] in report.text


@pytest.mark.parametrize("golden", marked(SAMPLES))
def test_samples(golden: Golden) -> None:
    check(golden, taken_in()[golden.id])


@pytest.mark.parametrize("golden", marked(MINIS))
def test_minis(golden: Golden) -> None:
    raw = golden.text.encode("utf-8")
    fields = {name: golden.report[name] for name in ("title", "publisher", "url", "published", "text")}
    report = Report(source_id=golden.id, sha256=sha256(raw).hexdigest(), **fields)
    check(golden, report)


def test_known_gaps_name_samples() -> None:
    assert set(KNOWN_GAPS) <= {golden.id for golden in SAMPLES + MINIS}
    assert all(reason.strip() for reason in KNOWN_GAPS.values())
