"""The readers: the steps in their order. Another reader is another list."""

from __future__ import annotations

from functools import cache

from tollbook.encoder.network import shipped
from tollbook.model.account import Reading
from tollbook.model.text import Report
from tollbook.model.values import ReaderName
from tollbook.reading.accounts import ACCOUNTS
from tollbook.reading.actors import ACTORS
from tollbook.reading.attacks import ATTACKS
from tollbook.reading.attribution import ATTRIBUTION
from tollbook.reading.casualties import CASUALTIES
from tollbook.reading.confidence import CONFIDENCE
from tollbook.reading.dates import DATES
from tollbook.reading.ledger import LEDGER
from tollbook.reading.numbers import NUMBERS
from tollbook.reading.people import PEOPLE
from tollbook.reading.pipeline import Pipeline, Step
from tollbook.reading.places import PLACES
from tollbook.reading.responsibility import RESPONSIBILITY
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.signals import ReadWords, signals_step
from tollbook.reading.vocabularies import VOCABULARIES
from tollbook.reading.weighed_tolls import WEIGHED_TOLLS

GRAMMAR_STEPS = (
    SENTENCES,
    VOCABULARIES,
    NUMBERS,
    DATES,
    ACTORS,
    PLACES,
    PEOPLE,
    ATTRIBUTION,
    ATTACKS,
    CASUALTIES,
    RESPONSIBILITY,
    ACCOUNTS,
    CONFIDENCE,
    LEDGER,
)
GRAMMAR = Pipeline(GRAMMAR_STEPS)


def trained_steps(read_words: ReadWords) -> tuple[Step, ...]:
    """The steps of the grammar with an encoder that reads along."""
    cut = GRAMMAR_STEPS.index(CASUALTIES) + 1
    return (*GRAMMAR_STEPS[:cut], signals_step(read_words), WEIGHED_TOLLS, *GRAMMAR_STEPS[cut:])


# A change of a version makes `tollbook read` read reports again that an older reader has read.
VERSIONS = {ReaderName.TRAINED: "trained-2", ReaderName.GRAMMAR: "grammar-3"}


@cache
def pipeline_of(reader: ReaderName) -> Pipeline:
    """The steps of a reader, made once a process. Raises EncoderError where the encoder cannot be used."""
    return GRAMMAR if reader is ReaderName.GRAMMAR else Pipeline(trained_steps(shipped().read))


def read_report(report: Report, reader: ReaderName = ReaderName.GRAMMAR) -> Reading:
    """The accounts, number ledger and doubts of one English report. Pure: the same report gives the same
    reading."""
    return pipeline_of(reader).read(report)
