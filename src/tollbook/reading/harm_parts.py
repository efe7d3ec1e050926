"""Finds those who are told of as a part of a toll: "including three children", "a lawmaker was among those killed",
"the dead include …", "six soldiers and a driver made up the seven killed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.claim import Evidence
from tollbook.model.text import Span
from tollbook.reading.draft import PeopleForm, PeopleMention, TollMention, TollState
from tollbook.reading.grammar import is_noun_end
from tollbook.reading.harm_clause import Clause
from tollbook.reading.harm_links import KILLED, Link

_MAKE_UP = frozenset({"made", "make", "comprised", "comprise", "comprising"})
_FARTHEST_WHOLE = 7
_FARTHEST_HOME = 5
# Behind its parts a toll stands only as their verb: "nine, two of them nurses, were killed".
_VERBS = frozenset({"ed", "died", "dead"})


def find_parts(clause: Clause, links: Sequence[Link], nouns: Sequence[Link] = ()) -> list[Link]:
    """The links of one sentence to the parts of its tolls; *links* are those to the tolls themselves, *nouns* those of
    words such as "death toll"."""
    among = list(_among_links(clause))
    whole = sorted([*links, *among, *nouns], key=lambda link: link.victims[-1].last)
    included = [*_part_links(clause, whole), *_colon_links(clause, whole)]
    return [*among, *included, *_included_links(clause, whole)]


def find_told_shares(clause: Clause, last: TollMention | None) -> Iterator[TollMention]:
    """'Twelve of them were children': a part of the toll that the sentence before ended with."""
    if last is None or clause.harms:
        return
    for mention in clause.people:
        if not clause.is_told_share(mention) or mention.count is None or mention.head is None:
            continue
        if last.count.high is not None and mention.count.low > last.count.high:
            continue
        yield TollMention(
            sentence=clause.sentence.number,
            first=mention.first,
            last=mention.last,
            measure=last.measure,
            group=mention.group,
            count=mention.count,
            words=mention.figure.of(clause.draft.report.text),
            victims=mention.head,
            evidence=(
                Evidence(mention.figure, "number"),
                Evidence(mention.head, "victims"),
                Evidence(Span(mention.figure.end + 1, mention.head.start - 1), "harm"),  # "of them were"
            ),
            rule="casualties/part",
            state=TollState.PART,
        )


def _part_links(clause: Clause, links: Sequence[Link]) -> Iterator[Link]:
    """'including three children': a part of the nearest toll to the left, else of the one that follows."""
    taken = {mention.first for link in links for mention in link.victims}
    done: set[int] = set()
    for mention in clause.people:
        if mention.first in taken | done or mention.first not in clause.parts or mention.form is PeopleForm.PRONOUN:
            continue
        left = [link for link in links if link.victims[-1].last <= mention.first]
        whole = left[-1] if left else next((link for link in links if link.harm.entry.get("form") in _VERBS), None)
        if whole is None:
            continue
        members = clause.list_to_right(mention)
        done.update(member.first for member in members)
        is_fatal = clause.lower(mention.last) == "of" and clause.lower(mention.last + 2) == "fatally"
        harm = whole.harm._replace(entry=KILLED) if is_fatal else whole.harm  # "30 were shot, two of them fatally"
        yield Link(harm, members, "casualties/part", TollState.PART)


def _colon_links(clause: Clause, links: Sequence[Link]) -> Iterator[Link]:
    """ "22 people had died: twelve nurses and ten patients": a list behind a colon says who they were."""
    for index in range(clause.sentence.first, clause.sentence.last):
        whole = next((link for link in reversed(links) if link.victims[-1].last <= index), None)
        mention = clause.by_first.get(index + 1)
        if clause.lower(index) != ":" or whole is None or mention is None:
            continue
        if mention.form is PeopleForm.PRONOUN or clause.has_own_harm(mention):
            continue
        members = clause.list_to_right(mention)
        counts = [member.count for member in members]
        total = sum(victim.count.low for victim in whole.victims if victim.count is not None)
        if sum(count.low for count in counts if count is not None) <= total and None not in counts:
            yield Link(whole.harm, members, "casualties/part", TollState.PART)


def _among_links(clause: Clause) -> Iterator[Link]:
    """Parts of a toll: "a lawmaker was among those killed", "four soldiers and a driver made up the five killed"."""
    matches = clause.draft.matches
    for index in range(clause.sentence.first, clause.sentence.last):
        among = clause.lower(index) in {"among", "amongst"} and clause.verb_group(index)[1]
        if not among and clause.lower(index) not in _MAKE_UP:
            continue
        start, _ = clause.verb_group(index)
        mention = clause.by_last.get(start) or (_subject_from(clause, start) if among else None)
        nearby = (matches.at("harm_words", i) for i in range(index + 1, index + _FARTHEST_WHOLE))
        harm = next((match for match in nearby if match is not None), None)
        word = matches.starting("toll_words", index)
        if word is not None and word.entry.get("measure"):
            harm = word
        if mention is not None and harm is not None and mention.count is not None:
            state = TollState.PART if among else TollState.PLAIN
            yield Link(harm, clause.list_to_left(mention), "casualties/harmed-among", state)


def _subject_from(clause: Clause, start: int) -> PeopleMention | None:
    """The one who is told of with where he came from: 'a teacher from Norway is among the dead'."""
    before = [mention for mention in clause.people if mention.last < start]
    if not before or clause.lower(before[-1].last) not in {"from", "of"}:
        return None
    between = range(before[-1].last + 1, min(start, before[-1].last + _FARTHEST_HOME))
    known = all(clause.draft.tokens[index].is_word and not is_noun_end(clause.lower(index)) for index in between)
    return before[-1] if known and start - before[-1].last <= _FARTHEST_HOME else None


def _included_links(clause: Clause, links: Sequence[Link]) -> Iterator[Link]:
    """ "Among the dead are five soldiers", "The dead include …": the sentence has no other toll to be a part of."""
    if any(link.state is not TollState.PART for link in links):
        return
    taken = {mention.first for link in links for mention in link.victims}
    for word in clause.part_words:
        harm = next((h for h in clause.harms if word.first <= h.first < word.last), None)
        if harm is None and word.entry.get("measure"):
            harm = word
        for mention in clause.people:
            if harm is word and mention.first > word.last + 1:
                break
            if harm is not None and mention.first in clause.parts - taken and mention.first >= word.last:
                yield Link(harm, clause.list_to_right(mention), "casualties/harmed-included", TollState.PART)
                return
