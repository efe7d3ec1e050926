"""The desk's application: pages, static files, the door and the guard, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import distribution
from importlib.resources import files

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

import tollbook
from tollbook.desk.access.door import Door, admit
from tollbook.desk.access.guard import Guard
from tollbook.desk.books import Books
from tollbook.desk.desk import Desk
from tollbook.desk.pages import (
    correct,
    documents,
    incident,
    incidents,
    keys,
    login,
    merging,
    method,
    queue,
    report,
    start,
)
from tollbook.desk.problems import add_handlers

# Each page's router, in the order in which addresses are looked for.
PAGES = (
    start.router,
    login.router,
    incidents.router,
    correct.router,
    merging.router,
    incident.router,
    report.router,
    queue.router,
    keys.router,
    method.router,
    documents.router,
)
# What stands in the navigation: the name of a route, and what it is called.
SECTIONS = (("incidents", "Incidents"), ("queue", "Queue"), ("method", "Method"), ("docs", "API"))

# Longer than any form of the desk.
_LONGEST_BODY = 1_000_000


def create_app(desk: Desk) -> FastAPI:
    """The application of one desk. ``app.state.door.entrance`` is the address to open a browser with."""
    books = Books(desk.book)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        books.close()

    app = FastAPI(
        title=desk.title,
        version=tollbook.__version__,
        summary="Incidents of armed attacks, every figure tied to the words that it rests on.",
        dependencies=[Depends(admit)],
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=_LONGEST_BODY,
    )
    app.state.desk, app.state.books, app.state.door = desk, books, Door(desk, books)
    app.state.sections = SECTIONS
    for router in PAGES:
        app.include_router(router)
    leaflet = distribution("XStatic-Leaflet").locate_file("xstatic/pkg/leaflet/data")
    app.mount("/static/leaflet", StaticFiles(directory=str(leaflet)), name="leaflet")
    app.mount("/static", StaticFiles(directory=str(files("tollbook.desk").joinpath("static"))), name="static")
    add_handlers(app)
    # Set from here, and not by add_middleware, so that it stands around the answers to errors too.
    app.middleware_stack = Guard(app.build_middleware_stack(), desk)
    return app
