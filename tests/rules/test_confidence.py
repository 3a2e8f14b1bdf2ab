import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.model import Change, Comparison, Outcome
from policydiff.parse import parse
from policydiff.rules.confidence import LEAST, MOST, UNSURE, calibration, confidence
from policydiff.rules.grounds import FEATURES, Grounds
from policydiff.rules.judge import compare

OLD = """\
# Tool Library Rules

We will inspect every power tool every month before it is lent to a member.

We will stop lending a drill as soon as one member has been hurt by it.

Members must return ladders within 3 days.

We will tune the lathe every two months.
"""


def recorded(old: str, new: str) -> list[tuple[Change, Grounds]]:
    """The changes with the features that their confidence comes from."""
    seen: list[Grounds] = []

    def remember(grounds: Grounds) -> float:
        seen.append(grounds)
        return float(len(seen) - 1)

    return [(one, seen[int(one.confidence)]) for one in compare(parse(old), parse(new), estimate=remember).changes]


def test_the_shipped_weights_are_those_of_the_features() -> None:
    assert list(calibration()["weights"]) == list(FEATURES)
    assert all(math.isfinite(weight) for weight in calibration()["weights"].values())


@pytest.mark.parametrize("source", ["coded", "edits"])
def test_the_evaluation_stands_beside_the_weights(source: str) -> None:
    held = calibration()["evaluation"][source]
    assert sum(count for _, _, count, _, _ in held["bins"]) == held["count"] > 0
    assert all(low <= said <= high and 0 <= right <= 1 for low, high, _, said, right in held["bins"])
    error = sum(count * abs(said - right) for _, _, count, said, right in held["bins"]) / held["count"]
    assert error == pytest.approx(held["calibration_error"], abs=0.002)


@given(st.dictionaries(st.sampled_from([*FEATURES, "unheard of"]), st.floats(0.0, 1.0)))
def test_a_confidence_is_a_probability_in_hundredths(grounds: Mapping[str, float]) -> None:
    found = confidence(grounds)
    assert LEAST <= found <= MOST
    assert found == round(found, 2)


@given(st.dictionaries(st.sampled_from(list(FEATURES)), st.floats(0.0, 0.5)), st.sampled_from(list(FEATURES)))
def test_more_of_a_feature_moves_it_the_way_of_its_weight(grounds: Mapping[str, float], name: str) -> None:
    less, more = confidence(grounds), confidence({**grounds, name: grounds.get(name, 0.0) + 0.5})
    assert more >= less if calibration()["weights"][name] > 0 else more <= less


@pytest.mark.parametrize(
    ("old", "new", "outcome", "name"),
    [
        ("We will tune the lathe every two months.\n", "", Outcome.REMOVED, "removed"),
        ("", "We will insure the workshop against theft.\n", Outcome.ADDED, "added"),
        ("inspect every power tool every month", "inspect every power tool each month", Outcome.RETAINED, "retained"),
        ("Members must return", "Members should return", Outcome.WEAKENED, "weakened"),
        ("within 3 days", "within 2 days", Outcome.STRENGTHENED, "strengthened"),
    ],
)
def test_what_an_outcome_rests_on(old: str, new: str, outcome: Outcome, name: str) -> None:
    named = {*map(str, Outcome), "replaced"}
    revised = OLD.replace(old, new) if old else f"{OLD}\n{new}"
    (found,) = (grounds for one, grounds in recorded(OLD, revised) if one.outcome is outcome and named & set(grounds))
    assert named & set(found) == {name}
    assert set(found) <= set(FEATURES)
    assert all(0 < value <= 1 for value in found.values())
    assert 0 < found["rewritten"] < 1


def test_words_that_stand_rest_on_no_outcome() -> None:
    for _, grounds in recorded(OLD, OLD):
        assert set(grounds) == {"likeness", "kept", "clear", "rewritten"}
        assert confidence(grounds) > UNSURE


def test_a_runner_up_speaks_against_a_counterpart() -> None:
    twin = OLD + "\nWe will inspect every power tool every month before it is sold to a member.\n"
    edit = "We will inspect every power tool every year before it is lent to a member."
    before = "We will inspect every power tool every month before it is lent to a member."

    def rivalry(old: str, new: str) -> float:
        return next(g for one, g in recorded(old, new) if one.old and one.old[0].plain == before).get("rivalry", 0.0)

    assert rivalry(OLD, OLD.replace(before, edit)) == 0.0
    assert 0.0 < rivalry(OLD, twin.replace(before, edit)) <= 1.0


def confidences(comparison: Comparison) -> dict[str, float]:
    return {one.id: one.confidence for one in comparison.changes}


def test_read_backwards_it_is_as_sure(dated: tuple[str, str]) -> None:
    from policydiff.model import Identity

    old, new = (
        parse(text, Identity(effective=day)) for text, day in zip(dated, ("2024-01-01", "2025-01-01"), strict=True)
    )
    assert confidences(compare(old, new)) == confidences(compare(new, old))
    assert len(set(confidences(compare(old, new)).values())) > 1


@pytest.fixture(name="dated")
def dated_texts() -> tuple[str, str]:
    return OLD, OLD.replace("must return", "should return").replace("We will tune the lathe every two months.\n", "")
