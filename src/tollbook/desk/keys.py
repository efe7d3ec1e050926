"""Keys: which one does what on the pages where persons judge. Each may choose their own, or none: kept in a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COOKIE = "keys"
# What can be done by one key, what it is called, and which key it is where nobody chose another.
ACTS: Mapping[str, tuple[str, str]] = {
    "accept": ("accept, and go on to the next", "a"),
    "edit": ("correct a field", "e"),
    "merge": ("merge with another incident", "m"),
    "split": ("split accounts off", "s"),
    "reject": ("reject", "r"),
    "skip": ("skip: it comes back at the end", " "),
    "undo": ("undo your last decision", "z"),
    "next": ("next, without deciding", "j"),
    "previous": ("previous", "k"),
    "search": ("search", "/"),
    "help": ("show this help", "?"),
}
_SHOWN = {" ": "Space"}
_OFF = "off"


@dataclass(frozen=True, slots=True)
class Keys:
    """``chosen`` is a character for each act, all of them different. Where they are not ``on``, no page listens to
    single characters (WCAG 2.2, 2.1.4)."""

    chosen: Mapping[str, str]
    on: bool = True

    def of(self, act: str) -> str:
        """The character, as a browser names it."""
        return self.chosen[act]

    def shown(self, act: str) -> str:
        """The character as a person reads it."""
        return _SHOWN.get(self.chosen[act], self.chosen[act])


DEFAULT = Keys({act: key for act, (_, key) in ACTS.items()})


def read_keys(cookie: str | None) -> Keys:
    """The keys that a cookie keeps; the usual ones where it keeps none, or nonsense."""
    on, _, rest = (cookie or "").partition(".")
    try:
        chosen = dict(zip(ACTS, (chr(int(code, 16)) for code in rest.split("-")), strict=True))
    except (ValueError, OverflowError):
        return DEFAULT
    return Keys(chosen, on != _OFF) if not faults_of(chosen) else DEFAULT


def write_keys(keys: Keys) -> str:
    """The cookie that keeps them: code points, for a cookie cannot hold every character."""
    return f"{'on' if keys.on else _OFF}." + "-".join(f"{ord(keys.chosen[act]):x}" for act in ACTS)


def typed_key(typed: str) -> str:
    """The character that somebody typed: the word "space" is a blank."""
    return " " if typed.strip().casefold() == "space" or (typed and typed.isspace()) else typed.strip()


def faults_of(chosen: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with a choice, by act; nothing where it can be kept."""
    faults = {}
    for act, key in chosen.items():
        same = [other for other in chosen if other != act and chosen[other] == key]
        if len(key) != 1 or not key.isprintable():
            faults[act] = "one character, or the word space"
        elif same:
            faults[act] = f"also chosen for: {ACTS[same[0]][0]}"
    return faults
