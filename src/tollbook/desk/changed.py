"""The answer to a decision on an incident that is not what was seen: who changed what, and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from fastapi import Request
from fastapi.responses import Response

from tollbook.desk.rendering import render
from tollbook.desk.views.changes import show_changed
from tollbook.persons.revisions import ChangedError

# Shown again to be read, of all that a form carries.
_TYPED = {"because": "Why", "value": "Value", "words": "Words"}


def changed_page(
    request: Request, error: ChangedError, *, action: str, fields: Sequence[tuple[str, str]], act: str
) -> Response:
    """A page (409) that tells the difference. *fields* are those of the form as it was sent, with the revisions as they
    are now: *action* takes them when one decides to go on; *act* names what was asked for."""
    context = {
        "changed": show_changed(error, datetime.now(UTC)),
        "action": action,
        "fields": fields,
        "typed": [(_TYPED[name], value) for name, value in fields if name in _TYPED and value],
        "act": act,
    }
    return render(request, "changed.html", context, status=409)
