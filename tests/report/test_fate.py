"""How a lineage is said to end, where a passage merely governs the same object now."""

from policydiff.history.lineage import Event, trace
from policydiff.report.lineage import fate
from tests.history.test_lineage import STEADY, chain_of, clause_with

LOCK = "We will lock away every bicycle with worn brakes until a mechanic has repaired it."
LOOSE = "There are many safeguards for damaged bicycles and their riders."


def test_words_that_gave_way_do_not_stand() -> None:
    chain = chain_of([f"# Bicycles\n\n{LOCK}{STEADY}", f"# Bicycles\n\n{LOOSE}{STEADY}"])
    lineage = trace(chain, 0, clause_with(chain, 0, "lock away"))
    assert lineage.moments[-1].event is Event.REPLACED
    assert lineage.replaced == (1,)
    assert fate(lineage).startswith("Its words are gone; what governs its object stands in")
    kept = trace(chain, 0, clause_with(chain, 0, "sweep"))
    assert kept.replaced == ()
    assert fate(kept).startswith("It stands in")
