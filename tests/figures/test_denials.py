from __future__ import annotations

import pytest

from tests.figures.told import killed, paper, telling
from tollbook.figures.denials import denied_tolls

CLAIM = "After the bombing the movement said that it had killed 84 soldiers"


def denied(text: str, *, unverified: bool = True, by: str = "the movement") -> list[str]:
    of = paper(text)
    account = telling(of, killed(of, 84, "84", by=by, unverified=unverified), trigger="bombing")
    return [words for *_, words in denied_tolls(account, of)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{CLAIM}. The army rejected the claim.", "rejected the claim"),
        (f"{CLAIM}, a figure that is high. The army denied any losses.", "denied any losses"),
        (f"{CLAIM}, but the ministry disputed the death toll.", "disputed the death toll"),
    ],
)
def test_a_toll_that_the_other_side_denies(text: str, words: str) -> None:
    assert denied(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM}. The army said nothing.",
        f"{CLAIM}. Another group denied the claim of responsibility.",
        f"{CLAIM}. The sun shone. It was warm. The army rejected the claim.",
        f"The army rejected the claim of a truce. {CLAIM}.",
    ],
)
def test_no_denial_or_one_of_something_else(text: str) -> None:
    assert not denied(text)


def test_the_figure_of_a_neutral_source_is_no_claim_of_one_side() -> None:
    text = "After the bombing police said that 84 people had died. The army rejected the figure."
    assert not denied(text, unverified=False, by="police")


def test_the_nearest_figure_is_the_one_denied() -> None:
    of = paper("After the bombing the movement said it had killed 84 and captured 18. The army rejected the figure.")
    claims = [killed(of, n, str(n), by="the movement", unverified=True) for n in (84, 18)]
    found = [claim.id for claim, *_ in denied_tolls(telling(of, *claims, trigger="bombing"), of)]
    assert found == [claims[1].id]
