"""Finds the persons who stand accused of an attack by name, or have been convicted of it: "Jan Weber was charged with
the murder", "police arrested Jan Weber over the shooting", "the gunman, Jan Weber"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.lexicon.match import Match
from tollbook.model.claim import Evidence
from tollbook.model.values import ActorKind, ActorRef, Group, Measure
from tollbook.reading.actor_subjects import is_passive, subject_before
from tollbook.reading.draft import Accusation, ActorMention, Draft, Sentence
from tollbook.reading.grammar import DETERMINERS, is_noun_end
from tollbook.reading.persons import Person, Persons

_OBJECT_REACH, _NOUN_REACH = 12, 3
# Vocabularies of words that show that a sentence speaks of an attack.
_CRIMES = ("attack_words", "harm_words")
_HARM = frozenset({Measure.KILLED, Measure.WOUNDED})
_CRIME_WORDS = frozenset(
    {"murder", "murders", "manslaughter", "homicide", "terrorism", "genocide", "crimes", "plot", "atrocities", "arson"}
    | {"kidnapping", "hijacking", "assassination", "massacre", "rampage", "bombing", "charges"}
)


class Suspects:
    """Reads the words of suspicion in one draft."""

    __slots__ = ("_draft", "_persons")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._persons = Persons(draft)

    def find(self) -> Iterator[Accusation]:
        """Each person who stands accused, from left to right."""
        draft = self._draft
        for sentence in draft.sentences:
            for match in draft.matches.within("suspect_words", sentence.first, sentence.last):
                if match.entry.get("crime") == "needed" and not self._tells_of_crime(sentence):
                    continue
                for person in self._persons_of(match, sentence):
                    if not self._is_harmed(person):
                        yield self._accusation(person, match, sentence)

    def _tells_of_crime(self, sentence: Sentence) -> bool:
        draft = self._draft
        if any(draft.matches.within(name, sentence.first, sentence.last) for name in _CRIMES):
            return True
        return any(token.lower in _CRIME_WORDS for token in draft.tokens[sentence.first : sentence.last])

    def _persons_of(self, match: Match, sentence: Sentence) -> list[Person]:
        form = match.entry.get("form")
        if form == "subject":
            return self._subject(match, sentence)
        if form == "object":
            return self._object(match, sentence)
        return self._beside(match, sentence)

    def _subject(self, match: Match, sentence: Sentence) -> list[Person]:
        phrase = subject_before(self._draft, match.first, sentence.first)
        if phrase is None:
            return []
        if self._draft.tokens[phrase.last - 1].lower in {"he", "she"}:
            meant = self._persons.last_before(phrase.first)
            return [meant] if meant else []
        return self._persons.within(phrase.first, phrase.last)[:1]

    def _object(self, match: Match, sentence: Sentence) -> list[Person]:
        draft = self._draft
        if match.entry.id == "identified":
            if not self._is_of_attacker(match, sentence):
                return []
        elif is_passive(draft, match.first, sentence.first):
            return []
        stop = min(match.last + _OBJECT_REACH, sentence.last)
        for index in range(match.last, stop):
            person = self._persons.at(index)
            if person is not None:
                return [] if draft.tokens[person.last].lower in {"'s", "’s"} else [person]
            lower = draft.tokens[index].lower
            if not (draft.tokens[index].is_word or lower == "-") or (is_noun_end(lower) and lower not in DETERMINERS):
                return []
        return []

    def _is_of_attacker(self, match: Match, sentence: Sentence) -> bool:
        """Whether "identified as" speaks of an attacker, not of a victim."""
        draft = self._draft
        subject = subject_before(draft, match.first, sentence.first)
        first = subject.first if subject is not None else match.first
        if draft.tokens[max(match.first - 3, first)].lower in {"he", "she"}:
            return True
        return bool(draft.matches.within("plain_actors", first, match.last))

    def _beside(self, match: Match, sentence: Sentence) -> list[Person]:
        """ "the gunman, Jan Weber", "gunman Jan Weber", "Jan Weber, the gunman"."""
        tokens = self._draft.tokens
        after = match.last + (tokens[match.last].text == "," if match.last < sentence.last else 0)
        person = self._persons.at(after) if after < sentence.last else None
        if person is not None and person.first <= after:
            return [person]
        before = match.first - 1
        while before > sentence.first and tokens[before].lower in {"the", "a", "an", "alleged", "suspected", "main"}:
            before -= 1
        if tokens[before].text == "," and before > sentence.first:
            person = self._persons.at(before - 1)
            return [person] if person is not None else []
        return []

    def _is_harmed(self, person: Person) -> bool:
        """Whether a toll tells of this person as a victim."""
        harmed = [toll.name for toll in self._draft.tolls if toll.name and toll.measure in _HARM]
        return any(name.split()[-1] in person.name for name in harmed)

    def _accusation(self, person: Person, match: Match, sentence: Sentence) -> Accusation:
        draft = self._draft
        span = draft.span(person.first, person.last)
        ref = ActorRef(person.name, ActorKind.INDIVIDUALS)
        actor = ActorMention(person.first, person.last, span, ref, Group.UNSPECIFIED, is_named=True)
        evidence = (Evidence(span, "actor"), Evidence(draft.span(match.first, match.last), "stance"))
        is_proven = match.entry.get("proof") == "guilt"
        return Accusation(sentence.number, actor, None, evidence, f"suspects/{match.entry.id}", is_proven)
