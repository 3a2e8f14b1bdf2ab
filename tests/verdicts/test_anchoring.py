from policydiff.model import Outcome
from policydiff.verdicts import Judgement, Pairing, Verdict, VerdictSheet, anchor
from tests.report.making import change, clause

PAIR = Pairing("p", "1", "2")
PAUSE = "We will stop lending a drill as soon as one member has been hurt by it."


def sheet_of(*verdicts: Verdict) -> VerdictSheet:
    return VerdictSheet(PAIR, verdicts)


def judged(fingerprint: str, old: str, by: str = "Ada") -> Verdict:
    return Verdict(fingerprint, Judgement.DISPUTED, by, "2026-01-01", old=old)


def test_the_same_fingerprint_holds_firm_whatever_the_report_says() -> None:
    one = change(Outcome.REMOVED, (clause(PAUSE),))
    found = anchor(sheet_of(judged(one.fingerprint, "")), [one])
    assert list(found.firm) == [one.fingerprint]
    assert not found.shifted
    assert not found.lost


def test_a_verdict_whose_text_changed_is_found_again_but_not_silently() -> None:
    one = change(Outcome.REMOVED, (clause(PAUSE.replace("a drill", "any drill")),))
    other = change(Outcome.REMOVED, (clause("Members must return ladders within 3 days."),), number=2)
    verdict = judged("feedfeedfeed", PAUSE)
    found = anchor(sheet_of(verdict), [other, one])
    assert found.firm == {}
    assert found.shifted == {one.fingerprint: (verdict,)}


def test_a_verdict_whose_change_is_gone_is_kept_as_lost() -> None:
    other = change(Outcome.REMOVED, (clause("Members must return ladders within 3 days."),), number=2)
    verdict = judged("feedfeedfeed", PAUSE)
    assert anchor(sheet_of(verdict), [other]).lost == (verdict,)


def test_a_change_that_one_judged_already_takes_no_second_verdict_of_theirs() -> None:
    one = change(Outcome.REMOVED, (clause(PAUSE),))
    stray = judged("feedfeedfeed", PAUSE)
    found = anchor(sheet_of(judged(one.fingerprint, PAUSE), stray), [one])
    assert found.lost == (stray,)
    bens = judged("feedfeedfeed", PAUSE, "Ben")
    assert anchor(sheet_of(judged(one.fingerprint, PAUSE), bens), [one]).shifted == {one.fingerprint: (bens,)}
