"""A failed page load in one version is not a removal in the other."""

import pytest

from policydiff.lexicon import terms
from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.rules.capture import may_tell_of_failure, notices, tells_of_failure, words_lost
from tests.rules.drafting import compared, document

HEAD = "# Rules\n\nWe will lend tools to members.\n"
LOST = "\n## Fines\n\nWe will charge a fee for each late day.\n\nWe will refund deposits within 30 days.\n"
TAIL = "\n## Contact\n\nYou must report lost keys to the office.\n"
NOTICES = (
    "This page isn't available right now.",
    "Oops! Something went wrong; please try again later.",
    "Please enable JavaScript to read on.",
    "Sorry, an unexpected error has occurred.",
    "Checking your browser, one moment.",
)
TOOLS = [
    f"{wood} {tool}"
    for wood in ("oak", "ash", "elm", "fir", "yew")
    for tool in ("lathe", "bench", "plane", "saw", "vice", "jig")
]


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("failed", ["old", "new"])
def test_what_stands_in_the_place_of_a_notice_is_not_judged(notice: str, failed: str) -> None:
    whole, broken = HEAD + LOST + TAIL, f"{HEAD}\n{notice}\n{TAIL}"
    pair = (broken, whole) if failed == "old" else (whole, broken)
    comparison = compared(*pair)
    assert not [change for change in comparison.changes if change.material]
    (warning,) = comparison.warnings
    assert f"the {failed} text holds a notice of a failed page load (line 5)" in warning


@pytest.mark.parametrize("notice", terms("capture", "failed"))
def test_every_notice_is_known_as_it_is_written(notice: str) -> None:
    curly = notice.capitalize().replace("'", "’")
    assert may_tell_of_failure(f"Oops: {curly}!")
    assert tells_of_failure(f"Oops: {notice.upper()}!")
    assert not tells_of_failure(f"Oops: un{notice}")


def test_a_notice_in_a_heading_counts_too() -> None:
    broken = f"{HEAD}\n## This page isn’t available\n{TAIL}"
    assert len(notices(document(broken))) == 1
    assert compared(HEAD + LOST + TAIL, broken).warnings


@pytest.mark.parametrize("failed", ["old", "new"])
def test_a_page_that_only_failed_says_nothing_else(failed: str) -> None:
    broken = "# This page isn't available\n\nWe may be mending it.\n\nPlease try the front door.\n"
    whole = HEAD + LOST + TAIL + HEAD + LOST + TAIL
    comparison = compared(*((broken, whole) if failed == "old" else (whole, broken)))
    assert not [change for change in comparison.changes if change.material]


def test_a_stub_shares_nothing_but_its_title() -> None:
    comparison = compared("# Rules\n\nVirtual Saws\n", SHED + "\nVirtual Saws may only be bought from us.\n")
    assert not [change for change in comparison.changes if change.material]


def test_what_went_elsewhere_is_still_gone() -> None:
    other = "# Rules\n\nWe will insure every lathe.\n\nWe will lend tools to members.\n"
    broken = f"{HEAD}\nSomething went wrong. Try again later.\n{TAIL}"
    gone = [change for change in compared(other + LOST + TAIL, broken).changes if change.material]
    assert [(change.outcome, change.old[0].plain) for change in gone] == [
        (Outcome.REMOVED, "We will insure every lathe.")
    ]


def test_the_same_notice_on_both_sides_explains_nothing() -> None:
    notice = "\nSomething went wrong. Try again later.\n"
    comparison = compared(HEAD + LOST + notice + TAIL, HEAD + notice + TAIL)
    assert not comparison.warnings
    assert [change.outcome for change in comparison.changes if change.material] == [Outcome.REMOVED] * 2


def test_a_long_sentence_that_mentions_a_failure_is_no_notice() -> None:
    sentence = "If something went wrong with a repair that we carried out, we will repeat it at our own cost " * 2
    assert not notices(document(f"{HEAD}\n{sentence.strip()}.\n"))


def test_a_title_without_a_text_is_a_failed_capture() -> None:
    rules = "".join(f"We will oil the {tool} of every member each spring.\n\n" for tool in TOOLS)
    whole = f"# Rules\n\n{rules}"
    comparison = compared("Rules\n-----\n", whole)
    assert not [change for change in comparison.changes if change.material]
    assert "failed page load" in comparison.warnings[0]
    assert [change for change in compared("", whole).changes if change.material]


@pytest.mark.parametrize(
    ("whole", "rest", "lost"),
    [
        ("To learn more, please visit the help pages.", "To learn more, please visit the .", True),
        ("We send it by post, by rail and by ship.", "We send it by post, and by ship.", False),
        ("You must follow the yard rules and the house rules.", "You must follow the and the .", True),
        ("We test each saw twice.", "We test each saw.", False),
        ("We test each saw. We oil it.", "We test each .", False),
        ("We will delete the data within 30 days.", "We will delete the data .", False),
    ],
)
def test_words_that_a_record_lost_are_known_by_their_gap(whole: str, rest: str, lost: bool) -> None:
    before, after = parse(f"# Yard\n\n{whole}\n"), parse(f"# Yard\n\n{rest}\n")
    assert words_lost(before.clauses, after.clauses) is lost


def test_a_clean_comparison_has_no_warning() -> None:
    assert not compared(HEAD + LOST, HEAD).warnings


def _sheet(duties: str, objects: str, moments: str) -> str:
    """A text with a duty for each of some objects at each of some moments."""
    pairs = ((thing, moment) for thing in objects.split(", ") for moment in moments.split(", "))
    return "# Rules\n\n" + "\n".join(f"We will {duties} every {thing} {moment}.\n" for thing, moment in pairs)


SHED = _sheet(
    "sharpen, oil and count",
    "chisel, plane, saw, drill, lathe",
    "in the front cupboard before winter sets in, on loan from members of the guild, once it comes back from repair, "
    "that a visitor has broken during a public course, left behind after closing time",
)
NEST = _sheet(
    "ring and then release",
    "finch, owl, heron, swallow, gull",
    "caught under nets along the estuary, hatched within sight of our towers, found tired at dawn by volunteers, "
    "too young to fly south with its flock, blown inland by storms",
)


def test_another_page_in_place_of_the_text_is_not_judged() -> None:
    comparison = compared(SHED, NEST)
    assert not [change for change in comparison.changes if change.material]
    (warning,) = comparison.warnings
    assert "hardly a word in common" in warning


def test_a_text_that_kept_one_sentence_is_the_same_text() -> None:
    kept = "\nYou must report lost keys to the office by noon.\n"
    comparison = compared(SHED + kept, NEST + kept)
    assert [change for change in comparison.changes if change.material]
    assert not comparison.warnings
