"""What counts as a pledge of the publisher to hold its own work back, and what weighs little."""

import pytest

from policydiff.parse import parse
from policydiff.rules.ranking import pledges_to_stop, stake

PLEDGES = {
    "stopping": "We will halt the training of any model that fails.",
    "not going on": "We will not continue with deployment until the leak is mended.",
    "only what passes": "Only models that pass the harbour test can be deployed.",
    "only afterwards": "The release must take place only after two engineers have signed.",
    "at once": "We will, without delay, pause the training of any model that fails.",
    "whatever else need not be": "You need not ask; we will halt the training of any model that fails.",
    "before going on": "The harbour rules must be updated before continuing the training.",
}
OTHERS = {
    "no step of the publisher": "We will not answer letters without a stamp.",
    "the user's own": "You must not deploy the pump in salt water.",
    "told of": "Deployment was not delayed last year.",
    "an aim": "We will test every model before deployment.",
    "no cause": "We will treat a good score as no reason to stop the training.",
}


@pytest.mark.parametrize("name", PLEDGES)
def test_a_pledge(name: str) -> None:
    assert any(pledges_to_stop(clause) for clause in parse(f"# Pumps\n\n{PLEDGES[name]}\n").clauses)


@pytest.mark.parametrize("name", OTHERS)
def test_no_pledge(name: str) -> None:
    assert not any(pledges_to_stop(clause) for clause in parse(f"# Pumps\n\n{OTHERS[name]}\n").clauses)


@pytest.mark.parametrize(
    "text",
    [
        "We publish our pump report, which is available here.",
        "See our pump report here, which we publish each year.",
        "To be open about our pumps, we publish reports and make the following procedural commitments.",
    ],
)
def test_where_something_is_to_be_read_weighs_little(text: str) -> None:
    pointer, duty = (parse(f"# Pumps\n\n{one}\n").clauses[0] for one in (text, "We publish a pump report each year."))
    assert stake(pointer) < stake(duty) / 2
