"""Invented reports without number: the shipped samples with other towns, numbers and days, filled up with plain
sentences to the length of a usual report. The same index gives the same report on every machine."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from tollbook.intake.sources import read_inputs
from tollbook.intake.taken import Taken

WORDS = 400
_FIRST_DAY = date(1995, 1, 1)
_DAYS = 11_000
_TOWNS = (
    "Abidjan|Addis Ababa|BARCELONA|Chibok|Dahyan|Derry|Dori|Dzerzhinsky|El Adde|Gaborone|Grand-Bassam|Hyderabad|"
    "Jalalabad|Jizan|Kabul|Kankara|Koti|Londonderry|Lumbini|MADRID|Mamasapano|Mariupol|Mecca|Monterrey|OUAGADOUGOU|"
    "Ouagadougou|Oudalan|Saada|Sebba|Sochi|Solhane|Solhan|Tukanalipao|Volgograd|Volnovakha|ZARAGOZA"
).split("|")
_OTHER_TOWNS = (
    "Quetta|Peshawar|Gao|Timbuktu|Mosul|Kirkuk|Maiduguri|Kano|Jolo|Zamboanga|Bogota|Medellin|Nairobi|Garissa|"
    "Kandahar|Herat|Aleppo|Homs|Taiz|Aden|Donetsk|Kharkiv|Culiacan|Tijuana|Bangui|Goma|Bunia|Srinagar|Imphal|"
    "Yala|Colombo|Jaffna|Bilbao|Belfast|Ankara|Diyarbakir|Baghdad|Basra|Tripoli|Benghazi"
).split("|")
_SMALL = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()
_WHO = "shopkeepers|teachers|drivers|nurses|neighbours|farmers|students|officials|traders|elders".split("|")
_DID = "spoke of|asked for|waited for|complained of|remembered|praised|described|talked about|hoped for".split("|")
_WHAT = (
    "better roads|the long drought|quiet evenings|new schools|the price of bread|the rains|the harvest|cleaner water|"
    "the old bridge|a longer market week|the closed mill|empty shelves|the coming festival|late wages"
).split("|")
_WHEN = "in the town hall|along the river|after prayers|near the station|over tea|in the old quarter|by the gate".split(
    "|"
)


@cache
def _samples() -> tuple[tuple[str, str], ...]:
    """Title and text of each sample, its furniture left out."""
    with as_file(files("tollbook") / "examples" / "reports") as folder:
        taken = [item.report for item in read_inputs([str(folder)]) if isinstance(item, Taken)]
    return tuple((report.title or "", report.text) for report in taken if not report.set_aside)


def made_report(index: int) -> dict[str, str]:
    """The report of this index, as a record for JSON Lines."""
    draw = random.Random(index)
    title, text = _samples()[index % len(_samples())]
    towns = {town: draw.choice(_OTHER_TOWNS) for town in _TOWNS}
    numbers = {word: draw.choice(_SMALL) for word in _SMALL}

    def vary(words: str) -> str:
        words = re.sub("|".join(map(re.escape, towns)), lambda found: towns[found[0]], words)
        words = re.sub(rf"\b(?:{'|'.join(_SMALL)})\b", lambda found: numbers[found[0]], words)
        words = re.sub(r"\b(?:19|20)\d\d\b", lambda _: str(day.year - draw.randrange(4)), words)
        return re.sub(r"\b\d{1,2}\b(?! [A-Z])", lambda _: str(draw.randint(2, 99)), words)

    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    body = vary(text)
    while len(body.split()) < WORDS:
        who, did, what, when = (draw.choice(words) for words in (_WHO, _DID, _WHAT, _WHEN))
        body += (
            f"\n\nLocal {who} {did} {what} {when}, and {draw.choice(_WHO)} {draw.choice(_DID)} {draw.choice(_WHAT)}."
        )
    made = {"id": f"made-{index}", "publisher": "Sample Wire", "published": day.isoformat(), "text": body}
    return made | {"title": vary(title)} if title else made


def write_reports(path: Path, count: int, *, first: int = 0) -> Path:
    """Writes reports as JSON Lines, one at a time."""
    with path.open("w", encoding="utf-8") as out:
        for record in records(count, first=first):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def records(count: int, *, first: int = 0) -> Iterator[dict[str, str]]:
    return (made_report(index) for index in range(first, first + count))
