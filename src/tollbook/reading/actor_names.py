"""Names of armed groups: which finds of the vocabulary are names, and groups that it does not know."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match
from tollbook.reading.draft import Draft

_WORDS = {term: entry for entry in load_vocabulary("group_name_words").entries for term in entry.terms}
_LINKS = frozenset({"of", "for", "the", "and", "in", "de", "al", "el", "la", "del", "'s", "-", "'", "’"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "el", "del", "to", "on"})
_LONGEST_NAME = 9


class Known(NamedTuple):
    """A group at tokens ``first`` up to ``last``: its id in the vocabulary or None, and its name when that is
    not the words that stand there."""

    first: int
    last: int
    actor_id: str | None
    name: str | None


def is_capitals(draft: Draft, index: int) -> bool:
    """Whether the sentence at this token is set all in capitals, as wire copy of old is."""
    sentence = draft.sentence_of(index)
    words = [t.text for t in draft.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text.isalpha()]
    if len(words) > 2:
        return sum(word.isupper() for word in words) > 0.8 * len(words)
    return not any(char.islower() for t in draft.tokens[sentence.first : sentence.last] for char in t.text)


def is_name(draft: Draft, match: Match) -> bool:
    """Whether a find of the vocabulary is a name: "IS" in a sentence all in capitals is a verb."""
    words = draft.tokens[match.first : match.last]
    as_written = len(words) == 1 and words[0].text in match.entry.exact_terms
    if as_written:
        return not (match.entry.get("ordinary_word") and is_capitals(draft, match.first))
    if match.entry.get("lower_case"):
        return True
    return any(char.isupper() for token in words for char in token.text)


def nation_at(draft: Draft, index: int) -> Match | None:
    """The people, country or capital that covers this token; "US" in copy all in capitals is none."""
    match = draft.matches.at("nations", index)
    return match if match is not None and is_name(draft, match) else None


def acronym_after(draft: Draft, index: int) -> str | None:
    """The acronym in brackets, or after 'or', that follows a name ending before token *index*."""
    tokens = draft.tokens
    if index + 2 < len(tokens) and tokens[index].text in {"(", "["} and tokens[index + 2].text in {")", "]"}:
        text = tokens[index + 1].text
        if 2 <= len(text) <= 12 and sum(char.isupper() for char in text) >= 2:
            return text
    return None


def find_unknown(draft: Draft, held: Set[int]) -> Iterator[Known]:
    """Groups that no vocabulary knows: runs of capitalised words with the nouns of armed groups, and runs
    whose initials are the acronym in brackets behind them. Never forced onto a known group."""
    tokens = draft.tokens
    for sentence in draft.sentences:
        shouted = is_capitals(draft, sentence.first)
        index = sentence.first
        while index < sentence.last:
            token = tokens[index]
            if index in held or not token.is_capital or not token.text[0].isalpha() or token.lower in _SMALL:
                index += 1
                continue
            if draft.matches.starting("plain_actors", index) and not shouted:
                index += 1  # "Fighters of the Army of ...": the name begins later
                continue
            last = _run_end(draft, index, sentence.last, held)
            if not shouted and _is_armed_group(draft, index, last):
                yield Known(index, last, None, draft.words(index, last))
            elif shouted:
                known = _by_initials(draft, index, last, sentence.last)
                if known:
                    yield known
            index = last


def _run_end(draft: Draft, first: int, stop: int, held: Set[int]) -> int:
    """The end of a run of capitalised words joined by small words; a group's noun before "and" ends it."""
    tokens = draft.tokens
    last = index = first + 1
    while index < stop and index not in held and index - first < _LONGEST_NAME:
        token = tokens[index]
        if token.is_word and token.is_capital:
            last = index + 1
        elif token.lower not in _LINKS or (token.lower == "and" and _head(tokens[index - 1].lower)):
            break
        index += 1
    return last


def _is_armed_group(draft: Draft, first: int, last: int) -> bool:
    """Whether a run of capitalised words names an armed group that is no force of a state."""
    lower = [token.lower for token in draft.tokens[first:last]]
    if len(lower) < 2 or _is_state_force(draft, first, last):
        return False
    heads = {
        _head(word)
        for word, following in zip(lower, [*lower[1:], "of"], strict=True)
        if following in {"of", "for", "in"}
    }
    signs = {_WORDS[word].get("sign") for word in lower if word in _WORDS}
    if "strong" in heads:
        return True
    if "front" in heads:
        return "peace" not in signs or bool(signs & {"war", "cause"})
    if "political" in heads:
        return "war" in signs
    is_office = bool(draft.matches.within("source_nouns", first, last - 1))
    return "weak" in heads and bool(signs & {"war", "cause"}) and not is_office


def _head(word: str) -> str:
    """What the noun of a name makes of it: strong, front, weak, political, or nothing."""
    return _WORDS[word].get("head") if word in _WORDS else ""


def _is_state_force(draft: Draft, first: int, last: int) -> bool:
    """Whether a run holds a force of a state by name, or a word for one beside a people or country."""
    forces = draft.matches.within("state_forces", first, last)
    if any(force.entry.get("use") == "name" for force in forces):
        return True
    return bool(forces) and any(nation_at(draft, index) for index in range(first, last))


def _by_initials(draft: Draft, first: int, last: int, stop: int) -> Known | None:
    """In a sentence all in capitals only the acronym shows where a name begins: "PEOPLE'S FRONT FOR Y (PFY)"."""
    for end in range(first + 2, min(last + 1, stop)):
        acronym = acronym_after(draft, end)
        if acronym is None:
            continue
        start, letters = end, list(acronym)
        while start > first and letters:
            start -= 1
            word = draft.tokens[start].text
            if word[0] == letters[-1]:
                letters.pop()
            elif word.lower() not in _SMALL and word not in {"'S", "-"}:
                return None
        if not letters and _is_armed_group(draft, start, end):
            return Known(start, end, None, draft.words(start, end))
    return None
