"""The noun of a phrase for people: where it stands, which group it tells of, and whether it is one or many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tollbook.lexicon.match import Match
from tollbook.model.values import ActorKind, Group
from tollbook.reading.draft import ActorMention, DateMention, Draft, NumberMention, PlaceMention, Sentence
from tollbook.reading.grammar import DETERMINERS, LEAVE, is_noun_end

_LONGEST_PHRASE = 9
_INSIDE = frozenset({"'s", "’s", '"', "'", "“", "”", "-", "."})
# Prepositions that open an adjective: "two off duty officers", "six as yet unidentified bodies".
_ADVERBIAL = frozenset({("off", "duty"), ("as", "yet")})
# A second noun that is no part of the first one's phrase: "took 18 officials prisoner".
_OWN_NOUNS = frozenset({"prisoner", "hostage", "captive"})


class Head(NamedTuple):
    """Where the noun of a phrase stands, the group it tells of, and whether it is a plural."""

    first: int
    last: int
    group: Group
    noun: str
    plural: bool


class Scan:
    """One sentence on its way to phrases: what starts where."""

    def __init__(self, draft: Draft, sentence: Sentence) -> None:
        self.draft = draft
        self.tokens = draft.tokens
        self.sentence = sentence
        inside = range(sentence.first, sentence.last)
        self.numbers: dict[int, NumberMention] = {n.first: n for n in draft.numbers if n.first in inside}
        self.actors: dict[int, ActorMention] = {a.first: a for a in draft.actors if a.first in inside}
        self.dates: dict[int, DateMention] = {
            i: d for d in draft.dates if d.first in inside for i in range(d.first, d.last)
        }
        self.places: dict[int, PlaceMention] = {p.first: p for p in draft.places if p.first in inside}
        words = [draft.tokens[i].text for i in inside if draft.tokens[i].text.isalpha()]
        self.is_caps = len(words) > 3 and sum(word.isupper() for word in words) > 0.8 * len(words)

    def lower(self, index: int) -> str:
        return self.tokens[index].lower if index < self.sentence.last else "."

    def noun_at(self, index: int) -> Match | None:
        return self.draft.matches.starting("victims", index) if index < self.sentence.last else None

    def counts(self, index: int) -> bool:
        """Whether a number of people starts here, and with it another phrase."""
        number = self.numbers.get(index)
        return number is not None and number.taken_for in {"count", "article"}


def find_head(scan: Scan, start: int) -> Head | None:
    """The noun of the phrase that begins at *start*, over its adjectives; None when it tells of no people."""
    index = start
    limit = min(scan.sentence.last, start + _LONGEST_PHRASE)
    while index < limit:
        found = _noun_of_people(scan, index)
        if found is not None:
            return _widest(scan, found)
        step = _over_adjective(scan, index, start, limit)
        if step == 0:
            return None
        index += step
    return None


def _over_adjective(scan: Scan, index: int, start: int, limit: int) -> int:
    """How many tokens to go on over a word that may stand before the noun; 0 where the phrase ends."""
    token = scan.tokens[index]
    if index > start and token.text == "," and index + 1 < limit:
        return 1  # "three masked, armed men"
    if index > start and token.lower == "and" and "ed" in {scan.lower(index - 1)[-2:], scan.lower(index + 1)[-2:]}:
        return 1 if scan.noun_at(index + 2) or scan.noun_at(index + 1) else 0  # "two blindfolded and bound men"
    if not token.is_word and token.text not in _INSIDE:
        return 0
    if (token.lower, scan.lower(index + 1)) in _ADVERBIAL:
        return 2
    if token.lower in {"'s", "’s"}:
        return 1 if index > start else 0  # "the mission's peacekeepers"
    if (
        is_noun_end(token.lower)
        or token.lower in LEAVE
        or index in scan.dates
        or (index > start and scan.counts(index))
    ):
        return 0
    matches = scan.draft.matches
    verb = matches.starting("harm_words", index) or matches.starting("speech_verbs", index)
    return 0 if verb and not scan.noun_at(verb.last) else 1


def _noun_of_people(scan: Scan, index: int) -> Head | None:
    actor = scan.actors.get(index)
    noun = scan.noun_at(index)
    if noun is not None and (actor is None or actor.last <= noun.last or noun.last == index + 1):
        return as_head(noun)
    if actor is not None and actor.ref.kind is not ActorKind.STATE and not _goes_on(scan, actor.last):
        return _actor_head(scan, actor)
    nation = scan.draft.matches.starting("nations", index)
    if nation is not None and nation.entry.get("form") == "people" and _ends(scan, nation.last):
        many = scan.lower(nation.last - 1).endswith(("s", "ese", "sh"))
        return Head(index, nation.last, Group.UNSPECIFIED, "nation", many)
    return None


def _actor_head(scan: Scan, actor: ActorMention) -> Head:
    """The phrase of an actor takes its number from the noun it ends with: "suspected suicide bomber"."""
    for index in range(actor.first, actor.last):
        noun = scan.noun_at(index)
        if noun is not None and noun.last == actor.last:
            own = as_head(noun)
            group = actor.group if actor.group is not Group.UNSPECIFIED else own.group
            return Head(actor.first, actor.last, group, own.noun, own.plural)
    return Head(actor.first, actor.last, actor.group, "actor", True)


def _goes_on(scan: Scan, index: int) -> bool:
    """Whether the phrase has more nouns after *index*: 'Taliban fighters', 'al-Qaida explosives expert'."""
    for step in range(4):
        if scan.noun_at(index + step) is not None:
            return True
        token = scan.tokens[index + step] if index + step < scan.sentence.last else None
        if token is None or not token.is_word or is_noun_end(token.lower) or token.lower in LEAVE:
            return False
        matches = scan.draft.matches
        if matches.starting("harm_words", index + step) or matches.starting("speech_verbs", index + step):
            return False
        if index + step in scan.dates or scan.counts(index + step):
            return False
    return False


def _ends(scan: Scan, index: int) -> bool:
    """Whether the phrase ends before *index*: no noun or adjective follows that "Israeli" may describe."""
    if index >= scan.sentence.last:
        return True
    token = scan.tokens[index]
    verb = scan.draft.matches.starting("harm_words", index) or scan.draft.matches.starting("speech_verbs", index)
    return bool(not token.is_word or is_noun_end(token.lower) or index in scan.dates or verb)


def as_head(noun: Match) -> Head:
    entry = noun.entry
    return Head(noun.first, noun.last, Group(entry.get("group")), entry.id, entry.get("number") != "one")


def _widest(scan: Scan, head: Head) -> Head:
    """Goes on to the last noun of a compound ('army recruits') and through 'members of the …'."""
    following = scan.noun_at(head.last)
    while following is not None and following.entry.id not in {"others", "the-harmed"}:
        wider = as_head(following)
        if scan.lower(following.first) in _OWN_NOUNS and head.plural:
            break
        group = wider.group if wider.group is not Group.UNSPECIFIED else head.group
        if head.noun in {"police", "soldiers", "militants"} and wider.group is Group.CIVILIANS and wider.noun != "kin":
            group = head.group  # "police general", "militant leader"
        head = Head(head.first, wider.last, group, wider.noun, wider.plural)
        following = scan.noun_at(head.last)
    if scan.lower(head.last) in {"'s", "’s"}:
        owned = find_head(scan, head.last + 1)  # "the man's brother"
        return owned if owned is not None else head
    if head.noun in {"members", "member", "families"} and scan.lower(head.last) == "of":
        start = head.last + 1
        while scan.lower(start) in DETERMINERS:
            start += 1
        actor = scan.actors.get(start)
        inner = find_head(scan, start)
        group = actor.group if actor is not None else inner.group if inner is not None else head.group
        end = actor.last if actor is not None else inner.last if inner is not None else start
        end = _end_of_name(scan, end)
        if end > start:
            return Head(head.first, end, group, head.noun, head.plural)
    return head


def _end_of_name(scan: Scan, index: int) -> int:
    """The end of the capitalised words that go on from *index*: "members of the police Special Action Force"."""
    while index < scan.sentence.last and scan.tokens[index].is_capital and not scan.is_caps:
        if index in scan.dates or not scan.tokens[index].is_word:
            break
        index += 1
    return index


def group_by_words(draft: Draft, first: int, last: int, group: Group) -> Group:
    """Other words of the phrase may say the group where the noun does not: 'two Taliban members', 'two army
    men'. A plain noun beside an armed group's name is one of its members."""
    if group is not Group.UNSPECIFIED:
        return group
    for actor in _actors_within(draft, first, last):
        return actor.group
    return group


def _actors_within(draft: Draft, first: int, last: int) -> Iterator[ActorMention]:
    return (actor for actor in draft.actors if first <= actor.first < last)
