"""JUnit XML, which every CI server can show: a suite for each policy, a case for each finding."""

import re
from xml.etree import ElementTree

from policydiff.guard.finding import JudgedPolicy, Standing, Verdict
from policydiff.report.findings import message, title
from policydiff.report.sanitize import one_line

_NO_XML = re.compile("[\ufffe\uffff\U0001fffe\U0001ffff]")


def render(verdict: Verdict) -> str:
    """The verdict; a policy without findings has one case that passes."""
    root = ElementTree.Element("testsuites", name="policydiff")
    totals = [_suite(root, policy) for policy in verdict.policies]
    root.set("tests", str(sum(tests for tests, _ in totals)))
    root.set("failures", str(sum(failures for _, failures in totals)))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(root: ElementTree.Element, policy: JudgedPolicy) -> tuple[int, int]:
    name = _safe(policy.path)
    suite = ElementTree.SubElement(root, "testsuite", name=name)
    for finding in policy.findings:
        label = f"{finding.rule} {finding.fingerprint} line {finding.line}"
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=_safe(label), file=name)
        case.set("line", str(finding.line))
        told = _safe(message(finding))
        if finding.standing is Standing.FAILING:
            failure = ElementTree.SubElement(case, "failure", type=finding.rule, message=_safe(title(finding)))
            failure.text = told
        elif finding.standing in (Standing.WAIVED, Standing.ANNOUNCED):
            ElementTree.SubElement(case, "skipped", message=told)
        else:
            ElementTree.SubElement(case, "system-out").text = told
    if not policy.findings:
        ElementTree.SubElement(suite, "testcase", classname=name, name="no commitment lost", file=name)
    tests = max(len(policy.findings), 1)
    failures = sum(finding.standing is Standing.FAILING for finding in policy.findings)
    suite.set("tests", str(tests))
    suite.set("failures", str(failures))
    return tests, failures


def _safe(text: str) -> str:
    return _NO_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", one_line(text))
