"""Which clause of the old version became which of the new: exact, reworded, moved, split, merged, or loosely traced.

Four passes, from certain to uncertain: equal words; the best one-to-one assignment over the whole documents; clauses
that a neighbour's counterpart absorbed (split and merge); and for a commitment that is still alone the passage that
now governs its object, where there is one. A commitment that none of them places is gone.
"""

from collections.abc import Sequence

from policydiff.compare.assignment import assign
from policydiff.compare.model import Correspondence
from policydiff.compare.passages import joined
from policydiff.compare.settings import DEFAULT, Settings
from policydiff.compare.similarity import Field
from policydiff.compare.splits import UNCHANGED, merges, splits
from policydiff.compare.terms import Weights, key
from policydiff.model import Bearer, Clause, Document
from policydiff.parse.titles import is_account

CANDIDATES = 10
"""How many counterparts by words are weighed for each clause."""
LOOSE_CANDIDATES = 24
"""How many passages are weighed for a commitment that stands alone."""
LOOSE_MOST = 3
"""How many passages are named for a commitment that is traced loosely."""


def correspond(old: Document, new: Document, settings: Settings = DEFAULT) -> tuple[list[Correspondence], Weights]:
    """All correspondences of two versions, passages joined, and the weights of their words."""
    pairs = _equal(old.clauses, new.clauses)
    field: Field | None = None
    similarity: dict[tuple[int, int], float] = dict.fromkeys(pairs.items(), 1.0)
    olds, news = range(len(old.clauses)), range(len(new.clauses))
    groups: list[tuple[list[int], list[int], float, bool]] = []
    if len(pairs) < len(old.clauses) or len(pairs) < len(new.clauses):
        field = Field(old, new)
        taken = set(pairs.values())
        free = frozenset(j for j in news if j not in taken)
        rows = [i for i in olds if i not in pairs]
        for i, j, own in _assigned(field, rows, free, settings):
            pairs[i] = j
            similarity[i, j] = own
    extra_old: dict[int, list[int]] = {}
    extra_new: dict[int, list[int]] = {}
    loose: dict[int, tuple[list[int], float]] = {}
    if field is not None:
        extra_new = splits(field, pairs, similarity, settings.absorbed)
        extra_old = merges(field, pairs, similarity, settings.absorbed)
        placed_old = set(pairs) | {i for items in extra_old.values() for i in items}
        stood_before = frozenset(pairs[i] for i in pairs if similarity[i, pairs[i]] >= UNCHANGED)
        alone = [i for i in olds if i not in placed_old and old.clauses[i].binds]
        loose = _loose(field, alone, stood_before, settings)
    for i, j in pairs.items():
        groups.append(([i, *extra_old.get(i, [])], [j, *extra_new.get(j, [])], similarity[i, j], False))
    for i, (js, score) in loose.items():
        groups.append(([i], js, score, True))
    found = _finish(old, new, groups)
    placed_old = {i for group in groups for i in group[0]}
    placed_new = {j for group in groups if not group[3] for j in group[1]}
    found += [Correspondence((old.clauses[i],), (), 0.0) for i in olds if i not in placed_old]
    found += [Correspondence((), (new.clauses[j],), 0.0) for j in news if j not in placed_new]
    found.sort(key=lambda one: (one.old[0].span if one.old else one.new[0].span, not one.old))
    return joined(found), field.weights if field is not None else Weights(())


def _equal(old: Sequence[Clause], new: Sequence[Clause]) -> dict[int, int]:
    """Pairs of clauses with equal words; where several are equal, those under the same headings, then in order."""
    by_key: dict[tuple[str, bool], list[int]] = {}
    for j, clause in enumerate(new):
        by_key.setdefault(_name(clause), []).append(j)
    old_by_key: dict[tuple[str, bool], list[int]] = {}
    for i, clause in enumerate(old):
        if _name(clause) in by_key:
            old_by_key.setdefault(_name(clause), []).append(i)
    pairs: dict[int, int] = {}
    for name, rows in old_by_key.items():
        columns = by_key[name]
        if len(rows) == len(columns) == 1:
            pairs[rows[0]] = columns[0]
            continue
        left_rows, left_columns = list(rows), list(columns)
        for same in (_same_place, _same_section, _anywhere):
            for i in tuple(left_rows):
                match = next((j for j in left_columns if same(old[i], new[j])), None)
                if match is not None:
                    pairs[i] = match
                    left_rows.remove(i)
                    left_columns.remove(match)
    return dict(sorted(pairs.items()))


def _name(clause: Clause) -> tuple[str, bool]:
    """A clause's words, and whether they stand in an account of changes: to quote a commitment is not to keep it."""
    return key(clause.plain), _tells(clause)


def _tells(clause: Clause) -> bool:
    return is_account(clause.section, clause.language)


def _same_place(first: Clause, second: Clause) -> bool:
    return first.section == second.section and first.context == second.context


def _same_section(first: Clause, second: Clause) -> bool:
    return first.section[-1:] == second.section[-1:]


def _anywhere(_first: Clause, _second: Clause) -> bool:
    return True


def _assigned(
    field: Field, rows: Sequence[int], free: frozenset[int], settings: Settings
) -> list[tuple[int, int, float]]:
    gains: list[dict[int, float]] = []
    own: dict[tuple[int, int], float] = {}
    for i in rows:
        row: dict[int, float] = {}
        for j, cosine in field.candidates(i, free, CANDIDATES, settings.pair_floor):
            if _tells(field.old.clauses[i]) is not _tells(field.new.clauses[j]):
                continue
            likeness = field.likeness(i, j, cosine)
            if likeness.total > settings.pair_gain:
                row[j] = likeness.total - settings.pair_gain
                own[i, j] = cosine
        gains.append(row)
    return [(rows[at], j, own[rows[at], j]) for at, j in assign(gains).items()]


def _loose(
    field: Field, rows: Sequence[int], stood_before: frozenset[int], settings: Settings
) -> dict[int, tuple[list[int], float]]:
    """For commitments that stand alone, the passages that govern the same object now, best first.

    What stood in the old version too cannot have taken the place of what stood beside it.
    """
    found: dict[int, tuple[list[int], float]] = {}
    fresh = frozenset(j for j, one in enumerate(field.new.clauses) if one.binds and j not in stood_before)
    for i in rows:
        scored = []
        for j, own in field.candidates(i, fresh, LOOSE_CANDIDATES):
            if not _could_bind(field.old.clauses[i], field.new.clauses[j]):
                continue
            likeness = field.likeness(i, j, own)
            scored.append((likeness.total, -j, own))
        scored.sort(reverse=True)
        if not scored or scored[0][0] < settings.loose_floor:
            continue
        section = field.new.clauses[-scored[0][1]].section
        if (
            max(own for _, _, own in scored) < settings.loose_words
            and field.section_coverage(i, section) < settings.loose_section
        ):
            continue
        best = scored[0][0]
        kept = [-position for total, position, _ in scored[:LOOSE_MOST] if total >= settings.loose_keep * best]
        found[i] = (kept, scored[0][2])
    return found


def _could_bind(old: Clause, new: Clause) -> bool:
    """Whether a clause can have taken over from an old one: it binds, and not somebody else."""
    return new.binds and not (old.bearer is Bearer.PROVIDER and new.bearer is Bearer.THIRD_PARTY)


def _finish(
    old: Document, new: Document, groups: Sequence[tuple[list[int], list[int], float, bool]]
) -> list[Correspondence]:
    firm = sorted((group[0][0], group[1][0]) for group in groups if not group[3])
    steady = set(_longest_increasing([j for _, j in firm]))
    found = []
    for olds, news, likeness, is_loose in groups:
        before = tuple(old.clauses[i] for i in sorted(olds))
        after = tuple(new.clauses[j] for j in (news if is_loose else sorted(news)))
        moved = not is_loose and news[0] not in steady and _title(before[0]) != _title(after[0])
        found.append(Correspondence(before, after, likeness, moved, is_loose))
    return found


def _title(clause: Clause) -> str:
    return key(clause.section[-1]) if clause.section else ""


def _longest_increasing(values: Sequence[int]) -> list[int]:
    """The longest increasing subsequence (patience sorting): what stayed in order while the rest moved."""
    import bisect

    tails: list[int] = []
    positions: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        at = bisect.bisect_left(tails, value)
        previous.append(positions[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            positions.append(index)
        else:
            tails[at] = value
            positions[at] = index
    chain: list[int] = []
    index = positions[-1] if positions else -1
    while index >= 0:
        chain.append(values[index])
        index = previous[index]
    return chain[::-1]
