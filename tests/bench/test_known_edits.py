"""Revisions that we make ourselves do to each commitment what they claim."""

import random

import pytest

from bench.known_edits import POLICIES, Edited, revised, revisions
from policydiff.model import Clause, Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare

POLICY = """\
# Tool Library Rules

## Safety

We will inspect every power tool within 30 days after it was lent. We will keep logs of use, repairs, and accidents.

We intend to assess every member before a saw is lent, and we will publish what we find.

Members must wear goggles while they use a saw.

The company will inform the insurer of accidents.

## Care

We may ask an outside expert to look at the lathe. We will store solvents in a steel cabinet.
"""
FOREIGN = ["We will refund deposits of members who leave the library for good."]


def many() -> list[Edited]:
    return [revised("tools", parse(POLICY), FOREIGN, 0.5, seed) for seed in range(60)]


def test_the_same_seed_gives_the_same_revision() -> None:
    first, second = (revised("tools", parse(POLICY), FOREIGN, 0.5, 7) for _ in range(2))
    assert (first.new.source, first.truth, first.added) == (second.new.source, second.truth, second.added)
    assert len({one.new.source for one in many()}) > 20


def test_every_outcome_is_made() -> None:
    made = {outcome for one in many() for outcome in one.truth.values()}
    assert made == {Outcome.RETAINED, Outcome.REMOVED, Outcome.WEAKENED, Outcome.STRENGTHENED}
    assert any(one.added for one in many())


def test_what_is_removed_is_gone_and_what_is_added_is_there() -> None:
    for one in many():
        words = {clause.id: clause for clause in one.old.clauses}
        for name, outcome in one.truth.items():
            if outcome is Outcome.REMOVED:
                assert words[name].text not in one.new.source
        assert all(text in one.new.source for text in one.added)


def test_what_nobody_touched_stands_or_has_other_words_at_the_same_force() -> None:
    def force(clauses: tuple[Clause, ...]) -> list[str]:
        return sorted(str(clause.strength) for clause in clauses)

    for one in many():
        for change in compare(one.old, one.new).changes:
            truths = {one.truth[clause.id] for clause in change.old if clause.id in one.truth}
            single = len(change.old) == len(change.new) == 1
            if truths == {Outcome.RETAINED} and single and change.similarity > 0.5:
                assert force(change.old) == force(change.new)


def test_the_bundled_policies_are_revised_in_every_measure() -> None:
    found = list(revisions(seeds=1))
    assert {one.name for one in found} == {
        str(path.relative_to(POLICIES).with_suffix("")) for path in POLICIES.glob("*/*.md")
    }
    shares = [sum(t is not Outcome.RETAINED for t in one.truth.values()) / len(one.truth) for one in found]
    assert min(shares) < 0.06
    assert max(shares) > 0.25
    one = random.Random(1).choice(found)
    assert one.new.source != one.old.source


@pytest.mark.parametrize("lead", ["You must not use the service:", "We will, among other things:"])
def test_what_leads_in_a_list_is_left_alone(lead: str) -> None:
    text = f"# Terms\n\n## Use\n\n{lead}\n\n- to send spam to others\n- to harm other people\n- to break the law\n"
    for seed in range(20):
        assert lead in revised("terms", parse(text), FOREIGN, 1.0, seed).new.source
