"""Both versions in full, side by side, clause beside clause, with marks on the words that came and went."""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.model import Change, Document, Outcome
from policydiff.report.alignment import Row, align
from policydiff.report.html.markup import Markup, element
from policydiff.report.marking import Piece, Pieces, clause_marks, whole
from policydiff.report.passages import Kind, Passage, passages
from policydiff.report.quoting import Mark
from policydiff.report.wording import SIGNS, outcome_words

_TAGS = {Mark.GONE: "del", Mark.NEW: "ins"}


@dataclass(frozen=True, slots=True)
class Linked:
    """A change with the ids of its own entry and of its place in the full text; `entry` is "" where it has none."""

    change: Change
    number: int
    entry: str
    place: str


def full_text(documents: tuple[Document, Document], linked: Sequence[Linked], labels: tuple[str, str]) -> Markup:
    """The table of both texts. Each change's first row carries its `place` as id."""
    old, new = passages(documents[0]), passages(documents[1])
    marks = [clause_marks(one.change) for one in linked]
    rows = align(old, new, [one.change for one in linked])
    table = _Table(old, new, linked, marks)
    heads = [element("th", label, scope="col", role="columnheader") for label in labels]
    return element(
        "table",
        element("caption", f"{labels[0]} and {labels[1]} in full, clause beside clause", class_="unseen"),
        element("thead", element("tr", heads, role="row"), role="rowgroup"),
        element("tbody", [table.row(row) for row in rows], role="rowgroup"),
        class_="both",
        role="table",
    )


class _Table:
    def __init__(
        self,
        old: Sequence[Passage],
        new: Sequence[Passage],
        linked: Sequence[Linked],
        marks: Sequence[tuple[dict[str, Pieces], dict[str, Pieces]]],
    ) -> None:
        self._old, self._new, self._linked, self._marks = old, new, linked, marks
        self._placed: set[int] = set()
        self._told = {at for at, one in enumerate(linked) if _tells(one.change)}

    def row(self, row: Row) -> Markup:
        """A row of the table."""
        old = self._old[row.old] if row.old is not None else None
        new = self._new[row.new] if row.new is not None else None
        either = new or old
        changed = any(self._is_told(at) for at in (row.old_change, row.new_change))
        headings = either is not None and either.is_heading
        differs = headings and (old is None or new is None or old.text != new.text)
        opens = any(passage and passage.opens for passage in (old, new))
        classes = ["head" if headings else "", "same" if not changed and not differs else "", "opens" if opens else ""]
        return element(
            "tr",
            self._cell(old, row.old_change, 0, alone=new is None),
            self._cell(new, row.new_change, 1, alone=old is None),
            class_=" ".join(filter(None, classes)) or None,
            role="row",
        )

    def _is_told(self, at: int | None) -> bool:
        return at is not None and at in self._told

    def _cell(self, passage: Passage | None, at: int | None, side: int, *, alone: bool) -> Markup:
        name = "new" if side else "old"
        if passage is None:
            return element("td", class_=f"{name} none", role="cell")
        pieces = self._pieces(passage, at, side)
        if passage.is_heading and alone:
            pieces = whole(passage.words, Mark.NEW if side else Mark.GONE)
        place, sign = None, None
        if at is not None and self._is_told(at):
            one = self._linked[at]
            place = one.place or None if at not in self._placed else None
            self._placed.add(at)
            sign = _sign(one)
        marker = element("span", passage.marker, class_="marker") if passage.marker else None
        kind = f"h{min(passage.level, 4)}" if passage.is_heading else str(passage.kind)
        deep = f" deep{passage.depth}" if passage.kind is Kind.ITEM and passage.depth else ""
        body = element("div", marker, [_piece(piece) for piece in pieces], class_=f"text {kind}{deep}", dir="auto")
        # A passage that went or came as a whole is easier to read on a ground of its own than line by line struck out.
        entire = " entire" if pieces and all(piece.mark is not Mark.SAME for piece in pieces) else ""
        focus = "-1" if place else None
        return element("td", sign, body, class_=f"{name}{entire}", id=place, role="cell", tabindex=focus)

    def _pieces(self, passage: Passage, at: int | None, side: int) -> Pieces:
        if at is None or passage.clause is None or not self._is_told(at):
            return whole(passage.words, Mark.SAME)
        return self._marks[at][side].get(passage.clause.id) or whole(passage.words, Mark.SAME)


def _tells(change: Change) -> bool:
    """Whether there is anything to see: a retained clause in the same words and place is only read."""
    same = [clause.plain for clause in change.old] == [clause.plain for clause in change.new]
    return change.outcome is not Outcome.RETAINED or change.moved or not same


def _sign(one: Linked) -> Markup:
    outcome = one.change.outcome
    words = f"{outcome_words(one.change)}, change {one.number}" if one.number else outcome_words(one.change)
    if not one.entry:
        return element("span", SIGNS[outcome], class_="sign", title=words, role="img", aria_label=words)
    return element("a", SIGNS[outcome], href=f"#{one.entry}", class_=f"sign {outcome}", title=words, aria_label=words)


def _piece(piece: Piece) -> Markup | str:
    inner: Markup | str = element("strong", piece.text) if piece.strong else piece.text
    tag = _TAGS.get(piece.mark)
    return element(tag, inner) if tag else inner
