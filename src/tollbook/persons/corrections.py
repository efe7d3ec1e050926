"""Corrections: a person sets a field of an incident, by words chosen in a report or by a value typed with a reason. The
machine's reading stays beside it, set aside."""

from __future__ import annotations

from collections.abc import Iterable

from tollbook.errors import UsageError
from tollbook.figures.identities import identity_of
from tollbook.figures.telling import ALL
from tollbook.model.correction import Change, Chosen, Correction, Field, Said
from tollbook.model.incident import Incident
from tollbook.model.values import Group, Perpetrator, Responsibility, Target, Value, Victim, Weapon
from tollbook.persons.auditing import audited
from tollbook.persons.chosen_words import check_chosen, value_of_words
from tollbook.persons.deciding import Decided, check_name, check_reason, moment_of
from tollbook.persons.revisions import check_revision
from tollbook.persons.typed_values import read_value, words_of
from tollbook.store.book import Book
from tollbook.workflow.joining import Joiner

_KINDS: dict[Field, type[Value]] = {
    Field.PERPETRATORS: Perpetrator,
    Field.RESPONSIBILITY: Responsibility,
    Field.TARGETS: Target,
    Field.VICTIMS: Victim,
    Field.WEAPONS: Weapon,
}


def correct(
    book: Book,
    incident: str,
    field: Field,
    value: Said | str | None = None,
    *,
    by: str,
    because: str = "",
    group: str | None = None,
    remove: bool = False,
    instead_of: Value | str | None = None,
    words: Chosen | None = None,
    revision: str | None = None,
) -> Decided:
    """A person sets one field of an incident.

    *value* is as typed, or a value of the model; as typed, "unknown" or "none" empties the field. Left out, it is read
    from the *words* chosen. *group* goes with figures, None means all. Of a field with several items, *value* is added,
    or with *remove* taken out, or put in the place of *instead_of*. A reason is needed where no words are chosen.
    Raises UsageError, and ChangedError when the incident's revision is not *revision*.
    """
    by = check_name(by)
    with book.transaction():
        check_revision(book, incident, revision)
        found = book.find_incident(incident)
        quoted = _quoted(book, found, words)
        because = because.strip() or (f"so it is worded: “{quoted}”" if quoted else "")
        check_reason(because)
        said = _value(book, field, value, words)
        former = _item(found, field, said if remove else instead_of)
        change = _change(field, remove=remove, is_instead=former is not None)
        correction = Correction(
            field=field,
            change=change,
            value=None if remove else said,
            by=by,
            at=moment_of(book),
            because=because,
            accounts=_anchors(book, found, words),
            group=_group(field, group),
            former=former,
            words=words,
        )
        _check(correction)
        return keep_correction(book, correction, found.id)


def keep_correction(book: Book, correction: Correction, incident_id: str) -> Decided:
    """Keeps a correction with its entry in the audit, and lets the incident follow."""
    told = {
        "field": field_name(correction.field, correction.group),
        "change": correction.change,
        "value": words_of(correction.value),
        "former": words_of(correction.former) if correction.former else None,
        "report": correction.words.report_id if correction.words else None,
        "span": [correction.words.span.start, correction.words.span.end] if correction.words else None,
    }
    who = {"by": correction.by, "at": correction.at, "because": correction.because}
    with audited(book, f"correct {told['field']}", **who, accounts=book.members_of(incident_id), said=told):
        kept = book.save_correction(correction)
        Joiner(book, at=correction.at).renew(incident_id)
    return Decided((incident_id,), corrections=(kept,))


def rehome(book: Book, number: int, incident: str, *, by: str, because: str, revision: str | None = None) -> Decided:
    """A person says of which incident a correction is whose accounts are gone from the book: it is taken back, and said
    again of this one. Raises UsageError, also when the correction has a home."""
    by, because = check_name(by), check_reason(because)
    with book.transaction():
        check_revision(book, incident, revision)
        lost = next((c for c in book.lost_corrections(after=number - 1, limit=1) if c.id == number), None)
        if lost is None:
            raise UsageError(f"correction {number} is not among those whose accounts are gone from {book.path}")
        found = book.find_incident(incident)
        at = moment_of(book)
        book.take_back_correction(number, at=at)
        again = Correction(
            lost.field,
            lost.change,
            lost.value,
            by,
            at,
            f"{because}; so said {lost.by}: {lost.because}",
            found.accounts,
            lost.group,
            lost.former,
            lost.words,
        )
        return keep_correction(book, again, found.id)


def field_name(field: Field, group: str | None) -> str:
    """A field as it is written: type; killed; killed/civilians."""
    return field.value if group in (None, ALL) else f"{field}/{group}"


def field_named(name: str) -> tuple[Field, str | None]:
    """The field, and the group of a figure, of such a name. Raises UsageError."""
    field, _, group = name.casefold().replace(" ", "_").partition("/")
    if field not in set(Field):
        raise UsageError(f"'{name}' is no field: there are {', '.join(Field)}; a figure's group as killed/civilians")
    return Field(field), _group(Field(field), group or None)


def _group(field: Field, group: str | None) -> str | None:
    if field.measure is None:
        if group:
            raise UsageError(f"{field} has no groups: those are for figures, as killed/civilians")
        return None
    if group not in (None, ALL, *Group):
        raise UsageError(f"'{group}' is no group: there are {ALL}, {', '.join(Group)}")
    return group or ALL


def _value(book: Book, field: Field, value: Said | str | None, words: Chosen | None) -> Said | None:
    if isinstance(value, str):
        return read_value(field, value)
    if value is None and words:
        report = book.find_report(words.report_id)
        assert report is not None, "looked for before"
        return value_of_words(field, report, words)
    return value


def _quoted(book: Book, incident: Incident, words: Chosen | None) -> str:
    """The chosen words on one line; they must stand in a report that tells of the incident."""
    if words is None:
        return ""
    reports = {account.report_id for account in book.accounts_of_incident(incident.id)}
    report = book.find_report(words.report_id) if words.report_id in reports else None
    if report is None:
        raise UsageError(
            f"{words.report_id} does not tell of {incident.id}: its reports are {', '.join(sorted(reports))}"
        )
    return " ".join(check_chosen(report, words).split())


def _anchors(book: Book, incident: Incident, words: Chosen | None) -> tuple[str, ...]:
    """The accounts that the correction is about: with chosen words, that of their report comes first."""
    if words is None:
        return incident.accounts
    own = {account.id for account in book.accounts_of(words.report_id)}
    return tuple(sorted(incident.accounts, key=lambda name: name not in own))


def _change(field: Field, *, remove: bool, is_instead: bool) -> Change:
    if not field.is_list:
        if remove or is_instead:
            raise UsageError(f"{field} has one value: say what it is, or that it is unknown")
        return Change.SET
    if remove:
        return Change.REMOVE
    return Change.REPLACE if is_instead else Change.ADD


def _check(correction: Correction) -> None:
    if correction.value is None and correction.field is Field.TYPE:
        raise UsageError("an incident has a type: say which")
    if correction.value is None and correction.change in (Change.ADD, Change.REPLACE):
        raise UsageError(f"{correction.field}: nothing is no item; to take one out, remove it")


def _item(incident: Incident, field: Field, item: Said | str | None) -> Value | None:
    """The item of a list that is meant. Raises UsageError when the incident has none like it."""
    if item is None or not field.is_list:
        return item  # type: ignore[return-value]  # where it is something, the change of a single value is refused
    values = [value for value, _ in incident.values(_KINDS[field])]
    wanted = _bare(item if isinstance(item, str) else words_of(item))
    for value in values:
        is_it = not isinstance(item, str) and identity_of(value) == identity_of(item)
        if is_it or wanted in (words_of(value).casefold(), _bare(words_of(value))):
            return value
    raise UsageError(f"{incident.id} has no such item of {field}: it has {_listed(values)}")


def _bare(words: str) -> str:
    return words.partition(" (")[0].strip().casefold()


def _listed(values: Iterable[Value]) -> str:
    return "; ".join(words_of(value) for value in values) or "none"
