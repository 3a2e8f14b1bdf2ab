"""Notices by which a text tells of its own versions."""

import pytest

from policydiff.model import Norm
from policydiff.parse import parse
from policydiff.parse.versions import tells_of_versions


@pytest.mark.parametrize(
    "text",
    [
        "These updates will go into effect on January 1, 2030.",
        "You can read the prior rental policy, which applies until 15 August 2031, here.",
        "Members who do not accept the updated Terms must leave before April 23, 2030.",
        "We have updated our Saw Policy.",
        "Hello, we’re just revising these rental terms.",
        "We have made some changes to our rental agreement, and all of it is below.",
        "The new version of this notice takes effect on 2 May 2030.",
        "The notice below will be effective for the northern yards on April 30, 2030.",
        "If you live in the north, you can view your current rental policy here.",
        "You may find the previous version of our Saw Rental Policy here.",
    ],
)
def test_news_of_versions_binds_nobody(text: str) -> None:
    assert tells_of_versions(text)
    assert parse(text).clauses[0].norm is Norm.STATEMENT


@pytest.mark.parametrize(
    "text",
    [
        "We will tell you of changes at least 30 days before they take effect.",
        "We will publish our first saw report by March 1, 2030.",
        "Saws bought before May 3, 2029 must be returned.",
        "Changes take effect at once.",
        "We are updating our saws every year.",
        "If we have made changes to our saws, we will tell you.",
        "We update this policy every year.",
        "We plan to bring out an updated version of this policy by 1 June 2030.",
        "We will publish the revised guidelines on 3 May 2030.",
    ],
)
def test_dated_duties_and_notice_of_changes_bind(text: str) -> None:
    assert not tells_of_versions(text)
