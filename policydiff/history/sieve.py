"""Judging a revision by what may have changed in it: what stands still on both sides is not read, made or compared.

The judgement is that of the whole documents. A clause is compared with its neighbours and its section in view, so a
section in which a block came, went or changed is taken whole, and so is all that stands between two sections of one
name. Of the rest the comparison asks how often each term stands there, its places, and its words (`Surroundings`).
Where it must weigh what stands still beside what changed, the sections in which that stands are taken, too, and where
it cannot say which, the documents are compared whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from weakref import WeakKeyDictionary

from policydiff.compare.surroundings import Surroundings, WholeNeededError
from policydiff.compare.terms import Bag, Census, clause_bag, key
from policydiff.history.judgement import Judgement, judge, judged
from policydiff.model import Bearer, BlockKind, Clause, Norm, Strength
from policydiff.parse.chapters import Chapter, Place, Standing
from policydiff.parse.document import (
    BlockKey,
    BlockMemo,
    block_clauses,
    block_key,
    called_by,
    clause_contexts,
    extents,
    read,
)
from policydiff.parse.draft import Draft
from policydiff.rules.capture import MAX_STUB_WORDS, may_tell_of_failure, tells_of_failure
from policydiff.rules.judge import compare
from policydiff.rules.standing import all_words, words_told

Path = tuple[str, ...]
Bare = tuple[str, BlockKind, Path, tuple[str, ...], str]
"""The key of a block without the names of the publisher."""


@dataclass(frozen=True, slots=True)
class Revised:
    """What changed from one text to another: blocks that went and came, and the sections to be compared."""

    gone: Counter[BlockKey]
    come: Counter[BlockKey]
    still: frozenset[Chapter]
    paths: frozenset[Path]


class Sieve:
    """Judges revisions, and remembers of the texts that somebody still has use for what the next judgement needs."""

    def __init__(self, memo: BlockMemo) -> None:
        self._memo = memo
        self._censuses: WeakKeyDictionary[Draft, Census] = WeakKeyDictionary()
        self._counted: Draft | None = None
        self._failures: WeakKeyDictionary[Chapter, bool] = WeakKeyDictionary()
        self._told: WeakKeyDictionary[Chapter, str | None] = WeakKeyDictionary()

    def judge(self, old: Draft, new: Draft) -> Judgement:
        """What the revision from `old` to `new` did; their words are known to differ."""
        if old.language != new.language or _is_short(old) or _is_short(new):
            return self._judged_whole(old, new)
        revised = _revised(old, new, self._memo)
        try:
            return self._judged_in_part(old, new, revised)
        except WholeNeededError as needed:
            if not needed.paths:
                return self._judged_whole(old, new)
            wider = replace(revised, paths=_closed({*revised.paths, *needed.paths}, [_order(old), _order(new)]))
        try:
            return self._judged_in_part(old, new, wider)
        except WholeNeededError:
            return self._judged_whole(old, new)

    def _judged_whole(self, old: Draft, new: Draft) -> Judgement:
        return judge(read(old, self._memo), read(new, self._memo))

    def _judged_in_part(self, old: Draft, new: Draft, revised: Revised) -> Judgement:
        around = Surroundings(
            partial(self._count, old, new, revised),
            partial(_anchors, old, new, revised, self._memo),
            lambda: _leads(old) & _leads(new),
            lambda in_old: read(old if in_old else new, self._memo),
            lambda in_old: self._words(old if in_old else new),
            (self._fails(old), self._fails(new)),
        )
        before, after = (read(laid, self._memo, revised.paths) for laid in (old, new))
        if any(around.notices):
            # A heading can be such a notice.
            before, after = (
                replace(one, sections=tuple(laid.sections())) for one, laid in ((before, old), (after, new))
            )
        return judged(compare(before, after, retained=False, around=around, estimate=None), before, after)

    def _fails(self, laid: Draft) -> bool:
        return any(self._tells(place.chapter) for place in laid.places)

    def _tells(self, chapter: Chapter) -> bool:
        known = self._failures.get(chapter)
        if known is None:
            known = self._failures[chapter] = any(may_tell_of_failure(one.title) for one in chapter.sections) or any(
                tells_of_failure(extent.plain)
                for standing in chapter.standings
                if may_tell_of_failure(standing.block.plain)
                for extent in extents(standing.text, standing.language)
            )
        return known

    def _words(self, laid: Draft) -> str:
        """All the words of a text, each chapter read once."""
        titles = (one.title for place in laid.places for one in place.chapter.sections)
        told = (self._words_told(place.chapter) for place in laid.places)
        return all_words(titles, (words for words in told if words is not None))

    def _words_told(self, chapter: Chapter) -> str | None:
        if chapter not in self._told:
            self._told[chapter] = words_told(
                (standing.block.path, extent.plain)
                for standing in chapter.standings
                for extent in extents(standing.text, standing.language)
            )
        return self._told[chapter]

    def _count(self, old: Draft, new: Draft, revised: Revised) -> tuple[Census, Census]:
        gone, come = (list(_bags(blocks.elements())) for blocks in (revised.gone, revised.come))
        if old not in self._censuses and new in self._censuses:
            self._censuses[old] = self._censuses[new].revised(come, gone)
        if old not in self._censuses:
            self._censuses[old] = self._census(old)
        if new not in self._censuses:
            self._censuses[new] = self._censuses[old].revised(gone, come)
        self._counted = old
        return self._censuses[old], self._censuses[new]

    def _census(self, laid: Draft) -> Census:
        """The terms of a text, from those of the text counted last where the two share chapters."""
        after = Counter(place.chapter for place in laid.places)
        before = Counter(place.chapter for place in self._counted.places) if self._counted else Counter()
        if self._counted is None or before.keys().isdisjoint(after):
            return Census(_chapter_bags(after))
        return self._censuses[self._counted].revised(_chapter_bags(before - after), _chapter_bags(after - before))


def _revised(old: Draft, new: Draft, memo: BlockMemo) -> Revised:
    sides = [Counter(place.chapter for place in laid.places) for laid in (old, new)]
    apart = old.names ^ new.names
    still = frozenset(
        chapter for chapter, count in sides[0].items() if sides[1][chapter] == count and not _calls(chapter, apart)
    )
    twins = _twins(old, new, still) if apart else frozenset()
    before, after = (
        Counter(
            _key(standing, laid, other, memo) if twins and _bare(standing) in twins else block_key(standing, laid.names)
            for _, standing in _standings(laid, still)
        )
        for laid, other in ((old, new), (new, old))
    )
    gone, come = before - after, after - before
    touched = {path for _, _, path, _, _, _ in (*gone, *come)}
    return Revised(gone, come, still, _closed(touched, [_order(laid) for laid in (old, new)]))


def _twins(old: Draft, new: Draft, still: frozenset[Chapter]) -> frozenset[Bare]:
    """The blocks that stand in both texts, whatever these call their publisher; of no others is the force asked for."""
    return frozenset(_bare(standing) for _, standing in _standings(old, still)).intersection(
        _bare(standing) for _, standing in _standings(new, still)
    )


def _bare(standing: Standing) -> Bare:
    text, block, context, language = standing
    return text, block.leaf.kind, block.path, context, language


def _key(standing: Standing, here: Draft, there: Draft, memo: BlockMemo) -> BlockKey:
    """The key of a block, the same in both texts where what only one of them calls its publisher changes nothing."""
    key = block_key(standing, here.names)
    apart = here.names ^ there.names
    if apart and called_by(apart, standing.block.plain, *standing.context):
        mine, theirs = (block_clauses(standing, laid.names, memo) for laid in (here, there))
        if all(_force(one) == _force(other) for one, other in zip(mine, theirs, strict=True)):
            return (*key[:4], key[4] - apart, key[5])
    return key


def _force(clause: Clause) -> tuple[Norm, Bearer, Strength | None]:
    return clause.norm, clause.bearer, clause.strength


def _calls(chapter: Chapter, names: frozenset[str]) -> bool:
    """Whether one of some names stands in a chapter."""
    return bool(names) and any(
        called_by(names, standing.block.plain, *standing.context) for standing in chapter.standings
    )


def _standings(laid: Draft, still: frozenset[Chapter] = frozenset()) -> Iterator[tuple[Place, Standing]]:
    """The blocks of a text outside some chapters, with the place of their chapter."""
    for place in laid.places:
        if place.chapter not in still:
            for standing in place.chapter.standings:
                yield place, standing


def _order(laid: Draft) -> list[Path]:
    """The sections of a text in the order in which their clauses stand; one that is interrupted comes again."""
    return [path for path, _ in groupby(path for place in laid.places for path in place.chapter.paths)]


def _closed(touched: set[Path], orders: Sequence[Sequence[Path]]) -> frozenset[Path]:
    """Sections with all that stands between two sections of one name, so that neighbours are neighbours."""
    reaches: list[dict[Path, tuple[int, int]]] = []
    for order in orders:
        reach: dict[Path, tuple[int, int]] = {}
        for at, path in enumerate(order):
            reach[path] = (reach[path][0], at) if path in reach else (at, at)
        reaches.append(reach)
    found: set[Path] = set()
    pending = touched
    while pending:
        found |= pending
        between: set[Path] = set()
        for order, reach in zip(orders, reaches, strict=True):
            for path in pending:
                first, last = reach.get(path, (0, 0))
                if last > first:
                    between.update(order[first : last + 1])
        pending = between - found
    return frozenset(found)


def _bags(blocks: Iterable[BlockKey]) -> Iterator[Bag]:
    """The terms of every clause of some blocks."""
    for text, _, _, context, _, language in blocks:
        _, first, later = clause_contexts(text, context, language)
        for at, extent in enumerate(extents(text, language)):
            governing = later if at else first
            yield clause_bag(extent.plain, (*governing, extent.lead) if extent.lead else governing, language)


def _chapter_bags(chapters: Counter[Chapter]) -> Iterator[Bag]:
    """The terms of every clause of some chapters."""
    return _bags(block_key(standing, frozenset()) for one in chapters.elements() for standing in one.standings)


def _leads(laid: Draft) -> set[str]:
    titles = {key(title) for place in laid.places for one in place.chapter.sections for title in one.path}
    return titles | {key(text) for _, text in _clauses(laid)}


def _clauses(laid: Draft) -> Iterator[tuple[Path, str]]:
    """The plain text of every clause, with its section."""
    for _, standing in _standings(laid):
        for extent in extents(standing.text, standing.language):
            yield standing.block.path, extent.plain


def _is_short(laid: Draft) -> bool:
    """Whether a text may be too short to be the text at all."""
    words = 0
    for _, text in _clauses(laid):
        words += len(text.split())
        if words > MAX_STUB_WORDS:
            return False
    return True


def _anchors(old: Draft, new: Draft, revised: Revised, memo: BlockMemo) -> list[tuple[int, int]]:
    """Where the clauses that were left out stand in both texts."""
    sides = [_left_out(laid, other, revised, memo) for laid, other in ((old, new), (new, old))]
    return [
        (start + extent.span.start, twin + extent.span.start)
        for block, starts in sides[0].items()
        for start, twin in zip(starts, sides[1][block], strict=True)
        for extent in extents(block[0], block[5])
    ]


def _left_out(laid: Draft, other: Draft, revised: Revised, memo: BlockMemo) -> dict[BlockKey, list[int]]:
    found: dict[BlockKey, list[int]] = defaultdict(list)
    for place, standing in _standings(laid):
        if standing.block.path not in revised.paths:
            found[_key(standing, laid, other, memo)].append(place.offset + standing.block.leaf.span.start)
    return found
