"""Nobody overwrites in silence what another has changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.persons.made import keep, told
from tests.persons.test_corrections import read_again
from tollbook import decisions
from tollbook.errors import UsageError
from tollbook.model.correction import Field
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.persons.corrections import correct
from tollbook.persons.reviews import accept, reject, reopen
from tollbook.persons.revisions import ChangedError, revision_of
from tollbook.persons.undoing import undo
from tollbook.store.book import Book

BEN: dict[str, Any] = {"by": "Ben", "because": "as I read it"}


def split(book: Book, incident: Incident) -> None:
    decisions.split(book, incident.id, [incident.accounts[1]], **BEN)


CHANGES: dict[str, Callable[[Book, Incident], object]] = {
    "correction": lambda book, incident: correct(book, incident.id, Field.KILLED, "14", **BEN),
    "review": lambda book, incident: accept(book, incident.id, by="Ben"),
    "judgement": split,
    "new report": lambda book, _: keep(book, told(3)),
    "reading": lambda book, incident: read_again(book, book.accounts_of_incident(incident.id)[1].report_id),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_makes_another_revision(
    book: Book, incident: Incident, change: Callable[[Book, Incident], object]
) -> None:
    seen = revision_of(book, incident.id)
    assert revision_of(book, incident.id) == seen
    change(book, incident)
    with pytest.raises(ChangedError):
        correct(book, incident.id, Field.TYPE, "arson", by="Ada", because="so", revision=seen)
    with pytest.raises(ChangedError):
        accept(book, incident.id, by="Ada", revision=seen)
    accept(book, incident.id, by="Ada", revision=revision_of(book, incident.id))


def test_judging_and_splitting_ask_too(book: Book, incident: Incident) -> None:
    one, other = incident.accounts
    decisions.split(book, incident.id, [other], **BEN, revision=revision_of(book, incident.id))
    homes = sorted({home for name in (one, other) if (home := book.incident_of(name))})
    seen = [revision_of(book, home) for home in homes]
    accept(book, homes[1], by="Ben")
    with pytest.raises(ChangedError, match=homes[1]):
        decisions.judge(book, homes[0], homes[1], Verdict.SAME, **BEN, revision=seen[0], other_revision=seen[1])
    with pytest.raises(ChangedError, match=homes[1]):
        decisions.split(book, homes[1], [other], **BEN, revision=seen[1])
    assert len(list(book.incidents())) == 2


def test_taking_back_is_a_change_too(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.KILLED, "14", **BEN)
    seen = revision_of(book, incident.id)
    undo(book, by="Ben")
    with pytest.raises(ChangedError):
        accept(book, incident.id, by="Ada", revision=seen)


def test_it_is_told_who_changed_what(book: Book, incident: Incident) -> None:
    seen = revision_of(book, incident.id)
    correct(book, incident.id, Field.KILLED, "14", **BEN)
    reject(book, incident.id, by="Cleo", because="an accident")
    with pytest.raises(ChangedError, match=r"changed by Ben at \S+ \(correct killed\); by Cleo at") as caught:
        correct(book, incident.id, Field.KILLED, "15", by="Ada", because="so", revision=seen)
    error = caught.value
    assert [(entry.by, entry.because) for entry in error.entries] == [("Ben", "as I read it"), ("Cleo", "an accident")]
    assert [(d.field, d.before, d.after) for d in error.differences] == [
        ("killed/all", "12", "14"),
        ("review", "machine", "corrected"),
        ("review", "corrected", "rejected"),
    ]
    assert len(book.find_incident(incident.id).corrections) == 1, "nothing was kept"


def test_what_the_machine_changed_is_told_apart(book: Book, incident: Incident) -> None:
    seen = revision_of(book, incident.id)
    keep(book, told(3))
    with pytest.raises(ChangedError, match="changed by new reports") as caught:
        accept(book, incident.id, by="Ada", revision=seen)
    assert caught.value.entries == ()


def test_decisions_elsewhere_are_no_change(book: Book, incident: Incident) -> None:
    from tests.merging.made import KARACHI, account, day
    from tests.persons.made import report_of

    of = report_of(4, "Another attack.")
    keep(book, (of, (account(of, day("2023-01-01"), KARACHI),)))
    other = next(found for found in book.incidents() if found.id != incident.id)
    seen = revision_of(book, incident.id)
    accept(book, other.id, by="Ben")
    correct(book, other.id, Field.TYPE, "arson", **BEN)
    accept(book, incident.id, by="Ada", revision=seen)


def test_what_is_no_revision(book: Book, incident: Incident) -> None:
    for nonsense in ("", "x.y", "-1.0"):
        with pytest.raises(UsageError, match="no revision"):
            accept(book, incident.id, by="Ada", revision=nonsense)
    with pytest.raises(ChangedError):
        accept(book, incident.id, by="Ada", revision="0.made-up")


def test_states_of_review(book: Book, incident: Incident) -> None:
    with pytest.raises(UsageError, match="nobody has reviewed"):
        reopen(book, incident.id, by="Ada")
    accept(book, incident.id, by="Ada")
    assert book.find_incident(incident.id).review.by == "Ada"
    with pytest.raises(UsageError, match="needs a reason"):
        reject(book, incident.id, by="Ben", because="")
    reopen(book, incident.id, by="Ben")
    assert book.find_incident(incident.id).review == incident.review
    undo(book, by="Ben")
    assert book.find_incident(incident.id).review.state == "accepted"
