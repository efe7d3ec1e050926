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
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
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
from tollbook.reading.draft import Accusation, Draft, ResponsibilityMention
from tollbook.reading.joining import Telling
from tollbook.reading.kinds import kind_of
from tollbook.reading.perpetrators import Found, find_perpetrators, is_answer
from tollbook.reading.pipeline import Step
from tollbook.reading.scenes import Scene, cut_scenes
from tollbook.reading.targets import find_aims
from tollbook.reading.tellings import group_scenes
from tollbook.reading.toll_groups import settle_plain
from tollbook.reading.tolls import WeighedToll, weigh_tolls
from tollbook.reading.victims import find_victims
from tollbook.reading.weapon_words import find_weapons
from tollbook.reading.weighed_claims import weigh_claims
from tollbook.reading.weighed_dates import weigh_dates
from tollbook.reading.weighed_doers import weigh_doers
from tollbook.reading.weighed_groups import weigh_groups
from tollbook.reading.weighed_places import weigh_places
from tollbook.reading.weighed_types import weigh_type
from tollbook.reading.when_and_where import date_of, place_of

V = TypeVar("V")

# So many sentences behind an incident a person may be accused of it in a sentence that tells of no attack.
_STRAY = 2

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
    spoken = weigh_claims(draft, tellings, share_responsibility(draft, tellings))
    kinds = kinds_of(draft, tellings)
    doers = weigh_doers(draft, tellings, kinds, doers_of(draft, tellings, kinds, spoken))
    accounts = []
    for index, telling in enumerate(tellings):
        writer = _Writer(draft, ids[index])
        claims = tuple(_claims(writer, telling, kinds[index], tellings, spoken[index], doers[index]))
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
    kind: AttackType,
    tellings: Sequence[Telling],
    spoken: Sequence[ResponsibilityMention],
    doers: Sequence[Found],
) -> Iterator[Claim]:
    draft = writer.draft
    tolls = weigh_tolls([toll for scene in telling.scenes for toll in scene.tolls], draft)
    tolls = weigh_groups(settle_plain(tolls, telling.scenes, kind, draft), kind, draft)
    yield _type_claim(writer, telling, kind)
    when = weigh_dates(telling, draft, date_of(telling, tellings, draft))
    if when is not None:
        yield writer.claim(when.range, when.rule, when.evidence)
    where = weigh_places(telling, draft, place_of(telling, draft))
    if where is not None:
        yield writer.claim(where.ref, where.rule, where.evidence)
    yield from _toll_claims(writer, tolls)
    yield from _responsibility(writer, spoken, doers)
    victims = find_victims(telling.scenes, tolls, draft, kind)
    for aim in find_aims(telling.scenes, draft, kind, victims):
        target = Target(aim.span.of(draft.report.text), aim.kind, aim.group)
        yield writer.claim(target, aim.rule, [Evidence(aim.span, "target")])
    for victim in victims:
        yield writer.claim(victim.value, victim.rule, victim.evidence, victim.source)
    yield from _weapons(writer, telling.scenes, kind)


def _type_claim(writer: _Writer, telling: Telling, kind: AttackType) -> Claim:
    """The type rests on the first word for it; where its circumstances alone tell it, on the first word for an attack,
    and where there is none, on the harm."""
    attacks = [attack for scene in telling.scenes for attack in scene.attacks]
    worded = [attack for attack in attacks if attack.type is kind]
    if worded:
        span, rule = worded[0].span, f"attacks/{worded[0].form}"
    elif attacks:
        span, rule = attacks[0].span, "attacks/by-circumstances"
    else:
        toll = next(toll for scene in telling.scenes for toll in scene.tolls)
        span = next(evidence.span for evidence in toll.evidence if evidence.part == "harm")
        rule = "attacks/harm-alone"
    return writer.claim(Term(kind), rule, [Evidence(span, "trigger")])


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
    writer: _Writer, spoken: Sequence[ResponsibilityMention], doers: Sequence[Found]
) -> Iterator[Claim]:
    """Perpetrators and who claims or denies: a group that claims is a perpetrator; one that is accused is an
    alleged one; a plain doer stands when no group is named."""
    for found in doers:
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


def kinds_of(draft: Draft, tellings: Sequence[Telling]) -> list[AttackType]:
    """For each telling what kind of attack it tells of."""
    return [weigh_type(telling, draft, kind_of(telling, draft)) for telling in tellings]


def doers_of(
    draft: Draft,
    tellings: Sequence[Telling],
    kinds: Sequence[AttackType],
    spoken: Sequence[Sequence[ResponsibilityMention]],
) -> list[list[Found]]:
    """For each telling the perpetrators that the grammar finds."""
    accused = _share_accusations(draft, tellings)
    found = [
        find_perpetrators(telling.scenes, draft, kinds[index], spoken[index], accused[index])
        for index, telling in enumerate(tellings)
    ]
    return _share_doers(tellings, kinds, found)


def _share_doers(
    tellings: Sequence[Telling], kinds: Sequence[AttackType], doers: Sequence[list[Found]]
) -> list[list[Found]]:
    """Where no doer is told of for one attack of a campaign, it has the doers of the campaign: whom somebody accuses
    of all, and a state that attacks. "Rebels" who did many things need not have done each."""
    shared = []
    for telling, found in zip(tellings, doers, strict=True):
        if found or telling.part_of is None or kinds[telling.part_of] is AttackType.ARMED_CLASH:
            shared.append(found)
            continue
        shared.append([each._replace(rule="roles/of-campaign") for each in doers[telling.part_of] if _did_all(each)])
    return shared


def _did_all(doer: Found) -> bool:
    return doer.value.basis is Basis.ALLEGED or doer.value.actor.kind is ActorKind.STATE


def share_responsibility(draft: Draft, tellings: Sequence[Telling]) -> list[list[ResponsibilityMention]]:
    """Each claim or denial goes to the telling whose words stand nearest before it."""
    shared: list[list[ResponsibilityMention]] = [[] for _ in tellings]
    for mention in draft.responsibility:
        nearest = _nearest(mention.sentence, tellings)
        if nearest is not None and not is_answer(mention, kind_of(tellings[nearest], draft)):
            shared[nearest].append(mention)
    return shared


def _share_accusations(draft: Draft, tellings: Sequence[Telling]) -> list[list[Accusation]]:
    """Each accusation goes to the tellings in whose sentences it stands; one that stands outside of all, of a person
    by name, goes to the telling whose words stand nearest before it."""
    sentences = [{scene.sentence for scene in telling.scenes} for telling in tellings]
    shared: list[list[Accusation]] = [[] for _ in tellings]
    for accusation in draft.accusations:
        indices = [index for index, told in enumerate(sentences) if accusation.sentence in told]
        if not indices and accusation.actor.ref.kind is ActorKind.INDIVIDUALS and accusation.actor.is_named:
            nearest = _nearest(accusation.sentence, tellings)
            near = nearest is not None and any(0 <= accusation.sentence - n <= _STRAY for n in sentences[nearest])
            indices = [nearest] if nearest is not None and near else []
        for index in indices:
            shared[index].append(accusation)
    return shared


def _nearest(sentence: int, tellings: Sequence[Telling]) -> int | None:
    """The telling with the nearest scene before this sentence, or failing that behind it."""
    best: tuple[int, int] | None = None
    for index, telling in enumerate(tellings):
        for scene in telling.scenes:
            distance = sentence - scene.sentence
            key = (distance if distance >= 0 else 100 - distance, index)
            if best is None or key < best:
                best = key
    return best[1] if best is not None else None


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
    asks=("signals",),
)
