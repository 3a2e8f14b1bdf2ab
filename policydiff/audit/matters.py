"""What a paragraph or item of an account is about as a whole: a class of commitments, or sections of the policy."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum

from policydiff.audit.claims import Claim, class_leaning, leaning
from policydiff.audit.direction import saying_stems
from policydiff.audit.own_account import date_in
from policydiff.compare.terms import Weights, bag, same_thing
from policydiff.lexicon import phrases
from policydiff.model import Category, Change, Clause, Direction
from policydiff.parse.categories import scores

UNTITLED_WORDS = 30
"""Words up to which a paragraph without a title opens with one class of commitments; a longer one sums up."""

HEADING_STEMS = 2
"""Words of content from which a heading names something; a single one ("Governance") is named by chance."""

HEADING_NAMED = 0.5
"""Share of a heading's words, by weight, from which a matter that has them is about what stands under it."""

_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})*)[.):]?\s")
_CITED = re.compile(
    r"(?i:\bsections?|\bparts?|\bchapters?|\barticles?|\bappendix|\bappendices|\bannex|§)\s*(\d{1,3}(?:\.\d{1,3})*|[A-Z])\b"
)
_DIGITS = re.compile(r"[\d.]+")


@dataclass(frozen=True, slots=True)
class Matter:
    """The claims of one paragraph or item, and what they say together.

    `way`: how it says that the whole class went, None where it does not or says both. `gone`: whether it sets what was
    against what is, so that the class was not eased but gave way. `terms`: stems, those that name
    the same thing as one. `categories`: what its words are about most. `cited`: numbers of sections that it names.
    """

    claims: tuple[Claim, ...]
    way: Direction | None
    gone: bool
    terms: frozenset[str]
    weights: dict[Category, float]
    categories: frozenset[Category]
    cited: frozenset[str]


def matters(told: Iterable[Claim]) -> tuple[Matter, ...]:
    """The matters of an account, in its order."""
    return tuple(_matter(tuple(group)) for _, group in groupby(told, key=lambda claim: claim.block))


def _matter(held: tuple[Claim, ...]) -> Matter:
    opening = held[0]
    way = None if _sums_up(opening) else _way(opening)
    spoken = " ".join([opening.text, *(claim.words for claim in held[1:] if way in leaning(claim))])
    weights = scores(spoken)
    return Matter(
        held,
        way,
        _contrasts(opening),
        frozenset(_concepts(spoken)),
        weights,
        _heaviest(weights),
        cited(spoken),
    )


def _sums_up(opening: Claim) -> bool:
    """Whether a paragraph is about the revision as a whole: it is titled by date, or opens at length."""
    if opening.title:
        return bool(date_in(opening.title)) or bool(re.search(r"\d{4}", opening.title))
    return len(opening.words.split()) > UNTITLED_WORDS


def _way(opening: Claim) -> Direction | None:
    ways = set(class_leaning(opening.title) or class_leaning(opening.words))
    if _contrasts(opening):
        ways.add(Direction.WEAKER)
    return ways.pop() if len(ways) == 1 else None


def _contrasts(opening: Claim) -> bool:
    return bool(phrases("audit", "contrasting").spans(opening.text, "contrasting"))


def covers(matter: Matter, change: Change, weights: Weights) -> bool:
    """Whether a commitment stands, in each version that has it, in a part of the policy that a matter is about.

    That is so by the number of a section that the matter cites, by words of the nearest heading, or as the nearest
    heading that is about anything is about the same.
    """
    if matter.cited:
        return any(number(title) in matter.cited for clause in (*change.old, *change.new) for title in clause.section)
    return all(_stands_in(matter, clause, weights) for clause in (*change.old, *change.new))


def _stands_in(matter: Matter, clause: Clause, weights: Weights) -> bool:
    headings = headings_over(clause)
    stems = [stem for stem in dict.fromkeys(_concepts(headings[0])) if not _DIGITS.fullmatch(stem)] if headings else []
    if len(stems) >= HEADING_STEMS:
        held = fsum(weights.of(stem) for stem in stems if stem in matter.terms)
        if held >= HEADING_NAMED * fsum(map(weights.of, stems)):
            return True
    about = next((found for head in headings if (found := _heaviest(scores(head)))), frozenset())
    return bool(about & matter.categories)


def headings_over(clause: Clause) -> Sequence[str]:
    """The headings over a clause, nearest first; the title of the whole document names nothing in it."""
    return tuple(reversed(clause.section[1:]))


def cited(text: str) -> frozenset[str]:
    """The numbers of sections that a text names: "4.2", "B"."""
    return frozenset(_CITED.findall(text))


def number(title: str) -> str:
    """The number of a heading as its document counts, "" where it has none."""
    found = _NUMBER.match(title)
    return found[1] if found else ""


def _heaviest(weights: dict[Category, float]) -> frozenset[Category]:
    most = max(weights.values(), default=0.0)
    return frozenset(category for category, weight in weights.items() if weight == most)


def _concepts(text: str) -> list[str]:
    dull = saying_stems()
    return [same_thing(stem) or stem for stem in bag(text).stems if stem not in dull]
