"""Learns the tables of weights of the readers from hand-coded reports.

    python -m training.reading_weights FOLDER … --encoders FOLD0 FOLD1 … > src/tollbook/reading/weights.py

Each FOLDER holds coded reports, one JSON file each, or one a line in files that end in .jsonl:
{"report": {…}, "incidents": [{"key", "tolls": [{"quote"}], "quotes": {"trigger": […]}}]}. A scene belongs to
the incident most of whose quoted words stand in it. Each encoder was trained without its fold of the reports, so that
the trained reader's tables are learnt from what the encoder says of reports that it has not seen. Printed is the module
``tollbook.reading.weights``: log-odds by logistic regression with a Gaussian prior, solved exactly, so that the
same folders give the same tables.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from tollbook.encoder.network import Network
from tollbook.gauge.codings import CodedPlace, place_coded
from tollbook.gauge.likeness import is_same_place
from tollbook.gauge.names import is_same_name
from tollbook.model.values import AttackType, Group, Stance
from tollbook.reading import weights
from tollbook.reading.accounts import doers_of, kinds_of, share_responsibility
from tollbook.reading.cast import cast_of
from tollbook.reading.draft import Draft, TollMention
from tollbook.reading.joining import Telling, join_features
from tollbook.reading.kinds import kind_of
from tollbook.reading.pipeline import Pipeline, Step
from tollbook.reading.reader import GRAMMAR, trained_steps
from tollbook.reading.scenes import Scene, cut_scenes
from tollbook.reading.tellings import collect_tellings, group_scenes, incident_features
from tollbook.reading.toll_groups import civilian_features, settle_plain
from tollbook.reading.tolls import weigh_tolls
from tollbook.reading.weighed_claims import claim_features, speakers, weigh_claims
from tollbook.reading.weighed_dates import choice_features, other_dates
from tollbook.reading.weighed_dates import other_features as other_date_features
from tollbook.reading.weighed_doers import best_fit, found_features, other_features, others
from tollbook.reading.weighed_groups import group_features
from tollbook.reading.weighed_places import place_features
from tollbook.reading.weighed_tolls import WEIGHED_TOLLS, toll_features
from tollbook.reading.weighed_types import shares_of, type_features
from tollbook.reading.weighing import Table, weigh
from tollbook.reading.when_and_where import date_of, place_of
from training.coded import before_accounts, coded_reports, report_of
from training.folds import folds_of

Example = tuple[frozenset[str], bool]
Coded = tuple[Draft, list[dict[str, Any]]]


def pipelines_of(encoders: Sequence[Path]) -> list[Pipeline]:
    """The trained reader with each encoder, up to where incidents are told apart; the grammar where there is none."""
    if not encoders:
        return [before_accounts(GRAMMAR)]
    return [before_accounts(Pipeline(trained_steps(Network(path).read))) for path in encoders]


def read_with(pipelines: Sequence[Pipeline], reports: Sequence[dict[str, Any]], steps: slice) -> list[Draft]:
    """Each report, read by these steps of the reader whose encoder has not seen it."""
    drafts = []
    for coded, fold in zip(reports, folds_of(reports, len(pipelines)), strict=True):
        drafts.append(Pipeline(pipelines[fold].steps[steps]).draft(report_of(coded)))
    return drafts


def go_on(draft: Draft, steps: Sequence[Step]) -> Draft:
    """The draft with the layers of further steps."""
    for step in steps:
        draft = replace(draft, **step.run(draft))  # type: ignore[arg-type]
    return draft


NO_INCIDENT = ""


def keys_of_scenes(draft: Draft, incidents: Sequence[dict[str, Any]], scenes: Sequence[Scene]) -> list[str | None]:
    """For each scene the key of the incident that most quoted words in it belong to.

    A scene without quoted words whose figures are those of one incident alone repeats it; one whose figures
    are of no incident belongs to none (``NO_INCIDENT``); of any other nothing can be said (None).
    """
    text = draft.report.text
    votes: list[Counter[str]] = [Counter() for _ in scenes]
    for incident in incidents:
        quotes = [toll["quote"] for toll in incident["tolls"]]
        for kind in ("trigger", "responsibility"):
            said = incident.get("quotes", {}).get(kind) or []
            quotes += [said] if isinstance(said, str) else said
        for quote in quotes:
            start = text.find(quote)
            for scene, vote in zip(scenes, votes, strict=True):
                span = draft.span(scene.first, scene.last)
                if start >= 0 and span.start <= start < span.end:
                    vote[incident["key"]] += 1
    return [
        vote.most_common(1)[0][0] if vote else _key_by_figures(scene, incidents)
        for scene, vote in zip(scenes, votes, strict=True)
    ]


def _key_by_figures(scene: Scene, incidents: Sequence[dict[str, Any]]) -> str | None:
    figures = {(str(toll.measure), toll.count.low) for toll in scene.tolls}
    if not figures:
        return None
    told = {i["key"] for i in incidents for t in i["tolls"] if (t["measure"], t["low"]) in figures}
    return None if len(told) > 1 else next(iter(told), NO_INCIDENT)


def joining_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each scene and each telling begun before it: does the scene belong to it?"""
    examples: list[Example] = []
    for draft, incidents in coded:
        scenes = cut_scenes(draft)
        tellings: dict[str, Telling] = {}
        for scene, key in zip(scenes, keys_of_scenes(draft, incidents, scenes), strict=True):
            begun = list(tellings.values())
            if key is None and scene.refers_back and begun and not scene.tolls:
                # "The attack …" that the coder gave no incident of its own tells more of the one told last.
                latest = max(begun, key=lambda telling: telling.scenes[-1].number)
                examples.append((frozenset(join_features(scene, latest, begun)), True))
            if key is None or not scene.is_eventful:
                continue
            for other, telling in tellings.items():
                examples.append((frozenset(join_features(scene, telling, begun)), other == key))
            if key != NO_INCIDENT:
                tellings.setdefault(key, Telling()).scenes.append(scene)
    return examples


def incident_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each telling that the reader collects: is it an incident of the coding?"""
    examples: list[Example] = []
    for draft, incidents in coded:
        scenes = cut_scenes(draft)
        keys = dict(zip((s.number for s in scenes), keys_of_scenes(draft, incidents, scenes), strict=True))
        tellings = collect_tellings(scenes)
        for telling in tellings:
            coded = any(keys[scene.number] for scene in telling.scenes)
            examples.append((frozenset(incident_features(telling, tellings)), coded))
    return examples


def civilian_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each plain toll of the reader that the coding has too: are its people civilians?"""
    examples: list[Example] = []
    for draft, incidents in coded:
        tellings, _ = group_scenes(cut_scenes(draft), draft)
        weighed = [(telling, _weighed(telling, draft)) for telling in tellings]
        read = [(toll, telling, tolls) for telling, tolls in weighed for toll in tolls]
        for told in (toll for incident in incidents for toll in incident["tolls"]):
            start = draft.report.text.find(told["quote"])
            span = range(start, start + len(told["quote"]))
            same = [each for each in read if _figure(each[0]) == (told["measure"], told["low"], told["high"])]
            if not same:
                continue
            chosen = max(same, key=lambda each: each[0].evidence[0].span.start in span)
            read.remove(chosen)
            toll, telling, tolls = chosen
            if toll.is_plain:
                kind = kind_of(telling, draft)
                features = civilian_features(toll, tolls, telling.scenes, kind, draft)
                examples.append((frozenset(features), told["group"] == Group.CIVILIANS))
    return examples


def _weighed(telling: Telling, draft: Draft) -> list[TollMention]:
    return [weighed.mention for weighed in weigh_tolls(telling.tolls, draft)]


def _figure(toll: TollMention) -> tuple[str, int, int | None]:
    return toll.measure.value, toll.count.low, toll.count.high


def toll_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each figure that the grammar takes for a toll: is there a coded toll
    of this measure and number in the report?"""
    examples: list[Example] = []
    for draft, incidents in coded:
        told = {(toll["measure"], toll["low"]) for incident in incidents for toll in incident["tolls"]}
        for toll in draft.tolls:
            examples.append((frozenset(toll_features(toll, draft)), (str(toll.measure), toll.count.low) in told))
    return examples


def tellings_with_incidents(coded: Sequence[Coded]) -> Iterator[tuple[Draft, list[Telling], Telling, dict[str, Any]]]:
    """Each telling that the reader takes for an incident, with the incident that most of its scenes tell of."""
    for draft, incidents in coded:
        by_key = {incident["key"]: incident for incident in incidents}
        scenes = cut_scenes(draft)
        keys = dict(zip((s.number for s in scenes), keys_of_scenes(draft, incidents, scenes), strict=True))
        tellings, _ = group_scenes(scenes, draft)
        for telling in tellings:
            votes = Counter(keys[scene.number] for scene in telling.scenes if keys[scene.number])
            if votes:
                yield draft, tellings, telling, by_key[votes.most_common(1)[0][0]]


def type_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each incident and each type: is it of this type?"""
    examples: list[Example] = []
    for draft, _, telling, incident in tellings_with_incidents(coded):
        shares = shares_of(telling, draft)
        if shares is not None:
            chosen = kind_of(telling, draft)
            examples += [
                (frozenset(type_features(kind, chosen, shares)), incident["type"] == kind) for kind in AttackType
            ]
    return examples


def group_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each right figure and each group: are its people of this group?"""
    examples: list[Example] = []
    for draft, _, telling, incident in tellings_with_incidents(coded):
        (kind,) = kinds_of(draft, [telling])
        tolls = weigh_tolls([toll for scene in telling.scenes for toll in scene.tolls], draft)
        for toll in (weighed.mention for weighed in settle_plain(tolls, telling.scenes, kind, draft)):
            figure = (str(toll.measure), toll.count.low)
            groups = {t["group"] for t in incident["tolls"] if (t["measure"], t["low"]) == figure}
            if len(groups) == 1:
                examples += [(frozenset(group_features(group, toll, kind, draft)), group in groups) for group in Group]
    return examples


def place_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each place of a report and each of its incidents: did it happen there?"""
    examples: list[Example] = []
    for draft, _, telling, incident in tellings_with_incidents(coded):
        if not incident["place"] or not incident["place"].get("name"):
            continue
        chosen = place_of(telling, draft)
        raw = incident["place"]
        coded_place = CodedPlace(raw["name"], raw.get("admin1"), raw.get("country"), raw.get("lat"), raw.get("lon"))
        for place in draft.places:
            features = frozenset(place_features(place, telling, draft, chosen))
            examples.append((features, is_same_place(coded_place, place_coded(place.ref))))
    return examples


def date_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each time that a report names and each of its incidents: did it happen then?"""
    examples: list[Example] = []
    for draft, tellings, telling, incident in tellings_with_incidents(coded):
        span = incident["date"]
        if not span:
            continue
        told = (date.fromisoformat(span["start"]), date.fromisoformat(span["end"]))
        chosen = date_of(telling, tellings, draft)
        if chosen is not None:
            features = frozenset(choice_features(chosen, telling, draft))
            examples.append((features, (chosen.range.start, chosen.range.end) == told))
        for other in other_dates(draft, chosen):
            assert other.range is not None
            features = frozenset(other_date_features(other, telling, draft, chosen))
            examples.append((features, (other.range.start, other.range.end) == told))
    return examples


def doer_examples(coded: Sequence[Coded]) -> list[Example]:
    """One example for each perpetrator that the grammar finds, and each actor that it might have taken for one."""
    examples: list[Example] = []
    for draft, tellings, telling, incident in tellings_with_incidents(coded):
        kinds = kinds_of(draft, tellings)
        kind = kinds[tellings.index(telling)]
        names = [each["name"] for each in incident["perpetrators"]]
        spoken = weigh_claims(draft, tellings, share_responsibility(draft, tellings))
        found = doers_of(draft, tellings, kinds, spoken)[tellings.index(telling)]
        cast, scenes = cast_of(draft), telling.scenes
        best = best_fit(cast, scenes, draft)
        for each in found:
            features = frozenset(found_features(each, cast, best, scenes, draft, kind))
            examples.append((features, any(is_same_name(name, each.value.actor.name) for name in names)))
        for actor in others(cast, scenes, draft, found):
            features = frozenset(other_features(actor, best, scenes, draft, kind, found))
            examples.append((features, any(is_same_name(name, actor.ref.name) for name in names)))
    return examples


def claim_examples(coded: Sequence[Coded], stance: Stance) -> list[Example]:
    """One example for each of a report's cast and each of its incidents: does the coding say so?"""
    examples: list[Example] = []
    for draft, tellings, telling, incident in tellings_with_incidents(coded):
        said = [each["actor"] for each in incident["responsibility"] if each["stance"] == stance]
        spoken = share_responsibility(draft, tellings)
        for member in speakers(draft, spoken):
            features = frozenset(claim_features(member, stance, draft, tellings, spoken, tellings.index(telling)))
            examples.append((features, any(is_same_name(name, member.mentions[0].ref.name) for name in said)))
    return examples


def learn(examples: Sequence[Example], shrink: float) -> dict[str, float]:
    """Log-odds for each feature that stands in at least five examples: logistic regression with a Gaussian prior of
    variance 1 / *shrink* on each weight, solved by Newton's method."""
    seen = Counter(feature for features, _ in examples for feature in features)
    names = sorted(feature for feature, count in seen.items() if count >= 5)
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, (features, _) in enumerate(examples):
        matrix[row, [column[feature] for feature in features if feature in column]] = 1
    truth = np.array([label for _, label in examples], float)
    weights = np.zeros(len(names))
    for _ in range(12):
        told = 1 / (1 + np.exp(-(matrix @ weights)))
        gradient = matrix.T @ (told - truth) + shrink * weights
        curvature = (matrix * (told * (1 - told))[:, None]).T @ matrix + shrink * np.eye(len(names))
        weights -= np.linalg.solve(curvature, gradient)
    return dict(zip(names, (float(weight) for weight in weights), strict=True))


HEADER = '''"""The tables that the readers weigh by: log-odds, learnt from hand-coded reports by
``python -m training.reading_weights``. A feature that speaks for is above zero, one that speaks against below. The
``TRAINED`` ones are those of the reader with an encoder."""

from __future__ import annotations
'''


def right_of(table: Table, examples: Sequence[Example]) -> float:
    """The share of examples that the table tells right."""
    return sum((weigh(features, table) >= 0) == label for features, label in examples) / len(examples)


def table(name: str, examples: Sequence[Example], shrink: float) -> str:
    """A table as it stands in the module, with how often it tells right on the examples that it was learnt from, and
    on fifths of them that it was not learnt from."""
    learnt = learn_table(examples, shrink)
    held_out = sum(
        right_of(learn_table([e for i, e in enumerate(examples) if i * 5 // len(examples) != part], shrink), fifth)
        * len(fifth)
        for part in range(5)
        for fifth in [[e for i, e in enumerate(examples) if i * 5 // len(examples) == part]]
    ) / len(examples)
    positive = sum(label for _, label in examples)
    told = f"{right_of(learnt, examples):.1%} told right, {held_out:.1%} when learnt from the other four fifths"
    print(f"{name}: {told}", file=sys.stderr)
    lines = [f"# {len(examples)} examples, {positive} of them positive; {told}"]
    lines += [f"{name}: dict[str, float] = {{", *(f'    "{f}": {w},' for f, w in sorted(learnt.items())), "}"]
    return "\n".join(lines)


def learn_table(examples: Sequence[Example], shrink: float) -> dict[str, float]:
    return {feature: round(weight, 1) for feature, weight in learn(examples, shrink).items()}


SHRINK = 2.0
# The civilians have few examples and many features.
MORE_SHRINK = 10.0


def set_table(name: str, examples: Sequence[Example], shrink: float = SHRINK) -> str:
    """Learns a table and puts it in force, for what is learnt after it hangs on it; gives it as text."""
    in_force: dict[str, float] = getattr(weights, name)
    in_force.clear()
    in_force.update(learn_table(examples, shrink))
    return table(name, examples, shrink)


def learn_all(reports: Sequence[dict[str, Any]], encoders: Sequence[Path]) -> Iterator[str]:
    """The tables of the grammar, or of the trained reader, in the order in which they hang on each other."""
    prefix = "TRAINED_" if encoders else ""
    pipelines = pipelines_of(encoders)
    names = [step.name for step in pipelines[0].steps]
    cut = names.index(WEIGHED_TOLLS.name) if encoders else len(names)
    drafts = read_with(pipelines, reports, slice(cut))
    incidents = [coded["incidents"] for coded in reports]
    if encoders:
        coded = list(zip(drafts, incidents, strict=True))
        yield set_table("TOLL", toll_examples(coded))
        drafts = [go_on(draft, pipelines[0].steps[cut:]) for draft in drafts]
    coded = list(zip(drafts, incidents, strict=True))
    yield set_table(f"{prefix}JOINING", joining_examples(coded))
    yield set_table(f"{prefix}INCIDENT", incident_examples(coded))
    if not encoders:
        yield set_table("CIVILIANS", civilian_examples(coded), MORE_SHRINK)
    else:
        yield set_table("TYPE", type_examples(coded))
        yield set_table("GROUP", group_examples(coded))
        yield set_table("PLACE", place_examples(coded))
        yield set_table("DATE", date_examples(coded))
        yield set_table("CLAIMANT", claim_examples(coded, Stance.CLAIMED))
        yield set_table("DENIER", claim_examples(coded, Stance.DENIED))
        yield set_table("DOER", doer_examples(coded))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--encoders", type=Path, nargs="+", required=True)
    given = arguments.parse_args()
    reports = list(coded_reports(given.folders))
    print(HEADER)
    for encoders in ([], given.encoders):
        for each in learn_all(reports, encoders):
            print(each)


if __name__ == "__main__":
    main()
