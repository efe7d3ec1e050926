"""Makes what the pages of the documentation show: the help of every command, the output of every example, and
the tables that stand in the code already. So a page cannot say anything else than the program.

    python -m building.docs

writes README.md and docs/*.md anew; ``tests/test_docs.py`` compares. What is made is marked in the page:

- a fence ``console``: each command that begins with ``$`` and goes on with ``>`` is run, in order, in one new
  folder a page; what it prints takes the place of the lines below it;
- ``<!-- i-0123abcd: incident 1 of NAME in BOOK -->``: that name, wherever it stands in the page, becomes the name
  of the incident (or ``account``) that the first account of the report NAME has now;
- ``<!-- made: WHAT -->`` to ``<!-- end -->``: a table of ``TABLES``.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import typer
import yaml

from building.layers import tables
from building.measured import LEARNT_FROM, load_measured
from building.worked import SAMPLE, Rows, Worked, beside_each_other, traced
from tollbook.cli.main import app
from tollbook.gauge.mistakes import Kind
from tollbook.lexicon.load import load_vocabulary, shipped_names
from tollbook.reading.reader import GRAMMAR
from tollbook.reading.weights import INCIDENT, JOINING

ROOT = Path(__file__).parents[1]
CLI_PAGE = ROOT / "docs" / "cli.md"
PAGES = (ROOT / "README.md", *sorted(path for path in (ROOT / "docs").glob("*.md") if path != CLI_PAGE))

# Two lines in the form of a GeoNames country file, for the page that shows how such a file is added.
_STAND_IN = "\n".join(
    "\t".join([number, name, name, "", lat, "-3.9", "P", "PPL", "ML", "", "04", "", "", "", "900", "", "1", "", ""])
    for number, name, lat in (("990001", "Example Tanda", "14.1"), ("990002", "Example Kona", "14.9"))
)
_FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"<!-- ([ai]-[0-9a-f]{8,16}): (incident|account) (\d+) of (\S+) in (\S+) -->")
_MADE = re.compile(r"(<!-- made: ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


class Workplace:
    """A new folder in which the commands of one page are run, with the program's own folder inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "ML.txt").write_text(_STAND_IN, encoding="utf-8")
        shutil.copytree(ROOT / "tests" / "reports", folder / "coded")
        shutil.copy(ROOT / "src" / "tollbook" / "examples" / SAMPLE, folder)
        passed = {"SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONPATH"}  # the last, so that pages show the code beside them
        outside = {name: value for name, value in os.environ.items() if name in passed}
        self.environment = outside | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "TOLLBOOK_HOME": str(folder / "places"),
            "TOLLBOOK_USER": "ada",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, command: str) -> str:
        """What a command prints, errors included. Raises RuntimeError when it was used wrongly or broke."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        said = (done.stdout + done.stderr).replace(str(self.folder), "~")
        if done.returncode > 1:
            raise RuntimeError(f"$ {command}\n{said}")
        return "\n".join(line.rstrip() for line in said.strip("\n").splitlines())

    def name_of(self, kind: str, position: int, report: str, book: str) -> str:
        """The name that an account, or its incident, has now."""
        told = json.loads(self.run(f"tollbook report {report} --db {book} --json"))["accounts"]
        return str(told[position - 1][f"{kind}_id"])


def page_made(text: str) -> str:
    """The page with everything in it that is made, made anew."""
    with tempfile.TemporaryDirectory(prefix="tollbook-docs-") as folder:
        place = Workplace(Path(folder).resolve())
        text = _with_output(text, place)
    return _MADE.sub(lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n\n{found[3]}", text)


def _with_output(text: str, place: Workplace) -> str:
    at = 0
    while True:
        fence, name = _FENCE.search(text, at), _NAME.search(text, at)
        if name and (fence is None or name.start() < fence.start()):
            now = place.name_of(name[2], int(name[3]), name[4], name[5])
            at = name.end()
            text = text.replace(name[1], now[: len(name[1])])
        elif fence:
            shown = _run_all(fence[1], place)
            text = f"{text[: fence.start(1)]}{shown}{text[fence.end(1) :]}"
            at = fence.start(1) + len(shown)
        else:
            return text


def _run_all(block: str, place: Workplace) -> str:
    shown = []
    for lines in _commands(block):
        said = place.run("\n".join(line[2:] for line in lines))
        shown.append("".join(f"{line}\n" for line in (*lines, *said.splitlines())))
    return "\n".join(shown)


def _commands(block: str) -> Iterator[list[str]]:
    """The lines of each command, with the marks of the shell: ``$``, and ``>`` where it goes on."""
    command: list[str] = []
    for line in [*block.splitlines(), ""]:
        if command and line.startswith("> "):
            command.append(line)
            continue
        if command:
            yield command
        command = [line] if line.startswith("$ ") else []


def cli_page() -> str:
    """docs/cli.md: the help of every command."""
    return "\n".join(
        [
            "# Commands",
            "",
            "<!-- Made from `tollbook … --help`: python -m building.docs -->",
            "",
            "Exit codes: 0 all well; 1 something was refused, or is wrong; 2 wrong use; 70 a mistake of Tollbook's",
            "own; 130 stopped by Ctrl-C.",
            "",
            *_helps(typer.main.get_command(app), "tollbook"),
        ]
    )


def _helps(command: Any, path: str, parent: Any = None) -> Iterator[str]:
    """A heading and the help of a command and of each below it. typer brings its own click, untyped."""
    settings = {"terminal_width": 100, "max_content_width": 100, "help_option_names": ["-h", "--help"]}
    context = type(command).context_class(command, info_name=path, parent=parent, **settings)
    yield f"## {path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    for name, below in getattr(command, "commands", {}).items():
        yield from _helps(below, f"{path} {name}")


def sentence_and_row() -> str:
    """A sentence of a sample report, the row of the table that it became, and the words of each value."""
    with tempfile.TemporaryDirectory(prefix="tollbook-docs-") as folder:
        place = Workplace(Path(folder).resolve())
        place.run("tollbook demo --db demo.db")
        name = place.name_of("incident", 1, "mariupol-rockets", "demo.db")
        traced = json.loads(place.run(f"tollbook trace {name} killed --db demo.db --json"))["chosen"][0]
        accounts, claims = (
            list(csv.DictReader(io.StringIO(place.run(f"tollbook export {what} --format csv --db demo.db"))))
            for what in ("accounts", "claims")
        )
    row = next(account for account in accounts if account["account_id"] == traced["account_id"])
    own = [claim for claim in claims if claim["account_id"] == traced["account_id"]]
    return "\n".join([f"> {traced['sentence']['text']}", "", *_row(row), "", *_words(own, traced["sentence"])])


_SHOWN = ("date_start", "place", "country", "type", "killed_best", "wounded_best", "weapons", "source_id")


def _row(row: dict[str, str]) -> list[str]:
    return [_cells(*_SHOWN), _rule(len(_SHOWN)), _cells(*(row[name] for name in _SHOWN))]


def _words(claims: list[dict[str, str]], sentence: dict[str, Any]) -> Iterator[str]:
    """The claims that rest on words of this sentence."""
    yield _cells("claim", "value", "in the words", "according to", "characters", "rule")
    yield _rule(6)
    for claim in claims:
        first = int(claim["spans"].split("-")[0])
        if claim["kind"] not in {"victim", "target"} and sentence["start"] <= first < sentence["end"]:
            parts = ", ".join(f"“{part}”" for part in claim["evidence"].split("; "))
            said = claim["source"] or "the report"
            yield _cells(_claimed(claim), _said(claim), parts, said, claim["spans"].replace("; ", ", "), claim["rule"])


def _claimed(claim: dict[str, str]) -> str:
    if claim["kind"] != "toll":
        return claim["kind"]
    return f"{claim['measure']}, {claim['group'].replace('_', ' ')}" + (", part" if claim["status"] == "part" else "")


def _said(claim: dict[str, str]) -> str:
    value = json.loads(claim["value"])
    if claim["kind"] == "toll":
        return claim["low"] if claim["low"] == claim["high"] else f"{claim['low']} to {claim['high'] or 'open'}"
    found = next(value[key] for key in ("code", "start", "name", "class", "actor", "text") if value.get(key))
    return str(found).replace("_", " ")


def vocabularies_table() -> str:
    """Every vocabulary: how many entries it has, and what belongs in it."""
    lines = [_cells("vocabulary", "entries", "what belongs in it"), _rule(3)]
    for name in shipped_names():
        vocabulary = load_vocabulary(name)
        first = re.split(r"(?<=[.)])\s", " ".join(vocabulary.about.split()), maxsplit=1)[0]
        lines.append(_cells(f"`{name}`", str(len(vocabulary.entries)), first))
    return "\n".join(lines)


def steps_table() -> str:
    """The steps of the grammar reader, in order."""
    lines = [_cells("step", "needs", "gives"), _rule(3)]
    for step in GRAMMAR.steps:
        lines.append(_cells(step.name, ", ".join(step.needs) or "the report", ", ".join(step.gives)))
    return "\n".join(lines)


def _strongest(table: dict[str, float]) -> str:
    """The weights that speak most clearly, for and against."""
    ordered = sorted(table.items(), key=lambda item: (-item[1], item[0]))
    lines = [_cells("speaks for", "weight", "speaks against", "weight"), _rule(4)]
    for (plus, gain), (minus, loss) in zip(ordered[:7], reversed(ordered[-7:]), strict=True):
        lines.append(_cells(plus, f"{gain:+.1f}", minus, f"{loss:+.1f}"))
    return "\n".join(lines)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _rule(columns: int) -> str:
    return "|" + "---|" * columns


def _walked(name: str) -> Callable[[], str]:
    """A table of the walk through one sentence."""

    def table() -> str:
        head, *rows = tables()[name]
        return "\n".join([_cells(*head), _rule(len(head)), *(_cells(*row) for row in rows)])

    return table


def measured_table() -> str:
    """The figures that are kept of annotated reports that do not come with the project."""
    columns = {name: column["scores"] for name, column in load_measured().items()}
    measures = dict.fromkeys(name for column in columns.values() for name in column)
    lines = [_cells("measure", *columns), _rule(1 + len(columns))]
    lines += [_cells(name, *(str(column.get(name, "–")) for column in columns.values())) for name in measures]
    return "\n".join(lines)


def _calibrated() -> dict[str, dict[str, Any]]:
    """Where confidence was measured: by folds on the learning reports, and on others."""
    folds = json.loads((ROOT / "docs" / "calibration.json").read_text(encoding="utf-8"))
    others = {name: column["calibration"] for name, column in load_measured().items() if name != LEARNT_FROM}
    return {"folds": folds} | others


def calibration_table() -> str:
    """How far confidence and share right lie apart, by field and by the reports that it was measured on."""
    lines = [_cells("measured on", "field", "claims", "sure", "right", "error", "by chance"), _rule(7)]
    for name, fields in _calibrated().items():
        for field, found in fields.items():
            rates = (f"{found[key]:.3f}" for key in ("confidence", "right", "error", "by_chance"))
            lines.append(_cells(name, field, str(found["claims"]), *rates))
    return "\n".join(lines)


def reliability_table() -> str:
    """In each tenth, how often claims of the folds were right, and of how many."""
    folds = _calibrated()["folds"]
    lines = [_cells("sure", *folds), _rule(1 + len(folds))]
    for tenth in range(10):
        cells = []
        for found in folds.values():
            held = [b for b in found["bins"] if min(int(b["confidence"] * 10), 9) == tenth]
            cells.append(f"{held[0]['right']:.2f} of {held[0]['claims']}" if held else "")
        lines.append(_cells(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", *cells))
    return "\n".join(lines)


def _errors() -> tuple[dict[str, dict[str, int]], list[str]]:
    """How often each kind of error was counted, by column; and the kinds, the commonest first."""
    columns = {name: column["errors"] for name, column in load_measured().items()}
    shares = {
        kind.name.lower(): sum(found.get(kind.name.lower(), 0) / sum(found.values()) for found in columns.values())
        for kind in Kind
    }
    return columns, sorted(shares, key=lambda kind: (-shares[kind], kind))


def errors_list() -> str:
    """The ten commonest kinds of error, each with its shares and a sentence that shows it."""
    columns, kinds = _errors()
    examples = yaml.safe_load((ROOT / "docs" / "errors.yaml").read_text(encoding="utf-8"))
    pieces = []
    for number, kind in enumerate(kinds[:10], start=1):
        shares = ", ".join(f"{name} {found.get(kind, 0) / sum(found.values()):.0%}" for name, found in columns.items())
        sentence, wrong = (" ".join(examples[kind][part].split()) for part in ("sentence", "wrong"))
        name = Kind[kind.upper()].value.capitalize()
        pieces.append(f"{number}. **{name}** ({shares}). {wrong}\n\n   > {sentence}")
    return "\n\n".join(pieces)


def errors_table() -> str:
    """Every kind of error, with how often it was counted."""
    columns, kinds = _errors()
    lines = [_cells("kind", *columns), _rule(1 + len(columns))]
    lines += [_cells(Kind[k.upper()].value, *(str(found.get(k, 0)) for found in columns.values())) for k in kinds]
    return "\n".join([*lines, _cells("all", *(str(sum(found.values())) for found in columns.values()))])


def annotation_table() -> str:
    """The fields of an annotated report."""
    schema = json.loads(files("tollbook.gauge").joinpath("annotation.schema.json").read_text(encoding="utf-8"))
    lines = [_cells("field", "value", "needed", "what it says"), _rule(4)]
    for name, field, is_needed in _fields("", schema, schema["definitions"]):
        value = ", ".join(map(str, field["enum"])) if "enum" in field else _type_words(field)
        lines.append(_cells(f"`{name}`", value, "yes" if is_needed else "", field.get("description", "")))
    return "\n".join(lines)


def _fields(path: str, schema: dict[str, Any], known: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    for name, field in schema.get("properties", {}).items():
        here = f"{path}{name}"
        yield here, field, name in schema.get("required", [])
        items = field.get("items", {})
        below = known[items["$ref"].rpartition("/")[2]] if "$ref" in items else items or field
        yield from _fields(f"{here}[]." if items else f"{here}.", below, known)


def _type_words(field: dict[str, Any]) -> str:
    names = [field["type"]] if isinstance(field["type"], str) else field["type"]
    return " or ".join({"array": "list", "string": "words", "integer": "whole number"}.get(n, n) for n in names)


def _worked(rows: Callable[[Worked], Rows]) -> Callable[[], str]:
    """A table of the incident that is worked through under every policy."""

    def table() -> str:
        with tempfile.TemporaryDirectory(prefix="tollbook-docs-") as folder:
            head, *body = rows(Worked(Workplace(Path(folder).resolve()).run))
        return "\n".join([_cells(*head), _rule(len(head)), *(_cells(*row) for row in body)])

    return table


def worked_reports() -> str:
    """The reports of that incident, as quotations."""
    lines = (ROOT / "src" / "tollbook" / "examples" / SAMPLE).read_text(encoding="utf-8").splitlines()
    shown = []
    for record in map(json.loads, lines):
        text = record["text"].replace("\n\n", "\n>\n> ")
        shown.append(f"**{record['publisher']}, {record['published']}: {record['title']}**\n\n> {text}")
    return "\n\n".join(shown)


def decisions_list() -> str:
    """The pages of decisions, by their titles."""
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titles = {page.name: page.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for page in pages}
    return "\n".join(f"- [{title}](decisions/{name})" for name, title in titles.items())


TABLES: dict[str, Callable[[], str]] = {
    "sentence and row": sentence_and_row,
    "vocabularies": vocabularies_table,
    "steps": steps_table,
    "joining weights": lambda: _strongest(JOINING),
    "incident weights": lambda: _strongest(INCIDENT),
    "measured": measured_table,
    "annotation": annotation_table,
    "errors": errors_list,
    "kinds of errors": errors_table,
    "calibration": calibration_table,
    "reliability": reliability_table,
    "decisions": decisions_list,
    "layers": _walked("layers"),
    "tellings": _walked("tellings"),
    "joining": _walked("joining"),
    "incident": _walked("incident"),
    "worked reports": worked_reports,
    "worked policies": _worked(beside_each_other),
    "worked traced": _worked(traced),
}


def main() -> None:
    """Writes every page anew, and says which ones changed."""
    made = {path: page_made(path.read_text(encoding="utf-8")) for path in PAGES} | {CLI_PAGE: cli_page()}
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
