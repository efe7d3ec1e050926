from __future__ import annotations

from dataclasses import replace

from tests.merging.made import KARACHI, QUETTA, account, block_keys, day, report, target, total_of
from tollbook.model.account import Role
from tollbook.model.values import DatePrecision, PlaceRef

A, B = report(name="a"), report(name="b")


def meet(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left.isdisjoint(right)


def test_a_day_and_a_few_kilometres_apart_still_meet_across_a_border() -> None:
    here = PlaceRef("Chaman", None, None, "PK", 30.92, 66.45, 1, None)
    there = PlaceRef("Spin Boldak", None, None, "AF", 31.01, 66.40, 1, None)
    left, right = account(A, day("2023-02-05"), here), account(B, day("2023-02-06"), there)
    assert meet(block_keys(left, A), block_keys(right, B))


def test_one_country_and_toll_on_one_day_meet_whatever_the_place() -> None:
    country = replace(QUETTA, name="Pakistan", admin1=None, lat=None, lon=None, precision=6)
    left, right = account(A, day("2023-02-05"), KARACHI, killed=1), account(B, day("2023-02-05"), country, killed=1)
    assert meet(block_keys(left, A), block_keys(right, B))


def test_a_province_meets_its_towns_on_one_day() -> None:
    province = replace(QUETTA, name="Balochistan", lat=None, lon=None, precision=4)
    left, right = account(A, day("2023-02-05"), QUETTA), account(B, day("2023-02-05"), province)
    assert meet(block_keys(left, A), block_keys(right, B))


def test_news_of_one_week_meets_by_town_or_by_a_rare_name_whatever_the_dates() -> None:
    one = report("Gunmen shot dead Ibolya Szentkuti in a cafe.", name="one", published="2023-02-07")
    other = report("A street will bear the name of Ibolya Szentkuti.", name="other", published="2023-02-10")
    later = report("The cafe of Szentkuti is open again.", name="later", published="2023-04-10")
    told = [
        account(r, day("2023-01-01"), place) for r, place in ((one, QUETTA), (other, KARACHI), (later, None)) if place
    ]
    assert meet(block_keys(told[0], one), block_keys(told[1], other))
    assert not meet(block_keys(told[0], one), block_keys(account(later, KARACHI, day("2022-01-01")), later))


def test_a_victim_is_met_years_later_and_others_who_are_named_within_the_year() -> None:
    one = report("Gunmen shot Ibolya Szentkuti. Varazdat Ohanjan saw it.", name="one", published="2021-02-07")
    soon = report("Varazdat Ohanjan was heard as a witness.", name="soon", published="2021-11-10")
    late = report("The man who killed Ibolya Szentkuti was freed.", name="late", published="2033-04-10")
    first = block_keys(account(one, day("2021-02-06"), QUETTA, target("Ibolya Szentkuti")), one)
    assert first & block_keys(account(soon), soon) == {"person|2021|varazdat ohanjan"}
    recalled = account(late, target("Ibolya Szentkuti"), role=Role.BACKGROUND)
    assert "name|ibolya szentkuti" in first & block_keys(recalled, late)


def test_main_stories_without_a_date_need_more_than_a_town_and_a_sort_of_attack() -> None:
    assert not meet(block_keys(account(A, QUETTA), A), block_keys(account(B, QUETTA), B))
    recalled = [block_keys(account(of, QUETTA, role=Role.BACKGROUND), of) for of in (A, B)]
    assert meet(*recalled)


def test_a_running_total_meets_nobody() -> None:
    of = report("Forty people have been killed in Quetta since January.", name="total", published="2023-02-07")
    assert block_keys(total_of(of, "Forty people have been killed"), of) == frozenset()


def test_weeks_apart_do_not_meet() -> None:
    left, right = account(A, day("2023-02-05"), QUETTA), account(B, day("2023-05-01"), QUETTA)
    assert not meet(block_keys(left, A), block_keys(right, B))


def test_a_month_meets_its_days_in_one_town() -> None:
    month = day("2023-02-01", DatePrecision.MONTH, "2023-02-28")
    left, right = account(A, day("2023-02-05"), QUETTA), account(B, month, QUETTA)
    assert meet(block_keys(left, A), block_keys(right, B))


def test_an_undated_telling_meets_a_dated_one_by_town_and_toll() -> None:
    left, right = account(A, day("2023-02-05"), QUETTA, killed=17), account(B, QUETTA, killed=17)
    assert meet(block_keys(left, A), block_keys(right, B))


def test_a_recalled_attack_meets_its_other_recollections() -> None:
    left = account(A, QUETTA, role=Role.BACKGROUND)
    right = account(B, day("2023-02-05"), QUETTA, role=Role.BACKGROUND)
    assert meet(block_keys(left, A), block_keys(right, B))


def test_no_key_is_a_single_common_fact() -> None:
    keys = block_keys(account(A, day("2023-02-05"), QUETTA, killed=1), A)
    assert all(key.count("|") >= 2 for key in keys)
    assert len(keys) <= 14
