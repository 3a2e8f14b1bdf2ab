"""Two versions of a usage policy and of a safety policy in each language, with edits that are known."""

from pathlib import Path

import pytest

import policydiff
from policydiff.model import Change, Outcome

TEXTS = Path(__file__).parent / "texts"

SAFETY = {
    "fr": [
        ("tous les six mois", Outcome.WEAKENED, "cadence_slowed"),
        ("10^26", Outcome.WEAKENED, "threshold_raised"),
        ("auditeur externe", Outcome.REMOVED, "commitment_removed"),
        ("nous suspendrons", Outcome.WEAKENED, "strength_lowered"),
        ("Nous nous efforçons", Outcome.STRENGTHENED, "strength_raised"),
        ("incident grave", Outcome.RETAINED, ""),
        ("poids des modèles", Outcome.RETAINED, ""),
        ("avant sa mise en service", Outcome.RETAINED, ""),
        ("responsable de la sécurité", Outcome.ADDED, "commitment_added"),
    ],
    "de": [
        ("alle sechs Monate", Outcome.WEAKENED, "cadence_slowed"),
        ("10^26", Outcome.WEAKENED, "threshold_raised"),
        ("externen Prüfer", Outcome.REMOVED, "commitment_removed"),
        ("müssen wir das Training", Outcome.WEAKENED, "strength_lowered"),
        ("Wir bemühen uns", Outcome.STRENGTHENED, "strength_raised"),
        ("schweren Vorfall", Outcome.RETAINED, ""),
        ("Modellgewichte", Outcome.RETAINED, ""),
        ("vor der Freigabe", Outcome.RETAINED, ""),
        ("Sicherheitsbeauftragte", Outcome.ADDED, "commitment_added"),
    ],
    "zh": [
        ("每六个月", Outcome.WEAKENED, "cadence_slowed"),
        ("10^26", Outcome.WEAKENED, "threshold_raised"),
        ("外部审计机构", Outcome.REMOVED, "commitment_removed"),
        ("将暂停训练", Outcome.WEAKENED, "strength_lowered"),
        ("力求公布", Outcome.STRENGTHENED, "strength_raised"),
        ("重大事件", Outcome.RETAINED, ""),
        ("模型权重", Outcome.RETAINED, ""),
        ("在部署前测试", Outcome.RETAINED, ""),
        ("安全负责人", Outcome.ADDED, "commitment_added"),
    ],
}
USAGE = {
    "fr": [
        ("au moins 13 ans", Outcome.WEAKENED, "threshold_raised"),
        ("30 jours", Outcome.WEAKENED, "deadline_extended"),
        ("Nous ne vendons pas", Outcome.WEAKENED, "exception_added"),
        ("Nous effacerons", Outcome.WEAKENED, "hedge_added"),
        ("commettre une fraude", Outcome.REMOVED, "commitment_removed"),
        ("fermer votre compte", Outcome.RETAINED, ""),
        ("bloquer un compte", Outcome.RETAINED, ""),
    ],
    "de": [
        ("13 Jahre", Outcome.WEAKENED, "threshold_raised"),
        ("30 Tagen", Outcome.WEAKENED, "deadline_extended"),
        ("Wir verkaufen", Outcome.WEAKENED, "exception_added"),
        ("löschen", Outcome.WEAKENED, "hedge_added"),
        ("Betrug", Outcome.REMOVED, "commitment_removed"),
        ("jederzeit schließen", Outcome.RETAINED, ""),
        ("Konto sperren", Outcome.RETAINED, ""),
    ],
    "zh": [
        ("13周岁", Outcome.WEAKENED, "threshold_raised"),
        ("30天", Outcome.WEAKENED, "deadline_extended"),
        ("不会出售", Outcome.WEAKENED, "exception_added"),
        ("删除您的数据", Outcome.WEAKENED, "hedge_added"),
        ("实施欺诈", Outcome.REMOVED, "commitment_removed"),
        ("随时关闭", Outcome.RETAINED, ""),
        ("冻结该账号", Outcome.RETAINED, ""),
    ],
    "zh-hant": [
        ("13歲", Outcome.WEAKENED, "threshold_raised"),
        ("30天", Outcome.WEAKENED, "deadline_extended"),
        ("不會出售", Outcome.WEAKENED, "exception_added"),
        ("刪除您的資料", Outcome.WEAKENED, "hedge_added"),
        ("實施詐騙", Outcome.REMOVED, "commitment_removed"),
        ("隨時關閉", Outcome.RETAINED, ""),
        ("凍結該帳號", Outcome.RETAINED, ""),
    ],
}
PAIRS = [(f"safety-{code}", edits) for code, edits in SAFETY.items()]
PAIRS += [(f"usage-{code}", edits) for code, edits in USAGE.items()]
CASES = [(name, *edit) for name, edits in PAIRS for edit in edits]


def changes(name: str) -> tuple[Change, ...]:
    old, new = ((TEXTS / f"{name}-{side}.md").read_text(encoding="utf-8") for side in ("old", "new"))
    return policydiff.diff(old, new).changes


def about(name: str, words: str) -> Change:
    (found,) = (change for change in changes(name) if any(words in one.plain for one in change.old or change.new))
    return found


@pytest.mark.parametrize(("name", "words", "outcome", "spoken"), CASES)
def test_an_edit_is_seen_for_what_it_is(name: str, words: str, outcome: Outcome, spoken: str) -> None:
    change = about(name, words)
    assert change.outcome is outcome
    assert spoken in [shift.rule for shift in change.shifts] or not spoken
    assert change.material is bool(spoken)


@pytest.mark.parametrize(("name", "edits"), PAIRS, ids=[name for name, _ in PAIRS])
def test_nothing_else_is_material(name: str, edits: list[tuple[str, Outcome, str]]) -> None:
    assert sum(change.material for change in changes(name)) == sum(bool(spoken) for *_, spoken in edits)


@pytest.mark.parametrize("code", SAFETY)
def test_what_moved_to_another_section_moved(code: str) -> None:
    (moved,) = (change for change in changes(f"safety-{code}") if change.moved)
    assert moved.outcome is Outcome.RETAINED


@pytest.mark.parametrize("code", SAFETY)
def test_a_removed_outside_audit_is_critical(code: str) -> None:
    removed = [change for change in changes(f"safety-{code}") if change.outcome is Outcome.REMOVED]
    assert [change.severity.value for change in removed] == ["critical"]


def test_simplified_and_traditional_texts_are_one_language() -> None:
    simplified = (TEXTS / "usage-zh-old.md").read_text(encoding="utf-8")
    traditional = (TEXTS / "usage-zh-hant-old.md").read_text(encoding="utf-8")
    comparison = policydiff.diff(simplified, traditional)
    assert comparison.warnings == ()
    assert [change.outcome for change in comparison.changes if change.material] == []
