"""Judgements with the answer: what a confidence is made from and measured on."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bench.corpus import CORPUS, PAIRS, gold, scorer
from bench.known_edits import Edited, revisions
from policydiff.model import Change, Document, Outcome
from policydiff.parse import parse
from policydiff.rules.grounds import Grounds
from policydiff.rules.judge import compare

UNTOUCHED = 25
"""Clauses that nobody edited that are taken from each revision: they are many, and say little."""


@dataclass(frozen=True, slots=True)
class Case:
    """One judgement: its features, and how much of what it covers it got right (0 to 1).

    `group` is what is left out together: a provider, or a bundled policy where `made` says that the edits are ours.
    """

    group: str
    outcome: Outcome
    grounds: Grounds
    right: float
    made: bool = False


def judged(old: Document, new: Document) -> Iterator[tuple[Change, Grounds]]:
    """The changes of a comparison, in their order, with the features that their confidence comes from."""
    seen: list[Grounds] = []

    def remember(grounds: Grounds) -> float:
        seen.append(grounds)
        return float(len(seen) - 1)

    for change in compare(old, new, estimate=remember).changes:
        if change.binds:
            yield change, seen[int(change.confidence)]


def provider(pair: str) -> str:
    """The provider that a coding sheet is about: its name without the number."""
    return pair.rpartition("-")[0]


def sheets() -> list[str]:
    """The coding sheets there are."""
    return sorted(path.stem for path in (CORPUS / "gold").glob("*.jsonl"))


@cache
def rows(pair: str) -> list[dict[str, str]]:
    """The rows of a coding sheet."""
    return [json.loads(line) for line in gold(pair).read_text(encoding="utf-8").splitlines() if line.strip()]


def documents(pair: str) -> tuple[Document, Document]:
    """Both versions: the texts where they are at hand, else the passages of the sheet under their headings."""
    if pair in PAIRS:
        old, new = (parse((CORPUS / path).read_text(encoding="utf-8")) for path in PAIRS[pair])
        return old, new
    return _assembled(pair, "old"), _assembled(pair, "new")


def _assembled(pair: str, side: str) -> Document:
    sections: dict[str, dict[str, None]] = {}
    for row in rows(pair):
        if row[side]:
            sections.setdefault(row[f"{side}_section"] or "Other", {})[row[side]] = None
    parts = [f"# Policy {pair}"]
    for title, passages in sections.items():
        parts += [f"## {title}", *(passage.replace(" ... ", "\n\n") for passage in passages)]
    return parse("\n\n".join(parts) + "\n")


def coded_cases(pair: str) -> Iterator[Case]:
    """What the tool says of the commitments of a coding sheet, and whether the experts say so too.

    As the scorer matches them: a change covers a row where its words overlap the coded passage. Where a row is split
    over several changes that together give the right answer, those that say otherwise are not wrong for that. What the
    tool calls added is wrong where the experts know it as the counterpart of an older commitment.
    """
    old, new = documents(pair)
    found = list(judged(old, new))
    score = scorer()
    sides = [
        (
            score.LABEL[str(change.outcome)],
            *(score.Side([{"text": c.text} for c in s]) for s in (change.old, change.new)),
            n,
        )
        for n, (change, _) in enumerate(found)
    ]
    answers: dict[int, list[tuple[float, bool]]] = {}
    for row in rows(pair):
        coded = "X" if row["outcome"] == "L" else row["outcome"]
        said = score.predict(row, sides)[0]
        passage = score.shingles(score.words(row["new"] if coded == "A" else row["old"]))
        counterpart = score.shingles(score.words(row["new"]))
        for label, before, after, number in sides:
            weight = after.hit(counterpart) if "A" in (coded, label) else before.hit(passage)
            if weight and not (said == coded != label):
                answers.setdefault(number, []).append((weight, label == coded))
    for number, told in sorted(answers.items()):
        change, grounds = found[number]
        total = sum(weight for weight, _ in told)
        yield Case(provider(pair), change.outcome, grounds, sum(weight for weight, right in told if right) / total)


def edited_cases(edited: Edited) -> Iterator[Case]:
    """What the tool says of a revision that we made, and whether that is what we did.

    Nothing is ever said anew in other words by these edits, so that they cannot tell when a commitment was replaced.
    """
    chance = random.Random(edited.name)
    came = " ".join(" ".join(words.split()) for words in edited.added)
    untouched: list[Case] = []
    for change, grounds in judged(edited.old, edited.new):
        truths = [edited.truth[clause.id] for clause in change.old if clause.id in edited.truth]
        if "replaced" in grounds or (change.old and not truths):
            continue
        if truths:
            right = sum(truth is change.outcome for truth in truths) / len(truths)
        else:
            right = sum(" ".join(c.text.split()) in came for c in change.new) / len(change.new)
        one = Case(edited.name.partition("/")[0], change.outcome, grounds, right, made=True)
        if "retained" not in grounds and change.outcome is Outcome.RETAINED:
            untouched.append(one)
        else:
            yield one
    yield from chance.sample(untouched, min(len(untouched), UNTOUCHED))


@cache
def cases() -> tuple[Case, ...]:
    """Every case there is."""
    coded = [case for pair in sheets() for case in coded_cases(pair)]
    return (*coded, *(case for edited in revisions() for case in edited_cases(edited)))
