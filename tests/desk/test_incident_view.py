"""The view of an incident: every field leads to its words, in every report that says so."""

from __future__ import annotations

import pytest

from tests.desk.made import ARABIC, INCIDENT, LONG, WIRE, make_book
from tollbook.desk.views.figures import FieldView
from tollbook.desk.views.history import show_judgements
from tollbook.desk.views.incident import IncidentView, show_incident
from tollbook.desk.views.report import show_head
from tollbook.dossier import load_dossier
from tollbook.model.judgement import MACHINE, Judgement, Verdict
from tollbook.model.text import Report
from tollbook.store.book import Book
from tollbook.trace import sentences_of


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> IncidentView:
    with Book.open(make_book(tmp_path_factory.mktemp("view") / "book.db")) as book:
        dossier = load_dossier(book, book.find_incident(INCIDENT))
        return show_incident(dossier, {report.id: sentences_of(report) for _, report in dossier.accounts})


def field(view: IncidentView, words: str) -> FieldView:
    (found,) = [one for fact in view.facts for one in fact.fields if one.words == words]
    return found


def words_of(view: IncidentView, claim_id: str) -> str:
    segments = [s for column in view.columns for stretch in column.stretches for s in stretch.segments]
    return "|".join(segment.text for segment in segments if claim_id in segment.claims)


def test_what_happened_stands_in_one_line(view: IncidentView) -> None:
    assert view.line == "Bombing in Quelora, MX, 2024-03-04: 14 killed, 30 wounded; attributed to Hills Front?"


def test_day_and_place_light_up_in_every_report(view: IncidentView) -> None:
    assert set(field(view, "2024-03-04").claims) == {"c-wire-date", "c-ar-date"}
    place = next(fact for fact in view.facts if fact.label == "Where").fields[0]
    assert set(place.claims) == {"c-wire-place", "c-ar-place", "c-long-place"}
    assert place.note == "the place itself"


def test_who_is_accused_and_who_denies(view: IncidentView) -> None:
    assert (field(view, "Hills Front").note, field(view, "Hills Front").claims) == (
        "accused, says الحكومة",
        ("c-ar-front",),
    )
    assert field(view, "denied by Hills Front").claims == ("c-wire-denied",)


def test_a_figure_lights_what_it_rests_on_and_apart_from_it_what_was_set_aside(view: IncidentView) -> None:
    killed = view.figures[0]
    assert (killed.measure, killed.group, killed.low, killed.best, killed.high) == ("killed", "all", 14, 14, "14")
    assert killed.field.claims == ("c-long-fourteen",)
    assert set(killed.field.aside) == {"c-wire-twelve", "c-wire-seven", "c-ar-twelve"}
    assert [(rest.source, rest.words) for rest in killed.rests] == [("the governor", "14 people")]
    assert killed.contradictions and killed.contradictions[0] in {one.name for one in view.contradictions}
    wounded = next(figure for figure in view.figures if figure.measure == "wounded")
    assert set(wounded.field.claims) == {"c-ar-thirty", "c-long-thirty"}


def test_each_claim_set_aside_says_why_once(view: IncidentView) -> None:
    assert [(row.rest.words, row.reason) for row in view.aside if row.rest.claim_id == "c-wire-seven"] == [
        ("seven dead", "overtaken by a later figure of the same report")
    ]


def test_words_stand_to_the_letter_whatever_the_script(view: IncidentView) -> None:
    assert words_of(view, "c-wire-mina") == "killed|Mina Sola, 9"
    assert words_of(view, "c-wire-denied") == "\u202eHills Front\u202c|denied"
    assert words_of(view, "c-wire-place") == "Que\u0301lora"
    assert words_of(view, "c-ar-thirty") == "الشرطة|ثلاثين|آخرين|أُصيبوا"
    texts = ["".join(s.text for stretch in column.stretches for s in stretch.segments) for column in view.columns]
    assert set(texts) == {WIRE, ARABIC, LONG}


def test_only_the_long_report_folds(view: IncidentView) -> None:
    assert [column.head.name for column in view.columns if column.is_folded] == ["Daily, 2024-03-06"]


def test_what_is_asked_for_by_name_is_lit_and_nothing_else(view: IncidentView) -> None:
    assert view.lit("killed-all") == (frozenset({"c-long-fourteen"}), frozenset(view.figures[0].field.aside))
    assert view.lit("c-wire-mina") == (frozenset({"c-wire-mina"}), frozenset())
    assert view.lit("no such thing") == (frozenset(), frozenset())


def test_every_claim_says_what_came_of_it(view: IncidentView) -> None:
    uses = {claim.id: claim.used for claim in view.claims}
    assert uses["c-long-fourteen"] == ("chosen for killed, all", "chosen for killed, civilians")
    assert any("overtaken by a later figure" in use for use in uses["c-wire-seven"])


def test_judgements_of_persons_come_first_and_few_of_the_machine_are_listed() -> None:
    def said(number: int, by: str) -> Judgement:
        because = "one market" if by != MACHINE else "same day"
        return Judgement("a-0", f"a-{number}", Verdict.SAME, by, "2024-03-07", because, float(number), number)

    listed, unlisted = show_judgements([said(n, MACHINE) for n in range(1, 51)] + [said(60, "Ada")], {}, {})
    assert (listed[0].by, listed[0].is_machine, len(listed), unlisted) == ("Ada", False, 31, 20)
    assert [one.score for one in listed[1:3]] == [50.0, 49.0]


@pytest.mark.parametrize(
    ("url", "leads"),
    [("https://a.example/1", True), ("HTTP://a.example", True), ("javascript:alert(1)", False), ("wire/7", False)],
)
def test_only_addresses_of_the_web_are_followed(url: str, leads: bool) -> None:
    head = show_head(Report("x", None, None, url, None, "0" * 64, "text"))
    assert (head.address is not None, head.url) == (leads, url)
