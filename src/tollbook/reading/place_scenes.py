"""Says whether a place can be where something happened, and how precisely the words place it there."""

from __future__ import annotations

from tollbook.reading.draft import Draft
from tollbook.reading.place_words import (
    DETERMINERS,
    DIRECTIONS,
    MOTION,
    ORGANIZATIONS,
    OWNED,
    SPEECH,
    TITLES,
    UNITS,
    lead_of,
)

_PRECISION = {"town": 1, "district": 3, "admin1": 4, "region": 5, "country": 6}
_DASHES = frozenset(("—", "–", "-"))
_DATELINE = 14  # tokens within which a dateline ends
_TAKEN_FROM = frozenset("kidnapped abducted seized snatched taken recovered removed pulled hijacked".split())
_CARE = frozenset("hospital hospitals clinic".split())
_TREATED = frozenset(
    "taken treated rushed transferred evacuated died moved flown admitted brought sent recovering treatment".split()
)
_COMPASS = ("north", "south", "east", "west")
_SEATS = frozenset(("capital", "city", "town"))
_DISTANCES = frozenset("km kilometers kilometres miles meters metres kilometer mile yards minutes".split())


def precision_of(level: str, *, is_near: bool) -> int:
    """UCDP GED's where_prec: 1 the place itself, 2 near it, 3 district, 4 province, 5 a wider or vaguer
    region, 6 country."""
    return 2 if level == "town" and is_near else _PRECISION[level]


def is_near_only(draft: Draft, first: int) -> bool:
    """Whether the words place the event near the name, not at it: 'outside Sibi', '20 km north of Mach'."""
    return _lead_role(draft, lead_of(draft, first)) == "near"


def is_scene(draft: Draft, first: int, last: int, level: str) -> bool:
    """Whether something may have happened there. Not in datelines, seats of speakers, owners of forces,
    borders and capitals that only describe, hospitals' towns, origins and destinations."""
    tokens = draft.tokens
    if is_dateline(draft, first, last):
        return False
    lead = lead_of(draft, first)
    role = _lead_role(draft, lead)
    if role in ("elsewhere", "accusing") or (role == "motion" and not _is_taken_from(draft, lead)):
        return False
    if _is_residence(draft, first, last):
        return False
    after = tokens[last].lower if last < len(tokens) else ""
    if after in ("'s", "’s"):
        return _may_own_a_scene(draft, last + 1, role)
    if after in UNITS and last + 1 < len(tokens) and tokens[last + 1].lower in ORGANIZATIONS:
        return False  # "Ohio State Police"
    if after in UNITS or draft.matches.at("sites", last):
        return True
    if after == "police" and level in ("town", "district") and role != "motion":
        return True  # the police of a town tell of their town
    if after in OWNED or after in TITLES or after in ORGANIZATIONS:
        return role in ("inside", "near") and after not in ORGANIZATIONS
    if role in ("inside", "near"):
        return True
    if after in SPEECH:
        return False
    return level != "country" or _is_held(draft, first)


def _lead_role(draft: Draft, lead: int) -> str:
    """The role of the words that lead to the name."""
    if lead == 0:
        return ""
    tokens = draft.tokens
    found = draft.matches.at("place_words", lead - 1)
    if found is None or found.last != lead:
        # 'off' and 'of' inside longer terms leave the last word free: read it by itself.
        return "motion" if tokens[lead - 1].lower in MOTION else ""
    role = found.entry.get("role")
    if role == "elsewhere" and tokens[lead - 2].lower in _CARE:
        # A hospital is a scene when it is attacked, not when the wounded were taken there.
        earlier = {tokens[i].lower for i in range(max(0, lead - 9), lead - 2)}
        return role if earlier & _TREATED else "inside"
    if role == "motion" and tokens[lead - 1].lower == "from" and lead >= 2:
        before = tokens[lead - 2].lower
        if before in _DISTANCES or before in ("far", "away"):
            return "near"
    return role


def is_landmark(draft: Draft, first: int) -> bool:
    """Whether the name only helps to find another place: '300 kilometers southwest of the capital, Kathmandu'."""
    tokens = draft.tokens
    index = lead_of(draft, first)
    if index > 1 and tokens[index - 1].text == "," and tokens[index - 2].lower in _SEATS:
        index = lead_of(draft, index - 1)
    if index < 2 or tokens[index - 1].lower not in ("of", "from"):
        return False
    before = tokens[index - 2].lower
    return before in _DISTANCES or before.endswith(_COMPASS)


def _is_residence(draft: Draft, first: int, last: int) -> bool:
    """'Adam Reed, 44, of Harlan', 'a Harlan man': where somebody lives."""
    tokens = draft.tokens
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    if len(before) == 3 and before[1:] == [",", "of"] and before[0].isdecimal():
        return True
    noun = draft.matches.starting("victims", last) if last < len(tokens) else None
    is_one = noun is not None and noun.entry.get("number") == "one"
    return is_one and bool(before) and before[-1] in DETERMINERS


def _is_taken_from(draft: Draft, lead: int) -> bool:
    """'kidnapped from Loralai': the origin is the scene."""
    words = [draft.tokens[i].lower for i in range(max(0, lead - 5), lead)]
    return bool(words) and words[-1] == "from" and bool(_TAKEN_FROM & set(words))


def is_dateline(draft: Draft, first: int, last: int) -> bool:
    """The place before the dash or the agency that opens a paragraph: 'GAZIANTEP, TURKEY —'."""
    tokens = draft.tokens
    sentence = draft.sentence_of(first)
    opens = sentence.number == 0 or draft.sentences[sentence.number - 1].paragraph != sentence.paragraph
    if not opens or first - sentence.first > _DATELINE:
        return False
    # An abbreviated state may have ended the sentence: "SIBLEY, La. (AP) —".
    for index in range(last, min(len(tokens), sentence.first + _DATELINE)):
        token = tokens[index]
        if token.text in _DASHES:
            return all(
                not tokens[i].is_word or tokens[i].is_capital or tokens[i].text[0].isdigit()
                for i in range(sentence.first, index)
            )
        if token.is_word and not token.is_capital and not token.text[0].isdigit():
            return False
    return False


def _may_own_a_scene(draft: Draft, index: int, role: str) -> bool:
    """'Iraq's northern city of …', 'Somalia's capital', 'Kabul's markets', but not 'Pakistan's military'."""
    tokens = draft.tokens
    if index >= len(tokens):
        return False
    word = tokens[index].lower
    if word in OWNED or word in TITLES or word in ORGANIZATIONS:
        return False
    if word in DIRECTIONS or word in UNITS:
        return True
    if tokens[index].is_capital:
        return draft.matches.at("time_words", index) is None  # "Mali's Gao", but not "Mali's Jan. 18 raid"
    return role in ("inside", "near") or draft.matches.at("sites", index) is not None


def _is_held(draft: Draft, first: int) -> bool:
    """Whether a comma ties the country to a place before it: 'Hyde, England'."""
    tokens = draft.tokens
    if first < 2 or tokens[first - 1].text not in (",", "("):
        return False
    before = tokens[first - 2]
    return (
        before.is_word and (before.is_capital or before.lower in UNITS) and before.lower not in DETERMINERS | DIRECTIONS
    )
