"""Draft: a report on its way to accounts. Each step of the pipeline fills one layer and alters no other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tollbook.encoder.signals import Signals
from tollbook.lexicon.match import Matches
from tollbook.lexicon.tokens import Token
from tollbook.model.account import Account
from tollbook.model.claim import Doubt, Evidence, LedgerLine, Source
from tollbook.model.text import Report, Span
from tollbook.model.values import (
    ActorRef,
    AttackType,
    Count,
    DateRange,
    Group,
    Measure,
    PlaceRef,
    Stance,
)

NO_MATCHES = Matches(())


class Sentence(NamedTuple):
    """Tokens ``first`` up to, not including, ``last``; sentences and paragraphs are counted from 0."""

    number: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as worded with its hedge ('at least four', 'more than 50', 'dozens', 'a').

    ``taken_for`` is ``count`` when it may count people, else what it is known to be: ``date``, ``time``,
    ``age``, ``distance``, ``money``, ``percent``, ``ordinal``, ``duration``, ``calibre``, ``law``,
    ``things`` …. ``core`` is the number without its hedge.
    """

    first: int
    last: int
    span: Span
    core: Span
    count: Count
    taken_for: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time. ``range`` is None when it cannot be resolved without a day of publication;
    ``weekday`` (0 Monday) is kept so that mentions without a day can still be compared."""

    first: int
    last: int
    span: Span
    range: DateRange | None
    rule: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place, resolved as far as the gazetteer goes.

    ``is_scene`` is False where the words cannot be where something happened: a dateline, a speaker's seat
    ('Islamabad said'), the owner of a force ('Pakistan's military'), a border that something lies near.
    ``level`` is ``town``, ``district``, ``admin1``, ``country`` or ``region``.
    """

    first: int
    last: int
    span: Span
    ref: PlaceRef
    level: str
    is_scene: bool = True


@dataclass(frozen=True, slots=True)
class SiteMention:
    """A site as worded ('the Musa Khan checkpoint', 'a crowded movie theater'): a building, a road, a post.
    ``entry_id`` is of the vocabulary ``sites``."""

    first: int
    last: int
    span: Span
    entry_id: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A group, force or plain description that may act, be hit or speak ('the BLA', 'police', 'gunmen').

    ``group`` says to which group its members belong; ``is_named`` is False for plain descriptions.
    """

    first: int
    last: int
    span: Span
    ref: ActorRef
    group: Group
    is_named: bool


class PeopleForm(StrEnum):
    """How a phrase tells of people: with a number, as one person ("a soldier"), as a definite group ("the
    soldiers"), by name, by a pronoun, or as nobody ("no one", "no casualties")."""

    NUMBERED = "numbered"
    SINGLE = "single"
    PLURAL = "plural"
    NAMED = "named"
    PRONOUN = "pronoun"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class PeopleMention:
    """A noun phrase for people who may be harmed, from its hedge to its head noun.

    ``count`` is None where no number can be told ("the soldiers"). ``head`` is the span of the noun that
    gives the group, None where the phrase is a bare number ("wounding five"). ``noun`` is the id of its
    vocabulary entry, or empty.
    """

    first: int
    last: int
    form: PeopleForm
    count: Count | None
    group: Group
    figure: Span
    head: Span | None
    noun: str = ""
    name: str | None = None


class Speech(NamedTuple):
    """Somebody says something: the source, and the tokens of what is said (``first`` up to ``last``).
    ``contested`` when the report keeps its distance ('claimed', 'could not be verified')."""

    source: Source
    first: int
    last: int
    contested: bool


@dataclass(frozen=True, slots=True)
class ResponsibilityMention:
    """``actor`` claims or denies an attack; ``actor`` None: nobody has claimed it."""

    sentence: int
    actor: ActorMention | None
    stance: Stance | None
    evidence: tuple[Evidence, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Accusation:
    """Somebody blames or suspects ``actor``; ``accuser`` is None where the report does not say who. ``is_proven``
    where a court has found the actor guilty."""

    sentence: int
    actor: ActorMention
    accuser: Source | None
    evidence: tuple[Evidence, ...]
    rule: str
    is_proven: bool = False


@dataclass(frozen=True, slots=True)
class AttackMention:
    """A word that tells of violence ('bombing', 'opened fire').

    ``form`` is ``noun``, ``verb`` or ``means`` (a word for a weapon or an attacker); ``rank`` says how telling
    the word is of its type, 3 before 1. ``is_definite`` when it refers back ('the attack'), ``is_plural`` when
    it tells of several ('a series of bombings').
    """

    first: int
    last: int
    span: Span
    sentence: int
    type: AttackType
    form: str
    rank: int
    is_definite: bool = False
    is_plural: bool = False


class TollState(StrEnum):
    """How a toll stands in its sentence, before tolls are weighed against each other."""

    PLAIN = "plain"
    PART = "part"
    SUPERSEDED = "superseded"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class TollMention:
    """A casualty figure in its sentence. ``noun`` is the id of the vocabulary entry that its people are called by, or
    empty. ``is_plain`` when neither that word nor the grammar of the sentence says their group."""

    sentence: int
    first: int
    last: int
    measure: Measure
    group: Group
    count: Count
    words: str
    victims: Span | None
    evidence: tuple[Evidence, ...]
    rule: str
    state: TollState = TollState.PLAIN
    source: Source | None = None
    name: str | None = None
    noun: str = ""
    is_plain: bool = False


@dataclass(frozen=True)
class Draft:
    """One report and what each step has read from it so far. ``signals`` is None where no encoder reads along."""

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    matches: Matches = NO_MATCHES
    signals: Signals | None = None
    numbers: tuple[NumberMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    sites: tuple[SiteMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    people: tuple[PeopleMention, ...] = ()
    speeches: tuple[Speech, ...] = ()
    attacks: tuple[AttackMention, ...] = ()
    tolls: tuple[TollMention, ...] = ()
    responsibility: tuple[ResponsibilityMention, ...] = ()
    accusations: tuple[Accusation, ...] = ()
    accounts: tuple[Account, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The characters from token *first* up to, not including, token *last*."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        return self.span(first, last).of(self.report.text)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence in which this token stands."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle].first <= token:
                low = middle
            else:
                high = middle - 1
        return self.sentences[low]
