"""Writes ``docs/exports.md`` from the columns, so that the page cannot say anything else than the code."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.exports.check import Table
from tollbook.exports.columns import COLUMNS

_HEAD = """\
# Exports

<!-- Made from src/tollbook/exports/columns.py: python -m tollbook.exports.page > docs/exports.md -->

    tollbook export accounts|incidents|claims --format jsonl|csv [-o FILE] --db book.db

- **accounts**: what each report tells of each incident. **incidents**: what the accounts of one event
  support together. **claims**: every single value that was read, with who says so and the quoted words.
- **JSON Lines** has one object a line, in the layouts of `account.schema.json`, `incident.schema.json` and
  `claim.schema.json`, which ship in `tollbook/exports/schemas/`. Every line is checked against its schema
  before it is written; an object that fails stops the export.
- **CSV** has one row for each of the same objects, with the columns below; it is made from them, so both
  formats say the same. UTF-8, commas, quotes where needed, one header line.
- With `-o FILE`, the file appears when it is whole, and not before. The order is by date, then by id, those
  without a date last: the same book gives the same bytes.
- Spans are half-open and count Unicode code points of the report's stored text; `evidence.text` is that
  stretch of the text, character for character. In an incident, each item names the report of its evidence.

**What persons set.** Fields of incidents hold what a person said where one did; `corrections` gives each
with the machine's reading beside it, and the words that were chosen or the reason. A figure set by a person
names no claims as chosen, and its policy is `figures/corrected`; an item that a person added has no
`claim_id`, and its rule is `person/correction`. Accounts and claims stay what the reports say.

**Nothing, zero, open.** An empty cell says that nothing is reported. A reported zero is `0`. A figure that
is open above ("at least 12") has a low and a best, and its high is empty.

**Several values in a cell** are parted by `; `; a semicolon inside a value becomes a comma.

**Spreadsheets.** A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be run as a
formula: in text columns of the CSV an apostrophe is put before it. Columns of numbers and dates, and JSON
Lines, are never altered.

**Names of minors are withheld.** A named victim under 18 is exported without the name, as
"a minor (name withheld)". The name is cut out of all evidence too, which is why a piece of evidence may be
shorter than in the book, or be the age instead of the name; single words of the name are cut from what is
said of victims, tolls and targets. One report may print the name and another the age: the name is withheld
wherever any report of the incident gives an age under 18. Titles are treated alike; addresses (`url`) and
`source_id` stay as they are, and may hold a name. `--include-minors` exports everything, for work that has
the right to it.
"""


def exports_page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *_tables()])


def _tables() -> Iterator[str]:
    for table in Table:
        yield f"## Columns of {table}\n"
        yield "| column | type | meaning | taken from |\n|---|---|---|---|"
        for column in COLUMNS[table]:
            yield f"| `{column.name}` | {column.type} | {column.meaning} | `{column.source}` |"
        yield ""


if __name__ == "__main__":
    print(exports_page(), end="")
