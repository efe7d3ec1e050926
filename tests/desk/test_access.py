"""Who may call what, from where, and with which headers every answer leaves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from tests.desk.conftest import ORIGIN, Client
from tollbook.desk.access.guard import CSP, HEADERS
from tollbook.desk.access.rules import RULES
from tollbook.desk.access.sessions import COOKIE, Who, sha256_of
from tollbook.desk.access.throttle import FREE, LONGEST, Throttle
from tollbook.desk.app import create_app
from tollbook.desk.desk import Desk
from tollbook.model.person import UserRole
from tollbook.persons import people
from tollbook.store.book import Book


def routes_of(app: FastAPI) -> dict[str, tuple[str, str]]:
    """Method and path of each route, by its name."""
    found: dict[str, tuple[str, str]] = {}

    def walk(routes: list[Any]) -> None:
        for route in routes:
            if isinstance(route, APIRoute):
                for method in route.methods or ():
                    assert found.setdefault(route.name, (method, route.path)) == (method, route.path), route.name
            else:
                walk(getattr(getattr(route, "original_router", route), "routes", []) or [])

    walk(app.routes)
    return found


def routes_of_bare_desk() -> dict[str, tuple[str, str]]:
    return routes_of(create_app(Desk(Path("no.db"), ORIGIN, editor="Ada")))


ROUTES = routes_of_bare_desk()
# A name stands in the place of each part of a path: which of them exist is not what these tests ask.
ADDRESSES = {
    name: (method, re.sub(r"\{[^}]+\}", "i-0000000000000000", path)) for name, (method, path) in ROUTES.items()
}


def test_every_route_has_a_rule_and_every_rule_a_route() -> None:
    assert len(ROUTES) > 12
    assert set(RULES) == set(ROUTES)


@pytest.mark.parametrize("role", [None, *UserRole])
@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_route_lets_in_whom_its_rule_names(client: Client, name: str, role: UserRole | None) -> None:
    method, address = ADDRESSES[name]
    answer = client(role).request(method, address)
    least = RULES[name]
    is_allowed = least is None or (role is not None and role.may(least))
    said = "No rule" in answer.text or "Not with your role" in answer.text or "Sign in first" in answer.text
    assert said is not is_allowed, (answer.status_code, answer.text)
    if not is_allowed:
        assert answer.status_code == (403 if role else 401)
    assert answer.status_code < 500


def test_a_route_without_a_rule_is_refused(app: FastAPI, client: Client) -> None:
    app.add_api_route("/forgotten", lambda: "open", name="forgotten")
    answer = client(UserRole.EDITOR).get("/forgotten")
    assert answer.status_code == 403
    assert "No rule for this page" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/incidents", "/static/desk.css", "/static/leaflet/leaflet.js", "/static/none.js", "/none", "/incidents?page=x",
     "/incidents.json?page=x", "/incidents.csv", "/enter"],
)  # fmt: skip
def test_headers_stand_on_every_answer(viewer: TestClient, address: str) -> None:
    answer = viewer.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] == ("no-cache" if "/static/" in address else "no-store")
    assert "unsafe" not in CSP
    assert "server" not in answer.headers


def test_headers_stand_on_answers_to_our_own_mistakes(viewer: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(Book, "count_by_month", break_down)
    for address in ("/incidents", "/incidents.json"):
        answer = viewer.get(address)
        assert answer.status_code == 500
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert "a secret" not in answer.text
        assert "Traceback" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "127.0.0.1", "localhost.evil.example:8411", ""])
def test_only_known_hosts_are_answered(viewer: TestClient, host: str) -> None:
    answer = viewer.get("/incidents", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-security-policy"] == CSP


@pytest.mark.parametrize("host", ["127.0.0.1:8411", "localhost:8411", "LOCALHOST:8411", "[::1]:8411"])
def test_names_of_this_machine_are_answered(viewer: TestClient, host: str) -> None:
    assert viewer.get("/docs", headers={"Host": host, "Cookie": f"{COOKIE}=x"}).status_code != 421


@pytest.mark.parametrize(
    ("origin", "site", "is_taken"),
    [
        (ORIGIN, "same-origin", True),
        (ORIGIN, None, True),
        ("http://localhost:8411", "same-origin", True),
        ("null", "same-origin", True),
        (None, "same-origin", True),
        (None, None, False),
        ("null", None, False),
        ("null", "cross-site", False),
        (None, "none", False),
        (None, "same-site", False),
        ("https://evil.example", "cross-site", False),
        ("http://127.0.0.1:9999", "same-site", False),
        ("https://127.0.0.1:8411", None, False),
        (ORIGIN, "cross-site", False),
    ],
)
def test_only_the_desks_own_pages_ask_for_changes(
    app: FastAPI, origin: str | None, site: str | None, is_taken: bool
) -> None:
    headers = {name: value for name, value in (("Origin", origin), ("Sec-Fetch-Site", site)) if value is not None}
    answer = TestClient(app, ORIGIN, follow_redirects=False).post("/theme", data={"theme": "dark"}, headers=headers)
    assert answer.status_code == (303 if is_taken else 403)


def test_the_token_lets_in_once_and_nothing_changes_on_get(app: FastAPI) -> None:
    token = app.state.door.token.words
    browser = TestClient(app, ORIGIN, follow_redirects=False, headers={"Origin": ORIGIN})
    for _ in range(2):
        page = browser.get("/enter", params={"token": token})
        assert page.status_code == 200
        assert not page.headers.get("set-cookie")
    assert browser.post("/enter", data={"token": token + "x"}).status_code == 403
    entered = browser.post("/enter", data={"token": token})
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"]
    for part in (f"{COOKIE}=", "HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert browser.get("/incidents").status_code == 200
    other = TestClient(app, ORIGIN, follow_redirects=False, headers={"Origin": ORIGIN})
    again = other.post("/enter", data={"token": token})
    assert again.status_code == 403
    assert "used" in again.text
    assert not again.headers.get("set-cookie")
    assert other.get("/incidents").status_code == 401


def test_who_leaves_is_out(app: FastAPI, client: Client) -> None:
    editor = client(UserRole.EDITOR)
    key = editor.cookies[COOKIE]
    assert editor.post("/logout").status_code == 303
    copied = TestClient(app, ORIGIN, headers={"Cookie": f"{COOKIE}={key}"}, follow_redirects=False)
    assert copied.get("/incidents").status_code == 401


def test_a_session_ends_by_itself(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from tollbook.desk.access import sessions

    monkeypatch.setattr(sessions, "LASTS", timedelta(seconds=-1))
    browser = TestClient(app, ORIGIN, follow_redirects=False, headers={"Origin": ORIGIN})
    browser.post("/enter", data={"token": app.state.door.token.words})
    assert browser.get("/incidents").status_code == 401


def test_only_the_hash_of_a_key_is_kept(app: FastAPI) -> None:
    key = app.state.door.enter(app.state.door.token.words)
    assert key not in app.state.door.sessions._until
    assert len(key) >= 43  # 256 bits


def test_failed_logins_wait_longer_and_longer(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    door = app.state.door
    door.throttle = Throttle(lambda: now[0])
    monkeypatch.setattr(
        door.sessions, "check_password", lambda name, word: name if (name, word) == ("Rosa", "right") else None
    )
    browser = TestClient(app, ORIGIN, follow_redirects=False, headers={"Origin": ORIGIN})

    def attempt(password: str) -> Any:
        return browser.post("/login", data={"name": "Rosa", "password": password})

    for _ in range(FREE):
        assert attempt("wrong").status_code == 401
    refused = attempt("right")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) == 1
    now[0] += 1.5
    assert attempt("wrong").status_code == 401
    assert int(attempt("right").headers["retry-after"]) == 2
    for key in ("name rosa", "address testclient"):
        door.throttle._failures[key] = (60, now[0])
    assert int(attempt("right").headers["retry-after"]) == LONGEST


def test_behind_a_proxy_one_who_fails_keeps_nobody_else_waiting(book_path: Path) -> None:
    app = create_app(Desk(book_path, "https://desk.example.org", editor="Ada"))
    browser = TestClient(app, "https://desk.example.org", headers={"Origin": "https://desk.example.org"})

    def attempt(name: str, address: str) -> int:
        # Only what the proxy itself adds, the last, is believed.
        forwarded = {"X-Forwarded-For": f"192.0.2.{name[-1]}, {address}"}
        return browser.post("/login", data={"name": name, "password": "wrong"}, headers=forwarded).status_code

    assert [attempt(f"person {n}", "198.51.100.1") for n in range(FREE + 1)] == [401] * FREE + [429]
    assert attempt("person 8", "198.51.100.2") == 401
    app.state.books.close()


def test_persons_log_in_with_the_role_that_the_book_gives_them_now(book_path: Path) -> None:
    with Book.open(book_path) as book:
        people.add_user(book, "Rosa", "a long enough secret", UserRole.VIEWER, by="Root")
    app = create_app(Desk(book_path, ORIGIN, editor=None))
    browser = TestClient(app, ORIGIN, follow_redirects=False, headers={"Origin": ORIGIN})

    def attempt(password: str) -> Any:
        return browser.post("/login", data={"name": "Rosa", "password": password, "back": "/method"})

    def role() -> UserRole | None:
        who: Who | None = app.state.door.sessions.find_session(sha256_of(browser.cookies.get(COOKIE) or ""), "2000")
        return who.role if who else None

    assert browser.get("/incidents?q=bus").headers["location"] == "/login?back=%2Fincidents%3Fq%3Dbus"
    assert attempt("a long enough secret ").status_code == 401
    assert role() is None
    assert attempt("a long enough secret").headers["location"] == "/method"
    assert role() is UserRole.VIEWER
    with Book.open(book_path) as book:
        people.set_role(book, "Rosa", UserRole.EDITOR, by="Root")
    assert role() is UserRole.EDITOR
    key = browser.cookies[COOKIE]
    assert browser.post("/logout").headers["location"] == "/login?said=goodbye"
    browser.cookies.set(COOKIE, key)
    assert browser.get("/incidents").status_code == 303
    app.state.books.close()


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        ("/incidents?q=a", "/incidents?q=a"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\nSet-Cookie: b", "/"),
    ],
)
def test_a_way_back_never_leads_elsewhere(viewer: TestClient, back: str, leads: str) -> None:
    answer = viewer.post("/theme", data={"theme": "dark", "back": back})
    assert answer.headers["location"] == leads


def test_behind_a_proxy_cookies_are_secure_and_only_its_host_is_answered(book_path: Path) -> None:
    app = create_app(Desk(book_path, "https://desk.example.org", editor="Ada"))
    browser = TestClient(app, "https://desk.example.org", follow_redirects=False)
    entered = browser.post(
        "/enter", data={"token": app.state.door.token.words}, headers={"Origin": "https://desk.example.org"}
    )
    assert "Secure" in entered.headers["set-cookie"]
    assert entered.headers["strict-transport-security"]
    assert browser.get("/incidents", headers={"Host": "127.0.0.1:8411"}).status_code == 421
    app.state.books.close()


def test_reading_pages_write_nothing(viewer: TestClient, book_path: Path) -> None:
    before = book_path.read_bytes()
    for address in ("/incidents", "/incidents.json", "/incidents.csv", "/map.json", "/method", "/docs"):
        assert viewer.get(address).status_code == 200
    wal = book_path.with_name(book_path.name + "-wal")
    assert book_path.read_bytes() == before
    assert not wal.exists() or wal.stat().st_size == 0
