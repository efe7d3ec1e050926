"""Every way in, with real files: each thing that comes in is read, refused or passed over, and counted once."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from tollbook.errors import Refusal, UsageError
from tollbook.intake import pages
from tollbook.intake.sources import read_inputs, size_of_inputs
from tollbook.intake.taken import Gauge, IntakeOptions, PassedOver, Taken, parse_options

NEWS = "Two soldiers were killed when a bomb went off near Norvale on Sunday, the army said."
LATER = "A third soldier died of his wounds in the hospital at Norvale on Monday, doctors said."
PAGE = f"""<!DOCTYPE html><html><head><title>Bomb near Norvale</title>
<meta property="og:site_name" content="Norvale Herald">
<meta property="article:published_time" content="2023-02-06T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bomb near Norvale</h1>
<p>{NEWS} Nobody has said that they did it, and a search went on in the hills.</p><p>{LATER}</p></article></body>
</html>"""


def read(*paths: Path | str, options: IntakeOptions | None = None) -> list[Taken | Refusal | PassedOver]:
    return list(read_inputs([str(path) for path in paths], options=options))


def taken(items: Sequence[object]) -> list[Taken]:
    return [item for item in items if isinstance(item, Taken)]


def refusals(items: Sequence[object]) -> list[Refusal]:
    return [item for item in items if isinstance(item, Refusal)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def as_line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_a_plain_file_is_kept_as_it_came(tmp_path: Path) -> None:
    content = f"  {NEWS}\r\n\r\n{LATER} \n".encode()
    (item,) = taken(read(write(tmp_path / "first.report.txt", content)))
    assert item.report.text == content.decode()
    assert item.raw == content
    assert item.report.sha256 == sha256(content).hexdigest()
    assert item.report.source_id == "first.report"
    assert (item.report.language, item.report.published, item.notes) == ("en", None, ())


@pytest.mark.parametrize("mark, encoding", [("\ufeff", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, mark: str, encoding: str) -> None:
    (item,) = taken(read(write(tmp_path / "a.txt", (mark + NEWS).encode(encoding))))
    assert item.report.text == NEWS


def test_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    text = "Señor Núñez, the mayor of Peñón, said that the café in the village of Cañón had been bombed. " * 5
    (item,) = taken(read(write(tmp_path / "a.txt", text.encode("cp1252"))))
    assert item.report.text == text
    assert "not UTF-8; read as" in item.notes[0]


def test_an_html_page(tmp_path: Path) -> None:
    path = write(tmp_path / "page.html", PAGE)
    (item,) = taken(read(path))
    assert NEWS in item.report.text and LATER in item.report.text
    assert "Home" not in item.report.text
    assert item.report.title == "Bomb near Norvale"
    assert item.report.publisher == "Norvale Herald"
    assert item.report.published == "2023-02-06"
    assert item.raw == path.read_bytes()


def test_pages_say_nothing_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read(write(tmp_path / "a.html", PAGE), write(tmp_path / "b.html", "<html><body></body></html>"))
    assert capfd.readouterr() == ("", "")


def test_a_broken_installation_is_no_fault_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ImportError("a part is missing")

    monkeypatch.setattr(pages, "_trafilatura", fail)
    with pytest.raises(ImportError):
        read(write(tmp_path / "a.html", PAGE))


def test_json_lines(tmp_path: Path) -> None:
    line = as_line(
        id="n-1", url="https://example.org/1", title="Bomb", publisher="X", published="5 Feb 2023", text=NEWS
    )
    path = write(tmp_path / "more.jsonl", line + "\n" + as_line(id=7, text=LATER))
    first, second = taken(read(path))
    report = first.report
    assert (report.source_id, report.url, report.title) == ("n-1", "https://example.org/1", "Bomb")
    assert (report.publisher, report.published, report.text) == ("X", "2023-02-05", NEWS)
    assert (first.raw, first.line) == (line.encode(), 1)
    assert (second.report.source_id, second.line) == ("7", 3)


def test_a_json_list_and_a_json_object(tmp_path: Path) -> None:
    many = write(tmp_path / "many.json", json.dumps([{"text": NEWS}, {"id": "b", "text": LATER}], indent=1))
    one = write(tmp_path / "one.json", json.dumps({"text": NEWS}, indent=1))
    items = taken(read(many, one))
    assert [item.report.source_id for item in items] == ["many:2", "b", "one:1"]
    assert [json.loads(item.raw)["text"] for item in items] == [NEWS, LATER, NEWS]


@pytest.mark.parametrize("name, delimiter", [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_a_table(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = [
        ["id", "published", "text"],
        ["x1", "2023-02-05", f'"{NEWS}\nThe ""hill"" is near."'],
        ["x2", "", f'"{LATER}"'],
    ]
    content = "\ufeff" + "".join(delimiter.join(row) + "\r\n" for row in rows)
    first, second = taken(read(write(tmp_path / name, content)))
    assert first.report.text == f'{NEWS}\nThe "hill" is near.'
    assert (first.report.published, second.report.published) == ("2023-02-05", None)
    assert (first.line, second.line) == (2, 4)
    assert first.raw.decode() == delimiter.join(rows[1]) + "\r\n"


def test_columns_are_mapped_and_defaults_stand_in(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", as_line(body=NEWS, headline="H", published="2023-01-01") + as_line(body=LATER))
    options = parse_options("text=body, title=headline", published="5 February 2023", publisher="Agency")
    first, second = taken(read(path, options=options))
    assert (first.report.title, first.report.published, first.report.publisher) == ("H", "2023-01-01", "Agency")
    assert (second.report.title, second.report.published) == (None, "2023-02-05")


@pytest.mark.parametrize("columns, published", [("body", None), ("words=body", None), ("text=", None), ("", "soon")])
def test_wrong_options_are_wrong_use(columns: str, published: str | None) -> None:
    with pytest.raises(UsageError):
        parse_options(columns, published)


def test_folders_are_walked_in_order_and_hidden_files_are_told(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "a/.git/x.txt"):
        write(tmp_path / name, NEWS + name)
    (tmp_path / "a" / "ring").symlink_to(tmp_path)
    items = read(tmp_path)
    assert [item.report.source_id for item in taken(items)] == ["z", "b"]
    passed = [item for item in items if isinstance(item, PassedOver)]
    assert {Path(item.where).name for item in passed} == {".hidden.txt", ".git", "ring"}


@pytest.mark.parametrize(
    "content, count",
    [
        (NEWS, 1),
        (as_line(text=NEWS) + as_line(text=LATER), 2),
        (json.dumps([{"text": NEWS}]), 1),
        (f'id,text\n1,"{NEWS}"\n2,"{LATER}"\n', 2),
        (PAGE, 1),
    ],
)
def test_standard_input_is_recognised(monkeypatch: pytest.MonkeyPatch, content: str, count: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    items = taken(read("-"))
    assert len(items) == count
    assert all(NEWS in item.report.text or LATER in item.report.text for item in items)
    assert {item.where for item in items} == {"standard input"}


def test_the_gauge_ends_at_the_size_of_the_inputs(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", NEWS)
    write(tmp_path / "b.jsonl", as_line(text=NEWS) * 3000)
    gauge = Gauge()
    assert len(list(read_inputs([str(tmp_path)], gauge=gauge))) == 3001
    assert gauge.done == size_of_inputs([str(tmp_path)]) == sum(p.stat().st_size for p in tmp_path.iterdir())
    assert size_of_inputs(["-"]) is None


# What is broken is refused by name, with its line, and spoils nothing else.

BAD_FILES = {
    "empty.txt": (b"", None, "empty"),
    "blank.txt": (b" \n \n", None, "empty"),
    "binary.txt": (bytes(range(256)) * 40, None, "binary"),
    "report.pdf": (b"%PDF-1.7\n" + b"x" * 100, None, "PDF"),
    "packed.jsonl": (b"\x1f\x8b\x08" + b"x" * 100, None, "gzip"),
    "nul.txt": (NEWS.encode() + b"\nThe\x00end, and more words after it to make it long enough." * 2, 2, "NUL"),
    "half.txt": (NEWS.encode() + b"\n\xed\xa0\x80", 2, "U+D800"),
    "cut.txt": (b"\xff\xfe" + NEWS.encode("utf-16-le")[:-1], None, "utf-16-le"),
    "wide.jsonl": (b"\xff\xfe" + as_line(text=NEWS).encode("utf-16-le"), None, "utf-16-le"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + NEWS.encode(), None, "nested"),
    "no-article.html": (b"<html><body></body></html>", None, "no article"),
    "cut.json": (b'[{"text": "%s"},\n{"text": ' % NEWS.encode(), 2, "broken JSON"),
    "no-header.csv": (b"\n\n", None, "header"),
    "no-text.csv": (b"id,body\n1,x\n", 1, "no column 'text'"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_and_the_next_one_read(tmp_path: Path, name: str) -> None:
    content, line, why = BAD_FILES[name]
    bad, good = write(tmp_path / name, content), write(tmp_path / "good.txt", NEWS)
    items = read(bad, good)
    (refusal,) = refusals(items)
    assert (refusal.where, refusal.line) == (str(bad), line)
    assert why in refusal.why
    assert taken(items)[-1].where == str(good)


def test_no_such_file(tmp_path: Path) -> None:
    (refusal,) = refusals(read(tmp_path / "missing.txt"))
    assert "no such file" in str(refusal)


BAD_LINES = {
    '{"text": "cut off': "broken JSON",
    '["text"]': "not an object",
    '{"id": "x"}': "no field 'text'; it has 'id'",
    '{"text": ""}': "empty",
    '{"text": null}': "empty",
    '{"text": 5}': "'text' is a number",
    '{"text": "x", "title": ["y"]}': "'title' is a list",
    '{"text": "x", "id": true}': "'id' is true or false",
    '{"text": "x\\u0000y"}': "NUL",
    '{"text": "x\\ud800y"}': "U+D800",
    '{"text": "x", "published": "05/02/2023"}': "05/02/2023",
    "[" * 100_000: "nested too deep",
    '{"n": ' + "9" * 5000 + "}": "broken JSON",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: line[:30])
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "a.jsonl", as_line(text=NEWS) * 6 + line + "\n" + as_line(text=LATER))
    items = read(path)
    (refusal,) = refusals(items)
    assert (refusal.where, refusal.line) == (str(path), 7)
    assert BAD_LINES[line] in refusal.why
    assert [item.line for item in taken(items)] == [1, 2, 3, 4, 5, 6, 8]


def test_a_line_that_is_no_utf_8(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", as_line(text=NEWS).encode() + b'{"text": "caf\xe9"}\n' + as_line(text=LATER).encode()
    )
    items = read(path)
    assert [(refusal.line, "byte 0xe9" in refusal.why) for refusal in refusals(items)] == [(2, True)]
    assert len(taken(items)) == 2


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_beyond_the_limit_is_skipped_and_never_held(tmp_path: Path, name: str) -> None:
    good = as_line(text=NEWS) if name == "a.jsonl" else f'"{NEWS}"\n'
    head = "" if name == "a.jsonl" else "text\n"
    path = write(tmp_path / name, head + good + "x" * 5_000_000 + "\n" + good)
    items = read(path, options=IntakeOptions(line_limit=100_000))
    (refusal,) = refusals(items)
    assert "a line of 5.0 MB; the limit is 0.1 MB" in refusal.why
    assert refusal.line == 2 + bool(head)
    assert len(taken(items)) == 2


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    items = read(write(tmp_path / "a.txt", NEWS * 9), options=IntakeOptions(file_limit=500))
    assert "larger than" in refusals(items)[0].why


def test_bad_rows_of_a_table_spoil_no_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f'id,text\n1,"{NEWS}"\n2\n3,"a" b\n4,x,y\n5,"{LATER}"\n')
    items = read(path)
    assert [refusal.line for refusal in refusals(items)] == [3, 4, 5]
    assert [item.report.source_id for item in taken(items)] == ["1", "5"]


def test_a_stray_byte_in_a_table_is_told_with_its_line(tmp_path: Path) -> None:
    rows = f'0,"{NEWS}"\n'.encode() * 1000
    items = read(write(tmp_path / "late.csv", b"id,text\n" + rows + b"9,caf\xe9\n" + rows))
    assert [(refusal.line, "byte 0xe9" in refusal.why) for refusal in refusals(items)] == [(1002, True)]
    assert len(taken(items)) == 2000


def test_a_table_in_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    (item,) = taken(read(write(tmp_path / "a.csv", f"id,text\n1,{NEWS[:30]} near Peñón\n".encode("cp1252"))))
    assert item.report.text.endswith("Peñón")
    assert item.notes == ("not UTF-8; read as cp1252",)


def test_an_open_quote_is_told_where_it_opens(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f'text\n"{NEWS}"\n"{LATER}\nmore\n')
    items = read(path)
    assert [refusal.line for refusal in refusals(items)] == [3]
    assert len(taken(items)) == 1
