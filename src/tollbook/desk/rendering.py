"""Templates as responses. Autoescape is always on; what a page is given beyond its own context stands here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

import tollbook
from tollbook.desk.access.rules import RULES
from tollbook.desk.keys import COOKIE as KEYS
from tollbook.desk.keys import read_keys
from tollbook.wording import day_words, days_in_short, figure_words, place_words, plain, report_name, short

THEMES = ("auto", "light", "dark")
# What a page says after a change, by the word that stands in its address as ?said=.
SAID: dict[str, str] = {
    "welcome": "You are signed in.",
    "goodbye": "You are signed out.",
    "accepted": "Accepted.",
    "rejected": "Rejected.",
    "reopened": "Reopened: it is to be looked at again.",
    "skipped": "Skipped: it comes back at the end.",
    "merged": "Merged. It can be undone.",
    "split": "Split. It can be undone.",
    "corrected": "Corrected. The machine's reading stays beside it.",
    "rehomed": "The correction has its incident again.",
    "undone": "The decision is taken back. It stays in the history.",
    "gone": "That was settled meanwhile; this is the next.",
    "keys": "Your keys are kept.",
}


def exact(words: str) -> Markup:
    """Words escaped so that the page holds them to the letter: in plain markup a carriage return is lost."""
    return Markup(str(escape(words)).replace("\r", "&#13;"))


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("tollbook.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "plain": plain,
        "short": short,
        "days": day_words,
        "days_short": days_in_short,
        "place": place_words,
        "figure": figure_words,
        "report_name": report_name,
        "exact": exact,
        "thousands": lambda number: f"{number:,}",
    }
    made.globals |= {"version": tollbook.__version__, "themes": THEMES}
    return made


ENVIRONMENT = _environment()


def render(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page. Beside *context*, templates have ``desk``, ``who`` (None when nobody is signed in), ``may(route)``,
    ``path(route, **parts)``, ``here`` (this page's path), ``theme``, ``said``
    and ``keys``."""
    who = getattr(request.state, "who", None)

    def may(route: str) -> bool:
        least = RULES[route]
        return least is None or (who is not None and who.role.may(least))

    theme = request.cookies.get("theme", THEMES[0])
    shared = {
        "desk": request.app.state.desk,
        "who": who,
        "may": may,
        "path": request.app.url_path_for,
        "here": request.url.path,
        "here_and_query": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "theme": theme if theme in THEMES else THEMES[0],
        "said": SAID.get(request.query_params.get("said", "")),
        "sections": request.app.state.sections,
        "keys": read_keys(request.cookies.get(KEYS)),
    }
    body = ENVIRONMENT.get_template(template).render(shared | dict(context))
    return HTMLResponse(body, status, dict(headers) if headers else None)
