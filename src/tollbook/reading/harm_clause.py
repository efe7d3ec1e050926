"""One sentence on its way to casualty figures: its people and its words of harm, by token, and the lists that its
people stand in ("two soldiers, a driver and 16 gunmen")."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.model.values import Count
from tollbook.reading.draft import Draft, PeopleForm, PeopleMention, Sentence
from tollbook.reading.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CLAUSE_BREAKS,
    DETERMINERS,
    LIST_GAPS,
    LIST_WORDS,
    RELATIVES,
    VERB_ADVERBS,
    WHOLES,
)

_LONGEST_ATTACHMENT = 7
_FARTHEST_PART = 3
_LONGEST_SPEAKERS = 6
_ATTACHED_BY = frozenset({"of", "from", "("})
_ONE_PERSON = frozenset({PeopleForm.SINGLE, PeopleForm.NAMED})


class Clause:
    """The people and words of harm of one sentence. ``before`` are its people and those of the sentence before it,
    to whom a pronoun may point back."""

    def __init__(
        self,
        draft: Draft,
        sentence: Sentence,
        people: Sequence[PeopleMention],
        before: Sequence[PeopleMention] = (),
    ) -> None:
        self.before = (*before, *people)
        self.draft = draft
        self.sentence = sentence
        self.people = people
        self.by_first = {mention.first: mention for mention in people}
        self.by_last = {mention.last: mention for mention in people}
        self.date_tokens = {
            index
            for date in draft.dates
            if sentence.first <= date.first < sentence.last
            for index in range(date.first, date.last)
        }
        self.harms = draft.matches.within("harm_words", sentence.first, sentence.last)
        self.part_words = [
            match
            for match in draft.matches.within("toll_words", sentence.first, sentence.last)
            if match.entry.get("kind") == "part"
        ]
        self.parts = {self._first_phrase(match.last) for match in self.part_words}
        self.parts |= {m.first for m in people if self.is_share(m) or self.is_told_share(m) or self._is_among(m)}

    def lower(self, index: int) -> str:
        if self.sentence.first <= index < self.sentence.last:
            return self.draft.tokens[index].lower
        return "."

    def verb_group(self, index: int) -> tuple[int, bool]:
        """Where the verb group of the participle at *index* begins, and whether it is passive."""
        passive = False
        while index - 1 >= self.sentence.first:
            lower = self.lower(index - 1)
            if lower in BE:
                passive = True
            elif lower not in AUXILIARIES and lower not in VERB_ADVERBS and not lower.endswith("ly"):
                break
            index -= 1
        return index, passive

    def _over(self, index: int, words: frozenset[str]) -> int:
        while self.lower(index) in words:
            index += 1
        return index

    def _first_phrase(self, index: int) -> int:
        """Where the people begin that a word such as 'including' brings in: 'including parliament member Tom Hill'."""
        start = self._over(index, AUXILIARIES)
        for first in range(start, start + _FARTHEST_PART):
            if first in self.by_first or not self.draft.tokens[min(first, self.sentence.last - 1)].is_word:
                return first
        return start

    def is_share(self, mention: PeopleMention) -> bool:
        """'seven villagers, six of whom …', 'four of the wounded died'."""
        if mention.noun == "the-harmed" and any(self.lower(i) == "of" for i in range(mention.first, mention.last)):
            return True
        return self.lower(mention.last) == "of" and self.lower(mention.last + 1) in WHOLES

    def _is_among(self, mention: PeopleMention) -> bool:
        """'45 people, 12 bombers among them, died'."""
        apart = self.lower(mention.first - 1) == "," and self.lower(mention.last) == "among"
        return apart and self.lower(mention.last + 1) in WHOLES

    def is_told_share(self, mention: PeopleMention) -> bool:
        """'12 of them children', 'five of them French': a share that says who they are; it tells of no harm of its
        own."""
        pairs = ((self.lower(i), self.lower(i + 1)) for i in range(mention.first, mention.last))
        if any(first == "of" and second in WHOLES for first, second in pairs):
            return True
        return self.is_share(mention) and mention.noun == "" and not self._goes_on(mention.last + 2)

    def _goes_on(self, index: int) -> bool:
        """Whether a verb or a clause about those before it begins here."""
        if self.lower(index) in AUXILIARIES | VERB_ADVERBS | RELATIVES or self.lower(index).endswith("ed"):
            return True
        return self.draft.matches.starting("harm_words", index) is not None

    def is_part(self, mention: PeopleMention) -> bool:
        """Whether the phrase, or the list that it stands in, follows 'including' or its like."""
        if mention.first not in self.parts and self.has_own_harm(mention):
            return False  # "including six attackers, and 13 others are injured"
        while True:
            if mention.first in self.parts:
                return True
            before = self._listed_before(mention)
            if before is None:
                return False
            mention = before

    def _listed_before(self, mention: PeopleMention) -> PeopleMention | None:
        index = mention.first
        while index > self.sentence.first and self.lower(index - 1) in LIST_WORDS:
            index -= 1
        if not self._is_list_gap(index, mention.first):
            return None
        before = self.by_last.get(index)
        if before is None and self.lower(mention.first - 1) == "and":
            earlier = [m for m in self.people if index - _LONGEST_ATTACHMENT <= m.last < index]
            before = earlier[-1] if earlier and self._is_attachment(earlier[-1].last, index) else None
        return before

    def _listed_after(self, mention: PeopleMention) -> PeopleMention | None:
        start = mention.last
        if self.lower(start) in _ATTACHED_BY:
            for index in range(start, min(start + _LONGEST_ATTACHMENT, self.sentence.last)):
                if self.lower(index) == "and" and self._is_attachment(start, index):
                    start = index
                    break
        index = self._over(start, LIST_WORDS)
        if not self._is_list_gap(start, index):
            return None
        if index == mention.last + 1 and self.lower(mention.last) == "," and self._starts_clause(index):
            return None
        return self.by_first.get(index)

    def _is_attachment(self, first: int, last: int) -> bool:
        """Whether only a phrase such as 'of a Sunni mosque' or a name in brackets stands between two members."""
        if self.lower(first) not in _ATTACHED_BY or last - first < 2:
            return False
        matches = self.draft.matches
        for index in range(first, last):
            lower = self.lower(index)
            if lower in AUXILIARIES or lower in RELATIVES or lower in {",", ".", ";"} or index in self.by_first:
                return False
            if matches.starting("harm_words", index) or matches.starting("speech_verbs", index):
                return False
        return True

    def _is_list_gap(self, first: int, last: int) -> bool:
        return " ".join(self.lower(index) for index in range(first, last)) in LIST_GAPS

    def _starts_clause(self, index: int) -> bool:
        mention = self.by_first.get(index)
        if mention is None:
            return False
        speaks = self.draft.matches.starting("speech_verbs", mention.last) is not None
        return speaks or self.lower(mention.last) in AUXILIARIES

    def list_to_left(self, mention: PeopleMention) -> tuple[PeopleMention, ...]:
        """'two soldiers and 16 gunmen', read from its last member."""
        members = [mention]
        before = self._listed_before(mention)
        if before is not None and self._is_another_clause(before, mention):
            before = None
        while before is not None and before.first not in self.parts and not self._ends_parts(before, members[0]):
            members.insert(0, before)
            before = self._listed_before(before)
        return self._once_each(members)

    def _is_another_clause(self, before: PeopleMention, last: PeopleMention) -> bool:
        """'according to Tom Hill, six men were killed': no list ends with a mere comma between one and several."""
        if before.noun == "the-harmed":
            return True  # "95 dead and 19 missing"
        gap = " ".join(self.lower(index) for index in range(before.last, last.first))
        whole = before.first > self.sentence.first and self.lower(before.first - 1) == "of" and last.head is None
        one = before.form in _ONE_PERSON and last.form is PeopleForm.NUMBERED
        return gap == "," and (one or whole)  # "of the 14 attackers, 12 died"

    def list_to_right(self, mention: PeopleMention) -> tuple[PeopleMention, ...]:
        """'two soldiers and 16 gunmen', read from its first member; a member that is the subject of a verb of
        its own ('and three others were wounded') is left to that verb."""
        members = [mention]
        after = self._listed_after(mention)
        while after is not None and after.first not in self.parts and not self.has_own_harm(after):
            if self._begins_speakers(after):
                break
            members.append(after)
            after = self._listed_after(after)
        return self._once_each(members)

    def _begins_speakers(self, mention: PeopleMention) -> bool:
        """'…, killing two civilians, officials and the army said': those at the end speak; they were not harmed."""
        if mention.count is not None or self.lower(mention.first - 1) != ",":
            return False
        for index in range(mention.last, min(mention.last + _LONGEST_SPEAKERS, self.sentence.last)):
            if self.draft.matches.at("speech_verbs", index) is not None:
                return True
            if self.lower(index) in CLAUSE_BREAKS | {",", "."}:
                return False
        return False

    def _ends_parts(self, before: PeopleMention, mention: PeopleMention) -> bool:
        """A list of parts ends at a comma: 'including two attackers and a child, and 22 others are injured'."""
        return self.lower(before.last) == "," and self.is_part(before) and self.has_own_harm(mention)

    def _once_each(self, members: Sequence[PeopleMention]) -> tuple[PeopleMention, ...]:
        """The members without those that only name another one: 'the judge, Tom Hill, and two guards', 'two of his
        brothers, John and Bob Hill'."""
        first, rest = members[0], members[1:]
        if first.count is not None and first.count.low > 1 and first.count.low == len(rest):
            if all(m.form is PeopleForm.NAMED for m in rest) and self.lower(first.last) == ",":
                return (first,)
        if self._adds_up(first, rest):
            return (first,)
        if len(rest) == 1 and self._is_described(first, rest[0]):
            return (rest[0],)
        kept = [first]
        for index, mention in enumerate(rest, start=1):
            before = kept[-1]
            ends = index + 1 == len(members) or self.lower(mention.last) == ","
            if self._same_office(before, mention):
                kept[-1] = mention
                continue
            if ends and self._same_person(before, mention):
                if before.name is None:
                    continue
                if mention.noun and before.noun == "":
                    kept[-1] = mention  # the noun says the group, the name does not
                continue
            kept.append(mention)
        return tuple(kept)

    def _adds_up(self, first: PeopleMention, rest: Sequence[PeopleMention]) -> bool:
        """'six tourists, four women and two men': a list that only says who the first were."""
        counts = [mention.count.low for mention in rest if mention.count is not None]
        whole = first.count is not None and first.count.low == sum(counts)
        apart = len(rest) > 1 and self.lower(first.last) == self.lower(rest[-1].last) == ","
        return whole and apart and len(counts) == len(rest)

    def _same_person(self, first: PeopleMention, second: PeopleMention) -> bool:
        """A role and a name with only a comma between: 'the judge, Tom Hill', 'Tom Hill, a judge'."""
        one_of_each = (first.name is None) is not (second.name is None)
        both = self._is_one(first) and self._is_one(second)
        return both and one_of_each and second.first == first.last + 1 and self.lower(first.last) == ","

    def _same_office(self, first: PeopleMention, second: PeopleMention) -> bool:
        """'senator and presidential candidate Tom Hill': two offices without an article between are one person's."""
        if first.form is not PeopleForm.SINGLE or second.form is not PeopleForm.NAMED or not second.noun:
            return False
        joined = second.first == first.last + 1 and self.lower(first.last) == "and"
        return joined and not any(self.lower(m.first) in DETERMINERS for m in (first, second))

    def _is_described(self, first: PeopleMention, second: PeopleMention) -> bool:
        """'one of the six, a teacher, …': one person, told of twice between commas."""
        both = self._is_one(first) and self._is_one(second)
        between = self.lower(first.last) == self.lower(second.last) == "," and second.first == first.last + 1
        chosen = any(self.lower(index) == "of" for index in range(first.first, first.last))
        return both and between and chosen and self.lower(second.first) in ARTICLES

    def _is_one(self, mention: PeopleMention) -> bool:
        return mention.form in _ONE_PERSON or (mention.form is PeopleForm.NUMBERED and mention.count == Count(1, 1))

    def has_own_harm(self, mention: PeopleMention) -> bool:
        """Whether a verb of harm of its own follows the phrase."""
        if (mention.noun == "the-harmed" and not self.is_share(mention)) or mention.form is PeopleForm.NOBODY:
            return True
        matches = self.draft.matches
        index = self._over(mention.last, AUXILIARIES | VERB_ADVERBS)
        follows = matches.starting("harm_words", mention.last) or matches.starting("harm_words", index)
        return follows is not None and follows.entry.get("form") in {"ed", "died", "dead"}
