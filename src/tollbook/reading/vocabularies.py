"""Finds the terms of every vocabulary in the tokens, once, for all later steps."""

from __future__ import annotations

from functools import cache

from tollbook.lexicon.load import load_vocabulary, shipped_names
from tollbook.lexicon.match import Matcher
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Step


@cache
def _matcher() -> Matcher:
    return Matcher(load_vocabulary(name) for name in shipped_names())


def find_terms(draft: Draft) -> dict[str, object]:
    """All matches of all shipped vocabularies."""
    return {"matches": _matcher().find(draft.tokens)}


VOCABULARIES = Step("vocabularies", needs=("tokens",), gives=("matches",), run=find_terms)
