"""PDFs, made by hand: what stands side by side is a table where rows part it, and prose where it runs on."""

import pytest

from policydiff.ingest import ingest
from tests.ingest.making import Text, pdf, running

BODY = ["All that is said here binds the board, the volunteers and each member, from the day on", "which they sign it."]
LEFT = [
    "We will inspect each saw before",
    "it leaves the shed, and write the",
    "result down in the book. Nobody",
    "may tear a page out of it, and we",
    "will keep it for ten years after",
    "the last entry was made in it, in",
]
RIGHT = [
    "a place that is dry. We will not",
    "lend a saw of which a volunteer",
    "has said that it is not safe, and",
    "will tell all who borrowed it in",
    "the last month what was found in",
    "it, and when.",
]


def row(height: float, *cells: tuple[float, str], font: str = "R") -> list[Text]:
    return [(left, height, 11, font, words) for left, words in cells]


def column(left: float, lines: list[str], top: float = 700) -> list[Text]:
    return [(left, top - 14 * number, 11, "R", words) for number, words in enumerate(lines)]


TABLE = [
    *row(700, (72, "Tool"), (160, "What we do"), font="B"),
    *row(676, (72, "Saw"), (160, "We inspect the blade before")),
    *row(662, (160, "each loan.")),
    *row(638, (72, "Ladder"), (160, "We look at each rung.")),
]
TABLE_TEXT = (
    "| Tool | What we do |\n| --- | --- |\n| Saw | We inspect the blade before each loan. |\n"
    "| Ladder | We look at each rung. |\n"
)
TIGHT = [
    *row(700, (72, "Class"), (160, "Power"), font="B"),
    *row(686, (72, "One"), (160, "up to 200 W")),
    *row(672, (72, "Two"), (160, "up to 900 W")),
]
MIDDLE = [
    *row(700, (72, "Tool"), (160, "What we do"), font="B"),
    *row(676, (160, "We inspect the blade before")),
    *row(669, (72, "Saw")),
    *row(662, (160, "each loan.")),
    *row(638, (72, "Ladder"), (160, "We look at each rung.")),
]


@pytest.mark.parametrize(
    ("texts", "table"),
    [
        (TABLE, TABLE_TEXT),
        (TIGHT, "| Class | Power |\n| --- | --- |\n| One | up to 200 W |\n| Two | up to 900 W |\n"),
        (MIDDLE, TABLE_TEXT),
    ],
    ids=["rows by white bands", "a row a line", "cells centred in their rows"],
)
def test_a_table_without_lines(texts: list[Text], table: str) -> None:
    found = ingest(pdf([[*running(BODY, top=760), *texts, *running(BODY, top=600)]])).markdown
    assert found == f"{' '.join(BODY)}\n\n{table}\n{' '.join(BODY)}\n"


def test_it_goes_on_over_the_page() -> None:
    first = [*running(BODY, top=760), *TABLE]
    second = [
        *row(700, (72, "Drill"), (160, "We test the switch.")),
        *row(676, (72, "Lamp"), (160, "We replace it, whatever")),
        *row(652, (72, "Rope"), (160, "We measure it.")),
    ]
    found = ingest(pdf([first, second])).markdown
    assert found.endswith(
        "| Ladder | We look at each rung. |\n| Drill | We test the switch. |\n"
        "| Lamp | We replace it, whatever |\n| Rope | We measure it. |\n"
    )


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    texts = [*running(BODY, top=760), *column(72, LEFT), *column(300, RIGHT, top=697), *running(BODY, top=560)]
    found = ingest(pdf([texts])).markdown
    assert found == f"{' '.join(BODY)}\n\n{' '.join([*LEFT, *RIGHT])}\n\n{' '.join(BODY)}\n"


@pytest.mark.parametrize(
    "texts",
    [
        [one for n in range(4) for one in row(700 - 14 * n, (80, "\u2022"), (95, f"We will inspect tool {n}."))],
        [one for n in range(4) for one in row(700 - 14 * n, (80, f"{n + 1}."), (95, f"We will inspect tool {n}."))],
        [one for n in range(4) for one in row(700 - 24 * n, (72, f"Chapter {'abcd'[n]}"), (400, str(n * 3 + 1)))],
        [one for n in range(2) for one in row(700 - 24 * n, (72, "Signed by"), (300, "the board"))],
        [
            *row(700, (72, "Inspect"), (130, "each"), (173, "saw")),
            *row(686, (72, "Measure"), (130, "each"), (173, "rod")),
            *row(672, (72, "Replace"), (130, "each"), (173, "rag")),
        ],
    ],
    ids=["bullets", "numbers", "contents", "two lines", "justified lines that chance to meet"],
)
def test_what_stands_side_by_side_is_not_always_a_table(texts: list[Text]) -> None:
    assert "|" not in ingest(pdf([[*running(BODY, top=760), *texts]])).markdown
