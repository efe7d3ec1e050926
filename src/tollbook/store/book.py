"""Book: one SQLite file that holds every report, what was read from it, and the incidents that came of it.

with Book.open("tollbook.db", create=True) as book, book.transaction():
    book.save_report(report, raw, bands, signature)
    book.save_reading(reading)
"""

from __future__ import annotations

from tollbook.store.audit import Audit
from tollbook.store.past import Past
from tollbook.store.people import People
from tollbook.store.queue import Queue
from tollbook.store.rereading import Rereading
from tollbook.store.reviews import Reviews
from tollbook.store.revisions import Revisions
from tollbook.store.runs import Runs


class Book(Rereading, Queue, Reviews, Revisions, People, Audit, Runs, Past):
    """Everything that can be kept and found. What is saved inside one ``transaction()`` is kept whole or
    not at all; one transaction holds one report."""
