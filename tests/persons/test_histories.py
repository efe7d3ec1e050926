"""The history of an incident: all that persons did to it."""

from __future__ import annotations

from typing import Any

from tollbook import decisions
from tollbook.model.correction import Field
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.persons.corrections import correct
from tollbook.persons.histories import history_of_incident
from tollbook.persons.reviews import accept
from tollbook.persons.undoing import undo
from tollbook.store.book import Book

ADA: dict[str, Any] = {"by": "Ada", "because": "as I read it"}


def told(book: Book, incident: Incident) -> list[tuple[str, str, str, bool]]:
    return [(e.kind, e.says, e.by, e.stands) for e in history_of_incident(book, incident.id)]


def test_everything_in_order_with_what_no_longer_stands(book: Book, incident: Incident) -> None:
    one, other = incident.accounts
    assert told(book, incident) == []
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    correct(book, incident.id, Field.KILLED, "15", by="Ben", because="one died later")
    correct(book, incident.id, Field.PERPETRATORS, "Blue Column", instead_of="Red Column", **ADA)
    decisions.judge(book, one, other, Verdict.SAME, **ADA)
    accept(book, incident.id, by="Cleo")
    undo(book, by="Cleo")
    left, right = sorted((one, other))
    assert told(book, incident) == [
        ("correction", "killed: 14", "Ada", False),
        ("correction", "killed: 15", "Ben", True),
        ("correction", "perpetrators: Blue Column (stated) instead of Red Column (stated)", "Ada", True),
        ("judgement", f"{left} and {right}: same", "Ada", True),
        ("review", "accepted", "Cleo", False),
    ]
    undo(book, by="Cleo")
    assert told(book, incident)[3] == ("judgement", f"{left} and {right}: same", "Ada", False)
