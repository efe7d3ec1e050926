"""Says what a bare number is taken for: a count that may be of people, or something known to be else. Each rule
looks at the words around it; the first rule that knows decides."""

from __future__ import annotations

from tollbook.lexicon.load import load_vocabulary
from tollbook.reading.grammar import BE, PREPOSITIONS
from tollbook.reading.noun_phrases import PEOPLE, THINGS, UNITS
from tollbook.reading.number_calendar import by_calendar, by_clock, by_date_in_figures, is_day_of_month
from tollbook.reading.number_grammar import Form
from tollbook.reading.number_setting import Rule, Setting

COUNT = "count"
_UNIT_KINDS = {
    term: entry.get("kind") for entry in load_vocabulary(UNITS).entries for term in entry.terms if " " not in term
}
_TAIL_KINDS = {
    "old": "age", "olds": "age", "am": "time", "pm": "time", "m": "measure", "plus": COUNT,
    "odd": COUNT, "some": COUNT, "to": COUNT, "or": COUNT, "and": COUNT,
}  # fmt: skip
_OLDEST = 110
_OF_AN_AGE = frozenset(
    {"man", "woman-child", "kin", "worker", "learned-one", "suspect", "militant", "nation", "person"}
)
_PRONOUN_AFTER = frozenset({"another", "can", "could", "must", "may", "might", "should", "who", "thing", "knows", "by"})
_PRONOUN_BEFORE = frozenset({"no", "this", "that", "each", "every", "any", "which", "such", "number"})
_PART_OF_A_NAME = frozenset({"ground", "global", "formula", "square", "day", "hour", "patient"})
# A label in lower case is one only if it labels nothing but numbers.
_PLAIN_LABELS = frozenset({"article", "section", "resolution", "grade", "route", "flight", "plate"})
_OPENERS_OF_AN_AGE = {",": frozenset({",", ";", ".", "—", "–"}), "(": frozenset({")"})}
_BETWEEN_AGES = frozenset({",", "and", "&"})
_BEHIND_AGES = frozenset({",", ".", ";", ")", ""})
_BEHIND_OWN_AGE = _BEHIND_AGES | {"and", "when", "but"}


def _by_form(setting: Setting) -> str | None:
    core = setting.core
    if core.form is Form.CODE:
        return "code"
    if core.form is Form.NONE:
        return COUNT
    if core.form is Form.ORDINAL:
        return "date" if is_day_of_month(setting) else "ordinal"
    if core.form is not Form.COMPOUND:
        return None
    last_part = core.tail.rsplit("-", 1)[-1]
    if last_part == "s":
        is_age = setting.before() in {"his", "her", "their"} or setting.before(2) in {"his", "her", "their"}
        return "age" if is_age else "date"
    if last_part in _TAIL_KINDS:
        return _TAIL_KINDS[last_part]
    return _UNIT_KINDS.get(last_part, "measure")


def _by_mark_before(setting: Setting) -> str | None:
    """$5; Resolution 1244; Highway 50; aged 12."""
    index = setting.core.first - 1
    for _ in range(2):
        if index < setting.first:
            return None
        found = setting.matches.at("number_labels", index)
        if found is not None and found.last == index + 1:
            kind = found.entry.get("kind")
            if kind in {"money", "age", "score", "coordinate"} or _labels(setting, found.first, index):
                return kind
        if setting.tokens[index].text not in {".", "-", "'", "about", "to", "and", ","} or setting.is_hedged:
            return None
        index -= 1
    return None


def _labels(setting: Setting, first: int, last: int) -> bool:
    """A label numbers what follows only right before a plain number: "Camp 7", yet not "at the camp 12 men"."""
    if last != setting.core.first - 1 or setting.core.form is not Form.DIGITS or setting.is_hedged:
        return False
    if not (setting.tokens[first].is_capital or setting.tokens[first].text in {"#", "no", "km"}):
        return setting.tokens[first].lower in _PLAIN_LABELS
    return not setting.counts_people()


def _by_age(setting: Setting) -> str | None:
    """ ", 23," after a name; (23); in his 20s."""
    core = setting.core
    if core.form is not Form.DIGITS or not 0 < core.low <= _OLDEST or core.last - core.first > 1:
        return None
    if setting.before() == "then" and core.first - 1 == setting.first and setting.after() == ",":
        return "age"  # "Then 25, he joined the army"
    index = core.first - 2
    if index < setting.first or setting.after() not in _OPENERS_OF_AN_AGE.get(setting.before(), ()):
        return None
    if setting.before() == "," and setting.after() == "." and core.last < setting.last - 1:
        return None
    name, noun = setting.tokens[index], setting.matches.at(PEOPLE, index)
    if noun is not None and noun.entry.get("number") == "one":
        return "age"  # "the driver, 34, was hit"
    is_name = name.is_capital and name.text.replace("-", "").isalpha() and setting.before(3) not in {"in", "at"}
    return "age" if is_name else None


def _by_age_of_one(setting: Setting) -> str | None:
    """ "a boy of 15", "aged 20 and 21"."""
    core = setting.core
    if core.form not in {Form.DIGITS, Form.WORDS} or not 0 < core.low <= _OLDEST or setting.counts_people():
        return None
    if setting.before() == "of" and not setting.is_hedged:
        owner = setting.matches.at(PEOPLE, core.first - 2)
        if owner is not None and owner.last == core.first - 1 and owner.entry.id in _OF_AN_AGE:
            return "age"
    return "age" if setting.before() in {"and", "to", "or"} and setting.before(3) == "aged" else None


def _by_comparison(setting: Setting) -> str | None:
    """ "two more than the army gave", "all but eight of them": no count of those who were harmed."""
    if setting.after() in {"more", "fewer", "less"} and setting.after(2) == "than":
        return "difference"
    return "remainder" if setting.before() == "but" and setting.before(2) == "all" else None


def _by_listed_age(setting: Setting) -> str | None:
    """ages 25, 26 and 33; two girls, 7 and 8, …; a boy, 12, …; who was 24; Ann Hill, 66 and Bob Hill, 64 were …"""
    core = setting.core
    if not _may_be_age(setting, core.first) or core.last - core.first > 1 or setting.is_hedged:
        return None
    if setting.counts_people():
        return None
    if setting.before() in BE and setting.before(2) in {"who", "he", "she"} and setting.after() in _BEHIND_OWN_AGE:
        return "age"
    start, end = core.first, core.last
    while start > setting.first and (
        setting.tokens[start - 1].lower in _BETWEEN_AGES or _may_be_age(setting, start - 1)
    ):
        start -= 1
    label = setting.matches.at("number_labels", start - 1) if start > setting.first else None
    if label is not None and label.entry.get("kind") == "age":
        return "age"
    if start == setting.first or setting.tokens[start].text != ",":
        return None
    while end < setting.last and (_may_be_age(setting, end) or _may_be_age(setting, end + 1)):
        end += 1
    closes = setting.last == end or setting.tokens[end].text in _BEHIND_AGES or setting.tokens[end].lower in BE
    if setting.matches.at(PEOPLE, start - 1) is not None:
        return "age" if closes else None
    return "age" if _follows_full_name(setting, start) and _goes_on_about_person(setting) else None


def _may_be_age(setting: Setting, index: int) -> bool:
    if not setting.first <= index < setting.last:
        return False
    text = setting.tokens[index].text
    return text.isdecimal() and text.isascii() and 0 < int(text[:4]) <= _OLDEST


def _follows_full_name(setting: Setting, comma: int) -> bool:
    """Whether two capitalised words stand before the comma, and no preposition that would make them a place."""
    first = comma
    while first > setting.first and setting.tokens[first - 1].is_capital:
        first -= 1
    led = first > setting.first and setting.tokens[first - 1].lower in PREPOSITIONS
    return comma - first > 1 and not led and comma == setting.core.first - 1


def _goes_on_about_person(setting: Setting) -> bool:
    """Whether a verb or another full name follows: "…, 66 and Bob Hill", "…, 64 was"."""
    index = setting.core.last
    named = setting.after() == "and" and index + 2 < setting.last
    return setting.after() in BE or (named and all(setting.tokens[index + i].is_capital for i in (1, 2)))


def _by_noun(setting: Setting) -> str | None:
    noun = setting.noun()
    if noun is None:
        return "decimal" if setting.core.form is Form.DECIMAL else None
    if noun.vocabulary == UNITS:
        return noun.match.entry.get("kind")
    return "things" if noun.vocabulary == THINGS else None


def _by_mark_after(setting: Setting) -> str | None:
    """Units are read right after the number before any other rule may be misled: 16 years old, 40 percent."""
    if setting.after() in {"-", "–"} and setting.touches(setting.core.last):
        return _UNIT_KINDS.get(setting.after(2))
    found = setting.matches.starting(UNITS, setting.core.last)
    if found is None or found.last > setting.last:
        return None
    kind = found.entry.get("kind")
    if kind == "duration" and setting.core.first > setting.first:
        label = setting.matches.at("number_labels", setting.core.first - 1)
        if label is not None and label.entry.get("kind") == "age":
            return "age"  # aged 12 years
    return None if kind == "size" else kind


def _by_name(setting: Setting) -> str | None:
    """The end of a broken code (magnitude-6.2), the number of a list item, and part of a name (ground zero)."""
    core = setting.core
    if core.form is Form.DIGITS and setting.before() == "." and core.first - 2 >= setting.first:
        glued = setting.touches(core.first - 2) and setting.touches(core.first - 1)
        if glued and any(letter.isdigit() for letter in setting.before(2)):
            return "code"
    if core.form is Form.DIGITS and core.first == setting.first and setting.after() in {".", ")"}:
        return "label"
    if core.low <= 1 and setting.before() in _PART_OF_A_NAME:
        return "label"
    if core.form is Form.DIGITS and core.first > setting.first and setting.noun() is None and not setting.is_hedged:
        name = setting.tokens[core.first - 1].text
        in_caps = all(t.text.isupper() for t in setting.tokens[setting.first : setting.last] if t.text.isalpha())
        if (
            len(name) > 1
            and name.isalpha()
            and name.isupper()
            and not in_caps
            and setting.after() in {",", ".", "'s", "’s"}
        ):
            return "label"  # "according to XYZ 3,"
    return None


def _by_both(setting: Setting) -> str | None:
    """ "both soldiers and rebels" joins two; "both men" counts two."""
    if setting.tokens[setting.core.first].lower != "both":
        return None
    for steps in (2, 3, 4):
        if setting.after(steps) == "and":
            return None if setting.matches.starting("harm_words", setting.core.last + steps) else "pronoun"
    return None


def _by_pronoun(setting: Setting) -> str | None:
    """one of the worst, one another, the one who: no count of people."""
    core = setting.core
    if core.low != 1 or setting.tokens[core.first].lower != "one" or core.last - core.first != 1:
        return None
    if setting.after() in _PRONOUN_AFTER or setting.before() in _PRONOUN_BEFORE:
        return "pronoun"
    if setting.before() == "the" and setting.noun() is None:
        return "pronoun"
    if setting.after() == "of":
        if setting.after(2) in {"them", "us", "those"}:
            return None
        if setting.after(2) == "the" and setting.matches.starting("number_words", core.last + 2) is not None:
            return None if setting.after(4) in _BEHIND_AGES else "pronoun"  # "one of the six, …"
        noun = setting.noun(one=False)
        return None if noun is not None and noun.vocabulary == PEOPLE else "pronoun"
    return None


def _by_score(setting: Setting) -> str | None:
    """14-0, 2-1: the larger number first, or a vote."""
    core = setting.core
    if core.form is not Form.DIGITS:
        return None
    first, last = core.first, core.last
    if setting.after() in {"-", "–"} and setting.after(2).isdecimal() and setting.after(2).isascii():
        return "score" if core.low >= int(setting.after(2)[:9]) and setting.touches(last - 1) else None
    if setting.before() in {"-", "–"} and setting.before(2).isdecimal() and setting.before(2).isascii():
        return "score" if core.low <= int(setting.before(2)[:9]) and setting.touches(first - 1) else None
    return None


_RULES: tuple[Rule, ...] = (
    _by_form, by_date_in_figures, by_clock, _by_mark_after, by_calendar, _by_mark_before, _by_score, _by_age,
    _by_age_of_one, _by_listed_age, _by_comparison, _by_name, _by_both, _by_pronoun, _by_noun,
)  # fmt: skip


def kind_of(setting: Setting) -> str:
    """What the number is taken for; ``count`` when nothing speaks against its counting people."""
    for rule in _RULES:
        kind = rule(setting)
        if kind is not None:
            return kind
    return COUNT
