"""Strategies that write policies: realistic Markdown whose every text word is known, and plain hostile text."""

from hypothesis import strategies as st

_NAMES = st.integers(0, 9999).map(lambda number: f"word{number}")
_MODALS = st.sampled_from(["must", "may", "will not", "should", "is", "reviews", "publishes e.g."])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence, perhaps with inline markup in it."""
    words = draw(st.lists(_NAMES, min_size=1, max_size=8))
    words.insert(draw(st.integers(0, len(words))), draw(_MODALS))
    place = draw(st.integers(0, len(words) - 1))
    wrap = draw(
        st.sampled_from(
            [
                "{}",
                "**{}**",
                "*{}*",
                "_{}_",
                "`{}`",
                "[{}](https://example.org/a.B)",
                "“{}”",
                "({})",
                "{}[^1]",
                "<b>{}</b>",
            ]
        )
    )
    words[place] = wrap.format(words[place])
    stop = draw(st.sampled_from([".", ".", ";", "?", "!", ":", "", ".[^2]", ".)"]))
    return " ".join(words).capitalize() + stop


def _paragraph() -> st.SearchStrategy[str]:
    joined = st.sampled_from([" ", "\n", "  \n", "\t", "<br>"])
    return st.builds(lambda parts, gap: gap.join(parts), st.lists(sentences(), min_size=1, max_size=3), joined)


def _table(rows: list[list[str]]) -> str:
    width = len(rows[0])
    lines = ["| " + " | ".join(row).replace("\n", " ") + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


_CELLS = st.lists(sentences(), min_size=1, max_size=4)
_BULLETS = st.sampled_from(["- ", "* ", "1. ", "2) ", "(a) ", "a. ", "• "])


def _indented(text: str, opening: str) -> str:
    return opening + text.replace("\n", "\n" + " " * len(opening))


_LEAVES = st.one_of(
    _paragraph(),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "######"]), sentences()),
    st.builds("{}\n{}".format, sentences(), st.sampled_from(["===", "---"])),
    st.builds("**{}** {}".format, sentences(), sentences()),
    st.builds("Label: {}".format, sentences()),
    st.builds("[^{}]: {}".format, st.integers(1, 3), _paragraph()),
    st.builds("[^1]: {}\n\n    {}".format, sentences(), sentences()),
    st.builds("[ref]: https://example.org\n{}".format, sentences()),
    st.builds("```\n{}\n```".format, sentences()),
    st.builds("<div>\n<p>{}</p>\n{}\n</div>".format, sentences(), sentences()),
    st.lists(_CELLS, min_size=1, max_size=3).map(_table),
    st.sampled_from(["---", "***", "<!-- hidden -->", "![picture](a.png)", "[ref]: https://example.org 'title'"]),
)


def _inside(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(blocks, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda items, bullet: "\n".join(_indented(item, bullet) for item in items), several, _BULLETS),
        several.map(lambda parts: "\n>\n".join("> " + part.replace("\n", "\n> ") for part in parts)),
        several.map("\n\n".join),
    )


def policies() -> st.SearchStrategy[str]:
    """Whole documents: headings, paragraphs, lists, quotes, tables, footnotes and HTML, nested in each other."""
    blocks = st.recursive(_LEAVES, _inside, max_leaves=6)
    front = st.sampled_from(["", "", "---\ntitle: A policy\n---\n", "---\ntitle: A policy\n...\n", "\ufeff"])
    ends = st.sampled_from(["\n", "\r\n", "\r"])

    def assemble(opening: str, parts: list[str], end: str) -> str:
        text = "\n\n".join(parts)
        return opening + text.replace("\n", end)

    return st.builds(assemble, front, st.lists(blocks, min_size=1, max_size=5), ends)


_SCRAPS = st.sampled_from(
    (
        *"()[]*_`<>|#-~:!?.,;&\\\"'“”’ \t\n\r\0\x0b\x0c\x1c\x85\u2028\u200b\u202eéİß²½ﬁ👍aAzZ019",
        *(
            "\r\n",
            "- ",
            "1. ",
            "> ",
            "# ",
            "[^1]: ",
            "[^1]",
            "](",
            "![",
            "<!--",
            "-->",
            "</p>",
            "<br>",
            "```",
            "---",
            "|---|",
        ),
        *(
            "e.g. ",
            "U.S. ",
            "10^26",
            "we must ",
            "you may ",
            ", and we will ",
            "http://a.b/C.D",
            "    ",
            "May 4",
            "...",
        ),
    )
)


def scraps() -> st.SearchStrategy[str]:
    """Text that nobody would write: marks, controls and words in any order, or any Unicode at all."""
    return st.one_of(st.lists(_SCRAPS, max_size=60).map("".join), st.text(max_size=200))
