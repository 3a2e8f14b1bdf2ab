"""Which clause of the old version became which of the new: exact, reworded, moved, split, merged, or loosely traced.

Four passes, from certain to uncertain: equal words; the best one-to-one assignment over the whole documents; clauses
that a neighbour's counterpart absorbed (split and merge); and for a commitment that is still alone the passage that
now governs its object, where there is one. A commitment that none of them places is gone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.compare.assignment import assign
from policydiff.compare.division import Group, divided_anew
from policydiff.compare.equal import equal_clauses, tells
from policydiff.compare.lists import folded, unfolded
from policydiff.compare.model import Correspondence
from policydiff.compare.order import longest_increasing
from policydiff.compare.passages import joined
from policydiff.compare.repetitions import repetitions
from policydiff.compare.settings import DEFAULT, Settings
from policydiff.compare.shared import shared
from policydiff.compare.similarity import Field
from policydiff.compare.splits import attended, merges, splits
from policydiff.compare.successors import opposite, successors
from policydiff.compare.surroundings import Surroundings
from policydiff.compare.terms import SHORT, Weights, bag, key
from policydiff.model import Clause, Document, Span
from policydiff.parse.labels import is_title
from policydiff.parse.naming import only_names

CANDIDATES = 10
"""How many counterparts by words are weighed for each clause."""
TAKEN = 0.3
"""Cosine of words from which the counterpart of one commitment took no other's place."""
NAME_SHARE = 0.4
"""Share of a norm's words below which a clause that binds nobody is too short to be its counterpart."""
JOINED = 0.9
"""Likeness of a list and the sentence that says the same."""


def correspond(
    old: Document,
    new: Document,
    settings: Settings = DEFAULT,
    around: Surroundings | None = None,
    *,
    excerpts: bool = False,
) -> tuple[list[Correspondence], Weights]:
    """All correspondences of two versions, passages joined, and the weights of their words.

    `around` says what stands around the clauses of documents that were cut down to what may have changed. With
    `excerpts` what is left over on both sides has taken the place of what it stands beside.
    """
    pairs = equal_clauses(old.clauses, new.clauses)
    divided = divided_anew(old.clauses, new.clauses, pairs, around.anchors if around else list)
    pairs |= {these[0]: those[0] for these, those in divided}
    done_old, done_new = (frozenset(at for group in divided for at in group[side][1:]) for side in (0, 1))
    field: Field | None = None
    similarity: dict[tuple[int, int], float] = dict.fromkeys(pairs.items(), 1.0)
    olds, news = range(len(old.clauses)), range(len(new.clauses))
    groups: list[tuple[list[int], list[int], float, bool]] = []
    rivals: dict[int, float] = {}
    if len(pairs) < len(old.clauses) or len(pairs) < len(new.clauses):
        field = Field(old, new, around)
        taken = done_new.union(pairs.values())
        free = frozenset(j for j in news if j not in taken)
        rows = [i for i in olds if i not in pairs and i not in done_old]
        for i, j, own in _assigned(field, rows, free, settings, rivals):
            pairs[i] = j
            similarity[i, j] = own
    extra_old: dict[int, list[int]] = {}
    extra_new: dict[int, list[int]] = {}
    loose: dict[int, tuple[list[int], float]] = {}
    joint: dict[int, tuple[int, float]] = {}
    if field is not None:
        extra_new = splits(field, pairs, similarity, settings.absorbed)
        extra_old = merges(field, pairs, similarity, settings.absorbed)
        _fold_lists(field, pairs, similarity, extra_old, extra_new)
        _take_examples(old, new, pairs, extra_old, extra_new)
        _keep_together(divided, extra_old, extra_new)
        alone = _alone(old, pairs, extra_old)
        for first, others in repetitions(field, pairs, alone).items():
            extra_old.setdefault(first, []).extend(others)
        alone = _alone(old, pairs, extra_old)
        joint = shared(field, alone, pairs, similarity)
        alone = [i for i in alone if i not in joint]
        stood_before = done_new.union(pairs[i] for i in pairs if similarity[i, pairs[i]] >= TAKEN)
        loose = successors(field, alone, stood_before, pairs, settings)
        if excerpts:
            loose |= opposite(field, [i for i in alone if i not in loose], frozenset(pairs.values()))
    for i, j in pairs.items():
        groups.append(([i, *extra_old.get(i, [])], [j, *extra_new.get(j, [])], similarity[i, j], False))
    for i, (js, score) in loose.items():
        groups.append(([i], js, score, True))
    found = _finish(old, new, groups, rivals, around)
    found += [Correspondence((old.clauses[i],), (new.clauses[j],), own, shared=True) for i, (j, own) in joint.items()]
    placed_old = {i for group in groups for i in group[0]} | joint.keys()
    placed_new = {j for group in groups if not group[3] for j in group[1]}
    found += [Correspondence((old.clauses[i],), (), 0.0) for i in olds if i not in placed_old]
    found += [Correspondence((), (new.clauses[j],), 0.0) for j in news if j not in placed_new]
    found.sort(key=_by_place)
    return joined(found), field.weights if field is not None else Weights(())


def _by_place(one: Correspondence) -> tuple[Span, bool]:
    return one.old[0].span if one.old else one.new[0].span, not one.old


def _keep_together(divided: Sequence[Group], extra_old: dict[int, list[int]], extra_new: dict[int, list[int]]) -> None:
    """Let clauses that were only divided anew stand with the first of their group, and with no other."""
    for side, extra in enumerate((extra_old, extra_new)):
        done = {at for group in divided for at in group[side][1:]}
        for first in extra if done else ():
            extra[first] = [at for at in extra[first] if at not in done]
        for group in divided:
            extra.setdefault(group[side][0], []).extend(group[side][1:])


def _alone(old: Document, pairs: Mapping[int, int], extra_old: Mapping[int, Sequence[int]]) -> list[int]:
    """The commitments of the old version that have no counterpart yet."""
    placed = set(pairs) | {i for items in extra_old.values() for i in items}
    return [i for i, one in enumerate(old.clauses) if i not in placed and one.binds and not only_names(one)]


def _fold_lists(
    field: Field,
    pairs: dict[int, int],
    similarity: dict[tuple[int, int], float],
    extra_old: dict[int, list[int]],
    extra_new: dict[int, list[int]],
) -> None:
    """Take lists and the sentences that say the same together, where one version has the one and one the other."""
    taken = {j: i for i, j in pairs.items()} | {j: pairs_of for pairs_of, j in _extras(pairs, extra_new)}
    for fold in unfolded(field, taken):
        i = fold.sentence
        if i not in pairs:
            pairs[i] = next(j for j in fold.clauses if j not in taken)
            similarity[i, pairs[i]] = JOINED
        held = extra_new.setdefault(pairs[i], [])
        held += [j for j in fold.clauses if j != pairs[i] and j not in held]
        similarity[i, pairs[i]] = min(similarity[i, pairs[i]], JOINED)
    given = dict(pairs) | {i: pairs[first] for first, others in extra_old.items() for i in others}
    for fold in folded(field, given):
        j = fold.sentence
        back = {placed: i for i, placed in pairs.items()}
        if j not in back:
            i = next(i for i in fold.clauses if i not in given)
            pairs[i] = j
            similarity[i, j] = JOINED
        else:
            i = back[j]
        held = extra_old.setdefault(i, [])
        held += [other for other in fold.clauses if other != i and other not in held]
        similarity[i, j] = min(similarity[i, j], JOINED)


def _take_examples(
    old: Document,
    new: Document,
    pairs: dict[int, int],
    extra_old: dict[int, list[int]],
    extra_new: dict[int, list[int]],
) -> None:
    """Let illustrations without a counterpart go with what they illustrate."""
    for side, hosts, extra in ((old, set(pairs), extra_old), (new, set(pairs.values()), extra_new)):
        placed = hosts | {at for items in extra.values() for at in items}
        for host, examples in attended(side.clauses, hosts, placed).items():
            extra.setdefault(host, []).extend(examples)


def _extras(pairs: dict[int, int], extra_new: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Old clauses with the new ones that they hold beside their counterpart."""
    back = {j: i for i, j in pairs.items()}
    for j, others in extra_new.items():
        for other in others:
            yield back[j], other


def _assigned(
    field: Field, rows: Sequence[int], free: frozenset[int], settings: Settings, rivals: dict[int, float]
) -> list[tuple[int, int, float]]:
    gains: list[dict[int, float]] = []
    own: dict[tuple[int, int], float] = {}
    for i in rows:
        row: dict[int, float] = {}
        for j, cosine in field.candidates(i, free, CANDIDATES, settings.pair_floor):
            if tells(field.old.clauses[i]) is not tells(field.new.clauses[j]):
                continue
            if _names_only(field, i, j) or _lead_only(field.old.clauses[i], field.new.clauses[j]):
                continue
            total = field.total(i, j, cosine)
            if total > settings.pair_gain:
                row[j] = total - settings.pair_gain
                own[i, j] = cosine
        gains.append(row)
    chosen = assign(gains)
    for at, j in chosen.items():
        runner_up = max((gain for other, gain in gains[at].items() if other != j), default=0.0)
        rivals[rows[at]] = min(runner_up / gains[at][j], 1.0)
    return [(rows[at], j, own[rows[at], j]) for at, j in chosen.items()]


def _names_only(field: Field, i: int, j: int) -> bool:
    """Whether one of two clauses is a mere name beside a norm: rare words alone do not make it the same clause."""
    first, second = field.old.clauses[i], field.new.clauses[j]
    if first.binds is not second.binds and is_title((second if first.binds else first).plain):
        return True
    lengths = len(field.old.bag(i).stems), len(field.new.bag(j).stems)
    return min(lengths) < NAME_SHARE * max(lengths) and first.binds is not second.binds


def _lead_only(first: Clause, second: Clause) -> bool:
    """Whether two short clauses share the words of their lead-in and none of their own."""
    if len(first.plain) >= SHORT and len(second.plain) >= SHORT:
        return False
    held = bag(first.plain, first.language).terms
    return not any(term in held for term in bag(second.plain, second.language).terms)


def _finish(
    old: Document,
    new: Document,
    groups: Sequence[tuple[list[int], list[int], float, bool]],
    rivals: Mapping[int, float],
    around: Surroundings | None,
) -> list[Correspondence]:
    found = [
        Correspondence(
            tuple(old.clauses[i] for i in sorted(olds)) if len(olds) > 1 else (old.clauses[olds[0]],),
            tuple(new.clauses[j] for j in (news if loose else sorted(news)))
            if len(news) > 1
            else (new.clauses[news[0]],),
            likeness,
            False,
            loose,
            rivals.get(olds[0], 0.0),
        )
        for olds, news, likeness, loose in groups
    ]
    retitled = [at for at, one in enumerate(found) if not one.loose and _title(one.old[0]) != _title(one.new[0])]
    if retitled:
        firm = [_places(old, new, olds[0], news[0]) for olds, news, _, loose in groups if not loose]
        firm += around.anchors() if around else ()
        steady = set(longest_increasing([place for _, place in sorted(firm)]))
        for at in retitled:
            if _places(old, new, groups[at][0][0], groups[at][1][0])[1] not in steady:
                found[at] = replace(found[at], moved=True)
    return found


def _places(old: Document, new: Document, i: int, j: int) -> tuple[int, int]:
    return old.clauses[i].span.start, new.clauses[j].span.start


def _title(clause: Clause) -> str:
    return key(clause.section[-1]) if clause.section else ""
