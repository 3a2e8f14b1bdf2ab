import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.report.written import written


@pytest.mark.parametrize(
    ("source", "text", "strong"),
    [
        ("**Scope.** We will “test” it—soon.", "Scope. We will “test” it—soon.", ["Scope."]),
        ("We *will* and _may_ do `it`.", "We will and may do it.", []),
        ("a * b and snake_case_name", "a * b and snake_case_name", []),
        ("See [the page](https://example.org/a_(b)) now[^3].", "See the page now[3].", []),
        ("![A *pixel*](x.png) here", "A pixel here", []),
        (r"\*not strong\* and \[x\]", "*not strong* and [x]", []),
        ("two\n> lines\n  here ", "two lines here", []),
        ("**one** and **two**", "one and two", ["one", "two"]),
        ("half **open", "half open", []),
        ("<b>tags</b> &amp; entities", "<b>tags</b> &amp; entities", []),
        ("", "", []),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str, strong: list[str]) -> None:
    made = written(source)
    assert made.text == text
    assert [made.text[start:end] for start, end in made.strong] == strong


@given(st.text(alphabet="ab *_`[]()!\\\n>^1\u202e"))
def test_ranges_are_in_order_and_inside(source: str) -> None:
    made = written(source)
    edges = [edge for span in made.strong for edge in span]
    assert edges == sorted(edges)
    assert all(start < end <= len(made.text) for start, end in made.strong)
    assert "\u202e" not in made.text
    assert "\n" not in made.text
