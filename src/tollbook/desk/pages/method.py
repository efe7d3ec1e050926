"""method."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.desk.books import ReadingBook
from tollbook.desk.rendering import render

router = APIRouter(tags=["method"])


@router.get("/method", name="method", include_in_schema=False)
def method(request: Request, book: ReadingBook) -> Response:
    """The page."""
    return render(request, "incidents.html", {"found": book.counts_of_incidents()})
