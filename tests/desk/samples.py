"""Which of the sample reports the tests of the desk act on."""

from __future__ import annotations

from pathlib import Path

from tollbook.store.book import Book


def solhan(path: Path) -> tuple[str, str]:
    """An incident, and one of its reports, whose words the tests choose."""
    with Book.open(path) as book:
        for incident in book.incidents():
            for account in book.accounts_of_incident(incident.id):
                report = book.find_report(account.report_id)
                if report and report.source_id == "solhan-review":
                    return incident.id, report.id
    raise AssertionError
