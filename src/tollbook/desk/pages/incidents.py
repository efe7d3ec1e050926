"""Incidents: the list."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.desk.books import ReadingBook
from tollbook.desk.rendering import render

router = APIRouter(tags=["incidents"])


@router.get("/incidents", name="incidents", include_in_schema=False)
def incidents(request: Request, book: ReadingBook) -> Response:
    """The list."""
    return render(request, "incidents.html", {"found": book.counts_of_incidents()})
