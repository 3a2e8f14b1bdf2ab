from hypothesis import given
from hypothesis import strategies as st

from policydiff.verdicts import Judgement, Pairing, Verdict, VerdictSheet, merged
from policydiff.verdicts.merging import sides

PAIR = Pairing("p", "1", "2")
VERDICTS = st.builds(
    Verdict,
    fingerprint=st.sampled_from(["aa", "bb", "cc"]),
    judgement=st.sampled_from(Judgement),
    by=st.sampled_from(["Ada", "Ben"]),
    at=st.sampled_from(["2026-01-01", "2026-01-02"]),
    note=st.sampled_from(["", "x"]),
)


def sheet_of(verdicts: list[Verdict]) -> VerdictSheet:
    sheet = VerdictSheet(PAIR)
    for one in verdicts:
        sheet = sheet.with_verdict(one)
    return sheet


@given(st.lists(VERDICTS), st.lists(VERDICTS))
def test_merging_keeps_every_persons_verdict_and_does_not_depend_on_the_side(
    mine: list[Verdict], theirs: list[Verdict]
) -> None:
    one, other = sheet_of(mine), sheet_of(theirs)
    both = merged(one, other)
    assert both == merged(other, one)
    assert {v.key for v in both.verdicts} == {v.key for v in (*one.verdicts, *other.verdicts)}
    assert merged(both, other) == both


def test_the_later_of_two_by_one_person_counts() -> None:
    early = Verdict("aa", Judgement.ACCEPTED, "Ada", "2026-01-01")
    late = Verdict("aa", Judgement.DISPUTED, "Ada", "2026-01-02")
    assert merged(sheet_of([late]), sheet_of([early])).verdicts == (late,)


def test_sides_of_a_conflict() -> None:
    text = "a\n<<<<<<< HEAD\nb\n||||||| base\no\n=======\nc\n>>>>>>> x\nd\n"
    assert sides(text) == ("a\nb\nd\n", "a\nc\nd\n")
    assert sides("a\nb\n") is None
