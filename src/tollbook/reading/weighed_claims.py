"""Who claims and who denies an incident, with the encoder's word: each of the report's cast is weighed for it, whether
the grammar found a claim or a denial or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.claim import Evidence
from tollbook.model.values import Stance
from tollbook.reading.cast import Member, cast_of, key_of, role_of
from tollbook.reading.draft import ActorMention, Draft, ResponsibilityMention
from tollbook.reading.joining import Telling
from tollbook.reading.signals import kinship, levels
from tollbook.reading.weighing import Table, weigh
from tollbook.reading.weights import CLAIMANT, DENIER

Spoken = Sequence[ResponsibilityMention]

# A claim or a denial that no rule found must be a good deal likelier so than not: a false one is worse than a missed
# one.
ALONE = 0.7
ROLES = {Stance.CLAIMED: "claimant", Stance.DENIED: "denier"}
_TABLES: dict[Stance, Table] = {Stance.CLAIMED: CLAIMANT, Stance.DENIED: DENIER}
# Words of claiming that tell of one stance or the other, by their form in the vocabulary.
_FORMS = {
    Stance.CLAIMED: frozenset({"claim", "claim-verb", "claim-by", "confession", "avowal", "signed"}),
    Stance.DENIED: frozenset({"denial", "denial-verb", "disowned", "slander"}),
}


def weigh_claims(draft: Draft, tellings: Sequence[Telling], spoken: Sequence[Spoken]) -> list[Spoken]:
    """For each telling the claims and denials that are likelier so than not, and every "nobody has claimed".
    ``spoken`` is what the grammar found for each."""
    if draft.signals is None:
        return list(spoken)
    members = speakers(draft, spoken)
    return [_weigh_telling(members, draft, tellings, spoken, index) for index in range(len(tellings))]


def _weigh_telling(
    members: Sequence[Member], draft: Draft, tellings: Sequence[Telling], spoken: Sequence[Spoken], index: int
) -> Spoken:
    kept = [mention for mention in spoken[index] if mention.actor is None]
    for member in members:
        weights = {
            stance: weigh(claim_features(member, stance, draft, tellings, spoken, index), _TABLES[stance])
            for stance in Stance
        }
        stance = max(weights, key=lambda each: weights[each])
        found = found_as(member, stance, spoken[index])
        if weights[stance] >= (0 if found else ALONE):
            likeliest = member.likeliest(ROLES[stance], tellings[index].scenes, draft)
            kept.append(found or _mention(likeliest, stance, draft))
    return sorted(kept, key=lambda mention: mention.evidence[0].span.start)


def speakers(draft: Draft, spoken: Sequence[Spoken]) -> list[Member]:
    """The cast of the report, with those whom only the grammar of claims knows."""
    members = {member.key: member for member in cast_of(draft)}
    for said in (mention.actor for each in spoken for mention in each if mention.actor is not None):
        members.setdefault(key_of(said.ref), Member(key_of(said.ref), (said,)))
    return list(members.values())


def found_as(member: Member, stance: Stance, spoken: Spoken) -> ResponsibilityMention | None:
    """What the grammar found of one of the cast."""
    found = (m for m in spoken if m.actor is not None and m.stance is stance and key_of(m.actor.ref) == member.key)
    return next(found, None)


def claim_features(
    member: Member,
    stance: Stance,
    draft: Draft,
    tellings: Sequence[Telling],
    spoken: Sequence[Spoken],
    index: int,
) -> Iterator[str]:
    """What speaks for and against one of the cast claiming, or denying, the incident of a telling."""
    assert draft.signals is not None
    mention = member.likeliest(ROLES[stance], tellings[index].scenes, draft)
    yield "speaker"
    yield from _grammar_features(member, stance, spoken, index)
    yield f"{mention.ref.kind}, {'named' if mention.is_named else 'described'}"
    yield f"{mention.group}"
    yield from levels(f"encoder: {ROLES[stance]}", role_of(mention, ROLES[stance], draft))
    yield from levels("encoder: perpetrator", role_of(mention, "perpetrator", draft))
    yield from levels("encoder: source", role_of(mention, "source", draft))
    yield f"words {_words_near(mention, stance, draft)}"
    if any(speech.source.span.covers(mention.span) for speech in draft.speeches):
        yield "speaks"
    kin = [kinship(draft.signals, mention.first, mention.last, telling.scenes) for telling in tellings]
    yield from levels("encoder: kin", kin[index])
    if len(tellings) > 1:
        yield "nearest kin" if kin[index] >= max(kin) else "nearer kin elsewhere"
        yield "told nearest" if _nearest(mention, draft, tellings) == index else "told nearer elsewhere"
    else:
        yield "one telling"


def _grammar_features(member: Member, stance: Stance, spoken: Sequence[Spoken], index: int) -> Iterator[str]:
    here = found_as(member, stance, spoken[index])
    if here is not None:
        yield "grammar: yes"
        yield f"grammar: {here.rule}"
        return
    elsewhere = any(found_as(member, stance, each) for each in spoken)
    contrary = any(found_as(member, other, each) for each in spoken for other in Stance if other is not stance)
    yield "grammar: of another telling" if elsewhere else "grammar: the contrary" if contrary else "grammar: no"


def _nearest(mention: ActorMention, draft: Draft, tellings: Sequence[Telling]) -> int:
    """The telling with a scene nearest to the mention, by sentences; of two as near the one told before it."""
    at = draft.sentence_of(mention.first).number
    distances = [
        min((abs(at - scene.sentence), scene.sentence > at) for scene in telling.scenes) for telling in tellings
    ]
    return distances.index(min(distances))


def _words_near(mention: ActorMention, stance: Stance, draft: Draft) -> str:
    """Whether words of the stance stand in the sentence of the mention, in one beside it, or nowhere near."""
    at = draft.sentence_of(mention.first).number
    if _stance_words(draft, stance, at):
        return "in the sentence"
    return "beside it" if any(_stance_words(draft, stance, number) for number in (at - 1, at + 1)) else "nowhere near"


def _stance_words(draft: Draft, stance: Stance, number: int) -> list[Evidence]:
    if not 0 <= number < len(draft.sentences):
        return []
    sentence = draft.sentences[number]
    told = draft.matches.within("claim_words", sentence.first, sentence.last)
    return [
        Evidence(draft.span(match.first, match.last), "stance")
        for match in told
        if match.entry.get("form") in _FORMS[stance]
    ]


def _mention(actor: ActorMention, stance: Stance, draft: Draft) -> ResponsibilityMention:
    """Rests on the words of claiming in its sentence; where no list holds them, on the sentence."""
    sentence = draft.sentence_of(actor.first)
    words = _stance_words(draft, stance, sentence.number) or [
        Evidence(draft.span(sentence.first, sentence.last), "stance")
    ]
    evidence = (Evidence(actor.span, "actor"), words[0])
    return ResponsibilityMention(sentence.number, actor, stance, evidence, "responsibility/weighed")
