"""A small policy through several editions."""

from collections.abc import Sequence

from policydiff.history.chain import Chain
from policydiff.history.revisions import Edition
from policydiff.model import Clause, Identity
from policydiff.parse import parse

PLEDGE = "We will stop lending a drill as soon as one member has been hurt by it."
HEAD = "# Workshop Rules\n\n## Safety\n\nWe will inspect every power tool every month.\n"
TAIL = "\n## Members\n\nMembers must return ladders within 3 days.\n"

EDITIONS = (
    f"{HEAD}{TAIL}",
    f"{HEAD}\n{PLEDGE}\n{TAIL}",
    f"{HEAD}\nWe will stop lending any drill as soon as one member has been hurt by it.\n{TAIL}",
    f"{HEAD}\nWe intend to stop lending any drill as soon as one member has been hurt by it.\n{TAIL}",
    f"{HEAD}{TAIL}",
)


def chain_of(texts: Sequence[str]) -> Chain:
    editions = [
        Edition("rules", f"{number}.0", f"2025-0{number}-01", f"id{number}", f"w{number}")
        for number in range(1, len(texts) + 1)
    ]
    return Chain(editions, lambda index: parse(texts[index], Identity("rules", editions[index].label)))


def clause_with(chain: Chain, index: int, words: str) -> Clause:
    (found,) = (clause for clause in chain.document(index).clauses if words in clause.plain)
    return found
