import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.report.html.markup import Markup, element, escaped, joined
from policydiff.report.sanitize import one_line
from tests.report.html.reading import read


@given(st.text())
def test_text_comes_back_as_text(text: str) -> None:
    page = read(element("p", text, title=text))
    paragraph = page.one("p")
    assert paragraph.text == one_line(text)
    assert paragraph.attributes["title"] == one_line(text)
    assert not list(paragraph.all())


def test_only_what_was_made_here_is_markup() -> None:
    assert (
        element("p", "<b>", Markup("<b></b>"), ["<i>", element("i")], None) == "<p>&lt;b&gt;<b></b>&lt;i&gt;<i></i></p>"
    )
    assert joined(["<", escaped("<")]) == "&lt;&lt;"


def test_joining_markup_with_plain_strings_makes_plain_strings() -> None:
    assert type(element("b") + "<") is str
    assert element("p", element("b") + "<") == "<p>&lt;b&gt;&lt;/b&gt;&lt;</p>"


def test_attributes() -> None:
    assert element("input", type="text", hidden=True, disabled=False, value=None) == '<input type="text" hidden>'
    assert element("label", for_="x", aria_label='"') == '<label for="x" aria-label="&quot;"></label>'


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("a", {"href": "javascript:alert(1)"}),
        ("a", {"href": "https://example.org/"}),
        ("a", {"href": " #x"}),
        ("img", {"src": "//example.org/x.png"}),
        ("form", {"action": "/x"}),
        ("p", {"onclick": "alert(1)"}),
        ("p", {"style": "color: red"}),
    ],
)
def test_what_leads_out_or_runs_is_refused(name: str, attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"page|place"):
        element(name, **attributes)
