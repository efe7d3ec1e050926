"""Coming in, by the one-time token or by name and password, and going."""

from __future__ import annotations

from math import ceil
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from tollbook.desk.access.door import Door
from tollbook.desk.answers import own_path, see_other
from tollbook.desk.problems import Problem
from tollbook.desk.rendering import render
from tollbook.persons.people import LONGEST

router = APIRouter(include_in_schema=False)
_USED = "The address that the terminal printed lets in once, and this token is not it, or has been used."
_ANEW = "Stop the desk with Ctrl-C, start it again, and open the address that it prints."


@router.get("/enter", name="enter")
def enter(request: Request, token: Annotated[str, Query(max_length=200)] = "") -> Response:
    """A page with a button that shows the token; nothing changes before it is pressed."""
    return render(request, "enter.html", {"token": token})


@router.post("/enter", name="enter.post")
def show_token(request: Request, token: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Takes the one-time token and begins a session."""
    door: Door = request.app.state.door
    key = door.enter(token)
    if key is None:
        raise Problem(403, "This token lets nobody in", _USED, _ANEW)
    response = see_other(request.app.url_path_for("incidents"))
    door.give_key(key, response)
    return response


@router.get("/login", name="login")
def login(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The form for name and password."""
    return render(request, "login.html", {"back": own_path(back), "name": "", "fault": ""})


@router.post("/login", name="login.post")
def log_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=LONGEST)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Begins a session for who knows their password. Failures make the next attempt wait."""
    door: Door = request.app.state.door
    found = door.log_in(name, password, _address(request))
    if isinstance(found, str):
        response = see_other(own_path(back))
        door.give_key(found, response)
        return response
    context = {"back": own_path(back), "name": name}
    if found is None:
        return render(request, "login.html", context | {"fault": "Name or password is wrong."}, status=401)
    wait = ceil(found)
    fault = f"Too many attempts failed: try again in {wait} s."
    return render(request, "login.html", context | {"fault": fault}, status=429, headers={"Retry-After": str(wait)})


def _address(request: Request) -> str:
    """Who asks. Behind a proxy all requests come from the proxy, which names the asker last."""
    if request.app.state.desk.is_secure and (named := request.headers.get("x-forwarded-for")):
        return named.rpartition(",")[2].strip()
    return request.client.host if request.client else ""


@router.post("/logout", name="logout.post")
def log_out(request: Request) -> Response:
    """Ends the session."""
    response = see_other(request.app.url_path_for("login"), said="goodbye")
    request.app.state.door.let_out(request, response)
    return response
