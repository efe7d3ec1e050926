"""Finds who says what: "officials said", "according to the ministry", ", police said.", "it added", and the
tokens that are said."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.lexicon.match import Match
from tollbook.model.claim import Source
from tollbook.reading.actor_subjects import (
    PRONOUNS,
    WEEKDAYS,
    Phrase,
    first_subject,
    is_passive,
    opens_with_setting,
    phrase_after,
    subject_before,
    word_before,
)
from tollbook.reading.draft import Draft, Sentence, Speech
from tollbook.reading.pipeline import Step

_CARRIED = frozenset({"he", "she", "it", "they"})
_QUOTES = frozenset({'"', "“", "''"})
_NEGATIONS = frozenset({"not", "n't", "never", "no"})
_NOBODY = frozenset({"some", "many", "this", "that", "others", "most", "few", "these", "those", "there", "what", "if"})
_SPEAKER_WORDS = ("source_nouns", "state_forces", "actors", "nations", "plain_actors")
_DOUBTED = ("could not be", "could not independently", "not been independently", "cannot be independently")
# What stands before and behind a speaker who closes a sentence: '..., police said on Monday.'
_BEFORE_CLOSING = frozenset({",", '"', "”", "''", "—", "–", "-", "’"})
_CLOSING = frozenset(
    {".", ",", ";", "!", "?", "”", '"', "'", "in", "on", "at", "by", "during", "to", "late", "early", "after", "adding"}
    | {"today", "yesterday", "citing", "without", "as", "speaking", "quoting", "through", "from", "here", "referring"}
    | WEEKDAYS
)
_STOPS = frozenset({".", ",", ";"})
_LONGEST_INVERTED = 4
_TURNS = frozenset({"while", "although", "though", "whereas"})


def find_speeches(draft: Draft) -> dict[str, object]:
    """All speeches, from left to right."""
    speeches: list[Speech] = []
    before: Source | None = None
    for sentence in draft.sentences:
        doubted = _is_doubted(draft, sentence.number) or _is_doubted(draft, sentence.number + 1)
        count = len(speeches)
        for speech in _speeches_in(draft, sentence, before):
            before = speech.source
            speeches.append(speech._replace(contested=speech.contested or doubted))
        if len(speeches) == count and before is not None and _goes_on_in_quotes(draft, sentence, speeches):
            speeches.append(Speech(before, sentence.first, sentence.last, doubted))
    return {"speeches": tuple(speeches)}


def _goes_on_in_quotes(draft: Draft, sentence: Sentence, speeches: list[Speech]) -> bool:
    """Whether a sentence without a speaker is a quotation that follows the last speaker's words."""
    if draft.tokens[sentence.first].text not in _QUOTES or sentence.last - sentence.first < 2:
        return False
    last = draft.sentence_of(speeches[-1].first)
    return last.number == sentence.number - 1


def _is_doubted(draft: Draft, number: int) -> bool:
    """Whether the sentence says that a claim could not be verified."""
    if number >= len(draft.sentences):
        return False
    sentence = draft.sentences[number]
    words = draft.words(sentence.first, sentence.last).lower()
    return any(phrase in words for phrase in _DOUBTED) and ("verif" in words or "confirm" in words)


def _speeches_in(draft: Draft, sentence: Sentence, carried: Source | None) -> Iterator[Speech]:
    """The speeches of one sentence; *carried* is the last speaker, for a pronoun at its beginning."""
    floor = sentence.first
    spoken: Phrase | None = None
    for match in draft.matches.within("speech_verbs", sentence.first, sentence.last):
        if _is_no_speech(draft, match, sentence):
            continue
        phrase = _speaker(draft, match, sentence, floor)
        if phrase is None and word_before(draft, match.first) in {"and", "but", ","}:
            phrase = spoken or _claimant(draft, match, sentence) or _joined(draft, match, sentence)
        source = _source(draft, phrase, carried) if phrase is not None else None
        if phrase is not None and source is None and draft.tokens[phrase.first].lower == "they":
            source = _subject_of_all(draft, phrase, sentence)
        if phrase is None or source is None:
            continue
        carried, spoken = source, phrase
        first, last = _scope(draft, match, phrase, sentence, floor)
        if first < last:
            yield Speech(source, first, last, bool(match.entry.get("contested")))
            floor = match.last


def _subject_of_all(draft: Draft, pronoun: Phrase, sentence: Sentence) -> Source | None:
    """The subject of the sentence, for a "they" in it: "Troops struck a camp in raids that they say killed nine"."""
    if pronoun.first == sentence.first:
        return None
    subject = first_subject(draft, sentence.first, pronoun.first)
    return _source(draft, subject, None) if subject is not None and _names_speaker(draft, subject) else None


def _claimant(draft: Draft, match: Match, sentence: Sentence) -> Phrase | None:
    """Who claimed or denied before in the sentence, for the participle that goes on: ", saying it killed nine"."""
    for claim in draft.matches.within("claim_words", sentence.first, match.first):
        if claim.entry.get("form") in {"claim", "claim-verb", "denial", "denial-verb"}:
            return subject_before(draft, claim.first, sentence.first)
    return None


def _joined(draft: Draft, match: Match, sentence: Sentence) -> Phrase | None:
    """Whose second verb this is: "officials could not name him but said nine died"."""
    if word_before(draft, match.first) == ",":
        return None
    return first_subject(draft, sentence.first, match.first)


def _is_no_speech(draft: Draft, match: Match, sentence: Sentence) -> bool:
    """Whether the verb is a name ("Borno State"), a passive ("was reported"), or takes the blame."""
    use = match.entry.get("use")
    if use == "by":
        return False
    token = draft.tokens[match.first]
    if token.is_capital and match.first > sentence.first and not token.text.isupper():
        return True
    if use == "noun" and word_before(draft, match.first).isdigit():
        return True
    if use == "claim" and _is_toll_or_epithet(draft, match):
        return True
    claim = draft.matches.at("claim_words", match.first)
    if claim is not None and claim.entry.get("form") in {"claim", "claim-by"} and claim.first == match.first:
        return match.last - match.first == 1 and draft.tokens[match.first].lower.startswith(("claim", "admit"))
    if word_before(draft, match.first) in _NEGATIONS:
        return True  # "officials would not say how many"
    quoted = draft.words(match.first, match.last).lower().endswith("as saying")
    return use != "continue" and not quoted and is_passive(draft, match.first, sentence.first)


def _is_toll_or_epithet(draft: Draft, match: Match) -> bool:
    """ "claimed 70 lives", "his alleged role": no speech."""
    following = draft.tokens[match.last : match.last + 6]
    return any(token.lower in {"lives", "life"} for token in following) or (
        word_before(draft, match.first) in {"his", "her", "their", "its", "the", "an", "of", "no"}
    )


def _speaker(draft: Draft, match: Match, sentence: Sentence, floor: int) -> Phrase | None:
    use = match.entry.get("use")
    if use == "by":
        return phrase_after(draft, match.last, sentence.last)
    if use == "continue" and not is_passive(draft, match.first, sentence.first):
        # "The rebels released a statement claiming ...": the statement speaks for the subject.
        document = draft.matches.at("source_nouns", match.first - 1)
        if document is None or document.entry.get("rank") != "document":
            return None
        return first_subject(draft, sentence.first, match.first)
    if use == "say" and _is_inverted(draft, match, sentence):
        return phrase_after(draft, match.last, sentence.last)
    phrase = subject_before(draft, match.first, floor)
    if phrase is None and use in {"say", "claim"}:
        # '..., said Colonel Amin': the subject stands behind its verb.
        before = draft.tokens[match.first - 1].text if match.first > floor else ""
        if before in {",", '"', "”", "''"}:
            phrase = phrase_after(draft, match.last, sentence.last)
    if phrase is None or (use in {"noun", "find"} and not _names_speaker(draft, phrase)):
        return None
    return phrase


def _is_inverted(draft: Draft, match: Match, sentence: Sentence) -> bool:
    """', said officials.', ', reported the ministry,': a comma before the verb, and a bare speaker behind it."""
    if match.first == sentence.first or draft.tokens[match.first - 1].text not in _BEFORE_CLOSING:
        return False
    phrase = phrase_after(draft, match.last, sentence.last)
    if phrase is None or phrase.last - phrase.first > _LONGEST_INVERTED or phrase.last >= sentence.last:
        return False
    if draft.tokens[phrase.last].text not in _STOPS or draft.matches.within("harm_words", *phrase):
        return False  # ", said nine people died."
    return _names_speaker(draft, phrase)


def _names_speaker(draft: Draft, phrase: Phrase) -> bool:
    """Whether the phrase holds a word for somebody who can speak."""
    return any(
        draft.matches.at(vocabulary, index)
        for index in range(phrase.first, phrase.last)
        for vocabulary in _SPEAKER_WORDS
    )


def _source(draft: Draft, phrase: Phrase, carried: Source | None) -> Source | None:
    """The source for a phrase; a pronoun stands for the last speaker, a phrase that names nobody for none."""
    words = draft.tokens[phrase.first : phrase.last]
    if len(words) == 1 and words[0].lower in PRONOUNS:
        return carried if words[0].lower in _CARRIED else None
    has_name = any(token.is_capital and token.is_word for token in words[1:]) or (
        words[0].is_capital and (len(words) == 1 or phrase.first != draft.sentence_of(phrase.first).first)
    )
    if words[0].lower in _NOBODY or not (has_name or _names_speaker(draft, phrase)):
        return None
    span = draft.span(*phrase)
    return Source(span.of(draft.report.text), span)


def _scope(draft: Draft, match: Match, phrase: Phrase, sentence: Sentence, floor: int) -> tuple[int, int]:
    """The tokens that are said: what stands before a closing ", police said.", else what follows the verb."""
    if match.entry.get("use") == "by":
        # "according to X, nine died" opens the sentence; elsewhere it closes what was told before it.
        opens = match.first - sentence.first <= 1
        return (phrase.last, sentence.last) if opens else (floor, sentence.last)
    if phrase.first > match.first:
        return floor, match.first
    if _closes(draft, match, phrase, sentence):
        after = draft.tokens[match.last].text if match.last < sentence.last else "."
        return floor, sentence.last if after == "," else phrase.first
    return match.last, _turn(draft, match.last, sentence.last)


def _closes(draft: Draft, match: Match, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether what is said stands before the speaker: 'nine died, police said on Monday.'"""
    tokens = draft.tokens
    if phrase.first < sentence.first + 2 or tokens[phrase.first - 1].text not in _BEFORE_CLOSING:
        return False
    if match.last >= sentence.last:
        return True
    after = tokens[match.last]
    following = tokens[match.last + 1].lower if match.last + 1 < sentence.last else ""
    if after.lower == "at" and following in {"least", "most"}:
        return False
    if not (after.lower in _CLOSING or after.lower.endswith("ly")):
        return False
    if after.is_word and any(token.lower == "that" for token in tokens[match.last : match.last + 8]):
        return False
    # "In Kabul today, police said in a statement nine died": an opening of place or time is not what is said.
    is_setting = phrase.first - sentence.first <= 6 and opens_with_setting(draft, sentence.first)
    return not is_setting or after.text in {".", ",", "!", "?"}


def _turn(draft: Draft, first: int, last: int) -> int:
    """Where the reported clause ends: at a turn that the report takes in its own voice."""
    for index in range(first + 1, last):
        token = draft.tokens[index]
        if token.lower in _TURNS and draft.tokens[index - 1].text == ",":
            return index
    return last


ATTRIBUTION = Step(
    "attribution", needs=("tokens", "sentences", "matches", "actors"), gives=("speeches",), run=find_speeches
)
