"""incidents, show, trace, report, doubts and export: what a person sees, and the same as JSON."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BUS, MARKET, Tollbook, report

COMMANDS = ("incidents", "show", "trace", "report", "doubts", "export", "judge", "split", "undo", "doctor")


def listed(tollbook: Tollbook, *options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tollbook("incidents", "--json", *options).json["incidents"]
    return found


def the_one(tollbook: Tollbook, place: str) -> dict[str, Any]:
    (found,) = [incident for incident in listed(tollbook) if incident["place"]["name"] == place]
    return found


@pytest.mark.usefixtures("book")
class TestBook:
    def test_the_list_is_newest_first(self, tollbook: Tollbook) -> None:
        out = tollbook("incidents").out
        assert out.index("Quetta, PK") < out.index("Gao, ML")
        assert [i["date"]["start"] for i in listed(tollbook)] == ["2024-03-04", "2024-03-03"]

    @pytest.mark.parametrize(
        ("options", "places"),
        [
            (("--country", "pk"), ["Quetta"]),
            (("--since", "2024-03-04"), ["Quetta"]),
            (("--until", "2024-03-03"), ["Gao"]),
            (("--min-killed", 8), ["Gao"]),
            (("--type", "bombing"), ["Gao"]),
            (("--text", "PASSENGERS"), ["Quetta"]),
            (("--actor", "gunmen"), ["Quetta"]),
            (("--country", "PK", "--min-killed", 8), []),
        ],
    )
    def test_filters(self, tollbook: Tollbook, options: tuple[object, ...], places: list[str]) -> None:
        assert [i["place"]["name"] for i in listed(tollbook, *options)] == places
        exported = tollbook("export", "incidents", *options).out.splitlines()
        assert [json.loads(line)["place"]["name"] for line in exported] == places

    def test_paging_says_how_many_more(self, tollbook: Tollbook) -> None:
        assert "1 more" in tollbook("incidents", "--limit", 1).out
        assert "more" not in tollbook("incidents", "--limit", 0).out
        assert tollbook("incidents", "--limit", 1, "--json").json["found"] == 2

    def test_an_empty_answer_says_so(self, tollbook: Tollbook) -> None:
        answer = tollbook("incidents", "--country", "FR")
        assert answer.code == 0 and "holds 2" in answer.out

    def test_show_has_all_that_a_person_asks(self, tollbook: Tollbook) -> None:
        incident = the_one(tollbook, "Quetta")
        out = tollbook("show", incident["incident_id"][2:8]).out
        for words in ("Armed assault", "Quetta", "2024-03-04", "Gunmen", "nobody has claimed it", "provisional"):
            assert words in out
        assert "“seven passengers”" in out and "police" in out
        assert "Bus attacked" in out and "Sample Wire, 2024-03-05" in out
        page = tollbook("show", incident["incident_id"], "--json").json
        assert page["incident"] == incident
        assert page["reports"][0]["title"] == "Bus attacked"

    def test_trace_quotes_the_words_in_their_sentence(self, tollbook: Tollbook) -> None:
        name = the_one(tollbook, "Quetta")["incident_id"]
        out = tollbook("trace", name, "killed").out
        assert "«killed seven passengers»" in out and "according to police" in out
        traced = tollbook("trace", name, "killed", "--json").json
        (claim,) = traced["chosen"]
        text = tollbook("report", claim["report_id"], "--json").json["text"]
        for quote in (*claim["quotes"], claim["sentence"]):
            assert text[quote["start"] : quote["end"]] == quote["text"]
        assert claim["sentence"]["text"] == BUS.split(" Three others")[0]

    def test_trace_of_what_is_not_there(self, tollbook: Tollbook) -> None:
        name = the_one(tollbook, "Quetta")["incident_id"]
        answer = tollbook("trace", name, "captured")
        assert answer.code == 2 and "has no figure for 'captured all'" in answer.err

    def test_report_shows_the_text_and_each_number(self, tollbook: Tollbook) -> None:
        out = tollbook("report", "market").out
        assert MARKET.split(",")[0] in " ".join(out.split())
        assert "«12»" in out and "toll" in out
        ledger = tollbook("report", "market", "--json").json["ledger"]
        assert {line["text"]: line["taken_for"] for line in ledger}["12"] == "toll"

    def test_csv_has_the_same_rows(self, tollbook: Tollbook, tmp_path: Path) -> None:
        answer = tollbook("export", "incidents", "--format", "csv", "-o", "out.csv")
        assert answer.out == "" and "2 incidents written to out.csv" in answer.err
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [(row["place"], row["killed_best"]) for row in rows] == [("Gao", "12"), ("Quetta", "7")]

    def test_no_colours_where_there_is_no_terminal(self, tollbook: Tollbook) -> None:
        for arguments in (("incidents",), ("report", "bus"), ("doubts",), ("doctor",)):
            assert "\x1b" not in tollbook(*arguments).out

    def test_nothing_is_cut_off_on_narrow_or_wide_terminals(
        self, tollbook: Tollbook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        name = the_one(tollbook, "Quetta")["incident_id"]
        for columns in (80, 100, 200):
            monkeypatch.setenv("COLUMNS", str(columns))
            for out in (tollbook("show", name).out, tollbook("incidents").out):
                assert max(map(len, out.splitlines())) <= columns
                assert "Quetta" in out
            assert "Reports" in out and out.count("1*") == 2

    def test_names_that_fit_nothing(self, tollbook: Tollbook) -> None:
        assert tollbook("show", "nothing").code == 2
        assert tollbook("report", "nothing").code == 2
        assert "no incident 'nothing' among the 2" in tollbook("show", "nothing").err


def test_words_of_a_report_are_no_markup(tollbook: Tollbook, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(report(f"[bold red]{BUS}[/bold red] :bomb:", id="odd", title="[link=x]Bus[/]"))
    assert tollbook("read", "in.jsonl").code == 0
    out = tollbook("report", "odd").out
    assert "[bold red]" in out and ":bomb:" in out and "[link=x]Bus[/]" in out


def test_what_was_set_aside_can_be_seen(tollbook: Tollbook, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"Skip to main content\n\n{BUS}\n\nPhoto: Sample Wire\n")
    assert tollbook("read", "page.txt", "--published", "2024-03-05").code == 0
    assert "[page furniture: Skip to main content]" in tollbook("report", "page").out
    aside = tollbook("report", "page", "--json").json["set_aside"]
    assert aside[0]["text"] == "Skip to main content"


def test_doubts_name_report_words_and_rule(tollbook: Tollbook, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        report(f"{BUS} A crowd of 40 people stood by.", id="crowd", title="Bus attacked")
    )
    assert tollbook("read", "in.jsonl").code == 0
    found = tollbook("doubts", "--report", "crowd", "--json").json
    assert [doubt["text"] for doubt in found["doubts"]] == ["40"]
    assert "«40»" in tollbook("doubts").out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_book_is_a_clear_message(tollbook: Tollbook, tmp_path: Path, command: str) -> None:
    words = {"show": ["x"], "trace": ["x", "killed"], "report": ["x"], "export": ["claims"], "split": ["x", "y"]}
    words["judge"] = ["same", "x", "y"]
    because = ["--because", "they are"] if command in ("judge", "split") else []
    answer = tollbook(command, *words.get(command, []), *because)
    assert "Traceback" not in answer.err
    assert not (tmp_path / "tollbook.db").exists(), "asking must not begin a book"
    if command == "doctor":
        assert answer.code == 0 and "none at tollbook.db yet" in answer.out
    else:
        assert answer.code == 2 and "there is no book at tollbook.db" in answer.err


RISING = report(
    "A bomb went off at a bus station in Gao in northern Mali on Sunday and killed 12 people, police said.",
    id="first",
    published="2024-03-03",
    publisher="Sample Wire",
) + report(
    "The bomb at the bus station in Gao in northern Mali on Sunday killed 19 people, the health ministry said.",
    id="second",
    published="2024-03-05",
    publisher="Sample Daily",
)


@pytest.fixture
def rising(tollbook: Tollbook, tmp_path: Path) -> str:
    """An incident whose toll rose from 12 to 19."""
    (tmp_path / "rising.jsonl").write_text(RISING, encoding="utf-8")
    assert tollbook("read", tmp_path / "rising.jsonl").code == 0
    (found,) = listed(tollbook)
    assert len(found["accounts"]) == 2
    return str(found["incident_id"])


def killed_of(incident: dict[str, Any]) -> tuple[int, int, int, str]:
    (found,) = [f for f in incident["figures"] if (f["measure"], f["group"]) == ("killed", "all")]
    return found["low"], found["best"], found["high"], found["policy"]


def test_another_policy_chooses_the_figures_anew(tollbook: Tollbook, rising: str) -> None:
    wanted = (12, 12, 19, "figures/ibc")
    shown = tollbook("show", rising, "--policy", "ibc", "--json").json["incident"]
    traced = tollbook("trace", rising, "killed", "--policy", "ibc", "--json").json
    exported = json.loads(tollbook("export", "incidents", "--policy", "ibc").out)
    for found in (shown, exported, listed(tollbook, "--policy", "ibc")[0]):
        assert killed_of(found) == wanted
    assert (traced["low"], traced["best"], traced["high"], traced["policy"]) == wanted
    assert killed_of(listed(tollbook)[0]) == (19, 19, 19, "figures/latest-official"), "the book was changed"


def test_attackers_can_be_left_out(tollbook: Tollbook, rising: str) -> None:
    found = tollbook("show", rising, "--without-attackers", "--json").json["incident"]
    assert killed_of(found) == (19, 19, 19, "figures/latest-official-without-attackers")


def test_the_page_names_the_command_that_traces_its_figures(tollbook: Tollbook, rising: str) -> None:
    for options in ("", " --policy ibc", " --without-attackers", " --policy ucdp --without-attackers"):
        out = tollbook("show", rising, *options.split()).out
        command = out.split("Where a figure comes from: tollbook ")[1].strip()
        assert command.endswith(f"killed{options}")
        assert tollbook(*command.split()).code == 0


def test_a_claim_that_ends_the_range_of_one_of_two_figures_is_set_aside_in_one_row(tollbook: Tollbook) -> None:
    assert tollbook("read", files("tollbook") / "examples" / "worked-incident.jsonl").code == 0
    (found,) = listed(tollbook)
    page = tollbook("show", found["incident_id"], "--policy", "ucdp").out
    aside = " ".join(page[page.index("Set aside") :].split())
    assert aside.count("“more than 100") == 1
    assert aside.count("it gives the high") == 1


def test_an_unknown_policy_is_refused_with_those_that_there_are(tollbook: Tollbook, rising: str) -> None:
    for command in (("show", rising), ("trace", rising, "killed"), ("incidents",), ("export", "incidents")):
        answer = tollbook(*command, "--policy", "gtd")
        assert answer.code == 2
        assert "no policy 'gtd': there are latest-official, ucdp, acled, ibc" in answer.err


def test_accounts_and_claims_have_no_policy(tollbook: Tollbook, rising: str) -> None:
    assert rising
    answer = tollbook("export", "claims", "--policy", "ibc")
    assert (answer.code, answer.out) == (2, "")
    assert "goes with incidents" in answer.err


def test_how_the_toll_rose(tollbook: Tollbook, rising: str) -> None:
    out = tollbook("show", rising, "--history").out
    table = out[out.index("How the toll rose") :]
    assert table.index("2024-03-03") < table.index("“12 people”") < table.index("2024-03-05")
    days = tollbook("show", rising, "--history", "--json").json["history"]
    assert [day["day"] for day in days] == ["2024-03-03", "2024-03-05"]
    assert [killed_of(day | {"figures": [f | {"policy": ""} for f in day["figures"]]})[1] for day in days] == [12, 19]
    assert "history" not in tollbook("show", rising, "--json").json
