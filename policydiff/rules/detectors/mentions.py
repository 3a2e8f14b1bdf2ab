"""Parts that stand on one side and not on the other: conditions, exceptions, hedges, actors, list items, tellings."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from policydiff.compare.terms import key, same_thing
from policydiff.lexicon import ENGLISH, alternation, folded, unspaced
from policydiff.model import Bearer, Norm, Parts, Rule, Shift
from policydiff.parse.coordination import coordinated
from policydiff.rules.pair import Pair, Party, facing, force_stems, shift

_PICKS: dict[str, Callable[[Parts], Sequence[str]]] = {
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
def _words(name: str, language: str = ENGLISH) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('parts', name, language=language)})(?![\w-])", re.I)


def _is_among(word: str, name: str, language: str) -> bool:
    """Whether a word found in a text is in a list of the parts."""
    return _words(name, language).fullmatch(word if language == ENGLISH else folded(word, language)) is not None


def mentions(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """Words of one lexicon family on one side, and none of their kind on the other.

    Settings: `part` names the family; `only` narrows it to a lexicon list; `all_gone` asks that the other side has no
    word of the family left.
    """
    holder, other = facing(rule, pair)
    pick = _PICKS[str(rule.settings["part"])]
    have = holder.gather(pick)
    if not have:
        return
    only = rule.settings.get("only")
    if only:
        have = tuple(word for word in have if _is_among(word, str(only), holder.language))
    lacking = [word for word in have if not _stands(word, other, pick)]
    if not lacking or (rule.settings.get("all_gone") and other.gather(pick)):
        return
    found = [holder.evidence(word) for word in lacking]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(lacking[:6]))


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


def conditions(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A condition or exception most of whose words are new to the other side."""
    holder, other = facing(rule, pair)
    pick = _PICKS[str(rule.settings["part"])]
    theirs = set(other.stems)
    concepts = other.concepts(theirs)
    lacking = []
    for stretch in holder.gather(pick):
        stems = holder.stems_of(_alone(stretch, holder))
        if not stems:
            continue
        fresh = [stem for stem in stems if stem not in theirs and same_thing(stem, other.language) not in concepts]
        if pair.share(fresh, stems) >= 0.5:
            lacking.append(stretch)
    if not lacking or (pair.loose and len(other.gather(pick)) >= len(holder.gather(pick))):
        return
    if holder.norm is Norm.PERMISSION and other.norm is Norm.PERMISSION and holder.lead.bearer is not Bearer.USER:
        return
    found = [holder.evidence(stretch) for stretch in lacking]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words="; ".join(lacking[:3]))


def _alone(stretch: str, holder: Party) -> str:
    """A stretch without what other rules speak of: hedges ("where feasible") and stretches of other kinds inside it."""
    inner = {part for kind in ("conditions", "exceptions", "occasions") for part in holder.gather(_PICKS[kind])}
    others = {*holder.gather(_PICKS["hedges"]), *(inner - {stretch})}
    for part in sorted(others, key=lambda part: (-len(part), part)):
        # Compiling a pattern takes longer than all the rest, and most parts stand elsewhere.
        if not (part.isascii() and stretch.isascii()) or part.lower() in stretch.lower():
            stretch = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", stretch, flags=re.I)
    return stretch


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
    have = [word for word in holder.gather(_PICKS["consequences"]) if _is_among(word, "stopping", holder.language)]
    if not have or any(_is_among(word, "stopping", other.language) for word in other.gather(_PICKS["consequences"])):
        return
    if not any(clause.norm in (Norm.OBLIGATION, Norm.PROHIBITION) for clause in holder.clauses):
        return
    found = [holder.evidence(word) for word in have]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(have[:4]))
