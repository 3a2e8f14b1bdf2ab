import json

import jsonschema
import pytest

from policydiff.model import Outcome
from policydiff.report.json_report import render
from policydiff.report.schema import comparison_schema
from policydiff.report.view import Report, Selection
from tests.report.making import change, clause, comparison, small_comparison

VALIDATOR = jsonschema.Draft202012Validator(comparison_schema())


@pytest.mark.parametrize("selection", [Selection(), Selection(everything=True), Selection(limit=1)])
def test_output_keeps_to_its_schema(selection: Selection) -> None:
    VALIDATOR.validate(json.loads(render(Report(small_comparison(), selection))))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(comparison_schema())


def test_the_schema_refuses_what_is_not_the_contract() -> None:
    data = json.loads(render(Report(small_comparison())))
    data["changes"][0]["outcome"] = "changed"
    del data["changes"][1]["old"][0]["line"]
    assert sorted(list(error.absolute_path)[:3] for error in VALIDATOR.iter_errors(data)) == [
        ["changes", 0, "outcome"],
        ["changes", 1, "old"],
    ]


def test_keys_stand_in_the_order_of_the_contract() -> None:
    data = json.loads(render(Report(small_comparison())))
    assert list(data)[:6] == ["schema", "tool", "old", "new", "summary", "changes"]
    assert " ".join(data["changes"][0]) == (
        "id fingerprint outcome material mixed moved severity category norm bearer old new shifts score similarity"
        " confidence closest_to"
    )
    assert " ".join(data["changes"][0]["old"][0]) == "text context section line start end strength"
    assert " ".join(data["changes"][0]["shifts"][0]) == "dimension direction rule old new reason"


def test_retained_ones_come_last_and_statements_only_when_asked_for() -> None:
    outcomes = [one["outcome"] for one in json.loads(render(Report(small_comparison())))["changes"]]
    assert outcomes[-2:] == ["retained", "retained"]
    everything = json.loads(render(Report(small_comparison(), Selection(everything=True))))
    assert len(everything["changes"]) == len(outcomes) + 1


def test_unseen_characters_are_escaped_and_survive() -> None:
    text = "We\x9b will\u202e\u200b pay\U000e0041 you “now”"
    page = render(Report(comparison(change(Outcome.REMOVED, (clause(text),)))))
    assert "\\u202e" in page
    assert "\x9b" not in page
    assert "“now”" in page
    assert json.loads(page)["changes"][0]["old"][0]["text"] == text
