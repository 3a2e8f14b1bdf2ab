"""Word-level marks inside a changed clause.

diff-match-patch (N. Fraser, after E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) runs over whole
words, each stood for by one character, so that no mark ever cuts a word.
"""

import re
from functools import lru_cache

Marks = list[tuple[str, str]]

# A character of a script without spaces stands for a word.
_TOKEN = re.compile(
    r"\s+|[\u3041-\u30ff\u3400-\u9fff]|[^\W_\u3041-\u30ff\u3400-\u9fff]+(?:['’.-][^\W_]+)*|.", re.DOTALL
)
_SAME_AS = str.maketrans("‘’“”–—", "''\"\"--")
MAX_TOKENS = 6000
"""Beyond this a clause is marked as a whole: the work grows with the square of the change."""
_FIRST_CODE = 0x4E00


@lru_cache(maxsize=4096)
def _diff(old: str, new: str) -> tuple[tuple[int, str], ...]:
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

    engine = diff_match_patch()
    # No time limit: the same input must give the same marks on any machine; MAX_TOKENS bounds the work.
    engine.Diff_Timeout = 0
    edits = engine.diff_main(old, new, False)
    engine.diff_cleanupSemantic(edits)
    return tuple(edits)


def word_marks(old: str, new: str) -> tuple[Marks, Marks]:
    """Both texts as runs of ("same" | "gone", text) and ("same" | "new", text).

    Joined, the runs give the texts back.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) > MAX_TOKENS or len(after) > MAX_TOKENS:
        return _whole(old, "gone"), _whole(new, "new")
    codes: dict[str, str] = {}
    edits = _diff(_encoded(before, codes), _encoded(after, codes))
    left: Marks = []
    right: Marks = []
    i = j = 0
    for operation, characters in edits:
        size = len(characters)
        if operation <= 0:
            left.append(("same" if operation == 0 else "gone", "".join(before[i : i + size])))
            i += size
        if operation >= 0:
            right.append(("same" if operation == 0 else "new", "".join(after[j : j + size])))
            j += size
    return _smooth(left, "gone"), _smooth(right, "new")


def most_same(old: str, new: str) -> int:
    """Characters of both texts, blanks at the ends of runs left out, that `word_marks` can find the same at the most.

    Marks keep the order of words, so what is the same are at best the heaviest words that stand in one order in both,
    each with a gap behind it. That is much faster to find than the marks of two texts that have little in common.
    """
    before, after = ([token.translate(_SAME_AS) for token in _TOKEN.findall(text)] for text in (old, new))
    gap = max((len(token) for token in (*before, *after) if token.isspace()), default=0)
    words = [token for token in after if not token.isspace()]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    # At each place the most that the words before it weigh; never less than at the place before.
    heaviest = [0] * (len(words) + 1)
    for word in before:
        for at in reversed(places.get(word, ())):
            weight = heaviest[at] + len(word) + gap
            for place in range(at + 1, len(heaviest)):
                if heaviest[place] >= weight:
                    break
                heaviest[place] = weight
    return 2 * heaviest[-1]


def _whole(text: str, name: str) -> Marks:
    return [(name, text)] if text else []


def _encoded(tokens: list[str], codes: dict[str, str]) -> str:
    """One character a token; white space is one token, and typographic variants of a sign are the same."""
    characters = []
    for token in tokens:
        name = " " if token.isspace() else token.translate(_SAME_AS)
        code = codes.get(name)
        if code is None:
            # Surrogates cannot stand alone in text; no document has this many different words below them.
            code = codes[name] = chr(_FIRST_CODE + len(codes) + (0x800 if _FIRST_CODE + len(codes) >= 0xD800 else 0))
        characters.append(code)
    return "".join(characters)


def _smooth(marks: Marks, name: str) -> Marks:
    """Runs of one kind joined; a blank between two marked words is marked with them."""
    inner = range(1, len(marks) - 1)
    filled = [
        (name, text) if at in inner and kind == "same" and not text.strip() else (kind, text)
        for at, (kind, text) in enumerate(marks)
    ]
    joined: Marks = []
    for kind, text in filled:
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + text)
        elif text:
            joined.append((kind, text))
    return joined
