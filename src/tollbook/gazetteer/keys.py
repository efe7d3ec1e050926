"""Keys under which names of places are kept and looked up: the plain key, and the consonant skeleton that
two romanisations of one name share (Musakhail and Musa Khel, Gawadar and Gwadar)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e"}
)
_DROPPED = re.compile(r"['’‘ʻʼʿʾ`´.ʹʺ”“]|[\u0300-\u036f]")
_PARTED = re.compile(r"[^a-z0-9]+")
ARTICLES = frozenset("al el ar as ash an ad adh at ath az ed er es et ul".split())
# In order; what sounds alike or is romanised in more than one way becomes one letter.
_FOLDS = (
    ("sch", "s"),
    ("tch", "c"),
    ("ph", "f"),
    ("ck", "k"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "s"),
    ("dh", "d"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("j", "c"),
)
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """The name without case, accents, apostrophes and marks, its words parted by one space."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.casefold().translate(_NOT_DECOMPOSED))
    return _PARTED.sub(" ", _DROPPED.sub("", name.lower())).strip()


def without_article(key: str) -> str:
    """A key without the leading Arabic or Spanish article: ``hillah`` for ``al hillah``."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


def skeleton_of(key: str) -> str:
    """The consonants of a key, romanisations folded: ``mskl`` for ``musa khel``. Empty below three."""
    bare = without_article(key).replace(" ", "")
    for written, folded in _FOLDS:
        bare = bare.replace(written, folded)
    bones = _DOUBLED.sub(r"\1", bare[:1] + _SILENT.sub("", bare[1:]))
    return bones if len(bones) >= 3 else ""
