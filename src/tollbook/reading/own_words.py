"""Finds who owns a deed in words of his own: "it was behind the raid", "both were ours", "our fighters stormed it"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.lexicon.match import Match
from tollbook.model.claim import Source
from tollbook.model.values import Group
from tollbook.reading.actor_subjects import opens_with_setting, word_at
from tollbook.reading.draft import ActorMention, Draft, Speech
from tollbook.reading.silences import OWN, matter_within

_FIRST_PERSON = frozenset({"we", "our", "ours"})
_QUOTES = frozenset({'"', "“", "''", "``", "‘"})
_SETTINGS = frozenset({"reporters", "journalists", "the", "a", "within"})
_CLOSING_QUOTES = frozenset({'"', "”", "''", "’"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nothing", "whether", "if"})
_GROUPS = frozenset({"group", "organisation", "organization", "movement", "front", "faction", "militia", "rebels"})
# How far into what is said its "that" may stand, and its owning words; how many sentences back a group is meant.
_THAT_REACH = 6
_REACH = 12
# How far behind a closing quotation mark the name of the speaker may stand, and how far "for" what one is responsible.
_SPEAKER_REACH = 8
_FOR_REACH = 6
_BACK = 3


def head_of(draft: Draft, speech: Speech, *, is_past_setting: bool = True) -> int:
    """The first word of what is said: past a colon, a quotation mark, "that", and past whom it is said to or when."""
    tokens = draft.tokens
    head = speech.first
    while head < speech.last - 1 and (not tokens[head].is_word or tokens[head].lower == "that"):
        head += 1
    if is_past_setting and (tokens[head].lower in _SETTINGS or opens_with_setting(draft, head)):
        for index in range(head, min(head + _THAT_REACH, speech.last - 1)):
            if tokens[index].lower == "that":
                return index + 1
    return head


def is_quoted_before(draft: Draft, speech: Speech) -> bool:
    """Whether what is said stands before its speaker, quoted, and speaks in the first person."""
    head = draft.tokens[speech.first]
    if speech.source.span.start < head.start or head.text not in _QUOTES:
        return False
    opening = draft.tokens[speech.first : min(speech.first + _REACH, speech.last)]
    return any(token.lower in _FIRST_PERSON for token in opening)


def owning_words(draft: Draft, speech: Speech) -> Match | None:
    """The words by which a speaker owns a deed, at the head of what is said."""
    head = head_of(draft, speech)
    tokens = draft.tokens
    for match in draft.matches.within("own_words", head, min(head + _REACH, speech.last)):
        before = tokens[head : match.first]
        if any(token.lower in _NEGATIONS for token in before):
            return None
        if tokens[match.last - 1].lower in {"responsible", "behind"} and not _is_of_attack(draft, match, speech):
            continue
        if match.entry.get("use") == "ours":
            return match
        is_own = any(token.lower in OWN for token in before[:3])
        if is_own and not any(token.lower in {"who", "which", "that"} for token in before):
            return match
    return None


def _is_of_attack(draft: Draft, match: Match, speech: Speech) -> bool:
    """Whether it is an attack that one is responsible for, not the safety of a road; or nothing is named."""
    after = draft.tokens[match.last : min(match.last + 1, speech.last)]
    is_bare = not after or not after[0].is_word
    return is_bare or matter_within(draft, match.last, min(match.last + _FOR_REACH, speech.last))


def quoted_words(draft: Draft) -> Iterator[Speech]:
    """Quotations in the first person with an armed group behind them: '"We did it," a man of the Front told us'."""
    told = {draft.sentence_of(s.first).number for s in draft.speeches if draft.tokens[s.first].text in _QUOTES}
    for sentence in draft.sentences:
        first = sentence.first
        if sentence.number in told or draft.tokens[first].text not in _QUOTES:
            continue
        closing = next((i for i in range(first + 2, sentence.last) if draft.tokens[i].text in _CLOSING_QUOTES), None)
        if closing is None:
            continue
        stop = min(closing + 1 + _SPEAKER_REACH, sentence.last)
        speaker = next((a for a in draft.actors if closing < a.first < stop), None)
        if speaker is not None and speaker.is_named and speaker.group is Group.MILITANTS:
            yield Speech(Source(speaker.span.of(draft.report.text), speaker.span), first, closing, contested=False)


def speaker_of(draft: Draft, speech: Speech) -> ActorMention | None:
    """The group or force that speaks: named among the speaker's words, or the group that "the movement" means."""
    span = speech.source.span
    inside = next((actor for actor in draft.actors if span.covers(actor.span)), None)
    words = speech.source.words.lower().split()
    if inside is not None or words[-1] not in _GROUPS or words[0] not in {"the", "this", "same"}:
        return inside
    return group_meant(draft, speech.first)


def group_meant(draft: Draft, index: int) -> ActorMention | None:
    """The armed group named last in the sentences before a token; None where none is, or two are."""
    number = draft.sentence_of(index).number
    floor = draft.sentences[max(0, number - _BACK)].first
    named = [a for a in draft.actors if floor <= a.first < index and a.is_named and a.group is Group.MILITANTS]
    return named[-1] if named and len({a.ref.actor_id or a.ref.name for a in named}) == 1 else None


def points_back(draft: Draft, first: int, last: int) -> bool:
    """Whether a phrase means a group named before: "the same organisation"."""
    return (
        draft.tokens[last - 1].lower in _GROUPS and word_at(draft, last - 2, last) in {"same", "the"} and last > first
    )
