"""An address of every page of the desk, by the name of its route: what walks all pages fails when there is one more."""

from __future__ import annotations

from fastapi import FastAPI

from tests.desk.test_access import routes_of


def names_of_pages(app: FastAPI) -> set[str]:
    """The routes that answer a browser with a page."""
    found = routes_of(app)
    return {name for name, (method, _) in found.items() if method == "GET" and "." not in name} - {"start", "openapi"}


def addresses(incident: str, report: str, *, other: str, account: str) -> dict[str, str]:
    return {
        "enter": "/enter?token=spent",
        "login": "/login",
        "incidents": "/incidents",
        "incident": f"/incidents/{incident}",
        "report": f"/reports/{report}",
        "correct": f"/incidents/{incident}/correct?field=perpetrators",
        "merge": f"/incidents/{incident}/merge?with={other}",
        "split": f"/incidents/{incident}/split?account={account}",
        "queue": "/queue",
        "keys": "/keys",
        "method": "/method",
        "docs": "/docs",
    }
