"""Floors under the measured accuracy: against expert codings, and on labelled revisions of real terms."""

import pytest

from bench.accuracy import headline_ranks, scored, table
from bench.corpus import PAIRS, absent
from bench.revisions import labels, material_changes
from policydiff.compare.settings import DEFAULT

pytestmark = pytest.mark.skipif(bool(absent()), reason="the expert codings do not stand beside this checkout")

AT_LEAST = {"located": 0.97, "traced": 0.72, "outcome": 0.52, "material": 0.70, "removedF1": 0.50}
AT_MOST = {"spread": 2.0, "volume": 2.5}
TOP = 0.1
LABELLED = 0.9


@pytest.fixture(name="pooled", scope="module")
def pooled_measures() -> dict[str, float]:
    return table({pair: scored(pair, DEFAULT) for pair in PAIRS})["pooled"]


@pytest.mark.parametrize("measure", AT_LEAST)
def test_agreement_with_the_codings(pooled: dict[str, float], measure: str) -> None:
    assert pooled[measure] >= AT_LEAST[measure]


@pytest.mark.parametrize("measure", AT_MOST)
def test_what_a_reader_must_go_through(pooled: dict[str, float], measure: str) -> None:
    assert pooled[measure] <= AT_MOST[measure]


def test_headlines_stand_in_the_top_tenth() -> None:
    for identifier, (rank, total) in headline_ranks().items():
        assert rank is not None, identifier
        assert rank <= TOP * total, identifier


def test_labelled_revisions() -> None:
    rows = labels()
    loud = [bool(material_changes(row)) for row in rows if row["label"] == "material"]
    quiet = [not material_changes(row) for row in rows if row["label"] != "material"]
    assert len(loud) + len(quiet) == len(rows) > 0
    assert sum(loud) >= LABELLED * len(loud)
    assert sum(quiet) >= LABELLED * len(quiet)
