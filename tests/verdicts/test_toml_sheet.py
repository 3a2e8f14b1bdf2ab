import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.model.errors import InputError
from policydiff.verdicts import Judgement, Pairing, Verdict, VerdictSheet
from policydiff.verdicts.toml_sheet import read, written

PAIR = Pairing("tool-library", "1.0", "2.0", "a" * 64, "b" * 64)
ANY_TEXT = st.text(st.characters(blacklist_categories=("Cs",)))
VERDICTS = st.builds(
    Verdict,
    fingerprint=st.text("0123456789abcdef", min_size=1, max_size=16),
    judgement=st.sampled_from(Judgement),
    by=ANY_TEXT,
    at=st.just("2026-01-02T03:04:05+00:00"),
    note=ANY_TEXT,
    outcome=st.sampled_from(["removed", "weakened"]),
    old=ANY_TEXT,
    new=ANY_TEXT,
)


def sheet_of(*verdicts: Verdict) -> VerdictSheet:
    sheet = VerdictSheet(PAIR)
    for verdict in verdicts:
        sheet = sheet.with_verdict(verdict)
    return sheet


@given(st.lists(VERDICTS, max_size=5))
def test_what_is_written_is_read_again(verdicts: list[Verdict]) -> None:
    sheet = sheet_of(*verdicts)
    assert read(written(sheet), "x") == sheet


def test_it_is_readable() -> None:
    verdict = Verdict(
        "ab12", Judgement.DISPUTED, "Ada", "2026-01-02T03:04:05+00:00", "no; see\n§ 4", "removed", "We will."
    )
    text = written(sheet_of(verdict))
    assert '[[verdict]]\nfingerprint = "ab12"\njudgement = "disputed"\nnote = "no; see\\n§ 4"\nby = "Ada"\n' in text
    assert 'old = "1.0"\nnew = "2.0"\n' in text


def test_nothing_unseen_is_written_as_it_is() -> None:
    text = written(sheet_of(Verdict("ab", Judgement.ACCEPTED, "A\u202eda", "", "\x1b[31m")))
    assert "\u202e" not in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is [not toml", "no verdict file"),
        ("", "schema is not"),
        ('schema = "policydiff.verdicts/9"', "schema is not"),
        ('schema = "policydiff.verdicts/1"\npair = 3', "[pair]"),
        ('schema = "policydiff.verdicts/1"\n[pair]\npolicy = 3', "policy is not text"),
        ('schema = "policydiff.verdicts/1"\n[pair]\n[[verdict]]\nby = "A"', "verdict 1: has no fingerprint"),
        ('schema = "policydiff.verdicts/1"\n[pair]\n[[verdict]]\nfingerprint = "a"\njudgement = "fine"', "'fine'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text, "sheet.toml")
    assert said in str(caught.value)
    assert "sheet.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_date_that_toml_knows_as_one_is_read() -> None:
    text = written(sheet_of(Verdict("ab", Judgement.ACCEPTED, "A", "X"))).replace(
        'at = "X"', "at = 2026-01-02T03:04:05Z"
    )
    assert read(text, "x").verdicts[0].at == "2026-01-02T03:04:05+00:00"
