"""Where sentences end, and where two norms in one sentence part."""

import pytest

from policydiff.model import Span
from policydiff.parse.compound import norm_spans
from policydiff.parse.sentences import sentence_spans


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


def parted(text: str) -> list[str]:
    return [span.of(text) for span in norm_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "We test risks, e.g. Sabotage, and i.e. Deception.",
        "The U.S. Department of State is told, as is the U.K. Safety Institute.",
        "Clause No. 5 binds, as do Nos. 6 and 7 and Sec. II.",
        "3.2. Scope",
        "(a). Scope",
        "Example Labs Inc. and Sample Corp. share results.",
        "Ask A. B. Smith or Dr. C. Jones.",
        "We do (1) tests, (2) reviews; and (3) reports.",
        "You must (a) ask; (b) wait; and (c) log.",
        "Losses above 2.5 million, or 0.1 percent, count.",
        "Read https://example.org/Terms.Of.Use and write to Policy.Team@Example.Org today.",
        "See [the terms. They bind](https://example.org/a.B) here.",
        "We may pause ... or slow down.",
        "He asked “Is it safe?” and left.",
        "Details (see Annex A. It is short.) follow.",
        'A <a title="One. Two" href="x">link</a> stands here.',
        "We act at 5 p.m. on weekdays.",
        "See pp. 3 and Fig. 2.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We test. We report.", ["We test.", "We report."]),
        ("Is it safe? We ask! Then we act.", ["Is it safe?", "We ask!", "Then we act."]),
        ("We operate in the U.S. The law there binds us.", ["We operate in the U.S.", "The law there binds us."]),
        ("We sell tools, data, etc. You pay.", ["We sell tools, data, etc.", "You pay."]),
        ("Can you opt out? No. We keep it.", ["Can you opt out?", "No.", "We keep it."]),
        ("We fall back to Plan B. We then report.", ["We fall back to Plan B.", "We then report."]),
        ("We fund our own R&D. Costs are ours.", ["We fund our own R&D.", "Costs are ours."]),
        ("We report.[^1] You read.", ["We report.[^1]", "You read."]),
        ("We report.[^1]You read.", ["We report.[^1]", "You read."]),
        ("**We report.** You read.", ["**We report.**", "You read."]),
        ("He said “We stop.” We did.", ["He said “We stop.”", "We did."]),
        (
            "We stop. (We may resume. You will hear.) Then we go.",
            ["We stop.", "(We may resume.", "You will hear.)", "Then we go."],
        ),
        ("You use the service.You agree.", ["You use the service.", "You agree."]),
        ("One.<br>Two.", ["One.", "Two."]),
        ("Level two<br><br>We test", ["Level two", "We test"]),
        ("either low or<br>High", ["either low or<br>High"]),
        ("You must not:  \n(a) spy;  \n(b) spam.", ["You must not:", "(a) spy;", "(b) spam."]),
        ("We wait... Then we act.", ["We wait...", "Then we act."]),
        ("安全第一。我们会测试。", ["安全第一。", "我们会测试。"]),
        (
            "Version 2.2. The rest follows in section 3. The end.",
            ["Version 2.2.", "The rest follows in section 3.", "The end."],
        ),
    ],
)
def test_several_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "We will test every new model, and we may publish the results.",
            ["We will test every new model, and", "we may publish the results."],
        ),
        (
            "You must keep your password secret; you must not share it with others.",
            ["You must keep your password secret;", "you must not share it with others."],
        ),
        (
            "We will test the model, but the board may lift the limit later.",
            ["We will test the model, but", "the board may lift the limit later."],
        ),
    ],
)
def test_two_norms_are_two_clauses(text: str, clauses: list[str]) -> None:
    assert [part.rstrip() for part in parted(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "If we find a risk that must be fixed, and we may not deploy the model, staff will be told.",
        "We will publish a report, which we will update, and which you may read.",
        "We will test models, systems, and tools that we may deploy.",
        "We will stop, and rest.",
        "We will act (and say why, and we may add more to it) at once.",
        "We test each model, and the results are good.",
    ],
)
def test_one_norm_stays_whole(text: str) -> None:
    assert parted(text) == [text]
