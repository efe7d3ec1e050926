"""What goes wrong, as a page or, for machines, as problem+json (RFC 9457): what was found, what to do."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from tollbook.desk.rendering import render
from tollbook.errors import BookError, UsageError

_TITLES = {
    400: "That cannot be asked so",
    404: "No such page",
    405: "Not that way",
    409: "Changed meanwhile",
    413: "Too much at once",
    500: "A mistake of Tollbook's",
    503: "The book cannot be used now",
}
_MACHINE_FORMS = (".json", ".geojson", ".csv", ".bib")


class Problem(Exception):
    """A refusal in words for a person: *found* says what is so, *advice* what to do."""

    def __init__(self, status: int, title: str, found: str, advice: str = "", **headers: str) -> None:
        super().__init__(found)
        self.status = status
        self.title = title
        self.found = found
        self.advice = advice
        self.headers = headers


class SignInFirst(Problem):
    """Nobody's session came with the request."""

    def __init__(self) -> None:
        super().__init__(401, "Sign in first", "This needs somebody who is signed in.", "Open the desk's first page.")


def wants_machine_form(request: Request) -> bool:
    """Whether an answer goes to a program: by the address, else by what the request accepts."""
    if request.url.path.endswith(_MACHINE_FORMS):
        return True
    return request.headers.get("accept", "").startswith(("application/json", "application/problem+json"))


def _answer(request: Request, problem: Problem) -> Response:
    if wants_machine_form(request):
        body = {"status": problem.status, "title": problem.title, "detail": problem.found, "advice": problem.advice}
        return JSONResponse(
            body, problem.status, headers=problem.headers or None, media_type="application/problem+json"
        )
    if isinstance(problem, SignInFirst) and request.app.state.desk.editor is None and request.method == "GET":
        back = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""), safe="")
        return RedirectResponse(f"/login?back={back}", 303)
    context = {"problem": problem}
    return render(request, "problem.html", context, status=problem.status, headers=problem.headers or None)


def add_handlers(app: FastAPI) -> None:
    """Lets the application answer everything that is raised as a problem."""

    def refused(request: Request, error: Any) -> Response:
        return _answer(request, error)

    def http(request: Request, error: Any) -> Response:
        title = _TITLES.get(error.status_code, "That did not work")
        found = f"{request.method} {request.url.path}: {error.detail}"
        return _answer(request, Problem(error.status_code, title, found, "Begin at the list of incidents."))

    def invalid(request: Request, error: Any) -> Response:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
        return _answer(request, Problem(400, _TITLES[400], faults, "Change these fields, or leave them out."))

    def usage(request: Request, error: Any) -> Response:
        return _answer(request, Problem(400, _TITLES[400], str(error)))

    def book(request: Request, error: Any) -> Response:
        return _answer(request, Problem(503, _TITLES[503], str(error), "Try again in a moment."))

    def ours(request: Request, _: Any) -> Response:  # the server prints it on the terminal
        found = "Nothing was changed. What happened stands on the terminal in which the desk runs."
        return _answer(request, Problem(500, _TITLES[500], found, "Please report it with those lines."))

    app.add_exception_handler(Problem, refused)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(UsageError, usage)
    app.add_exception_handler(BookError, book)
    app.add_exception_handler(Exception, ours)
