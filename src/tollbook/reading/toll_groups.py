"""Says whether the harmed are civilians where neither their noun nor their sentence tells: plain people, bare numbers,
"others", people of a nation. Named features of what is told around them are looked up in a table of weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tollbook.lexicon.match import Match
from tollbook.model.values import AttackType, Group, Measure
from tollbook.reading.draft import Draft, PeopleForm, TollMention, TollState
from tollbook.reading.scenes import Scene
from tollbook.reading.tolls import WeighedToll
from tollbook.reading.weights import CIVILIANS

_WAYS = {
    AttackType.BOMBING: "blast",
    AttackType.GRENADE_ATTACK: "blast",
    AttackType.AIR_STRIKE: "from afar",
    AttackType.SHELLING: "from afar",
}
_GUNMEN = frozenset({"gunmen", "attackers", "bandits", "mob"})
_TOWNS = frozenset({"city", "town"})  # "the resort city" is no resort
# What stands before those whom an attack fell on: "a crowd of shoppers", "a bus carrying pilgrims".
_AIMED_BY = frozenset(
    {"of", "on", "at", "against", "targeting", "carrying", "upon", "toward", "towards", "between", "among", "attacked"}
)

Bounds = tuple[int, int]


def settle_plain(
    tolls: Sequence[WeighedToll], scenes: Sequence[Scene], kind: AttackType, draft: Draft
) -> list[WeighedToll]:
    """The tolls, each plain one as one of civilians where the sum of the weights of its features says so."""
    mentions = [toll.mention for toll in tolls]
    return [
        replace(toll, mention=replace(toll.mention, group=Group.CIVILIANS))
        if toll.mention.is_plain and _civilian_score(toll.mention, mentions, scenes, kind, draft) > 0
        else toll
        for toll in tolls
    ]


def _civilian_score(
    toll: TollMention, tolls: Sequence[TollMention], scenes: Sequence[Scene], kind: AttackType, draft: Draft
) -> float:
    return sum(CIVILIANS.get(feature, 0.0) for feature in civilian_features(toll, tolls, scenes, kind, draft))


def civilian_features(
    toll: TollMention, tolls: Sequence[TollMention], scenes: Sequence[Scene], kind: AttackType, draft: Draft
) -> Iterator[str]:
    """The names of the features that speak for or against this plain toll being one of civilians. ``tolls`` are those
    of the incident that ``scenes`` tell of, ``kind`` its type. What stands in the sentence of the toll is "here"."""
    way = _WAYS.get(kind, kind.value)
    yield way
    yield "toll noun" if toll.rule.endswith("toll-noun") else f"noun {toll.noun or 'bare'}"
    sentence = draft.sentences[toll.sentence]
    here = [(sentence.first, sentence.last)]
    told = [(s.first, s.last) for s in (draft.sentences[n] for n in sorted({scene.sentence for scene in scenes}))]
    for label, bounds in (("here", here), ("told", told)):
        for name in _about(draft, bounds):
            yield f"{name}, {label}"
            yield f"{name}, {label}, {way}"
        named = {actor.group for actor in draft.actors if actor.is_named and _is_within(actor.first, bounds)}
        yield from (f"named {group}, {label}" for group in sorted(named))
    yield from _beside(toll, tolls)
    if toll.measure is Measure.CAPTURED:
        yield "arrested" if _is_arrest(toll, draft) else "captured"
    if toll.state is TollState.PART:
        yield "is a part"


def _is_before_town(draft: Draft, site: Match) -> bool:
    """Whether the word right behind the site is one for a town; a report may end with the site."""
    return site.last < len(draft.tokens) and draft.tokens[site.last].lower in _TOWNS


def _about(draft: Draft, bounds: Sequence[Bounds]) -> Iterator[str]:
    """Who and what stands between these tokens: sites, doers, crowds."""
    found = (site for site in _within(draft, "sites", bounds) if not _is_before_town(draft, site))
    sites = {site.entry.get("group") for site in found}
    if "security_forces" in sites:
        yield "post"
    elif "civilians" in sites:
        yield "civil site"
    doers = {match.entry.id for match in _within(draft, "plain_actors", bounds)}
    if doers & _GUNMEN:
        yield "gunmen"
    if "militants" in doers:
        yield "militants"
    crowds = (p for p in draft.people if p.form is PeopleForm.PLURAL and p.group is Group.CIVILIANS)
    if any(_is_within(p.first, bounds) and draft.tokens[p.first - 1].lower in _AIMED_BY for p in crowds):
        yield "crowd"


def _beside(toll: TollMention, tolls: Sequence[TollMention]) -> Iterator[str]:
    """Whom the other tolls of the incident harmed, as far as they say."""
    others = [other for other in tolls if not other.is_plain and other.count.high != 0]
    if not others:
        yield "only plain tolls"
    for label, near in (("here", [o for o in others if o.sentence == toll.sentence]), ("told", others)):
        found = {(other.group, "part" if other.state is TollState.PART else "toll") for other in near}
        yield from (f"{what} of {group}, {label}" for group, what in sorted(found))


def _is_arrest(toll: TollMention, draft: Draft) -> bool:
    spans = {evidence.span for evidence in toll.evidence if evidence.part == "harm"}
    sentence = draft.sentences[toll.sentence]
    harms = draft.matches.within("harm_words", sentence.first, sentence.last)
    return any(m.entry.id.startswith("arrest") and draft.span(m.first, m.last) in spans for m in harms)


def _within(draft: Draft, vocabulary: str, bounds: Sequence[Bounds]) -> Iterable[Match]:
    return (match for first, last in bounds for match in draft.matches.within(vocabulary, first, last))


def _is_within(token: int, bounds: Sequence[Bounds]) -> bool:
    return any(first <= token < last for first, last in bounds)
