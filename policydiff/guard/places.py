"""Where on the new side a change shows: its own line, or the line after which the lost words would stand."""

from bisect import bisect_right

from policydiff.model import Change, Comparison, Outcome


class Places:
    """Lines of the new side, found through the clauses that stand on both."""

    def __init__(self, comparison: Comparison) -> None:
        pairs = sorted(
            (change.old[-1].span.start, change.new[-1].line)
            for change in comparison.changes
            if change.old and change.new and not change.moved and change.outcome is not Outcome.RELOCATED
        )
        self._starts = [start for start, _ in pairs]
        self._lines = [line for _, line in pairs]

    def line(self, change: Change) -> int:
        """The line (1-based) of a change on the new side."""
        if change.new:
            return change.new[0].line
        before = bisect_right(self._starts, change.old[0].span.start)
        return self._lines[before - 1] if before else 1
