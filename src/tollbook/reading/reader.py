"""The grammar reader: the steps in their order. Another reader is another list."""

from __future__ import annotations

from tollbook.model.account import Reading
from tollbook.model.text import Report
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
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.places import PLACES
from tollbook.reading.responsibility import RESPONSIBILITY
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.vocabularies import VOCABULARIES

# A change of this name makes `tollbook read` read reports again that an older reader has read.
READER = "grammar-2"

GRAMMAR = Pipeline(
    [
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
    ]
)


def read_report(report: Report, pipeline: Pipeline = GRAMMAR) -> Reading:
    """The accounts, number ledger and doubts of one English report. Pure: the same report gives the same
    reading."""
    return pipeline.read(report)
