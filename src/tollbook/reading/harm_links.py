"""Finds the victims of each word of harm, where its form says that they stand: "killing four", "four were killed",
"four died", "the deaths of four", "four dead". The rules are named after these forms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match
from tollbook.model.values import Count, Group, Measure
from tollbook.reading.draft import PeopleForm, PeopleMention, TollState
from tollbook.reading.grammar import (
    AUXILIARIES,
    CLAUSE_BREAKS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    VERB_ADVERBS,
    is_noun_end,
)
from tollbook.reading.harm_clause import Clause

_FARTHEST_SUBJECT = 16
_LONGEST_COMPLAINT = 7
_ADDING = (("along", "with"), ("together", "with"), ("in", "addition", "to"))
_FARTHEST_PLAN = 20
_LONGEST_VERB = 8
_FARTHEST_ABOARD = 12
_TAKING = frozenset({"captured", "capture", "capturing"})
_WITH = frozenset({"with", "carrying"})
_SUFFER = frozenset({"suffered", "sustained", "suffers", "received", "suffering"})
_TAKE = frozenset({"take", "takes", "took", "taken", "taking", "held", "holding", "hold"})
_ALSO_INMATES = frozenset({"prisoners", "prisoner"})
_SUBJECTS = frozenset({"he", "she"})
_VERBS_TOO = frozenset({"lives", "remains"})
_UNREAL = MODALS | {"to", "not", "never", "against", "from", "plan", "plot", "threat", "attempt"}


# Said of things, and of one person for other reasons, so often that only a figure tells of harm: "lost nine soldiers".
_OF_NUMBERS = frozenset({"lost", "not-found", "cared-for"})


KILLED = next(entry for entry in load_vocabulary("harm_words").entries if entry.id == "killed")


@dataclass(frozen=True, slots=True)
class Link:
    """A harm word and the people that it befell."""

    harm: Match
    victims: tuple[PeopleMention, ...]
    rule: str
    state: TollState = TollState.PLAIN


def find_links(clause: Clause) -> list[Link]:
    """The links of one sentence; nobody is harmed twice in the same way."""
    used: dict[tuple[int, Measure], None] = {}
    links: list[Link] = []
    for harm in clause.harms:
        if _is_unreal(clause, harm) or _is_surname(clause, harm):
            continue
        word = clause.draft.matches.at("toll_words", harm.first)
        if harm.entry.get("form") == "self" or (word is not None and word.entry.id == "victims-were"):
            continue
        link = _link_inside(clause, harm) or _LINKERS[harm.entry.get("form")](clause, harm) or _aboard(clause, harm)
        if link is None or (harm.entry.id in _OF_NUMBERS and not _is_numbered(link.victims[0])):
            continue
        if _is_to_death(clause, link):
            link = replace(link, harm=harm._replace(entry=KILLED))
        measure = Measure(link.harm.entry.get("measure"))
        fresh = tuple(m for m in link.victims if (m.first, measure) not in used)
        used.update(dict.fromkeys((m.first, measure) for m in fresh))
        if fresh:
            links.append(replace(link, victims=fresh))
    return links


def _aboard(clause: Clause, harm: Match) -> Link | None:
    """ "seized a tanker with 22 crew": those aboard what was taken are taken with it."""
    if harm.entry.id not in _TAKING:
        return None
    for index in range(harm.last, min(harm.last + _FARTHEST_ABOARD, clause.sentence.last)):
        lower, mention = clause.lower(index), clause.by_first.get(index + 1)
        if lower in CLAUSE_BREAKS | {",", "."}:
            return None
        if lower in _WITH and mention is not None and mention.form is PeopleForm.NUMBERED:
            if mention.group is Group.MILITANTS or mention.head is None:
                return None
            return _with_state(clause, harm, clause.list_to_right(mention), "casualties/harmed-aboard")
    return None


def _is_to_death(clause: Clause, link: Link) -> bool:
    """ "stabbed eight children to death", "shot three of them dead": the words behind the victims say more."""
    end = link.victims[-1].last
    if link.harm.entry.get("measure") != Measure.WOUNDED or end < link.harm.last:
        return False
    return clause.lower(end) == "dead" or (clause.lower(end), clause.lower(end + 1)) == ("to", "death")


def _is_numbered(mention: PeopleMention) -> bool:
    return mention.form in {PeopleForm.NUMBERED, PeopleForm.NOBODY}


def _is_surname(clause: Clause, harm: Match) -> bool:
    """ "Mayor Dan Slaughter said": a word of harm with a capital at the end of a person's name."""
    mention = clause.by_last.get(harm.last)
    name = mention.name if mention is not None else None
    own = clause.draft.words(harm.first, harm.last)
    return name is not None and own != name and own.istitle() and not name.isupper() and name.endswith(own)


def _is_unreal(clause: Clause, harm: Match) -> bool:
    """Harm that has not happened: "to kill", "would be killed", "threatened to kill", "was not hurt"."""
    index = harm.first - 1
    while clause.lower(index) in VERB_ADVERBS | AUXILIARIES | NEGATIONS and clause.lower(index) != ".":
        lower = clause.lower(index)
        if lower in MODALS or lower in NEGATIONS:
            return lower != "no"
        if lower == "to" and harm.entry.get("form") == "present":
            return True
        index -= 1
    if harm.entry.get("form") != "present":
        return False
    return clause.lower(harm.first - 1) in _UNREAL or _is_joined_to_unreal(clause, harm)


def _is_joined_to_unreal(clause: Clause, harm: Match) -> bool:
    """ "to kidnap and kill", "to seize a soldier and behead him": the first verb after "to" says that it is a plan."""
    if clause.lower(harm.first - 1) not in {"and", "or"}:
        return False
    for index in range(harm.first - 2, harm.first - 2 - _FARTHEST_PLAN, -1):
        lower = clause.lower(index)
        if lower == "to":
            matches = clause.draft.matches
            names = ("harm_words", "attack_words", "deed_carriers")
            return any(matches.starting(name, index + 1) is not None for name in names)
        if lower in {".", ";"}:
            return False
    return False


def _link_inside(clause: Clause, harm: Match) -> Link | None:
    """The harm word stands in the phrase itself: "six bodies", "20 dead", "three wounded soldiers"."""
    for mention in clause.people:
        if mention.first <= harm.first < mention.last and mention.head is not None:
            if mention.count is None or (mention.form is PeopleForm.SINGLE and harm.entry.id == "hostages"):
                return None
            if clause.lower(harm.first) in _VERBS_TOO and mention.count == Count(1, 1):
                return None  # "one other remains in custody"
            if clause.lower(harm.first) in _ALSO_INMATES and clause.lower(mention.first - 1) not in _TAKE:
                return None
            if clause.is_share(mention) and clause.has_own_harm(mention):
                return None  # "four of the wounded died"
            if harm.entry.id == "hostages" and _is_told_of_hostages(clause, mention):
                return None
            if clause.lower(mention.last) == "of":
                after = clause.by_first.get(mention.last + 1)
                if mention.noun in {"the-harmed", "body"} and after is not None and after.count is not None:
                    return Link(harm, (after,), "casualties/harmed-of")
            state = TollState.PART if clause.is_part(mention) else TollState.PLAIN
            return Link(harm, (mention,), "casualties/harmed-noun", state)
    return None


def _is_told_of_hostages(clause: Clause, mention: PeopleMention) -> bool:
    """ "117 hostages were dead", "one of the hostages": said of those whose number is told elsewhere."""
    index = mention.last
    while clause.lower(index) in AUXILIARIES | VERB_ADVERBS:
        index += 1
    harm = clause.draft.matches.starting("harm_words", index)
    dead = harm is not None and harm.entry.get("measure") == Measure.KILLED
    shared = any(clause.lower(i) == "of" for i in range(mention.first, mention.last))
    return dead or shared or any(clause.lower(i) in {"other", "others"} for i in range(mention.first, mention.last))


def _link_participle(clause: Clause, harm: Match) -> Link | None:
    start, passive = clause.verb_group(harm.first)
    if passive:
        return _link_subject(clause, harm, start, "casualties/harmed-passive")
    link = _link_object(clause, harm, "casualties/harmed-active")
    if link is not None:
        return link
    if clause.lower(harm.last) in DETERMINERS | {"many", "down"} or _shoots_a_name(clause, harm):
        return None  # "a gunman seized a rifle", "an officer shot Hill", "a soldier shot down a plane"
    before = clause.by_last.get(start)
    if before is not None and before.form is not PeopleForm.PLURAL:
        return _with_state(clause, harm, clause.list_to_left(before), "casualties/harmed-reduced")
    if before is None and clause.lower(start - 1) in {"and", "or"}:
        # "was shot and killed", "were pulled out and shot": the subject stands before the first verb.
        return _link_after_verb(clause, harm, start - 1)
    return None


def _shoots_a_name(clause: Clause, harm: Match) -> bool:
    """Whether a name stands behind "shot", so that who stands before it is no victim."""
    if harm.entry.get("firm") != "no" or harm.last >= clause.sentence.last or harm.last in clause.date_tokens:
        return False
    verb, name = clause.draft.tokens[harm.last - 1], clause.draft.tokens[harm.last]
    return name.is_capital and not verb.text.isupper()


def _link_after_verb(clause: Clause, harm: Match, index: int) -> Link | None:
    earlier = next((h for h in clause.harms if index - 3 <= h.last - 1 <= index and h.first < index), None)
    verb = earlier.first if earlier is not None else _passive_before(clause, index)
    if verb is None:
        return None
    start, passive = clause.verb_group(verb)
    return _link_subject(clause, harm, start, "casualties/harmed-passive") if passive else None


def _passive_before(clause: Clause, index: int) -> int | None:
    """Another verb in the passive before *index*: "were pulled out of a bus"."""
    for verb in range(index - 1, index - _LONGEST_VERB, -1):
        lower = clause.lower(verb)
        if lower in {"was", "were", "been"}:
            return verb + 1
        if lower in CLAUSE_BREAKS | {",", "."} or verb in clause.by_last:
            return None
    return None


def _link_subject(clause: Clause, harm: Match, start: int, rule: str) -> Link | None:
    """The victims are the subject: the nearest phrase to the left that is no part of another phrase."""
    subject: PeopleMention | None = None
    for mention in reversed(clause.people):
        if mention.last > start:
            continue
        if start - mention.last > _FARTHEST_SUBJECT or _is_broken(clause, mention.last, start):
            break
        if clause.is_told_share(mention):
            continue
        if (clause.is_part(mention) and not clause.is_share(mention)) or clause.lower(mention.first - 1) in {
            "by",
            "against",
            "with",
        }:
            continue
        if subject is not None and clause.lower(subject.first - 1) not in _ATTACHING:
            break
        if subject is None or mention.count is not None:
            subject = mention
    if subject is None or subject.count is None:
        subject = _parted_subject(clause, start) or subject
    if subject is None:
        return None
    victims = clause.list_to_left(subject)
    if rule.endswith(("-passive", "-died")):
        victims += _added(clause, harm)
    if len(victims) == 2 and clause.lower(start) in {"was", "is", "has"} and not _is_determined(clause, victims[1]):
        victims = victims[:1]  # "the publisher and lawmaker was killed" is one person
    return _with_state(clause, harm, victims, rule)


def _added(clause: Clause, harm: Match) -> tuple[PeopleMention, ...]:
    """Those whom the clause adds behind its verb: "two guards were killed in the raid along with their driver"."""
    for index in range(harm.last, clause.sentence.last):
        lower = clause.lower(index)
        if lower in CLAUSE_BREAKS or lower in {"and", "but", "while", "when"}:
            return ()
        added = next((words for words in _ADDING if all(clause.lower(index + i) == w for i, w in enumerate(words))), ())
        if added:
            mention = clause.by_first.get(index + len(added))
            return (mention,) if mention is not None and mention.count is not None else ()
    return ()


def _is_determined(clause: Clause, mention: PeopleMention) -> bool:
    return mention.name is not None or clause.lower(mention.first) in DETERMINERS or mention.form is PeopleForm.NUMBERED


def _parted_subject(clause: Clause, start: int) -> PeopleMention | None:
    """A person whom a clause between commas parts from the verb: "Tom Hill, who ran …, was killed"."""
    if clause.lower(start - 1) != "," or not clause.people:
        return None
    first = clause.people[0]
    opens = first.first <= clause.sentence.first + 2
    one = first.form in {PeopleForm.NAMED, PeopleForm.SINGLE, PeopleForm.NUMBERED}
    return first if opens and one and first.last < start and clause.lower(first.last) == "," else None


_ATTACHING = frozenset({"of", "in", "at", "near", "from", "on", "inside", "outside", "aboard", "for", "to"})


def _is_broken(clause: Clause, first: int, last: int) -> bool:
    """Whether another clause stands between a phrase and its verb."""
    for index in range(first, last):
        lower = clause.lower(index)
        if lower in CLAUSE_BREAKS or lower in {
            "said",
            "says",
            "say",
            "but",
            "while",
            "after",
            "before",
            "because",
        }:
            return True
        harm = clause.draft.matches.starting("harm_words", index)
        if harm is not None and harm.entry.get("form") in {"ed", "died", "ing", "present"} and harm.last < last - 1:
            covered = any(m.first <= index < m.last for m in clause.people)
            if not covered and clause.lower(harm.last) != "and":
                return True
    return False


def _link_object(clause: Clause, harm: Match, rule: str = "casualties/harmed-active") -> Link | None:
    """The victims are the object: "killed 12", "killing on Sunday at least four members of …"."""
    index = harm.last
    if harm.entry.id == "wound" and index not in clause.by_first and clause.lower(index) in PREPOSITIONS:
        return None  # "a gunshot wound to the neck"
    while index < clause.sentence.last and index - harm.last < 6:
        mention = clause.by_first.get(index)
        if mention is not None and clause.lower(index) in _SUBJECTS and mention.form is PeopleForm.PRONOUN:
            return None  # "from a wound he had received"
        if mention is not None:
            return _with_state(clause, harm, clause.list_to_right(mention), rule)
        lower = clause.lower(index)
        other = clause.draft.matches.starting("harm_words", index)
        if other is not None and other.entry.get("form") == harm.entry.get("form"):
            index = other.last
            continue
        if not (
            index in clause.date_tokens
            or lower in {"on", "up", "down", "to", "dead", "as", "of"}
            or (lower in {"and", "or"} and clause.draft.matches.starting("harm_words", index + 1))
            or lower in VERB_ADVERBS
            or lower.endswith("ly")
        ):
            return None
        index += 1
    return None


def _link_died(clause: Clause, harm: Match) -> Link | None:
    start, _ = clause.verb_group(harm.first)
    if clause.lower(start - 1) in {"and", "or"}:
        link = _link_after_verb(clause, harm, start - 1)  # "were shot or burned to death"
        if link is not None:
            return link
    return _link_subject(clause, harm, start, "casualties/harmed-died")


def _link_dead(clause: Clause, harm: Match) -> Link | None:
    start, _ = clause.verb_group(harm.first)
    before = clause.by_last.get(start)
    if before is not None:
        alone = harm.entry.id == "fatally"  # "shot six people, one fatally"
        victims = (before,) if alone else clause.list_to_left(before)
        return _with_state(clause, harm, victims, "casualties/harmed-dead")
    return _link_subject(clause, harm, start, "casualties/harmed-dead") if start < harm.first else None


def _link_event(clause: Clause, harm: Match) -> Link | None:
    """ "the deaths of 31 people", "the killing of three miners", "Baloch's murder", "suffered minor injuries"."""
    verb = harm.first - 1
    while (
        verb > harm.first - _LONGEST_COMPLAINT
        and clause.draft.tokens[verb].is_word
        and clause.lower(verb) not in _SUFFER
    ):
        verb -= 1
    if clause.lower(verb) in _SUFFER:
        return _link_subject(clause, harm, verb, "casualties/harmed-suffered")
    index = harm.last
    if clause.lower(index) == "by" and "of" in (clause.lower(index + 2), clause.lower(index + 3)):
        index += 2 if clause.lower(index + 2) == "of" else 3  # "the fatal shooting by police of …"
    if clause.lower(index) == "of":
        index += 1
    elif clause.lower(index - 1) != "of":
        owner = clause.by_last.get(harm.first - 1) if clause.lower(harm.first - 1) == "'s" else None
        named = owner is not None and owner.form is PeopleForm.NAMED
        return Link(harm, (owner,), "casualties/harmed-owner") if owner and named else None
    while index < harm.last + 5 and index not in clause.by_first and not is_noun_end(clause.lower(index)):
        index += 1  # "the killing of 17-year-old …", "the murder of U.S. Representative …"
    mention = clause.by_first.get(index)
    if mention is None:
        return None
    return _with_state(clause, harm, clause.list_to_right(mention), "casualties/harmed-event")


def _link_people(clause: Clause, harm: Match) -> Link | None:
    """ "the bodies of six men", "took 18 officials prisoner", "12 lives"."""
    if clause.lower(harm.last) == "of":
        mention = clause.by_first.get(harm.last + 1)
        if mention is not None and mention.count is not None:
            return _with_state(clause, harm, clause.list_to_right(mention), "casualties/harmed-of")
    if clause.lower(harm.first - 1) == "as" and harm.entry.id == "hostages":
        held = clause.by_last.get(harm.first - 1)  # "hold eight soldiers as prisoners"
        verb = _passive_before(clause, harm.first - 1) if held is None else None
        if verb is not None:
            return _link_subject(clause, harm, clause.verb_group(verb)[0], "casualties/harmed-passive")
        return Link(harm, (held,), "casualties/harmed-noun") if held is not None and held.count is not None else None
    before = clause.by_last.get(harm.first)
    one = harm.last == harm.first + 1 and not clause.lower(harm.first).endswith("s")
    if before is not None and one and clause.lower(before.first - 1) not in _TAKE:
        return None
    if before is not None and clause.lower(harm.first) in _VERBS_TOO and before.form is not PeopleForm.NUMBERED:
        return None  # "she lives in", "the boy remains in"
    if before is not None and before.count is not None:
        return _with_state(clause, harm, clause.list_to_left(before), "casualties/harmed-noun")
    return None


_LINKERS = {
    "ed": _link_participle,
    "present": _link_object,
    "ing": _link_object,
    "died": _link_died,
    "dead": _link_dead,
    "event": _link_event,
    "people": _link_people,
}


def _with_state(clause: Clause, harm: Match, victims: tuple[PeopleMention, ...], rule: str) -> Link:
    state = TollState.PART if clause.is_part(victims[0]) else TollState.PLAIN
    return Link(harm, victims, rule, state)
