"""Finds the noun phrases that tell of people who may be harmed: "at least four members of the security
forces", "a policeman", "Mr. Anderson", "he", "dozens", "no one"."""

from __future__ import annotations

from dataclasses import replace

from tollbook.model.text import Span
from tollbook.model.values import Count, Group
from tollbook.reading.draft import Draft, NumberMention, PeopleForm, PeopleMention
from tollbook.reading.grammar import ARTICLES, BE, DETERMINERS, HAVE, POSSESSIVES, PRONOUNS_ONE, WHOLES, is_noun_end
from tollbook.reading.people_nouns import Head, Scan, as_head, find_head, group_by_words
from tollbook.reading.pipeline import Step

ONE = Count(1, 1)
_NOBODY = frozenset({"no one", "nobody", "none", "no-one"})
_BETWEEN = frozenset({"other", "others", "more", "additional", "further", "new", "-", "or", "so"})
_PARTICLES = frozenset({"al", "bin", "ibn", "de", "la", "del", "van", "von", "ul", "el", "abu"})
_COURTESY = frozenset({"mr", "mrs", "ms", "dr", "miss"})
# Words that open a sentence with a capital and are no part of the name behind them.
_OPENERS = frozenset(
    {"on", "in", "at", "the", "also", "meanwhile", "earlier", "police", "monday", "it", "this", "that"}
    | {
        "there",
        "what",
        "nothing",
        "everyone",
        "everybody",
        "someone",
        "much",
        "after",
        "since",
        "when",
        "but",
        "and",
    }
)
# What is named so is an office, a place or a thing, whatever else its capitals may say: "Development Program".
_NOT_NAMES = ("sites", "state_forces", "things", "source_nouns", "attack_words", "weapons")


def find_people(draft: Draft) -> dict[str, object]:
    """All people phrases, from left to right, never overlapping."""
    found: list[PeopleMention] = []
    for sentence in draft.sentences:
        scan = Scan(draft, sentence)
        index = sentence.first
        while index < sentence.last:
            mention = _phrase_at(scan, index)
            if mention is None:
                index += 1
                continue
            mention = _with_age(scan, mention)
            if found and _is_swallowed(found[-1], mention):
                found.pop()
            found.append(mention)
            index = max(mention.last, index + 1)
    return {"people": tuple(found)}


def _with_age(scan: Scan, mention: PeopleMention) -> PeopleMention:
    """ "a boy of 15", "a Pole aged 32": the age belongs to the phrase."""
    if scan.lower(mention.last) not in {"of", "aged"} or mention.count != ONE:
        return mention
    age = scan.numbers.get(mention.last + 1)
    return replace(mention, last=age.last) if age is not None and age.taken_for == "age" else mention


def _is_swallowed(before: PeopleMention, mention: PeopleMention) -> bool:
    """Whether the phrase before is only a part of this one: a role before its name, a paper's name before both."""
    modifies = before.form is PeopleForm.NAMED and not before.noun and before.last == mention.first
    return mention.first < before.last or (modifies and bool(mention.noun) and mention.form is not PeopleForm.PLURAL)


def _phrase_at(scan: Scan, index: int) -> PeopleMention | None:
    number = scan.numbers.get(index)
    lower = scan.lower(index)
    if number is not None and number.taken_for in {"count", "article"}:
        return _numbered(scan, number)
    if number is not None:
        return None
    if lower in PRONOUNS_ONE and not (lower == "her" and find_head(scan, index + 1)):
        return _mention(scan, index, index + 1, PeopleForm.PRONOUN, ONE, None)
    if lower in DETERMINERS or (index + 1 < scan.sentence.last and scan.lower(index + 1) == "'s"):
        return _determined(scan, index)
    named = _named(scan, index)
    if named is not None:
        return named
    head = find_head(scan, index)
    if head is not None and head.first == index and not scan.dates.get(index):
        if not head.plural and scan.tokens[index].is_capital:
            return _titled(scan, index, head)
        form = PeopleForm.PLURAL if head.plural else PeopleForm.SINGLE
        return _mention(scan, index, head.last, form, None if head.plural else ONE, head)
    return None


def _numbered(scan: Scan, number: NumberMention) -> PeopleMention | None:
    words = scan.draft.words(number.first, number.last).lower()
    start = number.last
    if (words in _NOBODY or words.startswith("no one")) and scan.lower(start) == "else":
        return None  # "no one else was hurt" after the figure of those who were
    if words in _NOBODY or words.startswith("no one"):
        whole = find_head(scan, start + 2) if scan.lower(start) == "of" and scan.lower(start + 1) == "the" else None
        if whole is not None:  # "none of the nurses"
            return _mention(scan, number.first, whole.last, PeopleForm.NOBODY, number.count, whole, figure=number)
        return _mention(scan, number.first, start, PeopleForm.NOBODY, number.count, None, figure=number)
    share = _share(scan, number)
    if share is not None:
        return share
    if scan.lower(start) == "of":  # "four of the attackers", "dozens of people", "two of the three Afghans"
        start += 1
        while scan.lower(start) in DETERMINERS or (start in scan.numbers and start < scan.sentence.last):
            start += 1
    while scan.lower(start) in _BETWEEN and not _names_others(scan, start):
        start += 1
    head = find_head(scan, start)
    if number.taken_for == "article":
        if head is None or head.plural:
            return None
        return _mention(scan, number.first, head.last, PeopleForm.SINGLE, ONE, head, figure=number)
    form = PeopleForm.NOBODY if number.count.high == 0 else PeopleForm.NUMBERED
    if head is not None:
        return _mention(scan, number.first, head.last, form, number.count, head, figure=number)
    if start in range(number.last + 2, scan.sentence.last) and start - 1 in scan.numbers and _is_bare(scan, start):
        return _mention(scan, number.first, start, form, number.count, None, figure=number)  # "one of the six, …"
    if _is_bare(scan, number.last):
        return _mention(scan, number.first, number.last, form, number.count, None, figure=number)
    if (
        scan.tokens[number.last].is_capital
        and scan.lower(number.last).endswith("s")
        and _is_bare(scan, number.last + 1)
    ):
        unknown = Head(number.last, number.last + 1, Group.UNSPECIFIED, "nation", True)  # "five Houthis"
        return _mention(scan, number.first, number.last + 1, form, number.count, unknown, figure=number)
    return None


def _is_one_of_a_nation(scan: Scan, head: Head) -> bool:
    """ "a Chinese", "a Swiss": the same word for one and for many."""
    return head.noun == "nation" and scan.lower(head.last - 1).endswith(("ese", "ss", "sh"))


def _share(scan: Scan, number: NumberMention) -> PeopleMention | None:
    """'12 of them children', 'two of whom were nurses': a share of people told of before, and who they are."""
    index = number.last
    if scan.lower(index) != "of" or scan.lower(index + 1) not in WHOLES or number.taken_for != "count":
        return None
    index += 2
    while scan.lower(index) in BE:
        index += 1
    head = find_head(scan, index)
    if head is None or head.noun in {"the-harmed", "body"} or head.plural is not (number.count != ONE):
        return None
    return _mention(scan, number.first, head.last, PeopleForm.NUMBERED, number.count, head, figure=number)


def _names_others(scan: Scan, index: int) -> bool:
    """Whether "others" or "other people" is the noun itself here, and not a word before one."""
    noun = scan.noun_at(index)
    if noun is None:
        return False
    return noun.last - noun.first > 1 or is_noun_end(scan.lower(index + 1)) or not scan.noun_at(index + 1)


def _is_bare(scan: Scan, index: int) -> bool:
    """Whether no noun follows the number, so that it stands for people told of before."""
    if index >= scan.sentence.last:
        return True
    token = scan.tokens[index]
    lower = token.lower
    harm = scan.draft.matches.starting("harm_words", index)
    return bool(
        not token.is_word
        or is_noun_end(lower)
        or lower in {"more", "others", "other"}
        or harm
        or index in scan.dates
        or lower.endswith("ly")
    )


def _determined(scan: Scan, index: int) -> PeopleMention | None:
    """'the officer himself', 'his driver', 'another soldier', 'the six insurgents', 'the other 14 rebels', 'another',
    'a 67-year-old'."""
    lower = scan.lower(index)
    after = index + 1
    if lower == "the" and scan.lower(after) == "other":
        if _is_bare(scan, after + 1) and scan.lower(after + 1) not in {"of", "than"}:
            return _mention(scan, index, after + 1, PeopleForm.SINGLE, ONE, None)
        after += 1
    number = scan.numbers.get(after)
    if number is not None and number.taken_for == "count" and lower in DETERMINERS:
        numbered = _numbered(scan, number)
        return replace(numbered, first=index) if numbered is not None else None
    if lower == "another" and _is_bare(scan, after):
        return _mention(scan, index, after, PeopleForm.SINGLE, ONE, None)
    if number is not None and number.taken_for == "ordinal" and lower in DETERMINERS and _is_bare(scan, number.last):
        return _mention(scan, index, number.last, PeopleForm.SINGLE, ONE, None)  # "a fourth was hurt"
    head = find_head(scan, after)
    if head is None:
        return _aged(scan, index, number) if number is not None and number.taken_for == "age" else None
    if lower in ARTICLES and _is_one_of_a_nation(scan, head):
        head = head._replace(plural=False)
    count = None if head.plural else ONE
    form = PeopleForm.PLURAL if head.plural else PeopleForm.SINGLE
    if lower in POSSESSIVES or lower in DETERMINERS:
        titled = None if head.plural else _name_after(scan, head.last)
        if titled is not None:
            return _mention(scan, index, titled, PeopleForm.NAMED, ONE, head, name=(head.last, titled))
        return _mention(scan, index, head.last, form, count, head)
    return None


def _aged(scan: Scan, index: int, age: NumberMention) -> PeopleMention | None:
    """'a 67-year-old', 'the 67-year-old writer': one person, whatever noun follows."""
    words = scan.draft.words(age.first, age.last).lower()
    if not words.endswith("old"):
        return None
    for last in (age.last, age.last + 1):
        if _is_bare(scan, last):
            mention = _mention(scan, index, last, PeopleForm.SINGLE, ONE, None)
            return replace(mention, group=Group.CIVILIANS, head=age.span)
    return None


def _titled(scan: Scan, index: int, head: Head) -> PeopleMention | None:
    """'President John Kennedy', 'Mayor Ali': a role with a capital, then a name."""
    end = _name_after(scan, head.last)
    if end is None:
        return None
    return _mention(scan, index, end, PeopleForm.NAMED, ONE, head, name=(head.last, end))


def _named(scan: Scan, index: int) -> PeopleMention | None:
    """'Mr. Anderson', or a run of two to four capitalised words that is no place, force or date; a single one only
    before a verb that says what befell its bearer: 'Anderson was killed'."""
    token = scan.tokens[index]
    if not token.is_capital or index in scan.actors or index in scan.places or index in scan.dates:
        return None
    if scan.draft.matches.starting("victims", index) is not None or _is_people(scan, index):
        return None
    courtesy = token.lower in _COURTESY
    first = index + (2 if courtesy and scan.lower(index + 1) == "." else 1 if courtesy else 0)
    end = _name_after(scan, first)
    if end is None or (first == scan.sentence.first and scan.tokens[first].lower in _OPENERS):
        return None
    if not courtesy and end - first < 2 and not _befalls(scan, end) and not _is_object(scan, first):
        return None
    if not courtesy and any(scan.draft.matches.at(name, i) for name in _NOT_NAMES for i in range(first, end)):
        return None
    head = _role_before(scan, index)
    return _mention(scan, head.first if head else index, end, PeopleForm.NAMED, ONE, head, name=(first, end))


def _is_people(scan: Scan, index: int) -> bool:
    """'Sri Lankan authorities': a people's name is no person's."""
    nation = scan.draft.matches.starting("nations", index)
    return nation is not None and nation.entry.get("form") == "people"


def _befalls(scan: Scan, index: int) -> bool:
    """Whether a verb in the singular says next what befell somebody: 'was also killed', 'died', "'s murder"."""
    lower = scan.lower(index)
    matches = scan.draft.matches
    before = scan.tokens[index - 2] if index - 2 >= scan.sentence.first else None
    if before is not None and before.is_word and not is_noun_end(before.lower):
        if not matches.at("speech_verbs", index - 2):
            return False  # "the newspaper Izvestia"
    if lower in {"'s", "’s"}:
        harm = matches.starting("harm_words", index + 1)
        return harm is not None and harm.entry.get("form") == "event"
    if is_noun_end(scan.tokens[index - 1].lower) or scan.tokens[index - 1].text.isupper():
        return False
    while scan.lower(index) in BE | HAVE | {"also", "later", "reportedly"} and scan.lower(index) != "were":
        index += 1
    harm = matches.starting("harm_words", index)
    if harm is None or scan.lower(index - 1) == "were":
        return False
    form = harm.entry.get("form")
    return form == "died" or (form in {"ed", "dead"} and scan.lower(index - 1) in BE)


def _is_object(scan: Scan, index: int) -> bool:
    """Whether a name stands right behind an active verb of harm: 'killing Anderson'."""
    harm = scan.draft.matches.at("harm_words", index - 1) if index > scan.sentence.first else None
    if harm is None or harm.last != index or harm.entry.get("form") not in {"ed", "ing", "present"}:
        return False
    if harm.entry.get("firm") == "no":
        return False
    return scan.tokens[index].text.replace("-", "").isalpha() and not scan.tokens[index].text.isupper()


def _role_before(scan: Scan, index: int) -> Head | None:
    """The role that stands right before a name: 'aid worker Margaret Hassan'."""
    before = scan.draft.matches.at("victims", index - 1) if index > scan.sentence.first else None
    if before is None or before.last != index:
        return None
    return as_head(before)


# In copy that is all capitals a name cannot be told by its capitals: it ends at any word that a vocabulary knows.
_COMMON = ("victims", "harm_words", "attack_words", "speech_verbs", "common_verbs", "time_words", "sites", "weapons")


def _is_common_word(scan: Scan, index: int) -> bool:
    matches = scan.draft.matches
    return is_noun_end(scan.lower(index)) or any(matches.at(name, index) is not None for name in _COMMON)


def _name_after(scan: Scan, index: int) -> int | None:
    """The end of a run of capitalised words from *index*, or None. Particles such as 'al' may stand inside."""
    end = index
    while end < scan.sentence.last and end - index < 5:
        token = scan.tokens[end]
        is_name = token.is_capital and token.text[0].isalpha() and end not in scan.dates and end not in scan.actors
        if scan.is_caps:
            is_name = is_name and not _is_common_word(scan, end)
        elif token.text.isupper() and len(token.text) > 3:
            break
        particle = end > index and token.lower in _PARTICLES
        initial = end > index and token.text == "." and len(scan.tokens[end - 1].text) <= 2
        if not (is_name or particle or initial):
            break
        end += 1
    while end > index and not scan.tokens[end - 1].is_capital:
        end -= 1
    if end == index or (index in scan.places and scan.places[index].last >= end):
        return None
    return end


def _mention(
    scan: Scan,
    first: int,
    last: int,
    form: PeopleForm,
    count: Count | None,
    head: Head | None,
    *,
    figure: NumberMention | None = None,
    name: tuple[int, int] | None = None,
) -> PeopleMention:
    draft = scan.draft
    group = head.group if head else Group.CIVILIANS if name else Group.UNSPECIFIED
    if head is None or head.noun != "nation":  # "an Israeli" is no member of Israel's forces
        group = group_by_words(draft, first, last, group)
    head_span = draft.span(head.first, head.last) if head else draft.span(*name) if name else None
    figure_span: Span = figure.span if figure else draft.span(first, last)
    return PeopleMention(
        first=first,
        last=last,
        form=form,
        count=count,
        group=group,
        figure=figure_span,
        head=head_span,
        noun=head.noun if head else "",
        name=draft.words(*name) if name else None,
    )


PEOPLE = Step(
    "people",
    needs=("tokens", "sentences", "matches", "numbers", "dates", "places", "actors"),
    gives=("people",),
    run=find_people,
)
