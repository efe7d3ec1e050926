"""The one-to-one pairing with the largest sum, for any table of gains.

One shortest augmenting path a row (Jonker and Volgenant 1987, in the form of Crouse, "On implementing 2D rectangular
assignment algorithms", 2016): cubic in the number of incidents, of which a report has few. Between pairings that are
equally good it decides as SciPy's ``linear_sum_assignment`` does, which scorers of such tables commonly use, so that
figures can be compared; the tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence


def pair_up(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), in the order of rows; as many as the shorter side has."""
    if not gains or not gains[0]:
        return []
    if len(gains) <= len(gains[0]):
        return sorted(_Assignment([[-gain for gain in row] for row in gains]).solve())
    turned = [[-row[column] for row in gains] for column in range(len(gains[0]))]
    return sorted((row, column) for column, row in _Assignment(turned).solve())


class _Assignment:
    """Rows to columns at the least cost, for no more rows than columns."""

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self.costs = costs
        self.rows, self.columns = len(costs), len(costs[0])
        # Potentials: no cost is below the sum of its two, and those of the pairs made so far are equal to it.
        self.of_row, self.of_column = [0.0] * self.rows, [0.0] * self.columns
        self.holder: list[int | None] = [None] * self.columns

    def solve(self) -> list[tuple[int, int]]:
        for row in range(self.rows):
            self._give_a_column(row)
        return [(row, column) for column, row in enumerate(self.holder) if row is not None]

    def _give_a_column(self, row: int) -> None:
        """Finds the cheapest way to a free column, along which rows that have one may have to move on."""
        distance = [float("inf")] * self.columns
        came_from = [row] * self.columns
        waiting = list(reversed(range(self.columns)))
        reached: list[int] = []
        at: int | None = row
        least = 0.0
        while at is not None:
            for column in waiting:
                way = least + self.costs[at][column] - self.of_row[at] - self.of_column[column]
                if way < distance[column]:
                    distance[column], came_from[column] = way, at
            place = self._nearest(waiting, distance)
            column = waiting[place]
            waiting[place] = waiting[-1]
            waiting.pop()
            reached.append(column)
            least, at = distance[column], self.holder[column]
        self.of_row[row] += least
        for column in reached:
            holder = self.holder[column]
            if holder is not None:
                self.of_row[holder] += least - distance[column]
            self.of_column[column] -= least - distance[column]
        self._move_along(came_from, reached[-1], row)

    def _nearest(self, waiting: Sequence[int], distance: Sequence[float]) -> int:
        """Where in the list the nearest column stands. Of several, the last one that is free, which ends the search;
        if none is, the first."""
        least = min(distance[column] for column in waiting)
        near = [place for place, column in enumerate(waiting) if distance[column] == least]
        free = [place for place in near if self.holder[waiting[place]] is None]
        return free[-1] if free else near[0]

    def _move_along(self, came_from: Sequence[int], column: int, row: int) -> None:
        held = {holder: place for place, holder in enumerate(self.holder) if holder is not None}
        while True:
            mover = came_from[column]
            self.holder[column] = mover
            if mover == row:
                return
            column = held[mover]
