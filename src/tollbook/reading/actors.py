"""Finds the actors of a report: named armed groups, the forces of states, states that act, plain descriptions
such as "masked gunmen", groups that no vocabulary knows, and phrases that point back to a group named before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tollbook.model.values import ActorKind, ActorRef, Group
from tollbook.reading.actor_names import Known, acronym_after, find_unknown, is_name
from tollbook.reading.actor_phrases import Phrase, link_target, plain_phrases, state_phrases
from tollbook.reading.draft import ActorMention, Draft
from tollbook.reading.pipeline import Step

# So many sentences back a definite phrase ("the militants") may find the group that it means.
_REACH = 4
# Words that may stand between a description and the name that it goes by, and how many.
_APPOSING = frozenset({",", "the", "known", "as", "called", "named", "itself", "calling", "-", '"', "“", "‘", "'"})
_APPOSITION = 4


@dataclass(slots=True)
class _Named:
    """The groups named so far in one report, latest last, and the acronyms that the report itself defines."""

    latest: list[tuple[int, Known]] = field(default_factory=list)
    acronyms: dict[str, Known] = field(default_factory=dict)


def find_actors(draft: Draft) -> dict[str, object]:
    """All actors from left to right; no two share a token."""
    taken: dict[int, Phrase] = {}
    named = _Named()
    for phrase in _named_phrases(draft, named):
        _take(phrase, taken)
    for phrase in state_phrases(draft, taken):
        _take(phrase, taken)
    for phrase in plain_phrases(draft, taken):
        _take(phrase, taken)
    mentions: list[ActorMention] = []
    for phrase in sorted(set(taken.values()), key=lambda p: p.first):
        mention = _mention(draft, phrase, named, _apposed(draft, phrase, taken))
        if mention is not None:
            mentions.append(mention)
    return {"actors": tuple(mentions)}


def _take(phrase: Phrase, taken: dict[int, Phrase]) -> None:
    if not any(index in taken for index in range(phrase.first, phrase.last)):
        taken.update(dict.fromkeys(range(phrase.first, phrase.last), phrase))


def _named_phrases(draft: Draft, named: _Named) -> Iterator[Phrase]:
    """Groups by vocabulary, groups that the capitals or an acronym show, and acronyms defined on the way."""
    found = [Known(m.first, m.last, m.entry.id, None) for m in draft.matches.of("actors") if is_name(draft, m)]
    held = {index for known in found for index in range(known.first, known.last)}
    forces = [m for m in draft.matches.of("state_forces") if m.entry.get("use") == "name"]
    held.update(index for match in forces for index in range(match.first, match.last))
    found += find_unknown(draft, held)
    for known in sorted(found, key=lambda k: k.first):
        acronym = acronym_after(draft, known.last)
        if acronym:
            named.acronyms[acronym] = known
            held.add(known.last + 1)
    for known in found:
        if draft.tokens[known.first].text not in named.acronyms or not _in_brackets(draft, known):
            yield Phrase.of_group(draft, known)
    for index, token in enumerate(draft.tokens):
        if token.text in named.acronyms and index not in held:
            meant = named.acronyms[token.text]
            yield Phrase.of_group(draft, Known(index, index + 1, meant.actor_id, meant.name or None))


def _in_brackets(draft: Draft, known: Known) -> bool:
    """Whether this is the acronym that follows the full name, which has a mention already."""
    return known.first > 0 and draft.tokens[known.first - 1].text in {"(", "["}


def _apposed(draft: Draft, phrase: Phrase, taken: dict[int, Phrase]) -> Phrase | None:
    """The group by whose name a description goes on: "the rebel group known as the Hill Front"."""
    if not phrase.takes_name:
        return None
    at = phrase.last
    while at < phrase.last + _APPOSITION and at < len(draft.tokens) and draft.tokens[at].lower in _APPOSING:
        at += 1
    group = taken.get(at)
    return group if group is not None and group.is_named and group.group is Group.MILITANTS else None


def _mention(draft: Draft, phrase: Phrase, named: _Named, apposed: Phrase | None) -> ActorMention | None:
    """The mention for a phrase; a phrase that only points back is one when there is a group to point to."""
    sentence = draft.sentence_of(phrase.first).number
    ref = ActorRef(phrase.name, phrase.kind, phrase.actor_id)
    is_named = phrase.is_named
    if apposed is not None:
        ref = ActorRef(apposed.short_name or apposed.name, ActorKind.ORGANIZATION, apposed.actor_id)
        is_named = True
    elif phrase.points_back:
        target = link_target(named.latest, sentence, _REACH)
        if target is not None:
            name = target.name if phrase.takes_name and target.name else phrase.name
            ref = ActorRef(name, ActorKind.ORGANIZATION, target.actor_id)
            is_named = True
        elif phrase.needs_target:
            return None
    elif phrase.is_named and phrase.group is Group.MILITANTS:
        known_as = phrase.short_name
        named.latest.append((sentence, Known(phrase.first, phrase.last, phrase.actor_id, known_as)))
    return ActorMention(phrase.first, phrase.last, draft.span(phrase.first, phrase.last), ref, phrase.group, is_named)


ACTORS = Step("actors", needs=("tokens", "sentences", "matches"), gives=("actors",), run=find_actors)
