"""Files appear whole or not at all, rows say what the objects say, and the page says what the columns say."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tollbook.errors import UsageError
from tollbook.exports.check import BrokenContract, Table
from tollbook.exports.columns import COLUMNS
from tollbook.exports.files import written_to
from tollbook.exports.jsonl import write_jsonl
from tollbook.exports.page import exports_page
from tollbook.exports.shapes import account_object
from tollbook.exports.write import Format, write_export
from tollbook.model.telling import ToldAccount, ToldIncident

DOCS = Path(__file__).parents[2] / "docs"


def rows_of(table: Table, told: ToldAccount | ToldIncident) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_export(table, [told], out, form=Format.CSV)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_the_page_is_that_of_the_columns() -> None:
    says = "run: python -m tollbook.exports.page > docs/exports.md"
    assert (DOCS / "exports.md").read_text(encoding="utf-8") == exports_page(), says


@pytest.mark.parametrize("table", list(Table))
def test_columns_have_each_a_name_and_a_meaning(table: Table) -> None:
    names = [column.name for column in COLUMNS[table]]
    assert len(names) == len(set(names))
    for column in COLUMNS[table]:
        assert column.meaning.endswith((".", "…")) and column.source
        assert column.type in {"text", "date", "integer", "number", "yes/no"}


def test_an_account_as_a_row(told: ToldAccount) -> None:
    (row,) = rows_of(Table.ACCOUNTS, told)
    assert row["report_id"] == told.report.id and row["published"] == "2024-03-05"
    assert (row["date_start"], row["date_precision"], row["place"], row["country"]) == (
        ("2024-03-04", "day", "Solva", "PK")
    )
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("12", "12", "")
    assert (row["wounded_best"], row["captured_best"]) == ("", "0"), "nothing reported, and a reported zero"
    assert (row["perpetrators"], row["claimed_by"], row["denied_by"]) == ("Army of the Hills", "", "Hill Front")
    assert row["no_claim"] == "yes"
    assert row["victims"] == "a minor (name withheld); Ibrahim Sule, 34; The [name withheld] girl"


def test_an_incident_as_a_row(told_incident: ToldIncident) -> None:
    (row,) = rows_of(Table.INCIDENTS, told_incident)
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("12", "12", "")
    assert (row["killed_militants_best"], row["killed_civilians_best"]) == ("0", "")
    assert (row["provisional"], row["review_state"], row["accounts"]) == ("yes", "machine", "a-1")


def test_claims_as_rows(told: ToldAccount) -> None:
    rows = rows_of(Table.CLAIMS, told)
    assert len(rows) == len(told.account.claims)
    toll = rows[11]
    assert (toll["measure"], toll["group"], toll["low"], toll["high"]) == ("killed", "security_forces", "12", "")
    assert toll["evidence"] == "At least 12; soldiers; killed"
    assert toll["spans"].startswith("0-11; ")
    assert json.loads(toll["value"])["victims"] == "soldiers"


def test_texts_that_spreadsheets_would_run_are_disarmed_and_numbers_are_not(told: ToldAccount) -> None:
    (row,) = rows_of(Table.ACCOUNTS, told)
    assert row["targets"] == "'=a post"
    assert row["lat"] == "-3.5"
    assert rows_of(Table.CLAIMS, told)[5]["words"] == "'=Nobody= has claimed"
    assert account_object(told)["targets"][0]["text"] == "=a post", "JSON is never altered"


def test_a_line_is_a_line_for_every_reader(told: ToldAccount) -> None:
    odd = replace(told, report=replace(told.report, title="one\u2028two\x85three\nfour"))
    out = io.StringIO(newline="")
    assert write_export(Table.ACCOUNTS, [odd, odd], out, form=Format.JSONL) == 2
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["report"]["title"] == "one\u2028two\x85three\nfour"


def test_a_file_appears_when_it_is_whole(tmp_path: Path, told: ToldAccount) -> None:
    path = tmp_path / "accounts.jsonl"
    path.write_text("the old one")
    with written_to(path) as out:
        write_jsonl(Table.ACCOUNTS, [account_object(told)], out)
        out.flush()
        assert path.read_text() == "the old one"
    assert json.loads(path.read_text(encoding="utf-8"))["account_id"] == "a-1"
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_export_leaves_the_old_file(tmp_path: Path, told: ToldAccount) -> None:
    path = tmp_path / "accounts.jsonl"
    path.write_text("the old one")
    good = account_object(told)
    with pytest.raises(BrokenContract), written_to(path) as out:
        write_jsonl(Table.ACCOUNTS, [good, good | {"role": "neither"}], out)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write to"), written_to(tmp_path / "none" / "x.csv"):
        pass
    with pytest.raises(UsageError, match="is a folder"), written_to(tmp_path):
        pass


def test_standard_output_gets_the_same_bytes(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    for path in (None, tmp_path / "x.csv"):
        with written_to(path) as out:
            out.write("Öl\n")
    assert capfdbinary.readouterr().out == (tmp_path / "x.csv").read_bytes() == "Öl\n".encode()
