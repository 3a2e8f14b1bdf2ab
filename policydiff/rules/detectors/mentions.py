"""Parts that stand on one side and not on the other: hedges, actors, list items, tellings."""

from collections.abc import Iterator

from policydiff.compare.terms import same_thing
from policydiff.lexicon import unspaced
from policydiff.model import Norm, Rule, Shift
from policydiff.parse.coordination import coordinated
from policydiff.rules.detectors.coordinates import coordinates
from policydiff.rules.detectors.families import PICKS, is_among, stands
from policydiff.rules.detectors.meant import exchanged, implied, meant, on_new_words, only_excepted
from policydiff.rules.pair import Pair, Party, facing, force_stems, shift


def mentions(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """Words of one lexicon family on one side, and none of their kind on the other.

    Settings: `part` names the family; `only` narrows it to a lexicon list; `all_gone` asks that the other side has no
    word of the family left; with `exchanged` one word for another is no change.
    """
    holder, other = facing(rule, pair)
    part = str(rule.settings["part"])
    pick = PICKS[part]
    have = meant(holder, part)
    if not have:
        return
    only = rule.settings.get("only")
    if only:
        have = tuple(word for word in have if is_among(word, str(only), holder.language))
    lacking = [word for word in have if not stands(word, other, pick) and not only_excepted(word, holder)]
    if part == "hedges":
        lacking = [word for word in lacking if not implied(word, holder, other)]
        lacking = [word for word in lacking if not on_new_words(word, holder, other)]
    if not lacking or (rule.settings.get("all_gone") and meant(other, part)):
        return
    if rule.settings.get("exchanged") and len(exchanged(lacking, other, holder, pick)) >= len(lacking):
        return
    found = [holder.evidence(word) for word in lacking]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(lacking[:6]))


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
                stems = tuple(stem for stem in holder.stems_of(item) if stem not in pair.claimed)
                fresh = [
                    stem for stem in stems if stem not in theirs and same_thing(stem, other.language) not in concepts
                ]
                if stems and pair.share(fresh, stems) > 0.6:
                    lacking.append(item)
    lacking += [item for item in _uncoordinated(pair, holder, other) if not any(item in known for known in lacking)]
    if pair.loose:
        return
    lacking += [
        item for item in coordinates(pair, holder, other) if not any(item in one or one in item for one in lacking)
    ]
    if lacking:
        found = [holder.evidence(item) for item in lacking]
        on_old = holder is pair.old
        yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(lacking[:5]))


def _uncoordinated(pair: Pair, holder: Party, other: Party) -> list[str]:
    """Items of a list inside a sentence that the other side lacks, where it says the rest and puts nothing for them."""
    if unspaced(holder.language):
        return []
    dull = force_stems(holder.language) | pair.claimed
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
    have = [word for word in holder.gather(PICKS["consequences"]) if is_among(word, "stopping", holder.language)]
    have = [word for word in have if not only_excepted(word, holder)]
    if not have or any(is_among(word, "stopping", other.language) for word in other.gather(PICKS["consequences"])):
        return
    if not any(clause.norm in (Norm.OBLIGATION, Norm.PROHIBITION) for clause in holder.clauses):
        return
    found = [holder.evidence(word) for word in have]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words=", ".join(have[:4]))
