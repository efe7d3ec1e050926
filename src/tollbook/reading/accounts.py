"""Makes the accounts of a report: groups its scenes into tellings and writes down, for each, what is claimed of
the incident, every claim with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from tollbook.model.account import Account
from tollbook.model.claim import Claim, Doubt, Evidence, Source, Status, claim_id
from tollbook.model.ids import name_for
from tollbook.model.values import (
    ActorRef,
    AttackType,
    Harm,
    Measure,
    NoClaim,
    Responsibility,
    Stance,
    Target,
    Term,
    Toll,
    Value,
    Weapon,
)
from tollbook.reading.best import best_figures
from tollbook.reading.draft import Draft, ResponsibilityMention
from tollbook.reading.joining import Telling, type_of
from tollbook.reading.perpetrators import find_perpetrators
from tollbook.reading.pipeline import Step
from tollbook.reading.scenes import Scene, cut_scenes
from tollbook.reading.targets import find_aims
from tollbook.reading.tellings import group_scenes
from tollbook.reading.tolls import WeighedToll, settle_groups, weigh_tolls
from tollbook.reading.victims import find_victims
from tollbook.reading.weapon_words import find_weapons
from tollbook.reading.when_and_where import date_of, place_of

V = TypeVar("V")

_HARM = {
    Measure.KILLED: Harm.KILLED,
    Measure.WOUNDED: Harm.WOUNDED,
    Measure.CAPTURED: Harm.CAPTURED,
    Measure.MISSING: Harm.MISSING,
}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes claims of one account."""

    draft: Draft
    account_id: str

    def claim(
        self,
        value: Value,
        rule: str,
        evidence: Sequence[Evidence],
        source: Source | None = None,
        status: Status = Status.CURRENT,
    ) -> Claim:
        words, value = tuple(dict.fromkeys(evidence)), on_one_line(value)
        return Claim(claim_id(self.account_id, value, words), value, rule, words, source, status)


def on_one_line(value: V) -> V:
    """The value with the line breaks of hard-wrapped copy taken out of its words; its evidence keeps them."""
    changed: dict[str, object] = {}
    for field in fields(value):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        if isinstance(held, ActorRef):
            changed[field.name] = on_one_line(held)
        elif type(held) is str and "\n" in held:
            changed[field.name] = " ".join(held.split())
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def make_accounts(draft: Draft) -> dict[str, object]:
    """The accounts of a report, in the order in which it begins to tell them."""
    tellings, unsure = group_scenes(cut_scenes(draft), draft)
    ids = [_account_id(draft, telling) for telling in tellings]
    spoken = _share_responsibility(draft, tellings)
    accounts = []
    for index, telling in enumerate(tellings):
        writer = _Writer(draft, ids[index])
        claims = tuple(_claims(writer, telling, tellings, spoken[index]))
        part_of = ids[telling.part_of] if telling.part_of is not None else None
        accounts.append(Account(ids[index], draft.report.id, telling.role, claims, best_figures(claims), part_of))
    return {"accounts": tuple(accounts), "doubts": draft.doubts + tuple(_doubt(draft, telling) for telling in unsure)}


def _doubt(draft: Draft, telling: Telling) -> Doubt:
    first = telling.scenes[0]
    span = draft.span(first.first, first.last)
    return Doubt(span, "tellings/unsure", "this may tell of an incident; too little is told to be sure")


def _account_id(draft: Draft, telling: Telling) -> str:
    first = telling.scenes[0]
    span = draft.span(first.first, first.last)
    return name_for("a", draft.report.id, span.start, span.end)


def _claims(
    writer: _Writer,
    telling: Telling,
    tellings: Sequence[Telling],
    spoken: Sequence[ResponsibilityMention],
) -> Iterator[Claim]:
    draft = writer.draft
    tolls = weigh_tolls([toll for scene in telling.scenes for toll in scene.tolls], draft)
    kind = type_of(telling.scenes) or AttackType.ARMED_ASSAULT
    tolls = settle_groups(tolls, kind, draft)
    yield _type_claim(writer, telling, kind)
    when = date_of(telling, tellings, draft)
    if when is not None:
        yield writer.claim(when.range, when.rule, when.evidence)
    where = place_of(telling, draft)
    if where is not None:
        yield writer.claim(where.ref, where.rule, where.evidence)
    aims = list(_targets(writer, telling.scenes, kind))
    yield from _toll_claims(writer, tolls)
    yield from _responsibility(writer, telling, kind, spoken)
    yield from aims
    yield from _victims(writer, telling.scenes, tolls)
    yield from _weapons(writer, telling.scenes, kind)


def _type_claim(writer: _Writer, telling: Telling, kind: AttackType) -> Claim:
    attacks = [attack for scene in telling.scenes for attack in scene.attacks if attack.type is kind]
    spans = [attack.span for attack in attacks[:1]]
    if not spans:
        toll = next(toll for scene in telling.scenes for toll in scene.tolls)
        spans = [evidence.span for evidence in toll.evidence if evidence.part == "harm"]
    rule = f"attacks/{attacks[0].form}" if attacks else "attacks/harm-alone"
    return writer.claim(Term(kind), rule, [Evidence(span, "trigger") for span in spans])


def _toll_claims(writer: _Writer, tolls: Sequence[WeighedToll]) -> Iterator[Claim]:
    text = writer.draft.report.text
    claims = []
    for toll in tolls:
        mention = toll.mention
        victims = mention.victims.of(text) if mention.victims else None
        value = Toll(mention.measure, mention.group, mention.count, victims, mention.words)
        evidence = list(mention.evidence)
        if toll.source is not None:
            evidence.append(Evidence(toll.source.span, "source"))
        claims.append(writer.claim(value, mention.rule, evidence, toll.source, toll.status))
    for claim, toll in zip(claims, tolls, strict=True):
        yield claim if toll.whole is None else replace(claim, part_of=claims[toll.whole].id)


def _responsibility(
    writer: _Writer, telling: Telling, kind: AttackType, spoken: Sequence[ResponsibilityMention]
) -> Iterator[Claim]:
    """Perpetrators and who claims or denies: a group that claims is a perpetrator; one that is accused is an
    alleged one; a plain doer stands when no group is named."""
    for found in find_perpetrators(telling.scenes, writer.draft, kind, spoken):
        yield writer.claim(found.value, found.rule, found.evidence, found.source)
    told: set[tuple[str, Stance]] = set()
    for mention in spoken:
        if mention.actor is None:
            yield writer.claim(NoClaim(), mention.rule, mention.evidence)
        elif mention.stance is not None:
            ref = mention.actor.ref
            said = (ref.actor_id or ref.name.lower(), mention.stance)
            if said in told:
                continue
            told.add(said)
            value = Responsibility(ref, mention.stance)
            yield writer.claim(value, mention.rule, mention.evidence)


def _share_responsibility(draft: Draft, tellings: Sequence[Telling]) -> list[list[ResponsibilityMention]]:
    """Each claim or denial goes to the telling whose words stand nearest before it."""
    shared: list[list[ResponsibilityMention]] = [[] for _ in tellings]
    for mention in draft.responsibility:
        best: tuple[int, int] | None = None
        for index, telling in enumerate(tellings):
            for scene in telling.scenes:
                distance = mention.sentence - scene.sentence
                key = (distance if distance >= 0 else 100 - distance, index)
                if best is None or key < best:
                    best = key
        if best is not None:
            shared[best[1]].append(mention)
    return shared


def _targets(writer: _Writer, scenes: Sequence[Scene], kind: AttackType) -> Iterator[Claim]:
    for aim in find_aims(scenes, writer.draft, kind):
        value = Target(aim.span.of(writer.draft.report.text), aim.kind, aim.group)
        yield writer.claim(value, aim.rule, [Evidence(aim.span, "target")])


def _victims(writer: _Writer, scenes: Sequence[Scene], tolls: Sequence[WeighedToll]) -> Iterator[Claim]:
    for found in find_victims(scenes, tolls, writer.draft):
        yield writer.claim(found.value, found.rule, found.evidence, found.source)


def _weapons(writer: _Writer, scenes: Sequence[Scene], kind: AttackType) -> Iterator[Claim]:
    for weapon in find_weapons(scenes, writer.draft, kind):
        value = Weapon(weapon.span.of(writer.draft.report.text), weapon.weapon_class)
        yield writer.claim(value, weapon.rule, [Evidence(weapon.span, "weapon")])


ACCOUNTS = Step(
    "accounts",
    needs=(
        "tokens",
        "sentences",
        "matches",
        "numbers",
        "dates",
        "places",
        "sites",
        "actors",
        "people",
        "speeches",
        "attacks",
        "tolls",
        "responsibility",
        "accusations",
    ),
    gives=("accounts", "doubts"),
    run=make_accounts,
)
