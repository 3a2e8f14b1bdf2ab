from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from policydiff.parse import parse
from policydiff.report.docx_units import Pair, heaviest, paired_units
from policydiff.report.passages import BULLET, Kind
from policydiff.rules.judge import compare
from tests.report.drafts import NEW, OLD, report


def pairs(old: str = OLD, new: str = NEW) -> list[Pair]:
    made = report(old, new)
    assert made.documents is not None
    return paired_units(made.documents, made.comparison.changes)


def test_units_keep_the_structure_of_the_text() -> None:
    units = [unit for unit, _ in pairs() if unit]
    assert [unit.level for unit in units if unit.kind is Kind.HEADING] == [1, 2, 2]
    assert [len(unit.cells) for unit in units if unit.is_row] == [2, 2, 2]
    items = [(unit.marker, unit.depth) for unit in units if unit.kind is Kind.ITEM]
    assert items == [(BULLET, 0), (BULLET, 1), (BULLET, 0), ("1.", 0), ("2.", 0)]
    assert [unit.marker for unit in units if unit.kind is Kind.NOTE] == ["[1]"]
    assert units[2].cells[0].text.startswith("We lend") or units[1].cells[0].text.startswith("We lend")


def test_every_unit_stands_once_in_its_own_order() -> None:
    made = pairs()
    for side in (0, 1):
        alone = pairs(OLD, OLD) if side == 0 else pairs(NEW, NEW)
        assert [pair[side] for pair in made if pair[side]] == [pair[side] for pair in alone]


def test_paragraphs_that_stand_for_one_another_are_paired() -> None:
    paired = [(old.cells[0].text, new.cells[0].text) for old, new in pairs() if old and new]
    assert any("every power tool every month" in old and "every quarter" in new for old, new in paired)
    assert ("The log will name the repairer.", "The log may name the repairer.") in paired


def test_a_text_with_itself_has_nothing_alone() -> None:
    assert all(old == new for old, new in pairs(OLD, OLD))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(1, 9)), max_size=7))
def test_the_heaviest_links_are_chosen(steps: list[tuple[int, int, int]]) -> None:
    weights: dict[tuple[int, int], int] = {}
    old = new = 0
    for right, down, weight in steps:
        old, new = old + right, new + down
        weights[old, new] = weight
    chosen = heaviest(weights)
    assert fits(chosen)
    best = max(
        sum(weights[link] for link in some)
        for count in range(len(weights) + 1)
        for some in combinations(sorted(weights), count)
        if fits(list(some))
    )
    assert sum(weights[link] for link in chosen) == best


def fits(links: list[tuple[int, int]]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in combinations(links, 2))


@given(st.text(alphabet="Wewil may.\n-#|*1 ", max_size=200), st.text(alphabet="Wewil may.\n-#|*1 ", max_size=200))
def test_any_texts_can_be_paired(old: str, new: str) -> None:
    documents = parse(old), parse(new)
    made = paired_units(documents, compare(*documents).changes)
    for side in (0, 1):
        alone = paired_units((documents[side],) * 2, ())
        own = [pair[side] for pair in made if pair[side]]
        assert own == [pair[side] for pair in alone if pair[side]]
