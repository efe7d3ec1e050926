"""The reader takes whatever stands in a report: it never fails, every span lies in the text, and ids are unique."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.drafts import read

WORDS = (
    "A bomb killed wounded two soldiers and three civilians in Kabul on Sunday , . including no one said the army "
    "police after gunmen attacked 12 at least more than dozens of others dead were was Monday responsibility claimed "
    "denied The Taliban (BLA) Mr. Ali children died by suicide bomber \n\n \" ' - — U.S. 5 km 2019 hostages"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(["2021-03-08", None]))
def test_any_order_of_words_is_read(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    reading = read(text or ".", published)
    claims = [claim for account in reading.accounts for claim in account.claims]
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert all(piece.span.end <= len(text) for piece in claim.evidence)
        assert claim.part_of is None or claim.part_of in {other.id for other in claims}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read(text or ".")
