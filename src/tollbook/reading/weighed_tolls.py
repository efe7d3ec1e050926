"""Casualty figures with the encoder's word: each that the grammar takes for a toll is weighed once more, and so is each
number that it saw and took for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.encoder.signals import MEASURES
from tollbook.model.claim import Evidence
from tollbook.model.text import Span
from tollbook.model.values import Group, Measure
from tollbook.reading.draft import Draft, NumberMention, PeopleMention, Sentence, TollMention, TollState
from tollbook.reading.pipeline import Step
from tollbook.reading.signals import level
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import TOLL, UNTAKEN

# A number that no rule tied to harm counts only where it is a good deal likelier so than not: a toll too many spoils
# the total of its incident. Set by hand, on the training reports out of fold.
TAKEN = 0.8
# By so much in log-odds one measure is likelier than the next.
_CLEAR = 1.0
_PART_BEFORE = frozenset({"including", "among", "them", "whom"})
_PART_AFTER = (("of", "them"), ("of", "whom"), ("of", "those"))


def weigh_tolls_seen(draft: Draft) -> dict[str, object]:
    """The tolls that are likelier so than not."""
    if draft.signals is None:
        return {"tolls": draft.tolls}
    kept = [toll for toll in draft.tolls if weigh(toll_features(toll, draft), TOLL) >= 0]
    kept += [toll for toll in untaken_figures(draft) if weigh(untaken_features(toll, draft), UNTAKEN) >= TAKEN]
    return {"tolls": tuple(sorted(kept, key=lambda toll: toll.first))}


def toll_features(toll: TollMention, draft: Draft) -> Iterator[str]:
    """What speaks for and against a figure that the grammar takes for a toll."""
    assert draft.signals is not None
    seen = draft.signals.toll(toll.first, toll.last)
    yield "found"
    yield f"found by {toll.rule}"
    yield f"found, {toll.state}"
    yield "found, zero" if toll.count.high == 0 else "found, one" if toll.count.high == 1 else "found, several"
    yield f"encoder: found, its measure {level(float(seen[MEASURES.index(toll.measure)]))}"
    yield f"encoder: found, any measure {level(float(seen.max()))}"


def untaken_figures(draft: Draft) -> list[TollMention]:
    """The counts of which no toll was made, each as the toll that the encoder sees most in it."""
    assert draft.signals is not None
    taken = {index for toll in draft.tolls for index in range(toll.first, toll.last)}
    people = {index: mention for mention in draft.people for index in range(mention.first, mention.last)}
    found = []
    for number in draft.numbers:
        if number.taken_for == "count" and number.count.high != 0 and not taken & {*range(number.first, number.last)}:
            found.append(_figure(number, people.get(number.first), draft))
    return found


def _figure(number: NumberMention, people: PeopleMention | None, draft: Draft) -> TollMention:
    assert draft.signals is not None
    counted = people if people is not None and people.count is not None else None
    first, last = (counted.first, counted.last) if counted else (number.first, number.last)
    seen = draft.signals.toll(first, last)
    sentence = draft.sentence_of(first)
    head = counted.head if counted else None
    evidence = [Evidence(counted.figure if counted else number.span, "number")]
    evidence += [Evidence(head, "victims")] if head is not None else []
    evidence += [Evidence(word, "harm") for word in _free_harm(draft, sentence, number)[:1]]
    return TollMention(
        sentence=sentence.number,
        first=first,
        last=last,
        measure=Measure(MEASURES[int(seen.argmax())]),
        group=counted.group if counted else Group.UNSPECIFIED,
        count=number.count,
        words=number.span.of(draft.report.text),
        victims=head,
        evidence=tuple(evidence),
        rule="casualties/weighed",
        state=TollState.PART if _is_part(draft, first, last) else TollState.PLAIN,
        noun=counted.noun if counted else "",
        is_plain=counted is None or counted.group is Group.UNSPECIFIED,
    )


def _free_harm(draft: Draft, sentence: Sentence, number: NumberMention) -> list[Span]:
    """The words of harm in a sentence that tell of no other toll, the nearest first."""
    used = {evidence.span for toll in draft.tolls for evidence in toll.evidence if evidence.part == "harm"}
    words = draft.matches.within("harm_words", sentence.first, sentence.last)
    spans = [draft.span(match.first, match.last) for match in words]
    return sorted((span for span in spans if span not in used), key=lambda span: abs(span.start - number.span.start))


def _is_part(draft: Draft, first: int, last: int) -> bool:
    before = {token.lower for token in draft.tokens[max(0, first - 2) : first]}
    after = tuple(token.lower for token in draft.tokens[last : last + 2])
    return bool(before & _PART_BEFORE) or after in _PART_AFTER


def untaken_features(toll: TollMention, draft: Draft) -> Iterator[str]:
    """What speaks for and against a number that the grammar took for nothing."""
    assert draft.signals is not None
    seen = draft.signals.toll(toll.first, toll.last)
    told = [other for other in draft.tolls if other.sentence == toll.sentence]
    yield "untaken"
    yield f"untaken, {toll.state}"
    yield "untaken, one" if toll.count.high == 1 else "untaken, several"
    yield "people named" if toll.victims is not None else "bare number"
    yield f"encoder: untaken, {level(float(seen.max()))}"
    yield f"encoder: untaken, {toll.measure}"
    first, second = sorted((float(each) for each in seen), reverse=True)[:2]
    yield "encoder: untaken, one measure" if first - second > _CLEAR else "encoder: untaken, two measures"
    yield "beside a toll" if told else "no toll in the sentence"
    if any(other.measure is toll.measure for other in told):
        yield "beside a toll of its measure"
    yield "beside harm" if any(evidence.part == "harm" for evidence in toll.evidence) else "no harm in the sentence"
    near = {toll.sentence - 1, toll.sentence, toll.sentence + 1}
    yield "near an attack" if any(attack.sentence in near for attack in draft.attacks) else "far from any attack"


WEIGHED_TOLLS = Step(
    "weighed tolls",
    needs=("tokens", "sentences", "matches", "numbers", "people", "attacks", "signals", "tolls"),
    gives=("tolls",),
    run=weigh_tolls_seen,
)
