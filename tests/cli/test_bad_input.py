"""Everything that can be wrong with input, in one folder beside good reports: each is refused or read with its
file and line, counted, and none spoils the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BUS, MARKET, Answer, report, run_alone


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inside = tmp_path_factory.mktemp("bad") / "in"
    inside.mkdir()

    def put(name: str, content: bytes | str) -> None:
        (inside / name).write_bytes(content.encode() if isinstance(content, str) else content)

    put("a-good.txt", f"Bus attacked\n\n{BUS}")
    put("binary.bin", bytes(range(256)) * 40)
    put("deep.html", "<html><body>" + "<div>" * 100_000 + BUS + "</div>" * 100_000)
    put("empty.txt", b"")
    lines = [report(f"{MARKET} It was day {n}.", id=f"line-{n}") for n in range(1, 11)]
    lines[6] = '{"text": "It breaks off\n'
    put("line-7.jsonl", "".join(lines))
    put("long-line.jsonl", b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + report(BUS, id="after-long").encode())
    put("missing.jsonl", json.dumps({"title": "No text"}) + "\n" + report(MARKET, id="after-missing"))
    put("nul.jsonl", report("A bomb\x00 went off.") + report(BUS, id="after-nul"))
    put("surrogate.jsonl", '{"text": "A bomb \\ud800 went off."}\n' + report(BUS, id="after-surrogate"))
    put("utf-16.txt", f"Bus attacked again\n\n{BUS}".encode("utf-16"))
    put("windows.txt", f"Café attacked\n\n{MARKET} A café in the cañon was hit too.".encode("cp1252"))
    put("wrong-utf8.jsonl", b'{"text": "caf\xe9"}\n' + report(BUS, id="after-wrong").encode())
    put("z-good.txt", f"Market bombed\n\n{MARKET}")
    return inside.parent


@pytest.fixture(scope="module")
def answer(folder: Path) -> Answer:
    return run_alone("read", "in", "--json", cwd=folder)


def refusals(answer: Answer) -> dict[tuple[str, int | None], str]:
    return {(Path(r["where"]).name, r["line"]): r["why"] for r in answer.json["refusals"]}


def test_it_ends_with_some_refused(answer: Answer) -> None:
    assert answer.code == 1
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("name", "line", "why"),
    [
        ("binary.bin", None, "binary"),
        ("deep.html", None, "deep"),
        ("empty.txt", None, "empty"),
        ("line-7.jsonl", 7, "broken JSON"),
        ("long-line.jsonl", 1, "50.0 MB"),
        ("missing.jsonl", 1, "no field 'text'"),
        ("nul.jsonl", 1, "NUL"),
        ("surrogate.jsonl", 1, "surrogate"),
        ("wrong-utf8.jsonl", 1, "not UTF-8"),
    ],
)
def test_each_is_refused_with_file_line_and_reason(answer: Answer, name: str, line: int | None, why: str) -> None:
    assert why in refusals(answer)[name, line]


def test_nothing_else_is_refused_and_all_is_counted(answer: Answer) -> None:
    counts = answer.json["counts"]
    assert counts["refused"] == len(refusals(answer)) == 9
    assert counts["read"] == 2 + 2 + 9 + 5, "two plain, two encoded, nine of ten lines, and five after a fault"
    assert counts["came_in"] == counts["read"] + counts["refused"] + counts["already_in_the_book"]


def test_what_stands_after_a_fault_is_read(answer: Answer, folder: Path) -> None:
    assert answer.code == 1
    accounts = [json.loads(line) for line in run_alone("export", "accounts", cwd=folder).out.splitlines()]
    read = {account["report"]["source_id"] for account in accounts}
    after = {f"after-{what}" for what in ("long", "missing", "nul", "surrogate", "wrong")}
    assert after | {"a-good", "z-good", "utf-16", "windows", "line-8"} <= read


def test_other_encodings_are_read_as_what_they_are(answer: Answer, folder: Path) -> None:
    text = run_alone("report", "windows", "--json", cwd=folder).json["text"]
    assert "A café in the cañon was hit too." in text
    assert any("windows.txt" in note for note in answer.json["notes"])


def test_the_book_keeps_every_refusal(answer: Answer, folder: Path) -> None:
    kept = run_alone("doubts", "--refused", "--json", "--limit", 0, cwd=folder).json
    assert kept["refusals"] == answer.json["refusals"]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    answer = run_alone("read", "nowhere.txt", cwd=tmp_path)
    assert answer.code == 1
    assert "nowhere.txt: no such file or folder" in answer.out


def test_many_refusals_are_named_ten_and_counted(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{\n" * 25)
    out = run_alone("read", "in.jsonl", cwd=tmp_path).out
    assert out.count("broken JSON") == 10
    assert "… and 15 more" in out
