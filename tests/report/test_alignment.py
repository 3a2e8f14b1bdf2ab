from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from policydiff.report.alignment import Row, align, increasing
from policydiff.report.passages import Kind, passages
from tests.report.drafts import NEW, OLD, report


def rows(old: str, new: str) -> list[tuple[str, str]]:
    made = report(old, new)
    assert made.documents is not None
    before, after = (passages(document) for document in made.documents)
    found = align(before, after, made.comparison.changes)
    return [
        (before[row.old].text if row.old is not None else "", after[row.new].text if row.new is not None else "")
        for row in found
    ]


def test_what_stands_for_one_another_stands_side_by_side() -> None:
    found = rows(OLD, NEW)
    assert ("The log will name the repairer.", "The log may name the repairer.") in found
    assert ("We lend tools to our neighbours.", "We lend tools to our neighbours.") in found
    assert ("2. Contact", "2. Contact") in found
    assert ("We will insure every tool.", "") in found


def test_a_renumbered_heading_stands_beside_itself() -> None:
    assert ("1. Scope", "2. Scope") in rows("## 1. Scope\n\nWe test.\n", "## 2. Scope\n\nWe test.\n")


def test_each_passage_stands_once_in_its_own_order() -> None:
    found = rows(OLD, NEW)
    for side in (0, 1):
        alone = [row[side] for row in rows((OLD, NEW)[side], (OLD, NEW)[side])]
        assert [row[side] for row in found if row[side]] == alone


def test_rows_name_the_change_of_each_side() -> None:
    made = report()
    assert made.documents is not None
    before, after = (passages(document) for document in made.documents)
    changes = made.comparison.changes
    for row in align(before, after, changes):
        for index, side, at in ((row.old, before, row.old_change), (row.new, after, row.new_change)):
            clause = side[index].clause if index is not None else None
            if at is not None:
                assert clause in (*changes[at].old, *changes[at].new)


def test_no_text_has_no_rows() -> None:
    assert align((), (), ()) == ()
    assert all(isinstance(row, Row) for row in align((), (), ()))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_the_longest_increasing_run_is_found(links: list[tuple[int, int]]) -> None:
    found = increasing(links)
    assert set(found) <= set(links)
    assert runs_up(found)
    some = sorted(set(links))
    best = max(count for count in range(len(some) + 1) for one in combinations(some, count) if runs_up(list(one)))
    assert len(found) == best


def runs_up(links: list[tuple[int, int]]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in combinations(links, 2))


def test_passages_know_their_part() -> None:
    made = report()
    assert made.documents is not None
    shown = passages(made.documents[0])
    kinds = {passage.text: (passage.kind, passage.level, passage.depth, passage.marker) for passage in shown}
    assert kinds["Tool Library Rules"] == (Kind.HEADING, 1, 0, "")
    assert kinds["We will keep a log of every repair.[1]"] == (Kind.ITEM, 0, 0, "•")
    assert kinds["The log will name the repairer."] == (Kind.ITEM, 0, 1, "•")
    assert kinds["We will answer every letter within a week."] == (Kind.ITEM, 0, 0, "1.")
    assert kinds["We will fit a guard."][0] is Kind.CELL
    assert kinds["A repair is any work on a tool."] == (Kind.NOTE, 0, 0, "[1]")
    assert kinds["A tool is a promise."][0] is Kind.QUOTE
