"""The door: who may come in, who is in, and what each may call."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Response

from tollbook.desk.access.persons import BookSessions
from tollbook.desk.access.rules import RULES
from tollbook.desk.access.sessions import (
    COOKIE,
    LASTS,
    OwnSessions,
    Sessions,
    Who,
    end_session,
    new_session,
    who_holds,
)
from tollbook.desk.access.throttle import Throttle
from tollbook.desk.access.token import OneTimeToken
from tollbook.desk.books import Books
from tollbook.desk.desk import Desk
from tollbook.desk.problems import Problem, SignInFirst


class Door:
    """Of one desk: its one-time token or its persons' passwords, and its sessions."""

    def __init__(self, desk: Desk, books: Books) -> None:
        self.desk = desk
        self.token = OneTimeToken() if desk.editor is not None else None
        self.sessions: Sessions = BookSessions(books) if desk.editor is None else OwnSessions(desk.editor)
        self.throttle = Throttle()

    @property
    def entrance(self) -> str:
        """The address that the browser is opened with."""
        if self.token is None:
            return f"{self.desk.origin}/"
        return f"{self.desk.origin}/enter?token={self.token.words}"

    def enter(self, shown: str) -> str | None:
        """The key of a new session for who shows the one-time token; None for anyone else."""
        if self.token is None or self.desk.editor is None or not self.token.use(shown):
            return None
        return new_session(self.sessions, self.desk.editor)

    def log_in(self, name: str, password: str, address: str) -> str | float | None:
        """The key of a new session; None where name or password is wrong; or for how many seconds no
        further attempt is taken."""
        keys = (f"name {name.casefold()}", f"address {address}")
        if wait := self.throttle.wait(*keys):
            return wait
        known = self.sessions.check_password(name, password)
        if known is None:
            self.throttle.failed(*keys)
            return None
        self.throttle.passed(*keys)
        return new_session(self.sessions, known)

    def who_is(self, request: Request) -> Who | None:
        return who_holds(self.sessions, request.cookies.get(COOKIE))

    def let_out(self, request: Request, response: Response) -> None:
        end_session(self.sessions, request.cookies.get(COOKIE))
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=self.desk.is_secure)

    def give_key(self, key: str, response: Response) -> None:
        response.set_cookie(
            COOKIE,
            key,
            max_age=int(LASTS.total_seconds()),
            path="/",
            httponly=True,
            samesite="strict",
            secure=self.desk.is_secure,
        )


def admit(request: Request) -> None:
    """Runs before every route: finds who asks, and refuses what the rules do not allow them."""
    door: Door = request.app.state.door
    name = request.scope["route"].name
    who = request.state.who = door.who_is(request)
    if name not in RULES:
        raise Problem(403, "No rule for this page", f"The route {name!r} has no line in the table of rules.")
    least = RULES[name]
    if least is None:
        return
    if who is None:
        raise SignInFirst
    if not who.role.may(least):
        raise Problem(
            403,
            "Not with your role",
            f"{who.name} is a {who.role}; this asks for a {least}.",
            "Ask whoever keeps the book for that role: tollbook user role NAME.",
        )


def _signed_in(request: Request) -> Who:
    who: Who | None = request.state.who
    if who is None:
        raise SignInFirst
    return who


# The person who asks, on every route that is not for anyone.
SignedIn = Annotated[Who, Depends(_signed_in)]
