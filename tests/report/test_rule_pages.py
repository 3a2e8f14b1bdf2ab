import json

from policydiff.report.rule_pages import rule_page, rules_json, rules_table
from policydiff.report.view import View
from policydiff.rules.registry import all_rules


def test_every_rule_has_a_line_and_a_page() -> None:
    rules = all_rules()
    table = rules_table(rules).splitlines()
    assert table[0].split() == ["rule", "dimension", "direction", "severity", "title"]
    assert [line.split()[0] for line in table[1:]] == [rule.id for rule in rules]
    for rule in rules:
        page = rule_page(rule, View(width=70))
        assert page.startswith(f"{rule.id}: ")
        for word in (
            *rule.detects.split(),
            *rule.why.split(),
            *(word for pair in rule.fires for word in pair.old.split()),
        ):
            assert word in page
        assert max(map(len, page.splitlines())) <= 100


def test_rules_as_json() -> None:
    data = json.loads(rules_json(all_rules()))
    assert data["schema"] == "policydiff.rules/1"
    assert {"id", "mirror", "detects", "why", "fires", "silent"} <= set(data["rules"][0])
