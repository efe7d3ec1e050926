"""Accounts: every claim quotes its words, and values read well on one line."""

from __future__ import annotations

from tests.reading.drafts import read
from tollbook.model.values import Perpetrator


def test_names_of_wrapped_copy_stand_on_one_line() -> None:
    text = (
        "GUERRILLAS OF THE FARABUNDO\nMARTI NATIONAL LIBERATION FRONT KILLED\nTWO POLICEMEN IN SAN SALVADOR.\n"
        "THE ARMY SAID THAT IT WAS\nSEARCHING THE AREA.\n"
    )
    (account,) = read(text, "1989-11-02").accounts
    names = [value.actor.name for _, value in account.claims_of(Perpetrator)]
    assert names and not any("\n" in name for name in names)
    for claim in account.claims:
        assert all(evidence.span.of(text).strip() for evidence in claim.evidence)


def test_a_car_is_no_country() -> None:
    text = "A POWERFUL CAR BOMB KILLED NINE PEOPLE IN BOGOTA YESTERDAY, POLICE SAID."
    (account,) = read(text, "1989-11-02").accounts
    assert [value.actor.name for _, value in account.claims_of(Perpetrator)] == []
