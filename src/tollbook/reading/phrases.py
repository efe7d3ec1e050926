"""Cuts noun phrases out of a sentence, to the right or left of a word, without a parser: by the small words that
end them and by the verbs that vocabularies know. Works on copy set all in capitals too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tollbook.model.text import Span
from tollbook.model.values import Group, TargetKind
from tollbook.reading.draft import Draft
from tollbook.reading.grammar import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    RELATIVES,
    VERB_ADVERBS,
    is_noun_end,
)

# Nouns that say no more than that there were people.
BARE_PEOPLE = frozenset(
    {
        "people",
        "person",
        "persons",
        "others",
        "victims",
        "victim",
        "bodies",
        "body",
        "dead",
        "individuals",
        "wounded",
        "injured",
        "casualties",
    }
)
_LONGEST = 11
_VERBS = ("deed_verbs", "harm_words", "speech_verbs", "damage_words", "common_verbs", "deed_carriers")
_SKIPPED = DETERMINERS | {"some", "several", "many", "other", "more", "of"}
_HANGING = frozenset({"in", "from", "at", "near", "on", "outside", "inside", "with", "to", "for"})
_LIST_MARKS = frozenset({",", ";", "and", "of", "or", "as", "well", "along", "with", "also"})
# The words of these vocabularies are no part of a person's name.
_NO_NAMES = (
    "victims", "plain_actors", "state_forces", "actors", "nations", "things", "sites", "attack_words", "source_nouns",
    "weapons", "harm_words", "speech_verbs", "common_verbs", "deed_carriers", "damage_words", "units", "time_words",
    "abbreviations",
)  # fmt: skip
# In copy set all in capitals a word with such an ending is no name.
_WORD_ENDINGS = (
    "ly", "tion", "tions", "sion", "sions", "ments", "ness", "ity", "ive", "ives", "ism", "able", "ible", "ful", "ous",
    "ship", "ural", "ical", "onal", "ward", "wards", "ies",
)  # fmt: skip
_OPENING = frozenset("([")
_THINGS = frozenset({"vehicle", "building"})


class Phrase(NamedTuple):
    """A noun phrase at tokens ``first`` up to ``last``, its determiner and number left out; ``head`` is the token
    of its head noun."""

    first: int
    last: int
    head: int


class PhraseCutter:
    """Cuts the noun phrases of one report."""

    __slots__ = ("_counted", "_counts", "_dates", "_draft", "_numbers")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._dates = {i for date in draft.dates for i in range(date.first, date.last)}
        self._numbers = {n.first: n.last for n in draft.numbers}
        self._counted = {i for n in draft.numbers for i in range(n.first, n.last)}
        self._counts = {i for n in draft.numbers if n.taken_for == "count" for i in range(n.first, n.last)}

    def starting(self, index: int, end: int) -> Phrase | None:
        """The phrase that begins at *index*, with one 'of …' after its head."""
        first = self._skip(index, end)
        last = self._run(first, end)
        if last == first:
            return None
        head = last - 1
        if last + 1 < end and self._draft.tokens[last].lower == "of":
            inner = self._skip(last + 1, end)
            further = self._run(inner, min(end, inner + 4))
            if further > inner and inner - last <= 2:
                last = further
        return Phrase(first, last, head)

    def ending(self, index: int, start: int) -> Phrase | None:
        """The phrase that ends before *index*: the subject of the verb group there. An apposition and phrases with a
        preposition between are left out."""
        tokens, at = self._draft.tokens, index
        is_related = index > start and tokens[index - 1].lower in RELATIVES  # "… by Judge Ana Soto, who was killed"
        for _ in range(3):
            at = self._back_over(at, start)
            first = at
            while first > start and at - first < _LONGEST and self._may_stand(first - 1):
                first -= 1
            if first == at:
                return None
            lead = first - 1
            while lead >= start and tokens[lead].lower in DETERMINERS:
                lead -= 1
            if lead > start and tokens[lead].lower in _HANGING:
                at = lead
                continue
            if lead > start and tokens[lead].lower == "of":
                outer = lead
                while outer > start and lead - outer < _LONGEST and self._may_stand(outer - 1):
                    outer -= 1
                first_word = self._skip(outer, lead)
                if first_word < lead:
                    return Phrase(first_word, at, lead - 1)
                first = self._skip(first, at)  # "one of the gunmen"
                return Phrase(first, at, at - 1) if first < at else None
            if lead >= start and tokens[lead].lower == "by" and not is_related:
                return None
            first = self._skip(first, at)
            return Phrase(first, at, at - 1) if first < at else None
        return None

    def listed_after(self, phrase: Phrase, end: int) -> Iterator[Phrase]:
        """The phrases that 'and', a comma or a semicolon joins on the right, up to eight; ages between are skipped."""
        tokens, last = self._draft.tokens, phrase.last
        is_named, after_apposition = self.name(phrase) is not None, False
        for _ in range(8):
            index = last
            while index < end and (tokens[index].lower in _LIST_MARKS or self._is_age(index, end)):
                index += 1
            if index == last or index >= end or tokens[index].lower in RELATIVES | AUXILIARIES:
                return
            following = self.starting(index, end)
            if following is None or following.first - index > 4 or self._is_participle(following):
                return
            last, has_name = following.last, self.name(following) is not None
            is_joined = any(tokens[at].lower in {"and", ";"} for at in range(index - 2, index))
            if is_named and not has_name and (after_apposition or not is_joined):
                after_apposition = True  # "A. B., leader of the union and secretary of the front, and C. D."
                continue
            yield following

    def _is_participle(self, phrase: Phrase) -> bool:
        """ "…, leaving 67 dead", "and urging people to flee": another clause, no member of the list."""
        token = self._draft.tokens[phrase.first]
        is_noun = self._is_noun(phrase.first) or self._draft.matches.at("plain_actors", phrase.first) is not None
        return token.lower.endswith("ing") and len(token.text) > 5 and not is_noun

    def _is_age(self, index: int, end: int) -> bool:
        """A bare number between marks: "A. B., 42; C. D., 19"."""
        tokens = self._draft.tokens
        return tokens[index].text.isdigit() and index + 1 < end and not tokens[index + 1].is_word

    def listed_before(self, phrase: Phrase, start: int) -> Iterator[Phrase]:
        """The phrases that 'and' and commas join on the left, up to four; what only a comma parts from the last of them
        is no list: "However, two banks were hit"."""
        tokens, is_list = self._draft.tokens, False
        for _ in range(4):
            index = phrase.first - 1
            while index > start and (tokens[index].lower in _SKIPPED or index in self._counted):
                index -= 1
            is_list = is_list or tokens[index].lower == "and"
            if index <= start or tokens[index].lower not in {"and", ","} or not is_list:
                return
            if tokens[index - 1].text == ",":
                index -= 1
            before = self._plain_ending(index, start)
            if before is None:
                return
            yield before
            phrase = before

    def _plain_ending(self, at: int, start: int) -> Phrase | None:
        first = at
        while first > start and at - first < _LONGEST and self._may_stand(first - 1):
            first -= 1
        first = self._skip(first, at)
        return Phrase(first, at, at - 1) if first < at else None

    def name(self, phrase: Phrase) -> Span | None:
        """The name inside the phrase: two capitalized words that no vocabulary knows, or one after a role."""
        draft = self._draft
        last = phrase.head + 1
        first = last
        while first > phrase.first and self._may_be_name(first - 1):
            first -= 1
        after_role = first > phrase.first and draft.matches.at("victims", first - 1) is not None
        if last - first >= 2 or (last - first == 1 and after_role):
            return draft.span(first, last)
        return None

    def _may_be_name(self, index: int) -> bool:
        token, matches = self._draft.tokens[index], self._draft.matches
        if not token.is_capital or len(token.text) < 2 or token.lower.endswith(("ing", "ed")):
            return False
        if token.text.isupper() and token.lower.endswith(_WORD_ENDINGS):
            return False
        return index not in self._counted and not any(matches.at(name, index) is not None for name in _NO_NAMES)

    def is_bare(self, phrase: Phrase) -> bool:
        """Whether the phrase says no more than that there were people."""
        return self._draft.tokens[phrase.head].lower in BARE_PEOPLE

    def kind(self, phrase: Phrase) -> TargetKind | None:
        """Whether the head is a word for people or for a thing that can be hit; None where no vocabulary tells."""
        matches, head = self._draft.matches, phrase.head
        thing = matches.at("things", head)
        if matches.at("sites", head) is not None or (thing is not None and thing.entry.get("kind") in _THINGS):
            return TargetKind.PROPERTY
        if thing is not None:
            return None
        people = any(
            matches.at(name, head) is not None for name in ("victims", "plain_actors", "state_forces", "actors")
        )
        return TargetKind.PEOPLE if people else None

    def group(self, phrase: Phrase) -> Group:
        """The group of the people hit or at the site, as far as its words tell."""
        draft = self._draft
        for index in range(phrase.head, phrase.first - 1, -1):
            people = next((p for p in draft.people if p.first <= index < p.last), None)
            if people is not None and people.group is not Group.UNSPECIFIED:
                return people.group
            actor = next((a for a in draft.actors if a.first <= index < a.last), None)
            if actor is not None:
                return actor.group
            for name in ("victims", "sites"):
                match = draft.matches.at(name, index)
                group = match.entry.get("group") if match is not None else ""
                if group:
                    return Group(group)
        return Group.UNSPECIFIED

    def _skip(self, index: int, end: int) -> int:
        """Past determiners and numbers."""
        while index < end:
            if index in self._numbers:
                index = self._numbers[index]
            elif self._draft.tokens[index].lower in _SKIPPED:
                index += 1
            elif (
                self._draft.tokens[index].text == "[" and index + 2 < end and self._draft.tokens[index + 2].text == "]"
            ):
                index += 3
            else:
                break
        return min(index, end)

    def _run(self, first: int, end: int) -> int:
        index = first
        while index < min(end, first + _LONGEST) and self._may_stand(index, first):
            index += 1
        while index > first and self._draft.tokens[index - 1].lower in {"'s", "’s"}:
            index -= 1
        return index

    def _may_stand(self, index: int, first: int | None = None) -> bool:
        """Whether this token can stand inside a noun phrase."""
        token, matches = self._draft.tokens[index], self._draft.matches
        lower = token.lower
        if lower in {"'s", "’s"}:
            return True
        if not token.is_word or is_noun_end(lower) or index in self._dates or lower in VERB_ADVERBS:
            return False
        if lower in ARTICLES or (index in self._counts and index != first):
            return False  # a number begins another phrase: "INFLICTED THREE CASUALTIES"
        if first is not None and index > first and lower.endswith("ed") and self._is_noun(index - 1):
            return False  # "a truck owned by", "the car parked nearby"
        if first is not None and index > first and lower.endswith(("ing", "filled", "carrying")) and len(lower) > 5:
            return matches.at("sites", index) is not None or matches.at("things", index) is not None
        if self._is_active_harm(index):
            return False
        if any(matches.at(name, index) is not None for name in _VERBS):
            return matches.at("sites", index) is not None or matches.at("victims", index) is not None
        attack = matches.at("attack_words", index)
        return attack is None or attack.entry.get("form") != "verb"

    def _is_active_harm(self, index: int) -> bool:
        """ "and wounded 13 others": a verb, for its object follows."""
        harm, after = self._draft.matches.starting("harm_words", index), index + 1
        if harm is None or harm.entry.get("form") != "ed" or after >= len(self._draft.tokens):
            return False
        return after in self._counts or self._draft.tokens[after].lower in DETERMINERS

    def _is_noun(self, index: int) -> bool:
        matches = self._draft.matches
        return any(matches.at(name, index) is not None for name in ("sites", "things", "victims"))

    def _back_over(self, at: int, start: int) -> int:
        """Back over a relative pronoun, brackets and an apposition between commas."""
        tokens = self._draft.tokens
        if at > start and tokens[at - 1].lower in RELATIVES:
            at -= 1
        if at > start and tokens[at - 1].text in {")", "]"}:
            while at > start and tokens[at - 1].text not in _OPENING:
                at -= 1
            at = max(at - 1, start)
        if at > start and tokens[at - 1].text == ",":
            earlier = at - 2
            while earlier > max(start, at - 16) and tokens[earlier].text != ",":
                earlier -= 1
            at = earlier if tokens[earlier].text == "," and earlier > start else at - 1
        return at
