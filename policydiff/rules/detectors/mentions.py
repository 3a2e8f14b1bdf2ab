"""Parts that stand on one side and not on the other: hedges, actors, list items, tellings."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from policydiff.compare.terms import key, same_thing
from policydiff.lexicon import ENGLISH, alternation, folded, unspaced
from policydiff.model import Norm, Parts, Rule, Shift
from policydiff.parse.coordination import coordinated
from policydiff.rules.detectors.asides import excepted, without
from policydiff.rules.pair import Pair, Party, facing, force_stems, shift

PICKS: dict[str, Callable[[Parts], Sequence[str]]] = {
    "conditions": lambda parts: parts.conditions,
    "exceptions": lambda parts: parts.exceptions,
    "occasions": lambda parts: parts.occasions,
    "hedges": lambda parts: parts.hedges,
    "actors": lambda parts: parts.actors,
    "disclosures": lambda parts: parts.disclosures,
    "consequences": lambda parts: parts.consequences,
    "timings": lambda parts: parts.timings,
}


@cache
def part_words(name: str, language: str = ENGLISH) -> re.Pattern[str]:
    """The words of a list of the parts, found as whole words."""
    return re.compile(rf"(?<![\w-])(?:{alternation('parts', name, language=language)})(?![\w-])", re.I)


@cache
def _aside(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('asides', name)})(?![\w-])", re.I)


def _is_among(word: str, name: str, language: str) -> bool:
    """Whether a word found in a text is in a list of the parts."""
    return part_words(name, language).fullmatch(word if language == ENGLISH else folded(word, language)) is not None


def mentions(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """Words of one lexicon family on one side, and none of their kind on the other.

    Settings: `part` names the family; `only` narrows it to a lexicon list; `all_gone` asks that the other side has no
    word of the family left.
    """
    holder, other = facing(rule, pair)
    part = str(rule.settings["part"])
    pick = PICKS[part]
    have = _meant(holder, part)
    if not have:
        return
    only = rule.settings.get("only")
    if only:
        have = tuple(word for word in have if _is_among(word, str(only), holder.language))
    lacking = [word for word in have if not _stands(word, other, pick)]
    lacking = [word for word in lacking if not _only_excepted(word, holder)]
    if not lacking or (rule.settings.get("all_gone") and _meant(other, part)):
        return
    if part == "hedges":
        lacking = [word for word in lacking if not _on_new_words(word, holder, other)]
    if not lacking:
        return
    if rule.settings.get("exchanged") and len(_exchanged(lacking, other, holder, pick)) >= len(lacking):
        return
    found = [holder.evidence(word) for word in lacking]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(lacking[:6]))


def _meant(side: Party, part: str) -> tuple[str, ...]:
    """The words of a family on a side: of those of telling, what names a document or says "without" tells nothing."""
    have = side.gather(PICKS[part])
    if part != "disclosures" or not have or side.language != ENGLISH:
        return have
    return tuple(word for word in have if _tells(word, side.text))


def _only_excepted(word: str, side: Party) -> bool:
    """Whether a word stands in exceptions only: what is left out of a duty takes nothing from it when it goes."""
    if unspaced(side.language):
        return False
    rest = without(side.text, excepted(side))
    return rest != side.text and not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", rest, re.I)


def _on_new_words(word: str, side: Party, other: Party) -> bool:
    """Whether a hedge stands in a stretch between commas of which the other side has hardly a word."""
    if unspaced(side.language):
        return False
    found = re.search(rf"[^,;:()]*(?<![\w-]){re.escape(word)}(?![\w-])[^,;:()]*", side.text, re.I)
    stems = [stem for stem in side.stems_of(found[0]) if stem not in side.stems_of(word)] if found else []
    concepts = other.concepts(other.stems)
    known = [stem for stem in stems if stem in other.stems or same_thing(stem, other.language) in concepts]
    return len(stems) >= 2 and len(known) * 3 <= len(stems)


def _tells(word: str, text: str) -> bool:
    if not _aside("document").fullmatch(word):
        return True
    places = re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.I)
    return any(not _naming().search(text, 0, place.start()) for place in places)


@cache
def _naming() -> re.Pattern[str]:
    """What stands before a noun that names a document, or before a telling that does not take place."""
    return re.compile(rf"(?<![\w-])(?:{alternation('asides', 'naming')})\s+[\"']?$", re.I)


def _exchanged(
    lacking: Sequence[str], other: Party, holder: Party, pick: Callable[[Parts], Sequence[str]]
) -> list[str]:
    """Words of the family that the other side has in place of those that it lacks, no firmer and no looser."""
    if holder.language != ENGLISH:
        return []
    loose = any(_aside("discretion").fullmatch(word) for word in lacking)
    return [
        word
        for word in other.gather(pick)
        if not _stands(word, holder, pick) and bool(_aside("discretion").fullmatch(word)) == loose
    ]


def _stands(word: str, other: Party, pick: Callable[[Parts], Sequence[str]]) -> bool:
    """Whether a word, an inflection or a synonym of it stands on the other side."""
    if f" {key(word)} " in f" {key(other.text)} " or (unspaced(other.language) and key(word) in key(other.text)):
        return True
    stems = other.stems_of(word)
    if not stems:
        return False
    if all(stem in other.stems for stem in stems):
        return True
    concepts = other.concepts(stems)
    return bool(concepts) and any(
        same_thing(stem, other.language) in concepts
        for mention in other.gather(pick)
        for stem in other.stems_of(mention)
    )


def items(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """An item of an operative list ("including ...") that the other side lacks; illustrations do not count."""
    holder, other = facing(rule, pair)
    theirs = set(other.stems)
    concepts = other.concepts(theirs)
    lacking = []
    for clause in holder.clauses:
        for listing in clause.parts.enumerations:
            if not listing.operative:
                continue
            for item in listing.items:
                stems = holder.stems_of(item)
                fresh = [
                    stem for stem in stems if stem not in theirs and same_thing(stem, other.language) not in concepts
                ]
                if stems and pair.share(fresh, stems) > 0.6:
                    lacking.append(item)
    lacking += [item for item in _uncoordinated(pair, holder, other) if not any(item in known for known in lacking)]
    if lacking and not pair.loose:
        found = [holder.evidence(item) for item in lacking]
        on_old = holder is pair.old
        yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(lacking[:5]))


def _uncoordinated(pair: Pair, holder: Party, other: Party) -> list[str]:
    """Items of a list inside a sentence that the other side lacks, where it says the rest and puts nothing for them."""
    if unspaced(holder.language):
        return []
    dull = force_stems(holder.language)
    gained = [stem for stem in (pair.gained if holder is pair.old else pair.dropped) if stem not in dull]
    theirs = set(other.stems)
    concepts = other.concepts(theirs)
    shown = " ".join(one.text for clause in holder.clauses for one in clause.parts.enumerations if not one.operative)
    lacking = []
    for items in coordinated(holder.text, holder.language):
        stems = {item: [stem for stem in holder.stems_of(item) if stem not in dull] for item in items}
        named = [item for item in items if stems[item] and item not in shown]
        absent = [
            item
            for item in named
            if not any(stem in theirs or same_thing(stem, other.language) in concepts for stem in stems[item])
        ]
        if len(named) - len(absent) >= max(2, len(absent)):
            lacking += absent
    return lacking if len(lacking) > len(gained) else []


def stopping(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A pledge to stop (pause, halt, delete, not deploy) on one side, a softer consequence or none on the other."""
    holder, other = facing(rule, pair)
    have = [word for word in holder.gather(PICKS["consequences"]) if _is_among(word, "stopping", holder.language)]
    have = [word for word in have if not _only_excepted(word, holder)]
    if not have or any(_is_among(word, "stopping", other.language) for word in other.gather(PICKS["consequences"])):
        return
    if not any(clause.norm in (Norm.OBLIGATION, Norm.PROHIBITION) for clause in holder.clauses):
        return
    found = [holder.evidence(word) for word in have]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(have[:4]))
