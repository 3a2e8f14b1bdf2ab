"""Two norms in one sentence ("we will test each model, and we may publish the results") are two clauses."""

import re
from functools import cache

from policydiff.lexicon import alternation
from policydiff.model import Span

_SUBJECT = r"(?:we|you|they|it|users|customers|[A-Z][\w-]*|(?:the|our|your|each|any|such|these)\s+(?:[\w'’-]+\s+){0,3}?[\w'’-]+)"
MIN_WORDS = 4


@cache
def _joint() -> re.Pattern[str]:
    modal = alternation("modals", "binding", "intended", "discretionary", "advisory", "forbidding")
    return re.compile(
        rf"(?:,\s+(?:and|but|or|so)\s+|;\s+(?:and\s+|but\s+|however,\s+|in addition,\s+|moreover,\s+)?)(?=(?:also\s+)?{_SUBJECT}\s+(?:also\s+|then\s+|further\s+)?(?:{modal})(?![\w-]))"
    )


@cache
def _modal() -> re.Pattern[str]:
    modal = alternation("modals", "binding", "intended", "discretionary", "advisory", "forbidding")
    return re.compile(rf"(?<![\w-])(?:{modal})(?![\w-])", re.I)


_OPENS_SUBORDINATE = re.compile(r"^\W*(?:if|when|whenever|where|while|although|unless|once|because|since|as|after|before|until|should|to)\b", re.I)


def norm_spans(source: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence: cut where a second norm with a subject of its own begins."""
    text = sentence.of(source)
    if "," not in text and ";" not in text:
        return [sentence]
    cuts = [0]
    for match in _joint().finditer(text):
        head, tail = text[cuts[-1] : match.start()], text[match.end() :]
        if _bracketed(text, match.start()) or min(head.count(" "), tail.count(" ")) < MIN_WORDS - 1:
            continue
        modal = _modal().search(head)
        if not modal or (_OPENS_SUBORDINATE.match(head) and "," not in head):
            continue
        if re.search(r"\b(?:that|which|who|whether|how|if|when|where)\b[^,;]*$", head, re.I):
            continue
        cuts.append(match.end())
    return [
        Span(sentence.start + start, sentence.start + _trim(text, end))
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)
    ]


def _trim(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _bracketed(text: str, position: int) -> bool:
    before = text[:position]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")
