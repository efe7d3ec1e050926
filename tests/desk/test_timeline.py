"""The timeline: bars without gaps, sums kept, a choice with room on both sides."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tollbook.desk.views.timeline import bars, whole, window_over
from tollbook.store.listing import Counted

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
NEAR = st.dates(min_value=date(1970, 1, 1), max_value=date(2030, 12, 31))


@given(NEAR, NEAR, st.none() | DAYS, st.none() | DAYS)
def test_bars_lie_side_by_side_over_the_whole_window(
    one: date, other: date, since: date | None, until: date | None
) -> None:
    begins, ends = sorted((one, other))
    window = window_over(begins, ends, since, until)
    shown = bars([], window, since, until)
    assert shown[0].first <= window.first
    assert shown[-1].last >= window.last
    for left, right in itertools.pairwise(shown):
        assert right.first == left.last + timedelta(days=1)
    for bar in shown:
        is_inside = (since is None or bar.last >= since) and (until is None or bar.first <= until)
        assert bar.is_inside is is_inside


@given(st.dictionaries(NEAR.map(lambda day: day.isoformat()[:7]), st.integers(1, 50), min_size=1, max_size=40))
def test_nothing_is_lost_when_months_become_years(months: dict[str, int]) -> None:
    counted = [Counted(month, count, 2 * count, count) for month, count in sorted(months.items())]
    ends = whole(counted)
    assert ends is not None
    window = window_over(*ends, None, None)
    if window.unit == "day":
        return
    shown = bars(counted, window, None, None)
    assert sum(bar.incidents for bar in shown) == sum(months.values())
    assert sum(bar.killed for bar in shown) == 2 * sum(months.values())
    assert max(bar.height for bar in shown) == 100
    assert all((bar.height > 0) is (bar.incidents > 0) for bar in shown)


def test_a_choice_has_as_much_again_on_either_side() -> None:
    window = window_over(date(2000, 1, 1), date(2020, 12, 31), date(2010, 1, 1), date(2010, 12, 31))
    assert (window.first, window.last, window.unit) == (date(2009, 1, 1), date(2011, 12, 31), "month")
    window = window_over(date(2000, 1, 1), date(2020, 12, 31), date(2010, 3, 1), date(2010, 3, 31))
    assert (window.first, window.last, window.unit) == (date(2010, 1, 29), date(2010, 5, 1), "month")
    window = window_over(date(2000, 1, 1), date(2020, 12, 31), date(2010, 3, 1), date(2010, 3, 10))
    assert (window.first, window.last, window.unit) == (date(2010, 2, 19), date(2010, 3, 20), "day")


def test_without_dates_there_is_no_timeline() -> None:
    assert whole([]) is None
    assert whole([Counted("", 3, 1, 3)]) is None
