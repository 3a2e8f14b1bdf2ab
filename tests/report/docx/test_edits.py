import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.report.docx_edits import Edit, edits

WORDS = st.lists(
    st.sampled_from(["we", "will", "may", "test", " ", "  ", ",", ".", "“a”", '"a"', "don't", "don’t", "–", "-"])
)


def sides(old: str, new: str) -> tuple[str, str]:
    made = edits(old, new)
    return (
        "".join(text for edit, text in made if edit is not Edit.INSERTED),
        "".join(text for edit, text in made if edit is not Edit.DELETED),
    )


@given(WORDS.map("".join), WORDS.map("".join))
def test_both_texts_come_back_to_the_letter(old: str, new: str) -> None:
    assert sides(old, new) == (old, new)


@given(st.text(), st.text())
def test_any_texts_come_back(old: str, new: str) -> None:
    assert sides(old, new) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "We will test it.",
            "We may test it.",
            [(Edit.KEPT, "We "), (Edit.DELETED, "will"), (Edit.INSERTED, "may"), (Edit.KEPT, " test it.")],
        ),
        ("The same.", "The same.", [(Edit.KEPT, "The same.")]),
        ("", "New.", [(Edit.INSERTED, "New.")]),
        ("Old.", "", [(Edit.DELETED, "Old.")]),
        ("Pause at once.", "Fish swim well!", [(Edit.DELETED, "Pause at once."), (Edit.INSERTED, "Fish swim well!")]),
    ],
)
def test_edits_of_words(old: str, new: str, expected: list[tuple[Edit, str]]) -> None:
    assert edits(old, new) == expected
