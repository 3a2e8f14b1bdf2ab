"""Optimal one-to-one assignment on a sparse graph: the set of pairs whose gains add up to the most.

Successive shortest augmenting paths with potentials (R. Jonker and A. Volgenant, "A Shortest Augmenting Path Algorithm
for Dense and Sparse Linear Assignment Problems", Computing 38, 1987). A row may stay alone at no cost.
"""

import heapq
from collections.abc import Mapping, Sequence


def assign(gains: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Pair rows with columns for the highest sum of gains.

    `gains[row]` maps a column to its gain, above zero. Every row may also stay unpaired, at gain zero. Returns
    {row: column}. Where the sum leaves a column to either of two rows the earlier has it; the same input gives the
    same pairs.
    """
    ceiling = max((gain for row in gains for gain in row.values()), default=0.0)
    # A private column for each row at gain zero makes staying alone one more choice, and first that of the later rows.
    alone = 1 + max((column for row in gains for column in row), default=-1)
    costs = [
        {**{column: ceiling - gain for column, gain in row.items() if gain > 0}, alone + len(gains) - index: ceiling}
        for index, row in enumerate(gains)
    ]
    row_potential = [0.0] * len(costs)
    column_potential: dict[int, float] = {}
    owner: dict[int, int] = {}
    held: dict[int, int] = {}
    for start in range(len(costs)):
        _augment(start, costs, row_potential, column_potential, owner, held)
    return {row: column for row, column in sorted(held.items()) if column < alone}


def _augment(
    start: int,
    costs: Sequence[Mapping[int, float]],
    row_potential: list[float],
    column_potential: dict[int, float],
    owner: dict[int, int],
    held: dict[int, int],
) -> None:
    """Give row `start` a column along the cheapest alternating path (Dijkstra over reduced costs)."""
    distance: dict[int, float] = {}
    came_from: dict[int, int] = {}
    done: dict[int, float] = {}
    row_distance = {start: 0.0}
    queue: list[tuple[float, int]] = []
    row, base = start, 0.0
    while True:
        for column, cost in costs[row].items():
            if column in done:
                continue
            length = base + cost - row_potential[row] - column_potential.get(column, 0.0)
            if length < distance.get(column, float("inf")) - 1e-12:
                distance[column] = length
                came_from[column] = row
                heapq.heappush(queue, (length, column))
        while True:
            base, column = heapq.heappop(queue)
            if column not in done and base <= distance[column] + 1e-12:
                break
        done[column] = base
        if column not in owner:
            break
        row = owner[column]
        row_distance[row] = base
    for seen_row, length in row_distance.items():
        row_potential[seen_row] += base - length
    for seen_column, length in done.items():
        column_potential[seen_column] = column_potential.get(seen_column, 0.0) - (base - length)
    while True:
        row = came_from[column]
        previous = held.get(row)
        owner[column], held[row] = row, column
        if row == start or previous is None:
            return
        column = previous
