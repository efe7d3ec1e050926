"""Users, passwords and sessions."""

from __future__ import annotations

import pytest

from tollbook.errors import UsageError
from tollbook.model.person import UserRole
from tollbook.persons import people
from tollbook.store.book import Book

SECRET = "a long enough secret"
NOW, LATER = "2024-01-01T00:00:00+00:00", "2024-01-02T00:00:00+00:00"


@pytest.fixture
def ada(book: Book) -> Book:
    people.add_user(book, " Ada ", SECRET, UserRole.EDITOR, by="Root")
    return book


def test_only_the_right_password_opens(ada: Book) -> None:
    found = people.check_password(ada, "Ada", SECRET)
    assert found and (found.name, found.role) == ("Ada", UserRole.EDITOR)
    assert people.check_password(ada, "Ada", SECRET + " ") is None
    assert people.check_password(ada, "Ada", "") is None
    assert people.check_password(ada, "Eve", SECRET) is None
    assert people.check_password(ada, "Eve", "nobody has this password") is None


def test_what_is_kept_is_an_argon2id_hash_with_a_salt_of_its_own(ada: Book) -> None:
    people.add_user(ada, "Ben", SECRET, UserRole.VIEWER, by="Ada")
    one, other = ada.password_hash_of("Ada"), ada.password_hash_of("Ben")
    assert one and one.startswith("$argon2id$") and SECRET not in one and one != other


@pytest.mark.parametrize("password", ["", "nine char", "x" * 1025])
def test_too_short_or_too_long(book: Book, password: str) -> None:
    with pytest.raises(UsageError, match="from 10 to 1024 characters"):
        people.add_user(book, "Ada", password, UserRole.VIEWER, by="Root")
    assert book.users() == []


@pytest.mark.parametrize("name", ["", " ", "machine", "a\nb", "x" * 81])
def test_names_that_are_none(book: Book, name: str) -> None:
    with pytest.raises(UsageError):
        people.add_user(book, name, SECRET, UserRole.VIEWER, by="Root")


def test_roles_and_removal(ada: Book) -> None:
    with pytest.raises(UsageError, match="there is a user Ada"):
        people.add_user(ada, "Ada", SECRET, UserRole.VIEWER, by="Root")
    assert people.set_role(ada, "Ada", UserRole.VIEWER, by="Root").role is UserRole.VIEWER
    people.remove_user(ada, "Ada", by="Root")
    with pytest.raises(UsageError, match="there is no user Ada in"):
        people.remove_user(ada, "Ada", by="Root")
    with pytest.raises(UsageError, match="it has: none at all"):
        people.set_role(ada, "Ada", UserRole.EDITOR, by="Root")
    assert [entry.action for entry in ada.audit_entries()] == ["user add", "user role", "user remove"]


def test_sessions_end_in_time_and_with_the_password(ada: Book) -> None:
    ada.start_session("digest", "Ada", expires=LATER)
    assert (user := ada.session_user("digest", now=NOW)) and user.name == "Ada"
    assert ada.session_user("digest", now=LATER) is None
    assert ada.session_user("another", now=NOW) is None
    people.set_password(ada, "Ada", SECRET + "!", by="Root")
    assert ada.session_user("digest", now=NOW) is None
    assert people.check_password(ada, "Ada", SECRET) is None
    ada.start_session("digest", "Ada", expires=LATER)
    people.remove_user(ada, "Ada", by="Root")
    assert ada.session_user("digest", now=NOW) is None


def test_expired_sessions_are_dropped(ada: Book) -> None:
    ada.start_session("old", "Ada", expires=NOW)
    ada.start_session("new", "Ada", expires=LATER)
    ada.drop_expired_sessions(now=NOW)
    assert ada._all("SELECT cookie FROM session") == [("new",)]
