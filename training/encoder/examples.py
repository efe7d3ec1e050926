"""Turns annotated reports into labels: coded reports (the layout of the codebook) and MUC-3/4 templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tollbook.encoder.signals import GROUPS, MEASURES, ROLES, TYPES
from tollbook.model.values import Stance
from tollbook.reading.draft import Draft
from tollbook.reading.reader import GRAMMAR
from training.coded import before_accounts, report_of
from training.encoder.labels import IGNORED, Labels, unlabelled

Range = tuple[int, int]
_SMALL_WORDS = frozenset("a an the of and in on at by to for with from that was were had has have been who".split())


_BEFORE_ACCOUNTS = before_accounts(GRAMMAR)


class _Text:
    """Finds annotated words in a text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.report.text

    def tokens(self, start: int, end: int) -> Range | None:
        tokens = self.draft.tokens
        inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
        return (inside[0], inside[-1] + 1) if inside else None

    def occurrences(self, words: str) -> list[Range]:
        pattern = r"\s+".join(map(re.escape, words.split()))
        if not pattern:
            return []
        found = re.finditer(rf"(?<!\w){pattern}(?!\w)", self.text)
        ranges = (self.tokens(match.start(), match.end()) for match in found)
        return [range_ for range_ in ranges if range_ is not None]

    def nearest(self, words: str, anchors: Sequence[int]) -> Range | None:
        """The occurrence nearest to the anchors; the first one where there are none."""
        found = self.occurrences(words)
        if not found:
            return None
        if not anchors:
            return found[0]
        return min(found, key=lambda range_: min(abs(range_[0] - anchor) for anchor in anchors))


def coded_labels(coded: dict[str, Any]) -> Labels:
    """Labels of one coded report."""
    draft = _BEFORE_ACCOUNTS.draft(report_of(coded))
    incidents = coded["incidents"]
    labels = unlabelled(coded["report"]["id"], list(draft.tokens), [s.first for s in draft.sentences], len(incidents))
    labels.violent = int(bool(incidents))
    labels.trigger[:] = labels.toll[:] = labels.role[:] = 0
    labels.role[:, ROLES.index("victim")] = IGNORED  # coded reports count victims, they do not name them
    text = _Text(draft)
    for number, incident in enumerate(incidents):
        _label_incident(labels, text, number, incident)
    _forget_twins(labels)
    return labels


def _label_incident(labels: Labels, text: _Text, number: int, incident: dict[str, Any]) -> None:
    quotes = incident.get("quotes", {})
    anchors: list[int] = []
    for toll in incident["tolls"]:
        start = text.text.find(toll["quote"])
        range_ = text.tokens(start, start + len(toll["quote"])) if start >= 0 else None
        if range_ is None:
            continue
        anchors += range(*range_)
        for first, last in _figure(text.draft, range_, toll["low"]):
            labels.toll[first:last, MEASURES.index(toll["measure"])] = 1
            labels.group[first:last] = GROUPS.index(toll["group"])
            labels.incidents[first:last, number] = True
    if not anchors:
        for words in [quotes.get("place"), quotes.get("date")]:
            found = text.nearest(words, []) if words else None
            anchors += [found[0]] if found else []
    for words in _listed(quotes.get("trigger")):
        found = text.nearest(words, anchors)
        if found is None:
            continue
        anchors.append(found[0])
        for index in range(*found):
            if labels.tokens[index].lower not in _SMALL_WORDS and labels.tokens[index].is_word:
                labels.trigger[index] = 1
                labels.type[index] = TYPES.index(incident["type"])
                labels.incidents[index, number] = True
    names = {
        "place": _listed(quotes.get("place")),
        "date": _listed(quotes.get("date")),
        "perpetrator": [p["name"] for p in incident["perpetrators"]],
        "target": incident["targets"],
        "weapon": incident["weapons"],
    }
    for role, told in names.items():
        for words in told:
            found = _label_role(labels, text, role, words, anchors)
            if found is not None and role != "weapon":
                labels.incidents[found[0] : found[1], number] = True
    for toll in incident["tolls"]:
        if toll["source"]:
            _label_role(labels, text, "source", toll["source"], _starts(text, [toll["quote"]]))
    said = _starts(text, _listed(quotes.get("responsibility"))) or anchors
    for spoken in incident["responsibility"]:
        role = "claimant" if spoken["stance"] == Stance.CLAIMED else "denier"
        found = _label_role(labels, text, role, spoken["actor"], said)
        if found is not None:
            labels.incidents[found[0] : found[1], number] = True
    mine = labels.incidents[:, number]
    labels.background[mine & (labels.background != 0)] = int(incident["role"] == "background")


def _label_role(labels: Labels, text: _Text, role: str, words: str, anchors: Sequence[int]) -> Range | None:
    """Marks the words where they stand nearest to the anchors. Elsewhere the same words may have the role or not: the
    coding does not say."""
    found = text.nearest(words, anchors)
    if found is None:
        return None
    column = labels.role[:, ROLES.index(role)]
    for first, last in text.occurrences(words):
        part = column[first:last]
        part[part == 0] = IGNORED
    column[found[0] : found[1]] = 1
    return found


def _starts(text: _Text, quotes: Iterable[str]) -> list[int]:
    """The first tokens of quoted words, each where it stands first."""
    places = ((text.text.find(quote), quote) for quote in quotes)
    ranges = (text.tokens(start, start + len(quote)) for start, quote in places if start >= 0)
    return [range_[0] for range_ in ranges if range_ is not None]


def _listed(said: str | list[str] | None) -> list[str]:
    if not said:
        return []
    return [said] if isinstance(said, str) else said


def _figure(draft: Draft, quoted: Range, low: int) -> Iterator[Range]:
    """Where in the quoted words the figure stands: the number and the noun of its people, as the grammar cuts them,
    else the number alone, else the last word."""
    people = [p for p in draft.people if quoted[0] <= p.first < quoted[1] and p.count is not None]
    right = [p for p in people if p.count is not None and p.count.low == low]
    if right:
        yield right[0].first, right[0].last
        return
    numbers = [n for n in draft.numbers if quoted[0] <= n.first < quoted[1] and n.count.low == low]
    if numbers:
        yield numbers[0].first, numbers[0].last
        return
    inside = [p for p in draft.people if quoted[0] <= p.first < quoted[1]]
    yield (inside[0].first, inside[0].last) if inside else (quoted[1] - 1, quoted[1])


def _forget_twins(labels: Labels) -> None:
    """A word that names an attack somewhere may do so elsewhere without the coder's mark: there nothing is known."""
    told = {labels.tokens[i].lower for i in np.flatnonzero(labels.trigger == 1)}
    for index, token in enumerate(labels.tokens):
        if labels.trigger[index] == 0 and token.lower in told:
            labels.trigger[index] = IGNORED


def muc_labels(document: dict[str, Any]) -> Labels:
    """Labels of one MUC document: roles, which of them belong together, and whether it tells of an incident."""
    raw = {"id": document["doc_id"], "text": document["text"], "published": document.get("dct")}
    draft = _BEFORE_ACCOUNTS.draft(report_of({"report": raw}))
    incidents = document["incidents"]
    labels = unlabelled(document["doc_id"], list(draft.tokens), [s.first for s in draft.sentences], len(incidents))
    labels.violent = int(bool(incidents))
    told = [ROLES.index(name) for name in ("perpetrator", "target", "victim", "weapon", "place")]
    labels.role[:, told] = 0
    text = _Text(draft)
    for number, incident in enumerate(incidents):
        names = {
            "perpetrator": [*incident["perp_individuals"], *incident["perp_orgs"]],
            "target": incident["targets"],
            "victim": incident["victims"],
            "weapon": incident["weapons"],
        }
        said = {
            role: [alt for filler in fillers for alt in filler["alts"] + filler.get("descs", [])]
            for role, fillers in names.items()
        }
        said["place"] = list(_muc_places(incident["location_raw"]))
        for role, words in said.items():
            for each in words:
                for first, last in text.occurrences(each)[:3]:
                    labels.role[first:last, ROLES.index(role)] = 1
                    if role != "weapon":
                        labels.incidents[first:last, number] = True
    return labels


def _muc_places(locations: Iterable[str]) -> Iterator[str]:
    """The names in "COLOMBIA: CUCUTA (CITY) - CAMPANARIO (RURAL AREA)", without the country."""
    for location in locations:
        for part in re.split(r"[:-]", location)[1:]:
            name = re.sub(r"\(.*?\)", "", part).strip()
            if name:
                yield name


def muc_documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file of MUC templates, one a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
