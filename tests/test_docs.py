"""The pages say what the program does: every command, vocabulary, family of rules and word of the model is
explained, every link leads somewhere, and all output that the pages show is what comes out today.

To make the pages anew: python -m building.docs
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from building.docs import CLI_PAGE, PAGES, ROOT, Workplace, cli_page, page_made
from building.layers import sample
from tollbook.cli.main import app
from tollbook.lexicon.load import shipped_names

DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "tollbook"
TEXTS = sorted({*PAGES, CLI_PAGE, ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")})
MODEL = sorted(path.stem for path in (SOURCE / "model").glob("*.py") if path.stem != "__init__")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_RULE = re.compile(r"^([a-z_]+)/[a-z0-9-]*$")
_HAND = "a page shows something else than the program: run `python -m building.docs` and look at what changed"


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_what_a_page_shows_is_what_comes_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert page_made(text) == text, _HAND


def test_the_page_of_commands_is_their_help() -> None:
    assert CLI_PAGE.read_text(encoding="utf-8") == cli_page(), _HAND


def test_a_changed_output_is_noticed(tmp_path: Path) -> None:
    page = "```console\n$ tollbook --version\ntollbook of another day\n```\n"
    assert "another day" not in page_made(page)
    with pytest.raises(RuntimeError, match="no book"):
        Workplace(tmp_path).run("tollbook show i-0 --db missing.db")


def test_readme_shows_a_sentence_and_its_row_above_the_fold() -> None:
    head = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    quote = next(line for line in head.splitlines() if line.startswith("> "))[2:]
    samples = " ".join(
        " ".join(path.read_text(encoding="utf-8").split()) for path in (SOURCE / "examples" / "reports").glob("*.txt")
    )
    assert quote in samples
    assert "killed_best" in head


def test_every_command_is_shown_at_work() -> None:
    shown = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    commands = getattr(typer.main.get_command(app), "commands", {})
    missing = [command for command in commands if not re.search(rf"^\$ tollbook {command}\b", shown, re.M)]
    assert commands
    assert not missing


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in links_of(path):
        if target.startswith(("https://", "mailto:")):
            continue
        file, _, heading = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{name(path)}: {target} leads nowhere"
        assert not heading or heading in headings_of(there), f"{name(path)}: {target}: no such heading"


def links_of(path: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    return _LINK.findall(text)


def headings_of(path: Path) -> set[str]:
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_every_page_is_reached_from_the_index() -> None:
    index = {(DOCS / target.partition("#")[0]).resolve() for target in links_of(DOCS / "README.md")}
    assert not [name(path) for path in DOCS.rglob("*.md") if path not in index | {DOCS / "README.md"}]


def test_every_vocabulary_is_explained() -> None:
    page = (DOCS / "how-it-reads.md").read_text(encoding="utf-8")
    assert not [vocabulary for vocabulary in shipped_names() if f"`{vocabulary}`" not in page]


def test_every_family_of_rules_is_explained() -> None:
    page = (DOCS / "how-it-reads.md").read_text(encoding="utf-8")
    families = set(families_of_rules())
    assert {"casualties", "dates", "figures"} <= families
    assert not [family for family in sorted(families) if f"`{family}/" not in page]


def families_of_rules() -> Iterator[str]:
    """What stands before the stroke in the names of rules, in strings and at the beginning of f-strings."""
    for room in ("reading", "figures"):
        for path in (SOURCE / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    if found := _RULE.match(node.value):
                        yield found[1]


@pytest.mark.parametrize("module", MODEL)
def test_every_word_of_the_model_is_in_the_glossary(module: str) -> None:
    glossary = set(re.findall(r"`([^`]+)`", (DOCS / "glossary.md").read_text(encoding="utf-8")))
    assert not [word for word in words_of(import_module(f"tollbook.model.{module}")) if word not in glossary]


def words_of(module: ModuleType) -> Iterator[str]:
    """The classes of a module, and the codes of those that list codes."""
    for cls in vars(module).values():
        if inspect.isclass(cls) and cls.__module__ == module.__name__:
            yield cls.__name__
            if issubclass(cls, StrEnum):
                yield from (code.value for code in cls)


def test_python_of_the_data_model_runs(tmp_path: Path) -> None:
    place = Workplace(tmp_path)
    place.run("tollbook demo --db demo.db")
    (tmp_path / "example.py").write_text(python_of("data-model.md"), encoding="utf-8")
    assert "Mariupol shelling" in place.run("python example.py")


def test_the_example_of_a_swapped_step_reads_without_words_of_violence() -> None:
    names: dict[str, Any] = {"report": sample().report}
    exec(python_of("how-it-reads.md"), names)
    assert names["pipeline"].draft(sample().report).attacks == ()
    assert names["reading"].ledger


def python_of(page: str) -> str:
    found = re.search(r"^```python\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.M | re.S)
    assert found, page
    return found[1]


def test_notice_names_the_data_that_ships() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "src/tollbook/gazetteer/data/places.db" in notice
    assert "GeoNames" in notice
    assert "CC BY 4.0" in notice


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_pages_name_no_folder_of_one_machine(path: Path) -> None:
    assert not re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users)/\S+", path.read_text(encoding="utf-8"))
