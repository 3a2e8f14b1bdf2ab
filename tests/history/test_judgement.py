import pytest

from policydiff.history.judgement import Verdict, judge
from policydiff.parse import parse
from tests.history.making import EDITIONS


@pytest.mark.parametrize(
    ("old", "new", "verdict", "outcomes"),
    [
        (0, 1, Verdict.MATERIAL, {"added": 1}),
        (1, 2, Verdict.EDITORIAL, {}),
        (2, 3, Verdict.MATERIAL, {"weakened": 1}),
        (3, 4, Verdict.MATERIAL, {"removed": 1}),
    ],
)
def test_a_revision_is_judged_by_its_commitments(
    old: int, new: int, verdict: Verdict, outcomes: dict[str, int]
) -> None:
    judgement = judge(parse(EDITIONS[old]), parse(EDITIONS[new]))
    assert (judgement.verdict, judgement.counts()) == (verdict, outcomes)


def test_an_entry_keeps_words_place_and_reasons() -> None:
    (entry,) = judge(parse(EDITIONS[2]), parse(EDITIONS[3])).entries
    assert entry.old[0].text.startswith("We will stop")
    assert entry.new[0].strength == "intended"
    assert entry.old[0].section == ("Workshop Rules", "Safety")
    assert entry.old[0].line == 7
    assert any(reason.rule == "strength_lowered" and reason.sentence for reason in entry.reasons)
