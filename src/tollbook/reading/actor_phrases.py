"""The phrases around the words for actors: how far "suspected Islamist gunmen" or "Pakistan's military" reach."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from tollbook.lexicon.match import Match
from tollbook.model.values import ActorKind, Group
from tollbook.reading.actor_names import Known, nation_at
from tollbook.reading.actor_subjects import word_before
from tollbook.reading.draft import Draft

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_BETWEEN = frozenset({"'s", "’s", "-", "and", "/"})
_PLACING = frozenset(
    {"in", "at", "of", "from", "to", "near", "across", "between", "into", "inside", "outside", "over", "on", "with"}
    | {"against", "around", "for", "within", "throughout", "toward", "towards", "through", "neighboring", "southern"}
    | {"northern", "eastern", "western", "central", "northwestern", "southwestern", "northeastern", "southeastern"}
    | {"about", "than", "like", "including", "visiting", "leave", "left", "entered", "via"}
)
_AFTER_NOUN = frozenset(
    {"who", "was", "were", "is", "has", "had", "and", "or", "in", "on", "at", "from", "with", "to", "of", "by", "shot"}
    | {"blew", "threw", "drove", "set", "may", "will", "as", "after", "when", "while", "that", "wearing", "near", "for"}
)
_HELPERS = frozenset({"has", "had", "have", "is", "was", "were", "are", "will", "would", "also", "later", "then"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for an actor at tokens ``first`` up to ``last``, the article left out.

    ``points_back``: definite, so that it may mean a group named before; ``takes_name``: it then goes by that
    group's name; ``needs_target``: without such a group it is no actor. ``short_name`` is the bare name.
    """

    first: int
    last: int
    name: str
    kind: ActorKind
    group: Group
    actor_id: str | None = None
    is_named: bool = False
    short_name: str | None = None
    points_back: bool = False
    takes_name: bool = False
    needs_target: bool = False

    @staticmethod
    def of_group(draft: Draft, known: Known) -> Phrase:
        """The phrase around a named group: "suspected Al-Shabaab militants" from "Al-Shabaab"."""
        first, last = known.first, known.last
        entry = draft.matches.at("actors", first)
        group = Group(entry.entry.get("group", "militants")) if entry else Group.MILITANTS
        member = draft.matches.starting("plain_actors", last)
        force = draft.matches.starting("state_forces", last)
        if member and member.entry.get("use") != "back" and member.entry.get("group") == "militants":
            last = member.last
        elif force and force.entry.get("use") == "force":
            last = force.last
        if last > known.last:
            first = _modified_from(draft, first)
        short = known.name or draft.words(known.first, known.last)
        name = short if known.name and last == known.last else draft.words(first, last)
        return Phrase(first, last, name, ActorKind.ORGANIZATION, group, known.actor_id, is_named=True, short_name=short)


def _modified_from(draft: Draft, first: int) -> int:
    """Where a phrase begins when the describing words and peoples before its noun are taken in."""
    matches, tokens = draft.matches, draft.tokens
    floor = draft.sentence_of(first).first
    while first > floor:
        before = matches.at("actor_modifiers", first - 1) or nation_at(draft, first - 1)
        if before is not None and before.entry.get("form", "people") == "people":
            first = before.first
        elif (
            tokens[first - 1].lower in {"and", "-", "/"}
            and first - 2 >= floor
            and matches.at("actor_modifiers", first - 2)
        ):
            first -= 2
        else:
            break
    return max(first, floor)


def state_phrases(draft: Draft, taken: Container[int]) -> Iterator[Phrase]:
    """Forces with their people or country ("the Iraqi army", "Pakistan's military"), forces that stand alone,
    peoples before a blow ("a Russian missile strike"), and countries that act."""
    matches = draft.matches
    used: set[int] = set()
    for match in matches.of("state_forces"):
        phrase = _force_phrase(draft, match)
        if phrase is not None:
            used.update(range(phrase.first, match.last))
            yield phrase
    for match in matches.of("nations"):
        if match.first not in used and match.first not in taken and _acts(draft, match):
            yield _state(draft, match.first, match.last)


def _state(draft: Draft, first: int, last: int, *, is_named: bool = True) -> Phrase:
    return Phrase(first, last, draft.words(first, last), ActorKind.STATE, Group.SECURITY_FORCES, is_named=is_named)


def _force_phrase(draft: Draft, match: Match) -> Phrase | None:
    use = match.entry.get("use")
    nation, first = _nation_before(draft, match.first)
    if use == "name":
        return _state(draft, first if nation else match.first, match.last)
    if use == "strike":
        # "an Israeli air strike": the people name the author; "a Palestinian attack" could be anybody's.
        if nation is None or nation.entry.get("form") == "capital":
            return None
        return _state(draft, nation.first, nation.last) if nation.last > nation.first else None
    if use == "arms":
        return _state(draft, first, match.last) if nation else None
    if nation is None:
        first = _modified_from(draft, match.first)
    return _state(draft, first, match.last, is_named=nation is not None)


def _nation_before(draft: Draft, index: int) -> tuple[Match | None, int]:
    """The people or country at most three describing words before token *index*, and where it begins."""
    floor = draft.sentence_of(index).first
    at = index - 1
    while at >= floor and index - at <= 5:
        nation = nation_at(draft, at)
        if nation is not None:
            before = nation_at(draft, nation.first - 2) if nation.first - 2 >= floor else None
            joined = before is not None and draft.tokens[nation.first - 1].lower in {"and", "-"}
            if nation.entry.get("form") == "country" and at == index - 1 and nation.entry.get("country") != "US":
                return None, index
            return nation, before.first if joined and before else nation.first
        token = draft.tokens[at]
        is_describing = draft.matches.at("actor_modifiers", at) or token.lower.endswith(("al", "ed", "an", "ful"))
        if not (token.lower in _BETWEEN or is_describing) or token.lower == "and":
            return None, index
        at -= 1
    return None, index


def _acts(draft: Draft, match: Match) -> bool:
    """Whether the name of a country or a seat of government is the one who acts or speaks here."""
    tokens, matches = draft.tokens, draft.matches
    form, after = match.entry.get("form"), match.last
    if form == "people" or after >= len(tokens) or nation_at(draft, match.first) is None:
        return False
    before = word_before(draft, match.first)
    if before in _PLACING:
        return False
    if before == "the" and match.first >= 2 and tokens[match.first - 2].lower in _PLACING:
        return False
    if before == "by":
        return form == "country" and tokens[after].lower != "'s"
    joined = nation_at(draft, after + 1) if tokens[after].lower == "and" and after + 1 < len(tokens) else None
    if joined is not None:
        after = joined.last
    while after < len(tokens) and tokens[after].lower in _HELPERS:
        after += 1
    if after >= len(tokens):
        return False
    if matches.starting("speech_verbs", after) or matches.starting("claim_words", after):
        return tokens[after].lower not in {"according", "citing", "no"}
    return form == "country" and bool(matches.starting("deed_verbs", after))


def plain_phrases(draft: Draft, taken: Container[int]) -> Iterator[Phrase]:
    """Plain descriptions with the words that describe them, and the definite ones that point back."""
    for match in draft.matches.of("plain_actors"):
        if match.first in taken or _is_adjective(draft, match):
            continue
        entry, use = match.entry, match.entry.get("use")
        first = _modified_from(draft, match.first)
        before = word_before(draft, first)
        definite = before in _DEFINITE and draft.tokens[match.last - 1].lower != "man"
        armed = entry.get("group") == "militants" and entry.id not in {"bombers"}
        if use == "back" and not definite:
            continue
        yield Phrase(
            first,
            match.last,
            draft.words(first, match.last),
            ActorKind(entry.get("kind", "individuals")),
            Group(entry.get("group", "unspecified")),
            points_back=definite and armed,
            takes_name=use in {"link", "back"},
            needs_target=use == "back",
        )


def _is_adjective(draft: Draft, match: Match) -> bool:
    """Whether a word such as "rebel" only describes the noun behind it: "rebel leaders", but not "rebel attacks",
    whose author it names."""
    if match.entry.id != "militants" or draft.tokens[match.last - 1].lower.endswith("s"):
        return False
    if match.last >= len(draft.tokens):
        return False
    after = draft.tokens[match.last]
    if not after.text.isalpha() or after.lower in _AFTER_NOUN or after.lower.endswith("ed"):
        return False
    matches = draft.matches
    return not (matches.starting("attack_words", match.last) or matches.starting("state_forces", match.last))


def link_target(latest: Sequence[tuple[int, Known]], sentence: int, reach: int) -> Known | None:
    """The last group named, when that is not too far back."""
    if latest and sentence - latest[-1][0] <= reach:
        return latest[-1][1]
    return None
