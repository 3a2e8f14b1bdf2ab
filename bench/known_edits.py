"""Revisions made by known edits of the bundled policies: what became of each commitment is known, since we did it.

The bundled texts are restatements in our own words; nothing here reads anybody else's. The same seed gives the same
revisions.
"""

import random
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bench.word_edits import WORD_EDITS, without_an_item
from policydiff.model import BlockKind, Clause, Document, Norm, Outcome
from policydiff.parse import parse

POLICIES = Path(__file__).resolve().parents[1] / "policies"
SHARES = (0.04, 0.12, 0.3, 0.55)
"""Shares of the commitments that are edited: from a touch-up to a rewrite."""


@dataclass
class Edited:
    """A revision with what is known of it.

    `truth` tells for each binding clause of the old version, by its id, what became of it; `added` are the words that
    came.
    """

    name: str
    old: Document
    new: Document
    truth: dict[str, Outcome]
    added: list[str] = field(default_factory=list)


_ITEM = re.compile(r"\s*(?:[-*•]|\d+\.)\s")
_WHOLE = ("remove", "remove", "drop item", "move", "merge", "add")
"""Edits that need more than the words of one clause."""
_OF_DUTIES = frozenset({"hedge", "ask more", "reword and hedge", "reword and ask more"})
"""Edits that mean what they should in a duty only: in a ban or a leave a proviso says the opposite."""


class _Reviser:
    """Collects replacements of stretches of one source."""

    def __init__(self, old: Document, foreign: list[str], chance: random.Random) -> None:
        self.old, self.chance, self._foreign = old, chance, foreign
        self.replacements: list[tuple[int, int, str]] = []
        self.truth = {clause.id: Outcome.RETAINED for clause in old.clauses if clause.binds}
        self.added: list[str] = []

    def apply(self, kind: str, clause: Clause, after: Clause | None) -> bool:
        """Try an edit on a clause; `after` is the next one of the same paragraph, where there is one."""
        if kind in _OF_DUTIES and not _is_duty(clause):
            return False
        if kind in WORD_EDITS:
            outcome, steps = WORD_EDITS[kind]
            text: str | None = clause.text
            for step in steps:
                text = step(text, self.chance) if text is not None else None
            return self._replace(clause, text, outcome)
        match kind:
            case "remove":
                return self._replace(clause, "", Outcome.REMOVED)
            case "drop item":
                return self._replace(clause, without_an_item(clause, self.chance), Outcome.WEAKENED)
            case "move":
                return self._move(clause)
            case "merge":
                return self._merge(clause, after)
            case _:
                return self._add(clause)

    def _replace(self, clause: Clause, text: str | None, outcome: Outcome) -> bool:
        if text is None or text == clause.text:
            return False
        self.replacements.append((clause.span.start, clause.span.end, text))
        self.truth[clause.id] = outcome
        return True

    def _move(self, clause: Clause) -> bool:
        places = [one for one in self.old.sections if one.path != clause.section and one.level > 1]
        if not places or clause.kind is not BlockKind.PARAGRAPH or clause.context:
            return False
        place = self.chance.choice(places)
        self.replacements.append((clause.span.start, clause.span.end, ""))
        self.replacements.append((place.span.end, place.span.end, f"\n\n{clause.text.strip()}\n"))
        return True

    def _merge(self, clause: Clause, after: Clause | None) -> bool:
        if after is None or not after.text.startswith(("We ", "You ", "This ", "The ")):
            return False
        if not clause.text.rstrip().endswith(".") or after.id not in self.truth:
            return False
        end = clause.span.start + len(clause.text.rstrip()) - 1
        first = after.text[0].lower()
        self.replacements.append((end, after.span.start + 1, f", and {first}"))
        return True

    def _add(self, clause: Clause) -> bool:
        if clause.kind is not BlockKind.PARAGRAPH or not self._foreign:
            return False
        words = self._foreign.pop()
        end = self.old.source.find("\n\n", clause.span.end)
        # What stands before a list leads it in.
        if end < 0 or _ITEM.match(self.old.source, end):
            return False
        self.replacements.append((end, end, f"\n\n{words}"))
        self.added.append(words)
        return False

    def source(self) -> str:
        """The revised source."""
        text = self.old.source
        for start, end, words in sorted(self.replacements, reverse=True):
            text = text[:start] + words + text[end:]
        return re.sub(r"(?m)^[ \t]*(?:[-*•]|\d+\.)[ \t]*\n", "", text)


def _stands_alone(clause: Clause, leading: Set[str]) -> bool:
    """Whether what is done to a clause is done to it alone: it leads in nothing, and is no cell of a table."""
    if clause.kind is BlockKind.TABLE_CELL or clause.text.rstrip(" *_\n").endswith(":"):
        return False
    return not any(clause.plain in words for words in leading)


def _is_duty(clause: Clause) -> bool:
    """Whether a sentence says of its own that somebody will do something."""
    return clause.norm is Norm.OBLIGATION and bool(
        re.search(r"\b(?:we|company|board|officer)\b.*\b(?:will|must)\b", clause.text, re.I)
    )


def revised(name: str, old: Document, foreign: list[str], share: float, seed: int) -> Edited:
    """A revision of `old` in which about `share` of its commitments are edited; `foreign` are commitments to add."""
    chance = random.Random(f"{name} {share} {seed}")
    strange = list(foreign)
    chance.shuffle(strange)
    reviser = _Reviser(old, strange, chance)
    leading = {words for clause in old.clauses for words in clause.context}
    binding = [clause for clause in old.clauses if clause.binds and _stands_alone(clause, leading)]
    following = {one.id: two for one, two in pairwise(old.clauses) if one.block == two.block and two in binding}
    wanted = max(3, round(share * len(binding)))
    kinds = (*WORD_EDITS, *_WHOLE)
    edited: set[str] = set()
    for clause in chance.sample(binding, len(binding)):
        if len(edited) >= wanted:
            break
        after = following.get(clause.id)
        if clause.id in edited or (after and after.id in edited):
            continue
        if any(reviser.apply(kind, clause, after) for kind in chance.sample(kinds, 8)):
            # The clause behind it may have been merged into it.
            edited |= {clause.id, *([after.id] if after else [])}
    return Edited(name, old, parse(reviser.source()), reviser.truth, reviser.added)


def revisions(seeds: int = 2) -> Iterator[Edited]:
    """Every bundled policy, revised slightly and heavily, `seeds` times each."""
    sources = {path.relative_to(POLICIES): path.read_text(encoding="utf-8") for path in sorted(POLICIES.glob("*/*.md"))}
    documents = {str(name.with_suffix("")): parse(text) for name, text in sources.items()}
    for name, old in documents.items():
        policy = name.partition("/")[0]
        foreign = [
            clause.text
            for other, document in documents.items()
            if other.partition("/")[0] != policy
            for clause in document.clauses
            if clause.binds and clause.kind is BlockKind.PARAGRAPH and not clause.context and len(clause.text) > 40
        ]
        for share in SHARES:
            for seed in range(seeds):
                yield revised(name, old, foreign, share, seed)
