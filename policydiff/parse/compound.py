"""Two norms in one sentence ("we will test each model, and we may publish the results") are two clauses."""

import re
from bisect import bisect_left
from functools import cache
from itertools import islice

from policydiff.lexicon import ENGLISH, Phrases, alternation, phrases, unspaced
from policydiff.model import Span

_JOINT = re.compile(r",\s+(?:and|but|or|so)\s+|;\s+(?:and\s+|but\s+|however,\s+|in addition,\s+|moreover,\s+)?")
_SUBJECT = re.compile(
    r"(?:also\s+)?(?:we|you|they|it|users|customers|[A-Z][\w-]*"
    r"|(?:the|our|your|each|any|such|these)\s+(?:[\w'’-]+\s+){0,3}?[\w'’-]+)"
    r"\s+(?:(?:also|then|further)\s+)?"
)
_OPENS_SUBORDINATE = re.compile(
    r"\W{0,20}(?:if|when|whenever|where|while|although|unless|once|because|since|as|after|before|until|should|to)\b",
    re.I,
)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whether|how|if|when|where)\b", re.I)
_LADDER = ("binding", "intended", "discretionary", "advisory", "forbidding")
MIN_WORDS = 4
MAX_SUBJECT = 120
"""Characters between a conjunction and the modal of the norm that it joins."""
MAX_SEGMENT = 600


@cache
def _modals(language: str = ENGLISH) -> Phrases:
    return phrases("modals", *_LADDER, language=language)


def norm_spans(source: str, sentence: Span, language: str = ENGLISH) -> list[Span]:
    """The clauses of a sentence: cut where a second norm with a subject of its own begins."""
    text = sentence.of(source)
    if language != ENGLISH:
        cuts = _foreign_cuts(text, language)
        return [
            Span(sentence.start + start, sentence.start + _trim(text, end))
            for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)
        ]
    if "," not in text and ";" not in text:
        return [sentence]
    joints = [match.span() for match in _JOINT.finditer(text)]
    if not joints:
        return [sentence]
    found = _modals().find(text.replace("\n", " "))
    modals = sorted(start for places in found.values() for start, _ in places)
    cuts = _cuts(text, joints, modals) if len(modals) > 1 else [0]
    return [
        Span(sentence.start + start, sentence.start + _trim(text, end))
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)
    ]


@cache
def _joint(language: str) -> re.Pattern[str]:
    """What joins two main clauses, with the pronoun that opens the second."""
    joining = alternation("grammar", "coordinators", language=language)
    pronouns = alternation("grammar", "subjects", language=language)
    if unspaced(language):
        return re.compile(rf"[,，;；]\s*(?=(?:{joining})?(?:{pronouns}))")
    return re.compile(rf"(?:,?\s+(?:{joining})|;)\s+(?=(?:[^\W\d_]+\s+)?(?:{pronouns})(?!\w))", re.I)


@cache
def _subject(language: str) -> re.Pattern[str]:
    pronouns = alternation("grammar", "subjects", language=language)
    return re.compile(pronouns if unspaced(language) else rf"(?<!\w)(?:{pronouns})(?!\w)", re.I)


@cache
def _opens_subordinate(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,20}}(?:{alternation('grammar', 'subordinators', language=language)})", re.I)


def _foreign_cuts(text: str, language: str) -> list[int]:
    """Where the clauses of a sentence in another language begin: a norm on both sides of each cut."""
    cuts = [0]
    joints = (
        [match.end() for match in _joint(language).finditer(text)] if any(mark in text for mark in ",;，； ") else []
    )
    if not joints:
        return cuts
    places = _modals(language).find(text.replace("\n", " "))
    modals = sorted(start for found in places.values() for start, _ in found)
    for joint in joints:
        stretch = text[max(cuts[-1], joint - MAX_SEGMENT) : joint - 1]
        before = (
            bisect_left(modals, cuts[-1]) < bisect_left(modals, joint) or _subject(language).search(stretch) is not None
        )
        after = bisect_left(modals, joint) < bisect_left(modals, joint + MAX_SUBJECT)
        opens = _opens_subordinate(language).match(text, cuts[-1])
        if before and after and (opens is None or re.search("[,，]", stretch)):
            cuts.append(joint)
    return cuts


def _cuts(text: str, joints: list[tuple[int, int]], modals: list[int]) -> list[int]:
    cuts = [0]
    depth = read = 0
    for start, end in joints:
        depth += sum(text.count(mark, read, start) for mark in "([") - sum(
            text.count(mark, read, start) for mark in ")]"
        )
        read = start
        cut = cuts[-1]
        first = bisect_left(modals, cut)
        if depth > 0 or first == len(modals) or modals[first] >= start or not _has_norm(text, end, modals):
            continue
        if text.count(" ", cut, start) < MIN_WORDS - 1 or text.count(" ", end, end + MAX_SEGMENT) < MIN_WORDS - 1:
            continue
        if _OPENS_SUBORDINATE.match(text, cut) and "," not in text[cut:start]:
            continue
        segment = max(cut, start - MAX_SEGMENT, text.rfind(",", cut, start) + 1, text.rfind(";", cut, start) + 1)
        # A semicolon ends whatever clause is open before it.
        if text[start] == ";" or not _SUBORDINATE.search(text, segment, start):
            cuts.append(end)
    return cuts


def _has_norm(text: str, position: int, modals: list[int]) -> bool:
    """Whether a subject and a modal stand at `position`."""
    for modal in islice(modals, bisect_left(modals, position + 1), None):
        if modal - position > MAX_SUBJECT:
            break
        if _SUBJECT.fullmatch(text, position, modal):
            return True
    return False


def _trim(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
