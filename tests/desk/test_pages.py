from __future__ import annotations

from fastapi.testclient import TestClient


def test_each_section_is_there(viewer: TestClient) -> None:
    for path in ("/incidents", "/method", "/docs"):
        answer = viewer.get(path)
        assert answer.status_code == 200, answer.text
