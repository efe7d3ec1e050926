"""What one report alone supports for each measure: the sum over groups of the current figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tollbook.model.account import Best
from tollbook.model.claim import Claim, Status
from tollbook.model.text import Span
from tollbook.model.values import Group, Measure, Toll

# Groups that add up to a little more than an over-all figure are still its parts, counted at another hour.
_ABOUT_EQUAL = 1.25


def best_figures(claims: Iterable[Claim]) -> dict[Measure, Best]:
    """For each measure: over all groups, attackers included, parts and unverified figures left out.

    The figures of one list ("three men and two women were killed") count as one. Within a group the firmer of two
    figures for the same people stands: an exact one before an open one. A figure whose group is unspecified is a
    total that the groups' figures do not add to, unless one group alone exceeds it or all together do by far. Low
    and high span the figures that stand (codebook, "best").
    """
    found: dict[Measure, Best] = {}
    by_measure: dict[Measure, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Toll):
            by_measure.setdefault(claim.value.measure, []).append(claim)
    for measure in Measure:
        for status in (Status.CURRENT, Status.UNVERIFIED, Status.PART):
            standing = [claim for claim in by_measure.get(measure, ()) if claim.status is status]
            if standing:
                found[measure] = _total(standing)
                break
    return found


def _total(claims: list[Claim]) -> Best:
    by_group: dict[Group, list[Best]] = {}
    for group, figure in _lists(claims):
        by_group.setdefault(group, []).append(figure)
    spans = {group: _firmest(figures) for group, figures in by_group.items()}
    whole = spans.pop(Group.UNSPECIFIED, None)
    if not spans:
        assert whole is not None
        return whole
    parts = Best(0, 0, 0)
    for span in spans.values():
        parts = _sum(parts, span)
    if whole is None:
        return parts
    largest = max(span.best for span in spans.values())
    if largest <= whole.best and parts.best <= _ABOUT_EQUAL * whole.best:
        return whole
    return _sum(parts, whole)


def _lists(claims: list[Claim]) -> Iterator[tuple[Group, Best]]:
    """The figures, those of one group in one list added up; of a list of several groups, each group by itself."""
    lists: dict[tuple[Span | None, Group], Best] = {}
    mixed: dict[Span, set[Group]] = {}
    for claim in claims:
        assert isinstance(claim.value, Toll)
        harm = next((evidence.span for evidence in claim.evidence if evidence.part == "harm"), None)
        if harm is not None:
            mixed.setdefault(harm, set()).add(claim.value.group)
    for claim in claims:
        assert isinstance(claim.value, Toll)
        harm = next((evidence.span for evidence in claim.evidence if evidence.part == "harm"), None)
        group = claim.value.group
        if harm is not None and group is Group.UNSPECIFIED and len(mixed[harm]) > 1:
            # "three soldiers and two others": the two are no total of all
            group = next(other for other in Group if other in mixed[harm] and other is not Group.UNSPECIFIED)
        figure = _span_of(claim.value)
        lists[harm, group] = _sum(lists[harm, group], figure) if (harm, group) in lists else figure
    for (_, group), figure in lists.items():
        yield group, figure


def _sum(left: Best, right: Best) -> Best:
    high = None if left.high is None or right.high is None else left.high + right.high
    return Best(left.low + right.low, left.best + right.best, high)


def _firmest(figures: list[Best]) -> Best:
    chosen = max(figures, key=lambda figure: (figure.low, figure.low == figure.high))
    highs = [figure.high for figure in figures if figure.high is not None]
    return Best(
        low=min(chosen.best, *(figure.low for figure in figures)),
        best=chosen.best,
        high=None if chosen.high is None else max(chosen.best, *highs),
    )


def _span_of(toll: Toll) -> Best:
    return Best(toll.count.low, _entered(toll), toll.count.high)


def _entered(toll: Toll) -> int:
    """What a coder would enter: "about N" counts with N, "as many as N" with N, an open figure or a range with its
    lower bound."""
    count = toll.count
    if count.low == 0 and count.high is not None:
        return count.high
    words = set(toll.words.lower().replace("-", " to ").replace("–", " to ").split())
    if count.high is None or count.is_exact or words & {"to", "between", "from", "or", "up", "as"}:
        return count.low
    return (count.low + count.high) // 2
