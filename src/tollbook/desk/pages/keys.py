"""Keys: choosing which one does what, or none."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from tollbook.desk.answers import own_path, see_other
from tollbook.desk.keys import ACTS, COOKIE, DEFAULT, Keys, faults_of, read_keys, typed_key, write_keys
from tollbook.desk.rendering import render

router = APIRouter(include_in_schema=False)
_YEAR = 365 * 24 * 3600


@router.get("/keys", name="keys")
def keys(request: Request, back: Annotated[str, Query(max_length=2000)] = "/queue") -> Response:
    """The form."""
    return _page(request, read_keys(request.cookies.get(COOKIE)), own_path(back), {})


@router.post("/keys", name="keys.post")
async def choose(request: Request) -> Response:
    """Keeps the choice; with faults, shows them where they are."""
    form = await request.form()
    back = own_path(str(form.get("back", "/queue")))
    chosen = {act: typed_key(str(form.get(act, DEFAULT.of(act)))) for act in ACTS}
    made = DEFAULT if "usual" in form else Keys(chosen, on="on" in form)
    if faults := faults_of(made.chosen):
        return await run_in_threadpool(_page, request, made, back, faults)
    response = see_other(back, said="keys")
    secure = request.app.state.desk.is_secure
    response.set_cookie(COOKIE, write_keys(made), max_age=_YEAR, httponly=True, samesite="strict", secure=secure)
    return response


def _page(request: Request, made: Keys, back: str, faults: dict[str, str]) -> Response:
    context = {"made": made, "acts": ACTS, "back": back, "faults": faults}
    return render(request, "keys.html", context, status=400 if faults else 200)
