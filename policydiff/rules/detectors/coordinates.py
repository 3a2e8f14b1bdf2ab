"""One item more beside others in a sentence that else stayed as it was ("suspend or close" for "close")."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from policydiff.lexicon import ENGLISH
from policydiff.parse.grammar import word_set
from policydiff.parse.modal_words import modal_places
from policydiff.rules.detectors.asides import asides
from policydiff.rules.pair import Pair, Party, force_stems

MOST_OWN = 8
"""Words that carry meaning of which a sentence may have more than the other and else be the same."""
MOST_OTHER = 3
"""Such words that the other may have instead."""
LONGEST_SENTENCE = 500
"""Words from which a sentence is not aligned: the time grows with their square."""
LONGEST = 10
"""Words of an item."""
_JOINS = frozenset({"or", "and", "and/or"})
_PUNCTUATION = ".,;:()\"'"


def coordinates(pair: Pair, holder: Party, other: Party) -> Iterator[str]:
    """Items that stand beside another one, where the other side has the same words but for them."""
    own, instead = (pair.dropped, pair.gained) if holder is pair.old else (pair.gained, pair.dropped)
    if holder.language != ENGLISH or not 0 < len(own) <= MOST_OWN or len(instead) > MOST_OTHER:
        return
    fresh = set(own) - pair.claimed - force_stems()
    if not fresh:
        return
    words, theirs = holder.text.split(), other.text.split()
    if max(len(words), len(theirs)) > LONGEST_SENTENCE:
        return
    for start, end in _more(words, theirs):
        run = words[start:end]
        item = " ".join(run)
        if len(run) > LONGEST or not _stands_beside(words, start, end) or any(modal_places(item)):
            continue
        if not fresh.isdisjoint(holder.stems_of(item)) and not _spoken_for(item.strip(_PUNCTUATION), holder):
            yield _bare(run)


def _spoken_for(item: str, holder: Party) -> bool:
    """Whether an item stands in a stretch of which other rules speak, or which binds nobody."""
    shown = (one.text for clause in holder.clauses for one in clause.parts.enumerations if not one.operative)
    parts = holder.gather(lambda parts: (*parts.conditions, *parts.exceptions, *parts.occasions))
    return any(item in stretch for stretch in (*shown, *parts, *asides(holder)))


def _more(words: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of words that one side has and the other has nothing in place of."""
    before, after = ([word.lower().strip(_PUNCTUATION) for word in side] for side in (theirs, words))
    for tag, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "insert":
            yield start, end


def _stands_beside(words: list[str], start: int, end: int) -> bool:
    """Whether a run of words is joined to what stands before or behind it as one of several."""
    first, last = words[start].lower(), words[end - 1].lower()
    if first in _JOINS or last in _JOINS:
        return start > 0 and end < len(words) and words[start + (first in _JOINS)] not in word_set("subordinators")
    before = words[start - 1] if start else ""
    # Between commas an adverbial stands as well ("the shop has, beside this notice, rules").
    return (
        (first == "to" or first not in word_set("opens_adverbial"))
        and last.endswith(",")
        and (before.endswith(",") or any(word.endswith(",") for word in words[end : end + 3]))
    )


def _bare(run: list[str]) -> str:
    """The item without what joins it."""
    inner = run[1:] if run[0].lower() in _JOINS else run
    inner = inner[:-1] if inner and inner[-1].lower() in _JOINS else inner
    return " ".join(inner).strip(_PUNCTUATION + " ")
