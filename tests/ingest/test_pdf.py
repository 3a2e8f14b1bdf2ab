"""PDFs, made by hand: what where the glyphs stand says of a text."""

import pytest

from policydiff.ingest import ingest
from tests.ingest.making import Text, pdf, running

BODY = [
    "This policy says what we do with what we make, and it binds all who work here, in",
    "whatever place they do it, until the day on which the board puts another one in its",
    "place and tells the public of it.",
]


BESIDE = "his policy says what we do with what we make, and it binds all who work here,"


def box(
    left: float, bottom: float, right: float, top: float, columns: list[float], rows: list[float]
) -> list[tuple[float, ...]]:
    return [(x, bottom, x, top) for x in (left, *columns, right)] + [(left, y, right, y) for y in (bottom, *rows, top)]


CASES: dict[str, tuple[list[Text], str]] = {
    "paragraphs by their gap": (
        [*running(BODY), *running(["We go on."], top=640)],
        " ".join(BODY) + "\n\nWe go on.",
    ),
    "headings by size": (
        [(72, 740, 22, "B", "Policy"), (72, 715, 15, "B", "1. Scope"), *running(BODY, top=690)],
        "# Policy\n\n## 1. Scope\n\n" + " ".join(BODY),
    ),
    "a bold line on its own is a heading": (
        [*running(BODY), (72, 640, 11, "B", "Our promise"), *running(BODY, top=610)],
        f"{' '.join(BODY)}\n\n# Our promise\n\n{' '.join(BODY)}",
    ),
    "bold words in a line": (
        [(72, 700, 11, "B", "Scope."), (112, 700, 11, "R", "All that we make."), *running(BODY, top=670)],
        f"**Scope.** All that we make.\n\n{' '.join(BODY)}",
    ),
    "a word parted at a line's end": (
        running(["This binds all who take up employ-", "ment in the long-", "term part of what we do here."]),
        "This binds all who take up employment in the long-term part of what we do here.",
    ),
    "lists": (
        [
            *running(BODY),
            (80, 640, 11, "R", "\u2022"),
            (95, 640, 11, "R", "first, with words enough to make this line a long one, so it must"),
            (95, 626, 11, "R", "go on below"),
            (110, 612, 11, "R", "(a)"),
            (130, 612, 11, "R", "inner"),
            (110, 598, 11, "R", "(b)"),
            (130, 598, 11, "R", "other"),
            (80, 584, 11, "R", "\u2022"),
            (95, 584, 11, "R", "second"),
        ],
        " ".join(BODY) + "\n\n- first, with words enough to make this line a long one, so it must go on below\n"
        "  - (a) inner\n  - (b) other\n- second",
    ),
    "a number at a line's start is no item": (
        running(
            [
                "We keep what we learn from all the audits that were done here in the year before",
                "12. And that is less than all that we had meant to do in it.",
            ]
        ),
        "We keep what we learn from all the audits that were done here in the year before 12. "
        "And that is less than all that we had meant to do in it.",
    ),
    "footnote": (
        [
            *running(BODY),
            (239, 676, 7, "R", "1"),
            (72, 80, 8, "R", "1"),
            (80, 80, 8, "R", "Save where the law says more, as it does in some places,"),
            (80, 70, 8, "R", "for the time being."),
        ],
        " ".join(BODY) + "[^1]\n\n[^1]: Save where the law says more, as it does in some places, for the time being.",
    ),
    "exponent": (
        [*running(BODY), (72, 640, 11, "R", "More than 10"), (136, 644, 7, "R", "26"), (145, 640, 11, "R", " steps.")],
        " ".join(BODY) + "\n\nMore than 10²⁶ steps.",
    ),
    "drop capital": (
        [
            (72, 686, 33, "R", "T"),
            *running([BESIDE, "in whatever place they do it, until the"], left=94),
            *running(["day on which the board puts another one in its place."], top=672),
        ],
        "This policy says what we do with what we make, and it binds all who work here, in whatever place they do it, "
        "until the day on which the board puts another one in its place.",
    ),
}


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_structure_survives(texts: list[Text], expected: str) -> None:
    assert ingest(pdf([texts])).markdown == expected + "\n"


def test_page_headers_footers_and_numbers_go() -> None:
    pages = [
        [
            (72, 770, 9, "R", "Policy of the company"),
            *running([*BODY, f"And so on page {word}."]),
            (300, 30, 9, "R", f"Page {n} of 4"),
        ]
        for n, word in enumerate(("one", "two", "three", "four"), 1)
    ]
    found = ingest(pdf(pages))
    assert "company" not in found.markdown
    assert "of 4" not in found.markdown
    assert [f"page {word}." in found.markdown for word in ("one", "two", "three", "four")] == [True] * 4
    assert found.pages == 4


def test_a_sentence_that_comes_back_is_no_furniture() -> None:
    # It stands last on two of four pages, where other lines stand on the others.
    endings = ("We stop at once.", "We ask the board.", "We stop at once.", "We tell the public.")
    pages = [
        running([f"Part {n}: what we do when it goes wrong.", "It may.", "It has.", "It will.", end])
        for n, end in enumerate(endings)
    ]
    assert ingest(pdf(pages)).markdown.count("We stop at once.") == 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = ingest(pdf([running(BODY[:1]), running(BODY[1:])])).markdown
    assert found == " ".join(BODY) + "\n"


def test_ruled_table() -> None:
    texts = [
        (76, 690, 11, "B", "Level"),
        (156, 690, 11, "B", "What we do"),
        (76, 670, 11, "R", "Low"),
        (156, 670, 11, "R", "We watch it, day"),
        (156, 656, 11, "R", "and night"),
    ]
    rules = {0: box(72, 650, 400, 704, [150], [684])}
    found = ingest(pdf([[*texts, *running(BODY, top=600)]], rules)).markdown
    assert found == f"| Level | What we do |\n| --- | --- |\n| Low | We watch it, day and night |\n\n{' '.join(BODY)}\n"


def test_a_table_goes_on_over_the_page() -> None:
    head = [(76, 690, 11, "B", "Level"), (156, 690, 11, "B", "What we do")]
    first = [*head, (76, 670, 11, "R", "Low"), (156, 670, 11, "R", "We watch it, day")]
    second = [*head, (156, 670, 11, "R", "and night."), (76, 640, 11, "R", "High"), (156, 640, 11, "R", "We stop.")]
    rules = {0: box(72, 650, 400, 704, [150], [684]), 1: box(72, 630, 400, 704, [150], [684, 655])}
    found = ingest(pdf([[*running(BODY, top=760), *first], second], rules)).markdown
    assert found.endswith(
        "| Level | What we do |\n| --- | --- |\n| Low | We watch it, day and night. |\n| High | We stop. |\n"
    )


def test_endnotes_are_the_last_list() -> None:
    texts = [
        *running(BODY),
        (239, 676, 7, "R", "1"),
        (72, 640, 15, "B", "Notes"),
        (80, 610, 11, "R", "1."),
        (95, 610, 11, "R", "Save by law."),
    ]
    assert ingest(pdf([texts])).markdown == f"{' '.join(BODY)}[^1]\n\n[^1]: Save by law.\n"


def test_contents_pages_go_with_a_word() -> None:
    found = ingest(pdf([[(72, 740, 11, "R", "Scope ........................ 3"), *running(BODY)]]), name="p.pdf")
    assert "....." not in found.markdown
    assert found.warnings == ("p.pdf: 1 lines of a table of contents were left out",)
