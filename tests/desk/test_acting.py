"""Acting on the book without a script: the queue, corrections, merges and splits, undoing, and two persons at once."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.desk.conftest import ORIGIN, Client
from tests.desk.made import INCIDENT, hostile, make_book
from tests.desk.samples import solhan
from tollbook.desk.access.sessions import COOKIE, new_session
from tollbook.desk.app import create_app
from tollbook.desk.desk import Desk
from tollbook.desk.keys import COOKIE as KEYS
from tollbook.desk.keys import DEFAULT, Keys, read_keys, write_keys
from tollbook.model.correction import Field
from tollbook.model.incident import ReviewState
from tollbook.model.person import UserRole
from tollbook.model.review import ItemKind, Look
from tollbook.persons import reviews
from tollbook.persons.corrections import correct
from tollbook.persons.revisions import revision_of
from tollbook.store.book import Book


def hidden(page: str, form: str = "") -> dict[str, str]:
    """The hidden fields of a page's forms, or of the one whose action this is; the last of a name."""
    if form:
        page = next(part for part in page.split("<form") if f'action="{form}"' in part).partition("</form>")[0]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found}


def the_pair(path: Path) -> tuple[str, str]:
    with Book.open(path) as book:
        one, other = book.queue_after(None, 1, kinds=[ItemKind.PAIR])[0].incidents
    return one, other


def waiting(path: Path, kind: ItemKind) -> int:
    with Book.open(path) as book:
        return book.count_queue(kind, most=1000)


def test_the_queue_asks_one_thing_at_a_time_and_leads_on(client: Client, book_path: Path) -> None:
    rosa = client(UserRole.REVIEWER)
    seen: list[str] = []
    address = "/queue?kind=doubt"
    for _ in range(3):
        page = rosa.get(address)
        fields = hidden(page.text, "/queue")
        seen.append(fields["item"])
        answer = rosa.post("/queue", data=fields | {"act": "accept"})
        assert answer.status_code == 303
        address = answer.headers["location"]
        assert "kind=doubt" in address and address.endswith("said=accepted")
    assert len(set(seen)) == 3
    with Book.open(book_path) as book:
        assert [book.looks_at(item)[-1].by for item in seen] == ["Rosa"] * 3
        assert {entry.action for entry in book.audit_entries()} == {"accept"}


def test_what_is_skipped_comes_back_at_the_end(client: Client, book_path: Path) -> None:
    rosa = client(UserRole.REVIEWER)
    total = waiting(book_path, ItemKind.DISCREPANCY)
    order = []
    address = "/queue?kind=discrepancy"
    for turn in range(total + 1):
        fields = hidden(rosa.get(address).text, "/queue")
        order.append(fields["item"])
        address = rosa.post("/queue", data=fields | {"act": "accept" if turn else "skip"}).headers["location"]
    assert order[-1] == order[0]
    assert len(set(order)) == total
    assert "Nothing waits" in rosa.get(address).text
    assert waiting(book_path, ItemKind.DISCREPANCY) == 0


def test_counts_of_the_queue_are_those_of_its_items(book_path: Path) -> None:
    with Book.open(book_path) as book:
        for kind in ItemKind:
            items = book.queue_after(None, 500, kinds=[kind])
            assert book.count_queue(kind, most=1000) == len(items)
            assert book.count_queue(kind, most=2) == min(2, len(items))
        first, second = book.queue_after(None, 2, kinds=[ItemKind.DOUBT])
        reviews.look_at(book, first.id, Look.ACCEPTED, by="Ada")
        reviews.look_at(book, second.id, Look.SKIPPED, by="Ada")
        left = book.queue_after(None, 500, kinds=[ItemKind.DOUBT], with_skipped=True)
        assert book.count_queue(ItemKind.DOUBT, most=1000) == len(left)


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not ItemKind.LOST_CORRECTION])
def test_the_twin_of_the_queue_names_the_same_item(viewer: TestClient, kind: ItemKind) -> None:
    page = viewer.get(f"/queue?kind={kind}")
    assert page.status_code == 200
    twin = viewer.get(f"/queue.json?kind={kind}").json()
    assert twin["item"]["kind"] == kind
    assert html.escape(twin["item"]["says"], quote=True).replace("&#x27;", "&#39;") in page.text
    assert twin["counts"][kind]["count"] > 0
    onward = viewer.get(twin["next"]).json()
    assert onward["item"]["id"] != twin["item"]["id"] or twin["counts"][kind]["count"] == 1
    assert ("What speaks for" in page.text) is (kind is ItemKind.PAIR)
    assert bool(twin["item"]["waterfall"]) is (kind is ItemKind.PAIR)


@pytest.mark.parametrize(
    "item",
    ["x", "pair/", "pair/nan/1", "pair/1e999/2", "pair/1/99999999999999999999", "doubt/r/99999999999999999999/x",
     "lost_correction/99999999999999999999", "discrepancy/", "doubt/a", "incident/\u0000/i-1", "lost_correction/-5"],
)  # fmt: skip
def test_no_name_of_an_item_breaks_the_queue(viewer: TestClient, item: str) -> None:
    for part in ("after", "item"):
        for path in ("/queue", "/queue.json"):
            assert viewer.get(path, params={part: item}).status_code in (200, 400, 404)


def test_a_viewer_sees_and_a_reviewer_decides(client: Client) -> None:
    seen = client(UserRole.VIEWER).get("/queue").text
    assert 'name="act"' not in seen and "/correct" not in seen and "/undo" not in seen
    decides = client(UserRole.REVIEWER).get("/queue").text
    assert 'value="accept"' in decides and "/correct" in decides and "/merge" in decides


def test_an_incident_is_rejected_with_a_reason_and_taken_back(client: Client, book_path: Path) -> None:
    rosa = client(UserRole.REVIEWER)
    fields = hidden(rosa.get("/queue?kind=incident").text, "/queue")
    assert rosa.post("/queue", data=fields | {"act": "reject", "because": " "}).status_code == 400
    answer = rosa.post("/queue", data=fields | {"act": "reject", "because": "a training exercise"})
    incident = fields["item"].rpartition("/")[2]
    with Book.open(book_path) as book:
        assert book.find_incident(incident).review.state is ReviewState.REJECTED
    undo = hidden(rosa.get(answer.headers["location"]).text, "/undo")
    back = rosa.post("/undo", data=undo)
    assert f"{incident}&said=undone" in back.headers["location"]
    assert hidden(rosa.get(back.headers["location"]).text, "/queue")["item"] == fields["item"]
    with Book.open(book_path) as book:
        assert book.find_incident(incident).review.state is ReviewState.MACHINE
        assert [entry.action for entry in book.audit_entries()] == ["reject", "undo review"]


def test_one_takes_back_only_what_one_decided_oneself(client: Client) -> None:
    ada, rosa = client(UserRole.EDITOR), client(UserRole.REVIEWER)
    fields = hidden(ada.get("/queue?kind=doubt").text, "/queue")
    ada.post("/queue", data=fields | {"act": "accept"})
    refused = rosa.post("/undo")
    assert refused.status_code == 400
    assert "no decision of Rosa" in refused.text


def test_an_editor_takes_back_what_another_person_decided_last(client: Client, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    rosa, ada = client(UserRole.REVIEWER), client(UserRole.EDITOR)
    for value in ("170", "171"):
        with Book.open(book_path) as book:
            correct(book, incident, Field.KILLED, value, by="Bo", because="the mayor said so")
    assert 'name="of"' not in rosa.get(f"/incidents/{incident}").text
    page = ada.get(f"/incidents/{incident}").text
    assert page.count('name="of" value="Bo"') == 1
    taken = {"of": "Bo", "at": re.findall(r'name="at" value="([^"]+)"', page)[0], "back": f"/incidents/{incident}"}
    assert rosa.post("/undo", data=taken).status_code == 403
    assert ada.post("/undo", data=taken).headers["location"] == f"/incidents/{incident}?said=undone"
    assert ada.post("/undo", data=taken).status_code == 409
    with Book.open(book_path) as book:
        figure = next(f for f in book.find_incident(incident).figures if (f.measure, f.group) == ("killed", "all"))
        assert figure.best == 170
        assert [(entry.action, entry.by) for entry in book.audit_entries()][-1] == ("undo correct", "Ada")


def test_a_pair_is_merged_with_a_preview_and_taken_back(editor: TestClient, book_path: Path) -> None:
    one, other = the_pair(book_path)
    before = book_path.read_bytes()
    page = editor.get(f"/incidents/{one}/merge", params={"with": other, "back": "/queue?kind=pair"})
    assert page.status_code == 200
    assert "As it would be" in page.text and "Even so they would stay apart" not in page.text
    with Book.open(book_path) as book:
        assert book.find_incident(one).id != book.find_incident(other).id
        assert list(book.audit_entries()) == []
    assert book_path.read_bytes() == before
    fields = hidden(page.text, f"/incidents/{one}/merge")
    assert "needs a reason" in editor.post(f"/incidents/{one}/merge", data=fields).text
    done = editor.post(f"/incidents/{one}/merge", data=fields | {"because": "one rally"})
    assert done.headers["location"] == "/queue?kind=pair&said=merged"
    with Book.open(book_path) as book:
        joined = book.find_incident(one)
        assert joined.id == book.find_incident(other).id
        assert len(joined.accounts) == 2
    history = editor.get(f"/incidents/{joined.id}").text
    assert "one rally" in history and "What persons did: 1" in history
    assert not re.search(r"<bdi>a-[0-9a-f]{16}", history)
    editor.post("/undo", data={"back": f"/incidents/{joined.id}"})
    with Book.open(book_path) as book:
        assert len({book.incident_of(account) for account in joined.accounts}) == 2
        assert [entry.action for entry in book.audit_entries()] == ["judge same", "undo judge same"]


def test_the_preview_says_what_the_merge_then_gives(editor: TestClient, book_path: Path) -> None:
    one, other = the_pair(book_path)
    page = editor.get(f"/incidents/{one}/merge", params={"with": other}).text
    fields = hidden(page, f"/incidents/{one}/merge")
    promised = re.findall(r'<td[^>]* class="new">(.*?)</td>', page.partition("<tbody>")[2], re.DOTALL)
    editor.post(f"/incidents/{one}/merge", data=fields | {"because": "one rally"})
    with Book.open(book_path) as book:
        joined = book.find_incident(one)
    for figure in joined.figures:
        assert any(f">{figure.best}" in cell for cell in promised)


def test_two_incidents_are_kept_apart_by_rejecting_their_pair(client: Client, book_path: Path) -> None:
    rosa = client(UserRole.REVIEWER)
    one, other = the_pair(book_path)
    fields = hidden(rosa.get("/queue?kind=pair").text, "/queue")
    rosa.post("/queue", data=fields | {"act": "reject", "because": "a day apart"})
    assert waiting(book_path, ItemKind.PAIR) == 0
    page = client(UserRole.EDITOR).get(f"/incidents/{one}/merge").text
    assert other in page and "different" in page


def test_accounts_are_split_off_with_a_preview(editor: TestClient, book_path: Path) -> None:
    with Book.open(book_path) as book:
        incident = next(found for found in book.incidents() if len(found.accounts) > 1)
    path = f"/incidents/{incident.id}/split"
    assert "Preview" in editor.get(path).text
    page = editor.get(path, params={"account": incident.accounts[-1]})
    assert "As it would be" in page.text
    assert editor.get(path, params={"account": list(incident.accounts)}).status_code == 400
    fields = hidden(page.text, path)
    done = editor.post(path, data=fields | {"because": "another day"})
    assert done.status_code == 303
    with Book.open(book_path) as book:
        assert len({book.incident_of(account) for account in incident.accounts}) == 2


def test_a_figure_is_corrected_by_words_that_are_typed_as_they_stand(editor: TestClient, book_path: Path) -> None:
    incident, report = solhan(book_path)
    path = f"/incidents/{incident}/correct"
    page = editor.get(path, params={"field": "killed"})
    fields = hidden(page.text, path)
    done = editor.post(path, data=fields | {"words": "160  villagers", "report": report})
    assert done.headers["location"] == f"/incidents/{incident}?said=corrected"
    with Book.open(book_path) as book:
        (found,) = book.find_incident(incident).corrections
        words = found.correction.words
        assert words and words.report_id == report
        told = book.find_report(report)
        assert told and words.span.of(told.text) == "160 villagers"
    again = editor.get(path, params={"field": "killed"}).text
    assert "The machine reads" in again and "so it is worded: “160 villagers”" in again


@pytest.mark.parametrize(
    ("sent", "part", "says"),
    [
        ({"value": "many"}, "value", "is no figure"),
        ({"value": "14"}, "because", "needs a reason"),
        ({"words": "no such words"}, "words", "do not stand in the reports"),
        ({}, "value", "Type a value"),
        ({"words": "the"}, "words", "in several places"),
        ({"words": "villagers"}, "words", "several places"),
    ],
)
def test_faults_stand_at_their_fields_and_what_was_typed_stays(
    editor: TestClient, book_path: Path, sent: dict[str, str], part: str, says: str
) -> None:
    incident, _ = solhan(book_path)
    path = f"/incidents/{incident}/correct"
    fields = hidden(editor.get(path, params={"field": "killed"}).text, path)
    answer = editor.post(path, data=fields | sent)
    assert answer.status_code == 400
    wrong = re.search(rf'id="wrong-{part}">([^<]*)<', answer.text)
    assert wrong and says in html.unescape(wrong[1])
    assert f'aria-describedby="wrong-{part}"' in answer.text
    for value in sent.values():
        assert f'value="{value}"' in answer.text or f">{value}</textarea>" in answer.text
    with Book.open(book_path) as book:
        assert book.find_incident(incident).corrections == ()


def test_words_that_stand_several_times_are_chosen_from_a_list(editor: TestClient, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    path = f"/incidents/{incident}/correct"
    fields = hidden(editor.get(path, params={"field": "weapons"}).text, path)
    page = editor.post(path, data=fields | {"words": "villagers", "value": "rifles"})
    spots = re.findall(r'type="radio" name="place" value="([^"]+)"', page.text)
    assert len(spots) > 1
    fields = hidden(page.text, path)
    del fields["place"]
    done = editor.post(path, data=fields | {"words": "villagers", "value": "rifles", "place": spots[1]})
    assert done.status_code == 303
    with Book.open(book_path) as book:
        (found,) = book.find_incident(incident).corrections
        words = found.correction.words
        assert words and f"{words.report_id}:{words.span.start}:{words.span.end}" == spots[1]


def test_a_place_that_may_be_several_is_chosen_from_a_list(editor: TestClient, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    path = f"/incidents/{incident}/correct"
    fields = hidden(editor.get(path, params={"field": "place"}).text, path)
    sent = fields | {"value": "San Juan", "because": "so said the mayor"}
    page = editor.post(path, data=sent)
    assert page.status_code == 400
    names = [html.unescape(name) for name in re.findall(r'type="radio" name="value" value="([^"]+)"', page.text)]
    assert len(names) > 1
    assert editor.post(path, data=sent | {"value": names[0]}).status_code == 303


def test_items_of_a_list_are_added_replaced_and_taken_out(editor: TestClient, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    path = f"/incidents/{incident}/correct"

    def send(**sent: str) -> None:
        fields = hidden(editor.get(path, params={"field": "weapons"}).text, path)
        assert editor.post(path, data=fields | {"because": "told later"} | sent).status_code == 303

    send(change="add", value="mortars")
    send(change="replace:mortars", value="rockets")
    send(change="add", value="knives")
    send(change="remove:knives")
    with Book.open(book_path) as book:
        kept = [found.correction.value for found in book.find_incident(incident).corrections if found.stands]
    assert "rockets" in str(kept) and "knives" not in str(kept)


def test_what_words_give_is_said_before_they_are_kept(viewer: TestClient, book_path: Path) -> None:
    incident, report = solhan(book_path)
    with Book.open(book_path) as book:
        told = book.find_report(report)
    assert told
    start = told.text.index("160 villagers")
    asked: dict[str, str | int] = {"report": report, "start": start, "end": start + 13, "field": "killed"}
    found = viewer.get(f"/incidents/{incident}/words.json", params=asked).json()
    assert (found["words"], found["value"]) == ("160 villagers", "160")
    found = viewer.get(f"/incidents/{incident}/words.json", params=asked | {"end": start + 2}).json()
    assert found["value"] is None or found["value"] == "160"
    others: list[dict[str, str | int]] = [{"end": start}, {"end": 9_000_000}, {"report": "r-x"}, {"field": "colour"}]
    for wrong in others:
        answer = viewer.get(f"/incidents/{incident}/words.json", params=asked | wrong)
        assert answer.status_code in (200, 400)
        if answer.status_code == 200:
            assert answer.json()["says"]


def test_who_comes_second_sees_who_was_first_and_can_go_on(client: Client, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    path = f"/incidents/{incident}/correct"
    ada = client(UserRole.EDITOR)
    fields = hidden(ada.get(path, params={"field": "killed"}).text, path)
    with Book.open(book_path) as book:
        correct(book, incident, Field.KILLED, "170", by="Bo", because="the mayor said so")
    mine = {"value": "180", "because": "counted at the <graves>"}
    answer = ada.post(path, data=fields | mine)
    assert answer.status_code == 409
    assert re.search(r"Changed by <b[^>]*>Bo</b> <time[^>]*>just now</time>", answer.text)
    assert "the mayor said so" in answer.text and "<ins>170</ins>" in answer.text
    assert 'value="180"' in answer.text and "counted at the &lt;graves&gt;" in answer.text
    with Book.open(book_path) as book:
        assert [found.correction.by for found in book.find_incident(incident).corrections] == ["Bo"]
    again = ada.post(path, data=hidden(answer.text, path) | mine)
    assert again.status_code == 303
    with Book.open(book_path) as book:
        told = [(found.correction.by, found.stands) for found in book.find_incident(incident).corrections]
    assert told == [("Bo", False), ("Ada", True)]


@pytest.mark.parametrize("act", ["review", "merge", "split", "queue"])
def test_no_act_overwrites_what_was_not_seen(editor: TestClient, book_path: Path, act: str) -> None:
    one, other = the_pair(book_path)
    if act == "split":
        with Book.open(book_path) as book:
            found = next(found for found in book.incidents() if len(found.accounts) > 1)
        one, account = found.id, found.accounts[-1]
        page, path = editor.get(f"/incidents/{one}/split", params={"account": account}), f"/incidents/{one}/split"
    elif act == "merge":
        page, path = editor.get(f"/incidents/{one}/merge", params={"with": other}), f"/incidents/{one}/merge"
    elif act == "queue":
        page, path = editor.get("/queue?kind=pair"), "/queue"
    else:
        page, path = editor.get(f"/incidents/{one}"), f"/incidents/{one}/review"
    sent = hidden(page.text, path) | {"because": "as I saw it"}
    sent |= {"act": "accept"} if act in ("review", "queue") else {}
    with Book.open(book_path) as book:
        # Of a merge and of a pair, it is the other one that changed.
        changed = other if act in ("merge", "queue") else one
        correct(book, changed, Field.WOUNDED, "77", by="Bo", because="told by the hospital")
        entries = len(list(book.audit_entries()))
    answer = editor.post(path, data=sent)
    assert answer.status_code == 409, answer.text
    assert "Changed by" in answer.text and "Bo" in answer.text and "<ins>77</ins>" in answer.text
    with Book.open(book_path) as book:
        assert len(list(book.audit_entries())) == entries
    again = editor.post(path, data=hidden(answer.text, path))
    assert again.status_code == 303, again.text
    with Book.open(book_path) as book:
        assert len(list(book.audit_entries())) == entries + 1


def test_an_item_that_was_settled_meanwhile_leads_on(editor: TestClient, book_path: Path) -> None:
    fields = hidden(editor.get("/queue?kind=pair").text, "/queue")
    one, other = the_pair(book_path)
    merge = hidden(editor.get(f"/incidents/{one}/merge", params={"with": other}).text, f"/incidents/{one}/merge")
    editor.post(f"/incidents/{one}/merge", data=merge | {"because": "one rally"})
    answer = editor.post("/queue", data=fields | {"act": "accept"})
    assert answer.headers["location"].endswith("said=gone")


def test_an_incident_is_reviewed_on_its_page(client: Client, book_path: Path) -> None:
    rosa = client(UserRole.REVIEWER)
    incident, _ = solhan(book_path)
    path = f"/incidents/{incident}/review"
    for act, state in (("accept", "accepted"), ("reopen", "machine"), ("reject", "rejected")):
        fields = hidden(rosa.get(f"/incidents/{incident}").text, path)
        answer = rosa.post(path, data=fields | {"act": act, "because": "seen"})
        assert answer.status_code == 303
        with Book.open(book_path) as book:
            assert book.find_incident(incident).review.state == state
    text = rosa.get(f"/incidents/{incident}").text
    assert "rejected by Rosa" in text and "What persons did: 3" in text
    assert "/review" not in client(UserRole.VIEWER).get(f"/incidents/{incident}").text


def test_lost_corrections_get_their_incident_again(editor: TestClient, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    with Book.open(book_path) as book:
        made = correct(book, incident, Field.KILLED, "170", by="Bo", because="the mayor said so")
        with book.transaction():
            book._do("UPDATE correction_account SET account_id = 'a-gone' || position")
        number = made.corrections[0].id
    fields = hidden(editor.get("/queue").text, "/queue/rehome")
    assert fields["item"] == f"lost_correction/{number}"
    answer = editor.post("/queue/rehome", data=fields | {"incident": incident, "because": "the same report, read anew"})
    assert answer.headers["location"].endswith("said=rehomed")
    with Book.open(book_path) as book:
        assert [found.correction.by for found in book.find_incident(incident).corrections][-1] == "Ada"
        assert revision_of(book, incident)


def test_keys_are_chosen_and_kept_in_a_cookie(viewer: TestClient) -> None:
    page = viewer.get("/keys?back=/queue").text
    assert 'name="skip" value="space"' in page
    chosen = dict(DEFAULT.chosen) | {"accept": "ü", "skip": "space", "on": "yes"}
    answer = viewer.post("/keys", data=chosen | {"back": "/queue"})
    assert answer.headers["location"] == "/queue?said=keys"
    cookie = re.search(rf"{KEYS}=([^;]+);.*HttpOnly", answer.headers["set-cookie"])
    assert cookie and read_keys(cookie[1]).of("accept") == "ü"


def test_keys_that_cannot_be_used_are_told_where_they_are(viewer: TestClient) -> None:
    chosen = dict(DEFAULT.chosen) | {"skip": "space", "accept": "j", "merge": "mm", "on": "yes"}
    answer = viewer.post("/keys", data=chosen)
    assert answer.status_code == 400
    assert 'id="fault-accept">also chosen for: next' in answer.text
    assert 'id="fault-merge">one character' in answer.text
    assert 'value="mm"' in answer.text


def test_keys_can_be_switched_off(client: Client) -> None:
    rosa = client(UserRole.REVIEWER)
    assert 'data-key="a"' in rosa.get("/queue").text
    rosa.cookies.set(KEYS, write_keys(Keys(DEFAULT.chosen, on=False)))
    page = rosa.get("/queue").text
    assert "data-key" not in page and "switched off" in page


@pytest.mark.parametrize(
    "cookie", ["", "on.", "on.61", "on.110000-" + "61-" * 10, "x" * 5000, "off.zz", "on." + "-".join(["61"] * 11)]
)
def test_nonsense_in_the_cookie_of_keys_gives_the_usual_ones(cookie: str) -> None:
    assert read_keys(cookie) == DEFAULT


def test_acting_on_hostile_words_shows_them_as_words(tmp_path: Path) -> None:
    bad = hostile('"><img src=x onerror=fail()>')
    app = create_app(Desk(make_book(tmp_path / "bad.db", bad), ORIGIN, editor="Ada"))
    cookies = {COOKIE: new_session(app.state.door.sessions, "Ada")}
    made = TestClient(app, base_url=ORIGIN, cookies=cookies, follow_redirects=False)
    paths = (
        "/queue",
        f"/incidents/{INCIDENT}/correct?field=killed",
        f"/incidents/{INCIDENT}/split",
        "/queue?kind=doubt",
    )
    for path in (*paths, f"/incidents/{INCIDENT}/merge"):
        answer = made.get(path)
        assert answer.status_code == 200
        assert "<img src=x" not in answer.text
    app.state.books.close()
