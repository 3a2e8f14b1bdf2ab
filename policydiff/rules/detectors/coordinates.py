"""One item more beside others in a sentence that else stayed as it was ("suspend or close" for "close")."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from policydiff.lexicon import ENGLISH
from policydiff.parse.grammar import word_set
from policydiff.parse.modal_words import modal_places
from policydiff.rules.detectors.asides import asides
from policydiff.rules.detectors.refinement import refined
from policydiff.rules.pair import Pair, Party, force_stems
from policydiff.rules.registry import rule

MOST_OWN = 8
"""Words that carry meaning of which a sentence may have more than the other and else be the same."""
MOST_OTHER = 3
"""Such words that the other may have instead."""
LONGEST_SENTENCE = 500
"""Words from which a sentence is not aligned: the time grows with their square."""
LONGEST = 10
"""Words of an item."""
NEXT = 5
"""Words within which the next item ends, or is joined to the one after it."""
REACH = 24
"""Words from the start of an item within which the list that holds it says how its items are joined."""
_REFINING = ("condition_narrowed", "condition_widened")
"""The rules that speak of most cases more or less; what they pass over is said of the items."""
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
        if len(run) > LONGEST or any(modal_places(item)) or fresh.isdisjoint(holder.stems_of(item)):
            continue
        cases = _are_cases(words[start:]) and not any(next(refined(rule(each), pair), None) for each in _REFINING)
        if not _spoken_for(_bare(run), holder, cases=cases):
            yield _bare(run)


def _spoken_for(item: str, holder: Party, *, cases: bool) -> bool:
    """Whether an item stands in a stretch of which other rules speak, or which binds nobody.

    Of several `cases` in which a duty holds one less makes it narrower: that is said of the item.
    """
    shown = (one.text for clause in holder.clauses for one in clause.parts.enumerations if not one.operative)
    parts = holder.gather(lambda parts: (*parts.exceptions, *parts.occasions, *(() if cases else parts.conditions)))
    return any(item in stretch for stretch in (*shown, *parts, *asides(holder)))


def _are_cases(words: list[str]) -> bool:
    """Whether the words from an item on join it to the next as one of several cases, of which any will do."""
    return next((word for word in words[:REACH] if word.lower() in _JOINS), "").lower() == "or"


def _more(words: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of words, joined to others as one of several, that one side has and the other has nothing in place of."""
    before, after = ([word.lower().strip(_PUNCTUATION) for word in side] for side in (theirs, words))
    for tag, _, _, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "insert":
            continue
        start, end = first, last
        # "The inner yard, the back yard": which of two equal words is the new one, no alignment can tell.
        while not _stands_beside(words, start, end) and start and after[start - 1] == after[end - 1]:
            start, end = start - 1, end - 1
        if _stands_beside(words, start, end):
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
        and (before.endswith(",") or any(word.endswith(",") or word in _JOINS for word in words[end : end + NEXT]))
    )


def _bare(run: list[str]) -> str:
    """The item without what joins it."""
    inner = run[1:] if run[0].lower() in _JOINS else run
    inner = inner[:-1] if inner and inner[-1].lower() in _JOINS else inner
    return " ".join(inner).strip(_PUNCTUATION + " ")
