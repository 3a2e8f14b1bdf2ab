"""What stayed in order while the rest moved."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_increasing(values: Sequence[int]) -> list[int]:
    """The longest increasing subsequence (patience sorting): what stayed in order while the rest moved."""
    tails: list[int] = []
    positions: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        previous.append(positions[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            positions.append(index)
        else:
            tails[at] = value
            positions[at] = index
    chain: list[int] = []
    index = positions[-1] if positions else -1
    while index >= 0:
        chain.append(values[index])
        index = previous[index]
    return chain[::-1]
