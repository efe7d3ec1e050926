"""Whatever is asked of the machine-readable pages, the desk never breaks down: schemathesis makes the requests from the
OpenAPI document, valid ones and others."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tests.desk.conftest import ORIGIN, Client
from tollbook.desk.access.sessions import COOKIE
from tollbook.model.person import UserRole


@pytest.fixture
def described(app: FastAPI, client: Client) -> Any:
    """The OpenAPI document as a viewer gets it; what it makes is asked by the same viewer."""
    key = client(UserRole.VIEWER).cookies[COOKIE]
    headers = {"Host": ORIGIN.partition("//")[2], "Cookie": f"{COOKIE}={key}"}
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=headers), headers


# The plugin of schemathesis does not know the present pytest: hence operations one by one.
def test_no_request_breaks_the_desk(described: Any) -> None:
    schema, headers = described
    statuses: Counter[int] = Counter()
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            if mode is GenerationMode.NEGATIVE and not operation.query:
                continue

            @given(operation.as_strategy(generation_mode=mode))
            @settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
            def ask(case: schemathesis.Case[Any]) -> None:
                answer = case.call(headers=headers)
                statuses[answer.status_code] += 1
                assert answer.status_code < 500, case.as_curl_command()
                assert answer.status_code not in (401, 403, 421), "the request did not come as far as its page"

            ask()
    assert statuses[200] > 50
    assert statuses[400] > 20
