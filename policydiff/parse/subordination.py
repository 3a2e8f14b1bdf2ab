"""Which modal governs: not the one of a relative clause, of a purpose, or of what a noun is told by."""

import re
from functools import cache

from policydiff.lexicon import terms
from policydiff.parse.grammar import BOUNDARY, WORD, subordinator, word_set

_INFINITIVE = re.compile(r"\bto\s+$", re.I)
_PURPOSE = re.compile(r"\w\s+so\s+(?!(?:that|as|long|far|much|many)\b)[\w'-]+(?:\s+[\w'-]+){0,4}\s*$", re.I)
"""What somebody does so that others can do something: their being able to is no norm of its own."""
_ABILITY = frozenset({"can", "could", "may", "might", "will", "would", "don't", "do not", "won't", "be able to"})
_RELATIVE = re.compile(
    r"^\s*(?:[\w'-]+\s+){0,5}?(?P<head>[\w'-]+)\s+(?P<relative>(?:(?:that|which|who)\s+"
    r"(?!(?:they|it|he|she|i|the|a|an|our|your|their|its|any|users|customers)\b)"
    r"|(?=(?:we|you)\s))[\w'-]+\s+[\w'-]+.*)$",
    re.I | re.S,
)
"""A noun, then a relative clause with a verb and at least one word more, or with "we" or "you" as its subject."""
_YOURS = re.compile(r"(?:(?:that|which|who)\s+)?you\b", re.I)
_TOLD_BY = re.compile(
    r"^\s*(?:(?:the|any|all|these|those|some|other|our|your)\s+)?(?:[\w'-]+\s+){1,3}(?:that\s+)?(?:we|you|they)\s*$",
    re.I,
)
"""A noun phrase and the subject of a clause that tells of it ("reasons we might ...", "the data that you may ...")."""
_TELLS_OF_ONE = re.compile(
    r"\b(?:any|all|such|other|additional|some)\s+(?:[\w'-]+\s+){1,3}?(?:that\s+)?(?:we|you|they)\s*$", re.I
)
_LATER = re.compile(r"[^,;:.]{1,120}\s(?:shall|must|will)\s", re.I)
"""The modal of the noun itself, behind the clause that tells of it."""
LATEST = 100
"""Characters within which a modal stands that tells of the noun with which a sentence begins."""
_ASIDE = re.compile(r",\s+(?P<first>[\w'-]+)(?:\s+[\w'-]+){1,8}$")
_FINITE = re.compile(r"\b(?:is|are|includes?|depends?|varies|vary|consists?|must|will|shall|should)\b", re.I)


def governs(text: str, place: tuple[int, int], chunk: str) -> bool:
    """Whether the modal at a place is the one of the main clause; `chunk` are the words before it."""
    start, end = place
    if _INFINITIVE.search(text, max(0, start - 4), start):
        return False
    if text[start:end].lower() in _ABILITY and (_PURPOSE.search(chunk) or _tells_of_a_noun(text, end, chunk)):
        return False
    # The subject may be inside the modal ("if we win we'll pay").
    subject = text[start : end - 3] if text[start:end].lower().endswith("'ll") else ""
    return not subordinator().search(chunk) or resumes(chunk + subject)


def _tells_of_a_noun(text: str, end: int, chunk: str) -> bool:
    """Whether a modal stands in the clause that tells of a noun, and the verb of that noun comes after it."""
    if _TELLS_OF_ONE.search(chunk) and _LATER.match(text, end):
        return True
    if end > LATEST or len(text[:end].split()) > len(chunk.split()) + 1 or not _TOLD_BY.match(chunk):
        return False
    first = WORD.search(chunk)
    if first is None or first[0].endswith("ly") or first[0].lower() in word_set("opens_adverbial"):
        return False
    boundary = BOUNDARY.search(text, end)
    return _FINITE.search(text, end, boundary.start() if boundary else len(text)) is not None


def resumes(chunk: str) -> bool:
    """A subordinate clause without its comma, followed by the main subject ("when a model ships we will ...")."""
    return bool(re.search(r"\b(?:we|you|i)\s*(?:\w+ly\s*)?$", chunk, re.I)) and not (
        re.search(r"\b(?:that|which|whom|if|whether|how|what)\s+(?:we|you|i)\s*(?:\w+ly\s*)?$", chunk, re.I)
        or re.search(r"\b(?:which|whom|whether|how|what)\b", chunk, re.I)
    )


def without_relative(chunk: str, *, passive: bool = False) -> str:
    """The subject without a relative clause that says which one is meant ("accounts that break these rules").

    What is yours you answer for ("content that you post must ..."), unless something is done to it (`passive`).
    """
    found = _RELATIVE.search(chunk)
    if found is None or found["head"].lower() not in _heads():
        return chunk
    return "you" if not passive and _YOURS.match(found["relative"]) else chunk[: found.start("relative")]


@cache
def _heads() -> frozenset[str]:
    """Nouns that a relative clause can belong to without hiding who is bound."""
    nouns = (terms("bearers", key) for key in ("user", "objects", "practice_objects"))
    return frozenset(noun for group in nouns for noun in group) - frozenset(terms("grammar", "subordinators"))


def chunk_before(text: str, position: int) -> str:
    """The words between the last clause boundary and a modal: mostly its subject."""
    before = text[max(0, position - 200) : position]
    cut = 0
    for match in BOUNDARY.finditer(before):
        cut = match.end()
    chunk = before[cut:]
    # A parenthesis between subject and modal ("the Officer (RSO) may") is not the subject's end.
    if not chunk.strip() and cut and before[cut - 1] == ")":
        opened = before.rfind("(", 0, cut)
        return before[max(0, before.rfind(",", 0, opened) + 1) : opened] if opened > 0 else chunk
    # Nor is a phrase between commas ("models that, without safeguards, could").
    if not chunk.strip() and cut and before[cut - 1] == ",":
        aside = _ASIDE.search(before, 0, cut - 1)
        if aside and aside["first"].lower() in word_set("opens_phrase"):
            return chunk_before(text, max(0, position - 200) + aside.start())
    return chunk
