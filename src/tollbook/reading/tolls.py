"""Weighs the casualty figures of one telling against each other: which repeat, which are parts of a larger one,
which were overtaken, which one side alone claims; and who says each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tollbook.model.claim import Source, Status
from tollbook.model.values import Count, Group, Measure
from tollbook.reading.draft import Draft, TollMention, TollState
from tollbook.reading.grammar import PRONOUNS_ONE


@dataclass(frozen=True, slots=True)
class WeighedToll:
    """A toll with its standing in the report. ``whole`` is the index of the larger toll that it is part of."""

    mention: TollMention
    status: Status
    source: Source | None
    whole: int | None = None


def weigh_tolls(mentions: Sequence[TollMention], draft: Draft) -> list[WeighedToll]:
    """The tolls of one telling, repeats left out, each with its status and source."""
    weighed = _with_shared_sources([_with_source(mention, draft) for mention in _without_weak(mentions, draft)], draft)
    return _with_parts(_without_repeats(weighed))


_SHOT = frozenset({"shot", "shooting"})
_OTHERS = frozenset({"others", "other", "another", "also"})


def _is_weak(mention: TollMention) -> bool:
    return "-weak" in mention.rule


def _without_weak(mentions: Sequence[TollMention], draft: Draft) -> list[TollMention]:
    """'shot' or 'in critical condition' is a wound only where no firmer word tells what became of as many people;
    it stands where it is said of others. Of those who were shot, the ones who did not die are wounded."""
    firm = [m for m in mentions if not _is_weak(m) and m.measure in {Measure.KILLED, Measure.WOUNDED}]
    standing = []
    for mention in mentions:
        if not _is_weak(mention) or _is_of_others(mention):
            standing.append(mention)
        elif not any(_covers(f, mention) for f in firm):
            standing += _rest_of(mention, firm, draft)
    wounded = [m for m in firm if m.measure is Measure.WOUNDED]
    return [_as_part(m) if _is_cared_for(m) and any(_exceeds(f, m) for f in wounded) else m for m in standing]


def _rest_of(shot: TollMention, firm: Sequence[TollMention], draft: Draft) -> list[TollMention]:
    """The figure of those who were shot, less those of them who died; nobody where the report counts the rest."""
    dead = max((m for m in firm if _died_of(m, shot, draft)), key=lambda m: m.count.low, default=None)
    if dead is None:
        return [shot]
    hurt = max((m.count.low for m in firm if m.measure is Measure.WOUNDED), default=0)
    if hurt > 0 and shot.count.low <= dead.count.low + hurt:
        return []
    if not shot.count.is_exact or not dead.count.is_exact:
        return [shot]
    rest = shot.count.low - dead.count.low
    evidence = (*shot.evidence, *(e for e in dead.evidence if e.part == "number"))
    return [replace(shot, count=Count(rest, rest), evidence=evidence, rule="casualties/wounded-rest")]


def _died_of(dead: TollMention, shot: TollMention, draft: Draft) -> bool:
    """Whether these dead were among those told of as shot: "shot four people, killing one", not "one was killed and
    four were shot", nor four others."""
    words = {draft.tokens[index].lower for index in range(shot.first, shot.last)}
    aside = dead.sentence == shot.sentence and dead.first < shot.first
    alike = dead.group is shot.group or Group.UNSPECIFIED in (dead.group, shot.group)
    is_whole = shot.state is TollState.PLAIN and not _SHOT.isdisjoint(_harm_words(shot, draft))
    is_whole = is_whole and words.isdisjoint(_OTHERS)
    attackers = dead.group is Group.MILITANTS is not shot.group
    return dead.measure is Measure.KILLED and dead.count.low > 0 and is_whole and alike and not aside and not attackers


def _harm_words(mention: TollMention, draft: Draft) -> set[str]:
    return {word for e in mention.evidence if e.part == "harm" for word in e.span.of(draft.report.text).lower().split()}


def _is_of_others(mention: TollMention) -> bool:
    return mention.words.lower().startswith(("another", "other", "the other"))


def _covers(firm: TollMention, weak: TollMention) -> bool:
    if _is_cared_for(weak) and weak.count.low > 1:
        return firm.count == weak.count
    return firm.count.low >= weak.count.low


def _is_cared_for(mention: TollMention) -> bool:
    """'97 remain in hospital', 'four are in a critical condition': told of beside those who were hurt, as some of
    them."""
    return mention.rule == "casualties/wounded-weak-died"


def _exceeds(firm: TollMention, weak: TollMention) -> bool:
    return firm.count.low > weak.count.low and weak.state is TollState.PLAIN


def _as_part(mention: TollMention) -> TollMention:
    return replace(mention, state=TollState.PART)


def _without_repeats(tolls: Sequence[WeighedToll]) -> list[WeighedToll]:
    """The same figure told again is one toll: the first, unless it is contested and a later one is not; the wording
    with the clearer group stands. A reported zero that a number contradicts stands only as an earlier one."""
    kept: list[WeighedToll] = []
    for toll in sorted(tolls, key=lambda t: t.mention.first):
        mention = toll.mention
        if mention.count.high == 0 and mention.state is TollState.PLAIN:
            if any(_contradicts(other.mention, mention) for other in tolls):
                continue
        same = next((i for i, other in enumerate(kept) if _is_repeat(other.mention, mention)), None)
        if same is None:
            kept.append(toll)
            continue
        first = kept[same]
        group = mention.group if first.mention.group is Group.UNSPECIFIED else first.mention.group
        if first.status is Status.UNVERIFIED and toll.status is Status.CURRENT:
            first = toll
        kept[same] = replace(first, mention=replace(first.mention, group=group))
    return kept


def _contradicts(figure: TollMention, zero: TollMention) -> bool:
    same = zero.group in (Group.UNSPECIFIED, figure.group)
    return same and figure.measure is zero.measure and figure.count.low > 0


def _is_repeat(first: TollMention, second: TollMention) -> bool:
    return (
        first.measure is second.measure
        and first.count == second.count
        and (first.group is second.group or Group.UNSPECIFIED in (first.group, second.group) or _is_back(second))
        and (first.state is second.state or first.state is TollState.PLAIN)
        and not (first.name and second.name and not _share_name(first.name, second.name))
        and not second.words.lower().startswith("another")
    )


def _is_back(mention: TollMention) -> bool:
    """A pronoun and a surname point back at one told of before, whatever group their sentence speaks for."""
    return mention.words.lower() in PRONOUNS_ONE or (mention.words == mention.name and len(mention.words.split()) == 1)


def _share_name(first: str, second: str) -> bool:
    return bool(set(first.lower().split()) & set(second.lower().split()))


_STATUS = {
    TollState.PLAIN: Status.CURRENT,
    TollState.PART: Status.PART,
    TollState.SUPERSEDED: Status.SUPERSEDED,
    TollState.CONTESTED: Status.UNVERIFIED,
}


def _with_source(mention: TollMention, draft: Draft) -> WeighedToll:
    """The innermost speech that the figure stands in says it."""
    speeches = [speech for speech in draft.speeches if speech.first <= mention.first < speech.last]
    speech = min(speeches, key=lambda s: s.last - s.first, default=None)
    status = _STATUS[mention.state]
    if status is Status.CURRENT and speech is not None and speech.contested:
        status = Status.UNVERIFIED
    return WeighedToll(mention, status, speech.source if speech else None)


def _with_shared_sources(tolls: Sequence[WeighedToll], draft: Draft) -> list[WeighedToll]:
    """Who told of some tells of the others too: "Police said two died. Three others were hurt"."""
    shared: list[WeighedToll] = []
    for toll in tolls:
        before = shared[-1] if shared else None
        goes_on = before is not None and toll.mention.sentence == before.mention.sentence + 1
        if before is not None and goes_on and toll.source is None and _tells_of_others(toll.mention, draft):
            toll = replace(toll, source=before.source)
        shared.append(toll)
    return shared


def _tells_of_others(mention: TollMention, draft: Draft) -> bool:
    """'three others', 'another', 'were also hurt': said of more than those told of just before."""
    sentence = draft.sentences[mention.sentence]
    words = {token.lower for token in draft.tokens[sentence.first : min(mention.last + 4, sentence.last)]}
    return bool(words & _OTHERS)


def _with_parts(tolls: list[WeighedToll]) -> list[WeighedToll]:
    """Joins each part to its whole, and finds parts told without the word: two groups that make a total."""
    result = list(tolls)
    for index, toll in enumerate(tolls):
        if toll.status is Status.PART:
            whole = _whole_of(index, tolls)
            result[index] = replace(toll, whole=whole, status=Status.CURRENT if whole is None else Status.PART)
    for index, toll in enumerate(tolls):
        if toll.status is not Status.CURRENT:
            continue
        parts = _parts_making(index, toll, result)
        for part in parts:
            result[part] = replace(result[part], status=Status.PART, whole=index)
    return result


def _whole_of(index: int, tolls: Sequence[WeighedToll]) -> int | None:
    part = tolls[index].mention
    candidates = [
        i
        for i, other in enumerate(tolls)
        if i != index
        and other.status is not Status.PART
        and other.mention.measure is part.measure
        and other.mention.count.low >= part.count.low
    ]
    return min(candidates, key=lambda i: abs(tolls[i].mention.first - part.first), default=None)


def _parts_making(index: int, toll: WeighedToll, tolls: Sequence[WeighedToll]) -> list[int]:
    """The current tolls, two or more, that add up exactly to this one: of single groups where this one is over
    all, or of the same group."""
    whole = toll.mention
    others = [
        i
        for i, other in enumerate(tolls)
        if i != index
        and other.status is Status.CURRENT
        and other.mention.measure is whole.measure
        and other.mention.count.is_exact
        and 0 < other.mention.count.low < whole.count.low
        and (whole.group is Group.UNSPECIFIED or other.mention.group is whole.group)
    ]
    if len(others) >= 2 and sum(tolls[i].mention.count.low for i in others) == whole.count.low:
        return others
    return []
