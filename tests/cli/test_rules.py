import json

import jsonschema

from policydiff.rules.grounds import FEATURES
from policydiff.rules.registry import all_rules
from tests.cli.running import run


def test_rules_are_listed() -> None:
    assert len(run("rules").out.splitlines()) == len(all_rules()) + 1
    assert len(json.loads(run("rules", "--format", "json").out)["rules"]) == len(all_rules())


def test_every_rule_is_explained() -> None:
    for rule in all_rules():
        ran = run("explain", rule.id)
        assert ran.code == 0
        assert ran.out.startswith(f"{rule.id}: ")
        assert json.loads(run("explain", rule.id, "--format", "json").out)["id"] == rule.id


def test_the_schema_is_printed() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema").out))


def test_confidence_is_explained_feature_by_feature() -> None:
    ran = run("explain", "confidence")
    data = json.loads(run("explain", "confidence", "--format", "json").out)
    assert ran.code == 0
    assert [one["name"] for one in data["features"]] == list(FEATURES)
    for one in data["features"]:
        assert f"{one['name']:<13}{one['weight']:+6.2f}" in ran.out
    assert f"Measured on {data['evaluation']['coded']['count']} judgements" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "did you mean confidence?" in run("explain", "confidenc").err
