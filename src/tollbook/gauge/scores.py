"""The figures of the gauge, over all reports: what is found, what is invented, and what is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from tollbook.gauge.comparison import Compared, Pair, count_names
from tollbook.gauge.names import is_same_name
from tollbook.model.account import Role
from tollbook.model.values import Measure


@dataclass(frozen=True, slots=True)
class Found:
    """Of ``coded`` things ``right`` were read, among ``read`` in all."""

    right: int
    read: int
    coded: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else float(not self.coded)

    @property
    def recall(self) -> float:
        return self.right / self.coded if self.coded else 1.0

    @property
    def f1(self) -> float:
        return harmonic_mean(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``of`` things ``right`` are right."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where there is nothing to be right."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Links:
    """B-cubed over the incidents found: whether reports of one incident are joined (Bagga and Baldwin 1998)."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return harmonic_mean(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Scores:
    """``tolls`` are right with their group, ``figures`` whatever the group; both count those of missed and invented
    incidents too. ``row``: of the main incidents, those found whose date, place and killed are right. ``quiet``: of
    the reports without an incident, those for which none was read. ``links`` is None where nothing was found."""

    reports: int
    incidents: Found
    main: Share
    type: Share
    date: Share
    place: Share
    country: Share
    tolls: Found
    figures: Found
    source: Share
    best_killed: Share
    best_wounded: Share
    perpetrators: Found
    responsibility: Found
    row: Share
    quiet: Share
    links: Links | None


def score(reports: Sequence[Compared]) -> Scores:
    """The scores over these reports."""
    pairs = [pair for report in reports for pair in report.pairs]
    missed = [coding for report in reports for coding in report.missed]
    invented = [coding for report in reports for coding in report.invented]
    coded = [pair.coded for pair in pairs] + missed
    read = [pair.read for pair in pairs] + invented
    matched = [match for pair in pairs for match in pair.tolls if match.read]
    all_tolls = sum(len(one.tolls) for one in read), sum(len(one.tolls) for one in coded)
    main = [pair for pair in pairs if pair.coded.role is Role.MAIN]
    mains = len(main) + sum(coding.role is Role.MAIN for coding in missed)
    quiet = [report for report in reports if not report.pairs and not report.missed]
    sources = [(match.coded.source, match.read.source) for match in matched if match.read and match.coded.source]
    return Scores(
        reports=len(reports),
        incidents=Found(len(pairs), len(read), len(coded)),
        main=Share(len(main), mains),
        type=_share(pair.type for pair in pairs),
        date=_share(pair.date for pair in pairs),
        place=_share(pair.place for pair in pairs),
        country=_share(pair.country for pair in pairs),
        tolls=Found(sum(match.is_right for match in matched), *all_tolls),
        figures=Found(len(matched), *all_tolls),
        source=_share(is_same_name(*both) for both in sources),
        best_killed=_share(pair.best.get(Measure.KILLED) for pair in pairs),
        best_wounded=_share(pair.best.get(Measure.WOUNDED) for pair in pairs),
        perpetrators=Found(
            sum(count_names(pair.coded.perpetrators, pair.read.perpetrators) for pair in pairs),
            sum(len(one.perpetrators) for one in read),
            sum(len(one.perpetrators) for one in coded),
        ),
        responsibility=Found(
            sum(count_names(pair.coded.responsibility, pair.read.responsibility) for pair in pairs),
            sum(len(one.responsibility) for one in read),
            sum(len(one.responsibility) for one in coded),
        ),
        row=Share(sum(pair.is_row_right for pair in main), mains),
        quiet=_share(not report.invented for report in quiet),
        links=_links(pairs),
    )


def _share(answers: Iterable[bool | None]) -> Share:
    """Of those that could be answered, how many are right."""
    counted = Counter(answers)
    return Share(counted[True], counted[True] + counted[False])


def harmonic_mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links(pairs: Sequence[Pair]) -> Links | None:
    if not pairs:
        return None
    coded, read = _clusters(pair.coded.key for pair in pairs), _clusters(pair.read.key for pair in pairs)
    shared = [len(one & other) for one, other in zip(coded, read, strict=True)]
    return Links(
        sum(both / len(other) for both, other in zip(shared, read, strict=True)) / len(pairs),
        sum(both / len(one) for both, one in zip(shared, coded, strict=True)) / len(pairs),
    )


def _clusters(keys: Iterable[Hashable]) -> list[set[int]]:
    """For each key the positions at which it stands."""
    keys = list(keys)
    found: defaultdict[Hashable, set[int]] = defaultdict(set)
    for position, key in enumerate(keys):
        found[key].add(position)
    return [found[key] for key in keys]
