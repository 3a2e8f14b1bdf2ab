"""The life of one commitment: when it came, how it was worded at each step, what weakened it, when it went."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policydiff.compare.closest import closest
from policydiff.compare.terms import bag, key
from policydiff.history.chain import Chain, is_loose
from policydiff.history.judgement import Passage, Reason, passage
from policydiff.history.revisions import Edition
from policydiff.lexicon import unspaced
from policydiff.model import Change, Clause, Outcome
from policydiff.rules.registry import reason


class Event(StrEnum):
    """What happened to a commitment in an edition."""

    CAME = "came"
    """It is new, or was there in the first version on record."""
    REWORDED = "reworded"
    """Other words at the same force."""
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    MOVED = "moved"
    """The same words in another place."""
    RELOCATED = "relocated"
    """Into a section that binds nobody."""
    REPLACED = "replaced"
    """Its words are gone; another passage governs its object."""
    WENT = "went"
    RETURNED = "returned"
    """It is there again in the words in which it went."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An edition in which something happened. `now` are its words after it (before it, where it went)."""

    edition: Edition
    event: Event
    now: Passage
    clause: str
    mixed: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearby:
    """A passage that comes nearest to what went; `words` is how alike the words of both are, 0 to 1."""

    passage: Passage
    words: float


@dataclass(frozen=True, slots=True)
class Lineage:
    """Moments oldest first. `closest` is what comes nearest to one that went for good, if anything does.

    Where it was there in the `first_on_record` edition, it may be older. `since` and `until` are the places in the
    chain of the first and the last edition in which it stands, `replaced` those of the editions in which its words had
    given way to a passage that merely governs the same object.
    """

    policy: str
    moments: tuple[Moment, ...]
    closest: Nearby | None
    first_on_record: bool
    last: Edition
    editions: int
    since: int
    until: int
    replaced: tuple[int, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the commitment is in the newest edition."""
        return self.moments[-1].event is not Event.WENT


def trace(chain: Chain, index: int, clause: Clause) -> Lineage:
    """The life of the commitment that stands as `clause` in edition `index`."""
    origin, first = _origin(chain, index, clause)
    moments = [_moment(chain.editions[origin], Event.CAME, first, _arrival(chain, origin, first))]
    near: Nearby | None = None
    replaced: list[int] = []
    at, current = origin, first
    while at + 1 < len(chain):
        change, following = chain.became(at, current)
        if following is None:
            moments.append(_moment(chain.editions[at + 1], Event.WENT, current, change))
            near = _closest(chain, at, current)
            again = _returned(chain, at + 1, current)
            if again is None:
                break
            at, current = again
            near = None
            moments.append(_moment(chain.editions[at], Event.RETURNED, current, None))
            continue
        event = _event(change, current, following)
        at, current = at + 1, following
        if event is Event.REPLACED:
            replaced.append(at)
        if event is not None:
            moments.append(_moment(chain.editions[at], event, current, change))
    policy = chain.editions[0].policy
    return Lineage(
        policy, tuple(moments), near, origin == 0, chain.editions[-1], len(chain), origin, at, tuple(replaced)
    )


def _origin(chain: Chain, index: int, clause: Clause) -> tuple[int, Clause]:
    """The first edition in which a commitment stands, through times in which it was away."""
    while index > 0:
        _, before = chain.came_from(index, clause)
        if before is not None:
            index, clause = index - 1, before
            continue
        earlier = _earlier(chain, index - 1, clause)
        if earlier is None:
            break
        index, clause = earlier
    return index, clause


def _earlier(chain: Chain, index: int, clause: Clause) -> tuple[int, Clause] | None:
    """The latest edition up to `index` that holds the same words."""
    return next(((at, same) for at in range(index, -1, -1) if (same := _same(chain, at, clause))), None)


def _returned(chain: Chain, index: int, clause: Clause) -> tuple[int, Clause] | None:
    """The next edition after `index` that holds the same words again."""
    return next(((at, same) for at in range(index + 1, len(chain)) if (same := _same(chain, at, clause))), None)


def _same(chain: Chain, index: int, clause: Clause) -> Clause | None:
    wanted = key(clause.plain)
    return next((one for one in chain.document(index).clauses if key(one.plain) == wanted), None)


def _arrival(chain: Chain, index: int, clause: Clause) -> Change | None:
    return chain.came_from(index, clause)[0] if index else None


def _event(change: Change, before: Clause, after: Clause) -> Event | None:
    if is_loose(change):
        return Event.REPLACED
    match change.outcome:
        case Outcome.WEAKENED:
            return Event.WEAKENED
        case Outcome.STRENGTHENED:
            return Event.STRENGTHENED
        case Outcome.RELOCATED:
            return Event.RELOCATED
    if key(before.plain) != key(after.plain):
        return Event.REWORDED
    return Event.MOVED if change.moved else None


def _moment(edition: Edition, event: Event, clause: Clause, change: Change | None) -> Moment:
    shifts = change.shifts if change and event is not Event.CAME else ()
    reasons = tuple(Reason(str(one.dimension), str(one.direction), one.rule, reason(one)) for one in shifts)
    return Moment(edition, event, passage(clause), clause.id, bool(change and change.mixed), reasons)


def _closest(chain: Chain, index: int, clause: Clause) -> Nearby | None:
    link = chain.link(index)
    found = closest(link.field, link.onward[clause.id].old, link.stood_before)
    return Nearby(passage(found.clause), found.words) if found else None


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that a question may mean: `score` 0 to 1, 1 where it holds the words as asked."""

    index: int
    clause: Clause
    score: float


def matches(chain: Chain, text: str) -> Iterator[Match]:
    """Clauses that hold the words of `text`, newest edition first; the same words in older editions are left out."""
    wanted = key(text)
    asked: dict[str, set[str]] = {}
    seen: set[str] = set()
    for index in range(len(chain) - 1, -1, -1):
        for clause in chain.document(index).clauses:
            words = key(clause.plain)
            if words in seen:
                continue
            seen.add(words)
            if not clause.binds:
                continue
            language = clause.language
            stems = asked[language] = asked.get(language) or set(bag(text, language).stems)
            if f" {wanted} " in f" {words} " or (wanted and unspaced(language) and wanted in words):
                yield Match(index, clause, 1.0)
            elif stems and stems <= set(bag(clause.plain, language).stems):
                yield Match(index, clause, 0.9 * min(1.0, 4 * len(stems) / max(len(words.split()), 1) + 0.5))
