"""Which commitment a reader means by some of its words: the lives that hold them, and the one that is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from policydiff.history.chain import Chain
from policydiff.history.lineage import Lineage, Match, matches, trace
from policydiff.rules.ranking import stake

CLEARLY_MORE = 1.5
"""How many times as much must be at stake in one commitment as in the next to be the one that is meant."""


class Ground(StrEnum):
    """Why one commitment is meant and not another."""

    ALONE = "alone"
    """No other holds the words."""
    WORDS = "words"
    """It alone has the words as asked; in the others they stand apart or inflected."""
    STAKE = "stake"
    """Far more is at stake in it: its force, whom it binds, what it pledges."""
    LASTING = "lasting"
    """Of those with as much at stake it stood last, or longest."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commitment whose life holds the words: the best match in it, and the life."""

    match: Match
    lineage: Lineage

    @property
    def _reach(self) -> tuple[int, int]:
        """The last edition in which it stands in words of its own, and through how many before it did."""
        here, life = self.match.index, self.lineage
        since = max((at for at in life.replaced if at <= here), default=life.since)
        until = next((at - 1 for at in life.replaced if at > here), life.until)
        return until, until - since


@dataclass(frozen=True, slots=True)
class Choice:
    """The commitment that is meant, why, and the others that hold the words, the likeliest first."""

    meant: Candidate
    ground: Ground
    others: tuple[Candidate, ...]


def candidates(chain: Chain, text: str) -> tuple[Candidate, ...]:
    """The different commitments that the words may mean, the likeliest first; several wordings of one life are one."""
    found: list[Candidate] = []
    known: set[tuple[str, str]] = set()
    for match in sorted(matches(chain, text), key=_prominence):
        if (chain.editions[match.index].label, match.clause.id) in known:
            continue
        lineage = trace(chain, match.index, match.clause)
        names = {(moment.edition.label, moment.clause) for moment in lineage.moments}
        words = {moment.now.text for moment in lineage.moments}
        if not names & known and not any(words & {m.now.text for m in one.lineage.moments} for one in found):
            found.append(Candidate(match, lineage))
        known |= names
    return tuple(found)


def choose(found: Sequence[Candidate]) -> Choice | None:
    """The one of some candidates that is meant; None where there are none, or nothing to choose by.

    Words as asked come first. Among those, what is at stake decides where it differs clearly, and where it does not,
    the commitment that stood last, then longest: what is in force is asked for more often than what has long gone.
    """
    if not found:
        return None
    if len(found) == 1:
        return Choice(found[0], Ground.ALONE, ())
    exact = [one for one in found if _as_asked(one)]
    held = exact or list(found)
    most = max(stake(one.match.clause) for one in held)
    weighty = [one for one in held if stake(one.match.clause) * CLEARLY_MORE > most]
    farthest = max(one._reach for one in weighty)
    lasting = [one for one in weighty if one._reach == farthest]
    if len(lasting) > 1:
        return None
    (meant,) = lasting
    ground = Ground.WORDS if len(held) == 1 else Ground.STAKE if len(weighty) == 1 else Ground.LASTING
    return Choice(meant, ground, tuple(one for one in found if one is not meant))


def _as_asked(one: Candidate) -> bool:
    return one.match.score == 1.0


def _prominence(match: Match) -> tuple[float, float, int]:
    return -match.score, -stake(match.clause), -match.index
