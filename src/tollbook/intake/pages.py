"""HTML pages into fields. The page is measured before any parser sees it: beyond 256 nested tags lxml gives
empty text without an error, and others take for ever."""

from __future__ import annotations

import logging
import re
from collections import Counter
from functools import cache
from typing import Any

_DEEPEST = 200
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    # A new one of these ends the open one, so that they do not nest.
    " p li dt dd tr td th option optgroup thead tbody tfoot rb rt rp colgroup".split()
)
_TAG = re.compile(r"<(/?)([a-z][^\s/>\x00]{0,40})")
_RAW = ("script", "style", "textarea", "title", "template", "noscript")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)


class UnreadablePageError(ValueError):
    """The page holds no article that can be read; the message says why."""


def declared_encoding(head: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _DECLARED.search(head[:4096])
    return found[1].decode("ascii", "replace") if found else None


def depth_of(page: str) -> int:
    """How many tags stand open at once at the deepest place; scripts, styles and comments hold none.
    Linear, and stops counting soon after the limit of what can be parsed."""
    page = page.lower()
    is_open: Counter[str] = Counter()
    depth = deepest = at = 0
    while (at := page.find("<", at)) >= 0 and deepest <= _DEEPEST:
        if page.startswith("<!--", at):
            at = _after(page, "-->", at + 4)
            continue
        found = _TAG.match(page, at)
        at += 1
        if not found or found[2] in _VOID:
            continue
        name = found[2]
        if found[1]:
            if is_open[name]:
                is_open[name] -= 1
                depth -= 1
        elif name in _RAW:
            at = _after(page, f"</{name}", at)
        else:
            is_open[name] += 1
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _after(page: str, mark: str, at: int) -> int:
    found = page.find(mark, at)
    return found + len(mark) if found >= 0 else len(page)


def read_page(page: str) -> dict[str, str | None]:
    """Title, publisher, url, day of publication and article text of a page. Raises UnreadablePageError.

    Works without the network; the day is only what the page states, never a guess from other figures on it.
    """
    if depth_of(page) > _DEEPEST:
        raise UnreadablePageError(f"tags are nested more than {_DEEPEST} deep; no parser reads that safely")
    trafilatura = _trafilatura()  # outside the guard: a broken installation is no fault of the page
    try:
        document = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # whatever a parser trips over is this page's fault and must not stop the others
        raise UnreadablePageError(f"the page could not be parsed: {type(error).__name__}: {error}") from error
    text = document.text if document is not None else None
    if not text or not text.strip():
        raise UnreadablePageError("no article text was found in the page")
    return {
        "url": document.url,
        "title": document.title,
        "publisher": document.sitename,
        "published": document.date,
        "text": text,
    }


@cache
def _trafilatura() -> Any:
    """Imported when the first page comes: it takes longer than all the rest. Its log is for its makers."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura
