"""Clauses with equal words: the first and surest pass of a comparison."""

from collections.abc import Sequence

from policydiff.compare.terms import key
from policydiff.model import Clause
from policydiff.parse.summaries import is_summary
from policydiff.parse.titles import is_account


def equal_clauses(old: Sequence[Clause], new: Sequence[Clause]) -> dict[int, int]:
    """Pairs of clauses with equal words; where several are equal, those under the same headings, then in order."""
    by_key: dict[tuple[str, bool], list[int]] = {}
    for j, clause in enumerate(new):
        by_key.setdefault(_name(clause), []).append(j)
    old_by_key: dict[tuple[str, bool], list[int]] = {}
    for i, clause in enumerate(old):
        if _name(clause) in by_key:
            old_by_key.setdefault(_name(clause), []).append(i)
    pairs: dict[int, int] = {}
    for name, rows in old_by_key.items():
        columns = by_key[name]
        if len(rows) == len(columns) == 1:
            pairs[rows[0]] = columns[0]
            continue
        left_rows, left_columns = list(rows), list(columns)
        for same in (_same_place, _same_section, _anywhere):
            for i in tuple(left_rows):
                match = next((j for j in left_columns if same(old[i], new[j])), None)
                if match is not None:
                    pairs[i] = match
                    left_rows.remove(i)
                    left_columns.remove(match)
    return dict(sorted(pairs.items()))


def _name(clause: Clause) -> tuple[str, bool]:
    """A clause's words, and whether they stand in an account of changes or a summary: there they do not bind."""
    return key(clause.plain), tells(clause)


def tells(clause: Clause) -> bool:
    """Whether a clause stands in an account of changes or in a summary."""
    return is_account(clause.section, clause.language) or is_summary(clause)


def _same_place(first: Clause, second: Clause) -> bool:
    return first.section == second.section and first.context == second.context


def _same_section(first: Clause, second: Clause) -> bool:
    return first.section[-1:] == second.section[-1:]


def _anywhere(_first: Clause, _second: Clause) -> bool:
    return True
