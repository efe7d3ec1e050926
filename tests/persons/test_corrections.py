"""A person's value stands before the machine's, which stays beside it; and nothing of it is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.persons.made import exported, keep, told
from tollbook import decisions
from tollbook.cli.history import history_object
from tollbook.errors import UsageError
from tollbook.figures.corrected import CORRECTED
from tollbook.figures.policies import UCDP
from tollbook.model.account import Best, Reading
from tollbook.model.correction import Change, Chosen, Field
from tollbook.model.incident import Incident, ReviewState
from tollbook.model.judgement import Verdict
from tollbook.model.text import Span
from tollbook.model.values import AttackType, Measure, Perpetrator, Term, Weapon
from tollbook.persons.chosen_words import find_words
from tollbook.persons.corrections import correct, rehome
from tollbook.persons.undoing import undo
from tollbook.store.book import Book
from tollbook.trace import trace_figure
from tollbook.workflow.joining import Joiner
from tollbook.workflow.past import incident_as_of
from tollbook.workflow.policies import under_policy

ADA: dict[str, Any] = {"by": "Ada", "because": "the hospital's list"}


def figure(book: Book, incident: str) -> tuple[int, int, int | None]:
    found = next(f for f in book.find_incident(incident).figures if (f.measure, f.group) == (Measure.KILLED, "all"))
    return found.low, found.best, found.high


def test_a_figure_is_the_person_s_and_the_machine_s_is_set_aside(book: Book, incident: Incident) -> None:
    before = exported(book)
    correct(book, incident.id, Field.KILLED, "13-14-20", **ADA)
    now = book.find_incident(incident.id)
    found = now.figures[0]
    assert (found.low, found.best, found.high, found.policy, found.chosen) == (13, 14, 20, CORRECTED, ())
    machine = incident.figures[0]
    assert {a.claim_id for a in found.set_aside} == {*machine.chosen, *(a.claim_id for a in machine.set_aside)}
    assert {a.reason for a in found.set_aside if a.claim_id in machine.chosen} == {
        "corrected by Ada: the hospital's list"
    }
    (corrected,) = now.corrections
    assert corrected.stands and corrected.machine == Best(12, 12, 12)
    assert (now.review.state, now.review.by) == (ReviewState.CORRECTED, "Ada")
    undo(book, by="Ada")
    assert exported(book) == before


def test_another_policy_knows_it_too(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    found = under_policy(book, book.find_incident(incident.id), UCDP)
    assert found.figures[0].best == 14


def test_no_figure_at_all(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.KILLED, "none", **ADA)
    now = book.find_incident(incident.id)
    assert ("killed", "all") not in {(f.measure, f.group) for f in now.figures}
    assert now.corrections[0].machine == Best(12, 12, 12)
    correct(book, incident.id, Field.MISSING, "2+", group="civilians", **ADA)
    missing = book.find_incident(incident.id).figures[-1]
    assert (missing.measure, missing.group, missing.high) == (Measure.MISSING, "civilians", None)


def test_the_newest_stands_and_the_older_stay_to_be_seen(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    correct(book, incident.id, Field.KILLED, "15", by="Ben", because="one died later")
    now = book.find_incident(incident.id)
    assert figure(book, incident.id) == (15, 15, 15)
    assert [(c.correction.by, c.stands, c.machine) for c in now.corrections] == [
        ("Ada", False, Best(12, 12, 12)),
        ("Ben", True, Best(12, 12, 12)),
    ]
    undo(book, by="Ada")
    assert figure(book, incident.id) == (14, 14, 14)
    assert len(book.all_corrections_of(incident.accounts)) == 2, "superseded, never erased"


def test_by_chosen_words_the_value_is_read_from_them(book: Book, incident: Incident) -> None:
    report = book.accounts_of_incident(incident.id)[1].report_id
    words = find_words_in(book, report, "at  least\n14 dead")
    correct(book, incident.id, Field.KILLED, by="Ada", words=words)
    assert figure(book, incident.id) == (14, 14, None)
    trace = trace_figure(book, incident.id, "killed")
    assert trace.correction and trace.correction.quote and trace.correction.sentence
    assert trace.correction.quote.words == "at least 14 dead"
    assert trace.correction.sentence.words == "Later the hospital counted at least 14 dead."
    assert [aside.claim.id for aside in trace.set_aside] == list(incident.figures[0].chosen)
    (line,) = [json.loads(line) for line in exported(book).split("\n") if line.startswith('{"schema')][:1]
    (told_,) = line["corrections"]
    assert told_["machine"] == {"low": 12, "best": 12, "high": 12}
    assert told_["evidence"][0]["text"] == "at least 14 dead"


def find_words_in(book: Book, report_id: str, words: str) -> Chosen:
    report = book.find_report(report_id)
    assert report
    return find_words(report, words)


@pytest.mark.parametrize("words, says", [("a dozen", "do not stand"), ("e", "several times"), (" ", "do not stand")])
def test_words_that_are_not_there_once(book: Book, incident: Incident, words: str, says: str) -> None:
    report = book.accounts_of_incident(incident.id)[0].report_id
    with pytest.raises(UsageError, match=says):
        find_words_in(book, report, words)


def test_spans_and_reports_are_checked(book: Book, incident: Incident) -> None:
    report = book.accounts_of_incident(incident.id)[0].report_id
    with pytest.raises(UsageError, match="has no words at"):
        correct(book, incident.id, Field.KILLED, "14", by="Ada", words=Chosen(report, Span(5000, 5001)))
    with pytest.raises(UsageError, match="does not tell of"):
        correct(book, incident.id, Field.KILLED, "14", by="Ada", words=Chosen("r-elsewhere", Span(0, 4)))


@pytest.mark.parametrize(
    "field, typed, says",
    [
        (Field.KILLED, "some", "is no figure"),
        (Field.KILLED, "5-3-2", "come in this order"),
        (Field.KILLED, "5-9", "has no best"),
        (Field.TYPE, "unknown", "an incident has a type"),
        (Field.TYPE, "murder", "no type of attack"),
        (Field.DATE, "2024-13-01", "is no date"),
        (Field.DATE, "2024-03-05/2024-03-04", "is no date"),
        (Field.PLACE, "Nowhereville-upon-Nought", "the gazetteer has no place"),
        (Field.PLACE, "Springfield, US", "may be any of"),
        (Field.WEAPONS, "none", "nothing is no item"),
    ],
)
def test_what_is_no_value_is_refused_and_nothing_kept(
    book: Book, incident: Incident, field: Field, typed: str, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        correct(book, incident.id, field, typed, **ADA)
    assert book.find_incident(incident.id) == incident
    assert list(book.audit_entries()) == []


def test_who_and_why_are_asked_for(book: Book, incident: Incident) -> None:
    with pytest.raises(UsageError, match="name of a person"):
        correct(book, incident.id, Field.KILLED, "14", by="machine", because="so")
    with pytest.raises(UsageError, match="needs a reason"):
        correct(book, incident.id, Field.KILLED, "14", by="Ada")
    with pytest.raises(UsageError, match="has no groups"):
        correct(book, incident.id, Field.DATE, "2024", group="civilians", **ADA)


def test_type_date_and_place(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.TYPE, "suicide bombing", **ADA)
    correct(book, incident.id, Field.DATE, "2024-03", **ADA)
    correct(book, incident.id, Field.PLACE, "Gao, ML", **ADA)
    now = book.find_incident(incident.id)
    assert now.type is AttackType.SUICIDE_BOMBING
    assert now.date and (now.date.precision, now.date.end.day) == ("month", 31)
    assert now.place and (now.place.country, now.place.gazetteer_id) == ("ML", "gn:2457163")
    assert [c.machine for c in now.corrections] == [Term(incident.type), incident.date, incident.place]
    correct(book, incident.id, Field.PLACE, "unknown", **ADA)
    correct(book, incident.id, Field.PLACE, "Some Hamlet, ML @ 16.2 -0.05", **ADA)
    place = book.find_incident(incident.id).place
    assert place and (place.name, place.lat, place.gazetteer_id) == ("Some Hamlet", 16.2, None)


def test_items_are_added_removed_and_replaced(book: Book, incident: Incident) -> None:
    def names() -> list[str]:
        return [value.actor.name for value, _ in book.find_incident(incident.id).values(Perpetrator)]

    assert names() == ["Red Column"]
    correct(book, incident.id, Field.PERPETRATORS, "Blue Column (alleged)", **ADA)
    assert names() == ["Red Column", "Blue Column"]
    correct(book, incident.id, Field.PERPETRATORS, "Green Column", instead_of="red column", **ADA)
    assert names() == ["Blue Column", "Green Column"]
    correct(book, incident.id, Field.PERPETRATORS, "blue column", remove=True, **ADA)
    assert names() == ["Green Column"]
    changes = [(c.correction.change, c.stands) for c in book.find_incident(incident.id).corrections]
    assert changes == [(Change.ADD, False), (Change.REPLACE, True), (Change.REMOVE, True)]
    with pytest.raises(UsageError, match="no such item of perpetrators: it has Green Column"):
        correct(book, incident.id, Field.PERPETRATORS, "Red Column", remove=True, **ADA)
    undo(book, by="Ada")
    undo(book, by="Ada")
    undo(book, by="Ada")
    assert names() == ["Red Column"]
    correct(book, incident.id, Field.WEAPONS, "truck bomb", **ADA)
    assert [v.weapon_class for v, _ in book.find_incident(incident.id).values(Weapon)] == ["car_bomb"]


def test_a_claim_of_responsibility_ends_that_nobody_has_claimed_it(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.RESPONSIBILITY, "Red Column (claimed)", **ADA)
    line = json.loads(exported(book).split("\n")[0])
    assert [(i["actor"], i["stance"]) for i in line["responsibility"]] == [("Red Column", "claimed")]
    assert line["no_claim"] is False
    assert line["responsibility"][0]["rule"] == "person/correction"


def test_names_of_minors_that_a_person_adds_are_withheld(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.VICTIMS, "Amira Example (named, 9, civilians, killed)", **ADA)
    assert "Amira" not in exported(book)
    assert "a minor (name withheld)" in exported(book)


def test_it_goes_with_its_account_when_incidents_are_split_and_joined(book: Book, incident: Incident) -> None:
    report = book.accounts_of_incident(incident.id)[1].report_id
    words = find_words_in(book, report, "at least 14 dead")
    correct(book, incident.id, Field.KILLED, by="Ada", words=words)
    before = exported(book)
    (_, second) = incident.accounts
    decisions.split(book, incident.id, [second], by="Ada", because="another attack")
    home = book.incident_of(second)
    assert home and home != incident.id
    assert figure(book, home) == (14, 14, None) and figure(book, incident.id) == (12, 12, 12)
    assert not book.find_incident(incident.id).corrections
    decisions.judge(book, incident.id, home, Verdict.SAME, by="Ada", because="one attack after all")
    assert figure(book, incident.id) == (14, 14, None)
    undo(book, by="Ada")
    undo(book, by="Ada")
    assert exported(book) == before


def test_it_outlasts_an_account_that_a_better_reader_does_not_find(book: Book, incident: Incident) -> None:
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    first, second = book.accounts_of_incident(incident.id)
    read_again(book, first.report_id)
    (left,) = book.incidents()
    assert left.accounts == (second.id,) and figure(book, left.id) == (14, 14, 14)
    assert not book.lost_corrections()
    read_again(book, second.report_id)
    (lost,) = book.lost_corrections()
    assert lost.because == "the hospital's list", "it is gone from the incidents, and yet not lost"
    keep(book, told(3))
    (new,) = book.incidents()
    with pytest.raises(UsageError, match="is not among those"):
        rehome(book, 99, new.id, by="Ben", because="the same attack")
    assert lost.id
    rehome(book, lost.id, new.id, by="Ben", because="the same attack")
    assert figure(book, new.id) == (14, 14, 14)
    assert not book.lost_corrections()


def read_again(book: Book, report_id: str) -> None:
    """A better reader finds nothing in this report."""
    joiner = Joiner(book, at="2024-05-01T00:00:00+00:00")
    before = book.accounts_of(report_id)
    homes = {home for a in before if (home := book.incident_of(a.id))}
    gone = {a.id for a in before}
    former = {home: [m for m in book.members_of(home) if m not in gone] for home in homes}
    with book.transaction():
        joiner.withdraw(before)
        book.replace_reading(Reading(report_id, (), (), ()), run_id=1)
        joiner.join(set().union(*former.values()), former)


def test_as_of_a_day_a_typed_toll_holds_once_all_that_the_person_read_was_out(book: Book, incident: Incident) -> None:
    first, _ = book.accounts_of_incident(incident.id)
    report = book.find_report(first.report_id)
    assert report and report.day
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    correct(book, incident.id, Field.TYPE, "bombing", **ADA)
    with incident_as_of(book, book.find_incident(incident.id), report.day) as (_, (past,)):
        assert past.figures[0].best == 12, "the second report was not out yet"
        assert past.type is AttackType.BOMBING
    words = find_words_in(book, first.report_id, "at least 14 dead")
    correct(book, incident.id, Field.KILLED, "15", by="Ada", words=words)
    with incident_as_of(book, book.find_incident(incident.id), report.day) as (_, (past,)):
        assert past.figures[0].best == 15, "the words were"


def test_history_of_the_toll_stays_that_of_the_reports(book: Book, incident: Incident) -> None:
    told_ = [(a, report) for a in book.accounts_of_incident(incident.id) if (report := book.find_report(a.report_id))]
    before = history_object(told_, None)
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    assert history_object(told_, None) == before


def test_the_filters_know_corrections(book: Book, incident: Incident) -> None:
    from tollbook.store.filters import IncidentFilter

    correct(book, incident.id, Field.PERPETRATORS, "Green Column", instead_of="Red Column", **ADA)
    correct(book, incident.id, Field.KILLED, "40", **ADA)
    assert [i.id for i in book.incidents(IncidentFilter(actor="green"))] == [incident.id]
    assert not list(book.incidents(IncidentFilter(actor="red column")))
    assert list(book.incidents(IncidentFilter(min_killed=40)))
