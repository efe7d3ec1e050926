"""Who claims and who denies, with the encoder's word: each whom the grammar found is weighed once more, and so is every
other group, force, state and person of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.model.claim import Evidence
from tollbook.model.values import ActorKind, ActorRef, Group, Stance
from tollbook.reading.draft import ActorMention, Draft, ResponsibilityMention
from tollbook.reading.persons import Persons
from tollbook.reading.pipeline import Step
from tollbook.reading.signals import level
from tollbook.reading.weighing import Table, weigh
from tollbook.reading.weights import CLAIMANT, DENIER

_ROLES = {Stance.CLAIMED: "claimant", Stance.DENIED: "denier"}
_TABLES: dict[Stance, Table] = {Stance.CLAIMED: CLAIMANT, Stance.DENIED: DENIER}
# Words of claiming that tell of one stance or the other, by their form in the vocabulary.
_FORMS = {
    Stance.CLAIMED: frozenset({"claim", "claim-verb", "claim-by", "confession", "avowal", "signed"}),
    Stance.DENIED: frozenset({"denial", "denial-verb", "disowned", "slander"}),
}


class Speaker(NamedTuple):
    """One who may have claimed or denied an attack: the mentions of one name, and what the grammar found of it."""

    mentions: tuple[ActorMention, ...]
    found: tuple[ResponsibilityMention, ...]

    def likeliest(self, stance: Stance, draft: Draft) -> ActorMention:
        """The mention that the encoder takes most for one who claims or denies."""
        return max(self.mentions, key=lambda mention: _role(draft, mention, _ROLES[stance]))

    def found_as(self, stance: Stance) -> ResponsibilityMention | None:
        return next((mention for mention in self.found if mention.stance is stance), None)


def weigh_claims(draft: Draft) -> dict[str, object]:
    """The claims and denials that are likelier so than not, and every "nobody has claimed"."""
    if draft.signals is None:
        return {"responsibility": draft.responsibility}
    kept = [mention for mention in draft.responsibility if mention.actor is None]
    for speaker in speakers(draft):
        weights = {stance: weigh(claim_features(speaker, stance, draft), _TABLES[stance]) for stance in Stance}
        stance = max(weights, key=lambda each: weights[each])
        if weights[stance] >= 0:
            kept.append(speaker.found_as(stance) or _mention(speaker.likeliest(stance, draft), stance, draft))
    kept.sort(key=lambda mention: mention.evidence[0].span.start)
    return {"responsibility": tuple(kept)}


def speakers(draft: Draft) -> list[Speaker]:
    """All who are named or described in the report as actors, states or persons, each once."""
    mentions: dict[str, list[ActorMention]] = {}
    found: dict[str, list[ResponsibilityMention]] = {}
    for mention in (*draft.actors, *_states(draft), *_persons(draft)):
        mentions.setdefault(_key(mention), []).append(mention)
    for said in draft.responsibility:
        if said.actor is not None:
            mentions.setdefault(_key(said.actor), []).append(said.actor)
            found.setdefault(_key(said.actor), []).append(said)
    return [Speaker(tuple(told), tuple(found.get(key, ()))) for key, told in mentions.items()]


def _key(mention: ActorMention) -> str:
    return mention.ref.actor_id or mention.ref.name.lower()


def _states(draft: Draft) -> Iterator[ActorMention]:
    """Countries that stand for their governments: "Iran denied it"."""
    taken = {index for actor in draft.actors for index in range(actor.first, actor.last)}
    for sentence in draft.sentences:
        for match in draft.matches.within("nations", sentence.first, sentence.last):
            if match.entry.get("form") == "country" and match.first not in taken:
                span = draft.span(match.first, match.last)
                ref = ActorRef(span.of(draft.report.text), ActorKind.STATE)
                yield ActorMention(match.first, match.last, span, ref, Group.SECURITY_FORCES, is_named=True)


def _persons(draft: Draft) -> Iterator[ActorMention]:
    for person in Persons(draft).within(0, len(draft.tokens)):
        ref = ActorRef(person.name, ActorKind.INDIVIDUALS)
        span = draft.span(person.first, person.last)
        yield ActorMention(person.first, person.last, span, ref, Group.UNSPECIFIED, is_named=True)


def claim_features(speaker: Speaker, stance: Stance, draft: Draft) -> Iterator[str]:
    """What speaks for and against somebody claiming, or denying, an attack."""
    assert draft.signals is not None
    mention = speaker.likeliest(stance, draft)
    found = speaker.found_as(stance)
    yield "speaker"
    yield f"grammar: {found.rule}" if found is not None else "grammar: no"
    if found is not None:
        yield "grammar: yes"
    elif speaker.found:
        yield "grammar: the contrary"
    yield f"{mention.ref.kind}, {'named' if mention.is_named else 'described'}"
    yield f"{mention.group}"
    yield f"encoder: {_ROLES[stance]} {level(_role(draft, mention, _ROLES[stance]))}"
    yield f"encoder: perpetrator {level(_role(draft, mention, 'perpetrator'))}"
    yield f"encoder: source {level(_role(draft, mention, 'source'))}"
    yield f"words {_words_near(mention, stance, draft)}"
    if any(speech.source.span.covers(mention.span) for speech in draft.speeches):
        yield "speaks"


def _role(draft: Draft, mention: ActorMention, role: str) -> float:
    assert draft.signals is not None
    return draft.signals.role(role, mention.first, mention.last)


def _words_near(mention: ActorMention, stance: Stance, draft: Draft) -> str:
    """Whether words of the stance stand in the sentence of the mention, in one beside it, or nowhere near."""
    sentence = draft.sentence_of(mention.first)
    if _stance_words(draft, stance, sentence.number):
        return "in the sentence"
    beside = (sentence.number - 1, sentence.number + 1)
    return "beside it" if any(_stance_words(draft, stance, number) for number in beside) else "nowhere near"


def _stance_words(draft: Draft, stance: Stance, number: int) -> Sequence[tuple[int, int]]:
    if not 0 <= number < len(draft.sentences):
        return ()
    sentence = draft.sentences[number]
    told = draft.matches.within("claim_words", sentence.first, sentence.last)
    return [(match.first, match.last) for match in told if match.entry.get("form") in _FORMS[stance]]


def _mention(actor: ActorMention, stance: Stance, draft: Draft) -> ResponsibilityMention:
    number = draft.sentence_of(actor.first).number
    words = [Evidence(draft.span(*each), "stance") for each in _stance_words(draft, stance, number)]
    evidence = (Evidence(actor.span, "actor"), *words[:1])
    return ResponsibilityMention(number, actor, stance, evidence, "responsibility/weighed")


WEIGHED_CLAIMS = Step(
    "weighed claims",
    needs=("tokens", "sentences", "matches", "actors", "people", "speeches", "signals", "responsibility"),
    gives=("responsibility",),
    run=weigh_claims,
)
