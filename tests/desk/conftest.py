"""A desk over the book of the sample reports, and browsers' requests to it by persons of each role."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tollbook.desk.access.sessions import COOKIE, OwnSessions, Who, new_session
from tollbook.desk.app import create_app
from tollbook.desk.desk import Desk
from tollbook.intake.sources import read_inputs
from tollbook.model.person import UserRole
from tollbook.model.values import ReaderName
from tollbook.store.book import Book
from tollbook.workflow.reports import read_reports

ORIGIN = "http://127.0.0.1:8411"
SAMPLES = Path(__file__).parents[2] / "src" / "tollbook" / "examples" / "reports"
# Those whose requests the tests make, by their role.
NAMES = {UserRole.VIEWER: "Vera", UserRole.REVIEWER: "Rosa", UserRole.EDITOR: "Ada"}

Client = Callable[[UserRole | None], TestClient]


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the sample reports, read once. To be looked at, or copied."""
    path = tmp_path_factory.mktemp("desk") / "samples.db"
    with Book.open(path, create=True) as book:
        for _ in read_reports(book, read_inputs([str(SAMPLES)]), reader=ReaderName.GRAMMAR, jobs=1):
            pass
    return path


@pytest.fixture
def book_path(sample_book: Path, tmp_path: Path) -> Path:
    """A copy of it of the test's own, to be changed."""
    return Path(shutil.copy(sample_book, tmp_path / "book.db"))


@pytest.fixture
def app(book_path: Path) -> Iterator[FastAPI]:
    """A desk of one editor, Ada, over that copy."""
    made = create_app(Desk(book_path, ORIGIN, editor=NAMES[UserRole.EDITOR]))
    yield made
    made.state.books.close()


class _Roles(OwnSessions):
    """Sessions of a person of each role."""

    def __init__(self) -> None:
        super().__init__(NAMES[UserRole.EDITOR])
        self.held: dict[str, Who] = {}

    def keep_session(self, key_sha256: str, name: str, until: str, /) -> None:
        super().keep_session(key_sha256, NAMES[UserRole.EDITOR], until)
        self.held[key_sha256] = next(Who(name, role) for role in UserRole if NAMES[role] == name)

    def find_session(self, key_sha256: str, now: str, /) -> Who | None:
        return self.held[key_sha256] if super().find_session(key_sha256, now) else None


@pytest.fixture
def client(app: FastAPI) -> Client:
    """``client(UserRole.VIEWER)`` gives a client with the session of a viewer, ``client(None)`` one without."""
    app.state.door.sessions = _Roles()

    def made(role: UserRole | None) -> TestClient:
        headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
        cookies = {COOKIE: new_session(app.state.door.sessions, NAMES[role])} if role else {}
        return TestClient(
            app,
            base_url=ORIGIN,
            headers=headers,
            cookies=cookies,
            follow_redirects=False,
            raise_server_exceptions=False,
        )

    return made


@pytest.fixture
def viewer(client: Client) -> TestClient:
    return client(UserRole.VIEWER)


@pytest.fixture
def editor(client: Client) -> TestClient:
    return client(UserRole.EDITOR)
