"""Settles to which group the harmed of a figure belong where their noun alone does not say it: bare numbers,
"others", plain "people", and named persons (codebook, "Groups")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.model.values import AttackType, Group, Measure
from tollbook.reading.draft import ActorMention, PeopleForm, PeopleMention, TollMention, TollState
from tollbook.reading.harm_clause import Clause

_LIKE_THE_LAST = frozenset({"", "others", "the-harmed", "member", "members"})
_PLAIN = frozenset(
    {"", "people", "person", "men", "man", "others", "the-harmed", "nation", "member", "members", "body"}
)
# Posts that a member of an armed group may hold as well as anybody: "al-Qaida leader", "IS minister of war".
_HELD_BY_ANYBODY = frozenset({"", "official", "officials", "leader", "public-one"})
_AIMED_BY = frozenset({"on", "at", "against", "targeting", "carrying", "upon", "toward", "towards", "between"})
_APPOSITION = 9


def settle_groups(clause: Clause, tolls: Sequence[TollMention], last: TollMention | None = None) -> list[TollMention]:
    """The figures of one sentence, in the order of their words, each with its group as far as it can be told.
    ``last`` is the last figure of the sentence before, which "20 others" may go on from."""
    settled: list[TollMention] = []
    for toll in sorted(tolls, key=lambda t: t.first):
        mention = clause.by_first.get(toll.first)
        goes_on = last is not None and not settled and mention is not None and mention.noun == "others"
        before = [last] if goes_on and last is not None else settled
        group = _group_of(clause, toll, mention, before)
        noun = mention.noun if mention is not None else ""
        settled.append(replace(toll, group=group or Group.UNSPECIFIED, noun=noun, is_plain=group is None))
    return settled


def _group_of(
    clause: Clause, toll: TollMention, mention: PeopleMention | None, before: list[TollMention]
) -> Group | None:
    """The group as the words of the sentence tell it; None where they do not."""
    noun = mention.noun if mention is not None else ""
    if noun == "commander":
        return _commanders_side(clause, toll)
    if toll.group is Group.CIVILIANS and mention is not None and _is_armed(clause, toll, mention):
        return Group.MILITANTS
    if toll.rule == "casualties/toll-noun":
        return None
    if toll.group is not Group.UNSPECIFIED or noun not in _PLAIN:
        return toll.group
    if toll.count.high == 0:
        return _of_zero(clause, toll)
    if mention is not None and (mention.form is PeopleForm.PRONOUN or noun == "body"):
        return _of_pronoun(clause, mention)
    if noun == "" and before and toll.state is TollState.PART:
        return None if before[-1].is_plain else before[-1].group  # "seven villagers, six of whom …"
    if noun in _LIKE_THE_LAST and before:
        return _like(clause, before[-1], mention)
    if noun in _LIKE_THE_LAST:
        aimed_at = _aimed_at(clause, toll)
        if aimed_at is not None:
            return aimed_at.group
    return None


def _of_zero(clause: Clause, toll: TollMention) -> Group:
    """Nobody is of no group, unless the words name one: "no casualties among the troops"."""
    among = next((i for i in range(toll.last, clause.sentence.last) if clause.lower(i) == "among"), None)
    if among is None:
        return Group.UNSPECIFIED
    sides = [actor.group for actor in _actors(clause) if among < actor.first]
    sides += [mention.group for mention in clause.people if among < mention.first]
    return sides[0] if sides else Group.UNSPECIFIED


def _of_pronoun(clause: Clause, mention: PeopleMention) -> Group:
    """The one person told of last before "he", in this sentence or the one before; a civilian where nobody is."""
    start = clause.sentence.first
    for other in reversed(clause.before):
        if other.first < mention.first and other.form in {PeopleForm.NAMED, PeopleForm.SINGLE}:
            if other.group is not Group.UNSPECIFIED and (other.first < start or other.last < mention.first):
                return other.group
    return Group.CIVILIANS


def _like(clause: Clause, last: TollMention, mention: PeopleMention | None) -> Group | None:
    """A bare number or 'others' are people like those told of just before: "killed two soldiers and wounded four
    others". But "other people" are not soldiers, and those hurt beside a woman may be anybody."""
    if last.group in {Group.SECURITY_FORCES, Group.MILITANTS} and mention is not None:
        if clause.lower(mention.last - 1) in {"people", "persons", "person"}:
            return None
    beside_civilians = last.group is Group.CIVILIANS and last.noun not in _PLAIN
    return None if last.is_plain or beside_civilians else last.group


def _aimed_at(clause: Clause, toll: TollMention) -> PeopleMention | None:
    """Those on whom the attack fell, told before a bare number: "fired on two gunmen, killing one"."""
    for mention in reversed(clause.people):
        if mention.last > toll.first or mention.form is PeopleForm.PRONOUN or mention.group is Group.UNSPECIFIED:
            continue
        before = mention.first - 1
        if clause.lower(before) == "of" and clause.lower(mention.last) == "," and mention.last + 1 == toll.first:
            return mention  # "of the 14 attackers, 12 died"
        attack = clause.draft.matches.at("attack_words", before)
        if clause.lower(before) in _AIMED_BY or (attack is not None and attack.entry.get("form") == "verb"):
            return mention
    return None


def _actors(clause: Clause) -> list[ActorMention]:
    first, last = clause.sentence.first, clause.sentence.last
    return [actor for actor in clause.draft.actors if first <= actor.first < last]


def _is_armed(clause: Clause, toll: TollMention, mention: PeopleMention) -> bool:
    """A person whom the sentence makes a member of an armed group: "al-Qaida leader X", "X, a senior member of …";
    or who, with no other word about him, is the mark of an air strike."""
    if mention.noun not in _HELD_BY_ANYBODY or mention.form is PeopleForm.PRONOUN:
        return False
    for actor in _actors(clause):
        if actor.group is not Group.MILITANTS:
            continue
        if mention.first <= actor.first < mention.last or mention.first == actor.last:
            return clause.lower(mention.first - 1) != "by"
        if mention.last < actor.first <= mention.last + _APPOSITION and _is_apposition(clause, mention, actor.first):
            return True
    if mention.form is PeopleForm.NAMED and mention.noun == "":
        types = [attack.type for attack in clause.draft.attacks if attack.sentence == clause.sentence.number]
        return toll.measure is Measure.KILLED and types[:1] == [AttackType.AIR_STRIKE]
    return False


def _is_apposition(clause: Clause, mention: PeopleMention, end: int) -> bool:
    """Whether the words up to *end* only go on about the same person: "X, the head of … in …", "member of …"."""
    lower = clause.lower(mention.last)
    if lower not in {",", "of", "in", "from"}:
        return False
    matches = clause.draft.matches
    for index in range(mention.last + 1, end):
        if clause.lower(index) in {",", "by", "who", "was", "were", "and", "is", "when"}:
            return False
        if matches.starting("harm_words", index) or matches.starting("attack_words", index):
            return False
    return True


def _commanders_side(clause: Clause, toll: TollMention) -> Group:
    """A commander belongs to the side whose name stands in the sentence; to an armed group where none does."""
    sides = [actor.group for actor in _actors(clause) if actor.group is not Group.UNSPECIFIED]
    nearby = [m.group for m in clause.people if m.last <= toll.first and m.group is not Group.UNSPECIFIED]
    if Group.MILITANTS in sides or not sides + nearby:
        return Group.MILITANTS
    return Group.SECURITY_FORCES if Group.SECURITY_FORCES in sides + nearby else Group.MILITANTS
