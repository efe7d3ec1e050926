"""/ leads to the incidents; the choice of light or dark is kept in a cookie."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from tollbook.desk.answers import own_path, see_other

router = APIRouter(include_in_schema=False)
_YEAR = 365 * 24 * 3600


@router.get("/", name="start")
def start(request: Request) -> Response:
    """The first page."""
    return RedirectResponse(request.app.url_path_for("incidents"), 307)


@router.post("/theme", name="theme.post")
def choose_theme(
    request: Request,
    theme: Annotated[Literal["auto", "light", "dark"], Form()],
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Keeps whether pages are light or dark."""
    response = see_other(own_path(back))
    secure = request.app.state.desk.is_secure
    response.set_cookie("theme", theme, max_age=_YEAR, httponly=True, samesite="strict", secure=secure)
    return response
