"""What a clause does where it stands: its own norm, what its lead-ins impose, what the sentence before it lends."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from policydiff.lexicon import ENGLISH, phrases, terms, unspaced
from policydiff.model import Bearer, BlockKind, Category, Clause, Norm, Strength
from policydiff.parse.categories import categorize
from policydiff.parse.context import is_item, opens_forbidding
from policydiff.parse.imperatives import opens_with_duty
from policydiff.parse.labels import is_title
from policydiff.parse.lead_ins import defines_by_items, is_fragment, lacks_its_verb
from policydiff.parse.norms import STATEMENT, Reading, read_norm, resumed
from policydiff.parse.outline import Block
from policydiff.parse.parties import names_party
from policydiff.parse.performative import enumerates, leads_elsewhere, only_judges
from policydiff.parse.recipients import TITLES, lists_recipients
from policydiff.parse.summaries import sums_up
from policydiff.parse.thresholds import bounds_threshold, describes_level
from policydiff.parse.titles import is_account
from policydiff.parse.unread import ReadClause
from policydiff.parse.versions import tells_of_versions

REMEMBERED = 2048
"""Readings that are remembered: consecutive versions share almost all of theirs."""


THRESHOLD = Reading(Norm.DEFINITION, Bearer.UNSPECIFIED, None, own=False)
"""What sets a threshold by where it stands, whatever it speaks of."""
DONE = Reading(Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING, own=False)
"""What the publisher says that it does."""
REACHED = Reading(Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.BINDING, own=False)
"""What the text covers."""
SHARED = Reading(Norm.PERMISSION, Bearer.PROVIDER, Strength.BINDING, own=False)
"""With whom the publisher shares."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the clauses of one block share."""

    block: Block
    context: tuple[str, ...]
    lead_ins: tuple[str, ...]
    governs: bool
    names: frozenset[str]
    label: str
    language: str
    before: Clause | None = None
    """The clause before, for what a pronoun takes up and what a list belongs to."""
    listed: bool = False
    """Whether the clause is an item of a list inside a sentence."""
    linked: bool = False
    """Whether the clause is nothing but a link: the title of another page."""

    def under(self, lead: str) -> "Situation":
        """The same for an item that some words lead in to, if any do."""
        if not lead:
            return self
        return replace(self, context=(*self.context, lead), lead_ins=(*self.lead_ins, lead), governs=True, listed=True)

    @property
    def governing(self) -> Reading:
        """What the lead-ins impose on the block."""
        return read_context(self.lead_ins, self.names, self.language) if self.governs else STATEMENT


def read_clause(text: str, body: str, around: Situation) -> ReadClause:
    """What a clause does; `body` is its plain text without its run-in label."""
    path, language = around.block.path, around.language
    banner = phrases("capture", "banner", language=language)
    says_nothing = (
        body.endswith(ASKING)
        or is_account(path, language)
        or bool(banner.spans(text, "banner"))
        or tells_of_versions(text, language)
        or any(sums_up(title, language) for title in (around.label, *around.context[-1:]))
    )
    reading = STATEMENT if says_nothing else _reading(text, body, around)
    named = text[: len(text) - len(body)] if text.endswith(body) else ""
    category = categorize(text, (*path[-1:], *around.context), language, label=named)
    if reading is THRESHOLD:
        category = Category.TRIGGER
    return ReadClause(reading.norm, reading.bearer, reading.strength, category)


@lru_cache(maxsize=REMEMBERED)
def _own_norm(body: str, names: frozenset[str], language: str) -> Reading:
    return read_norm(body, names, language)


@lru_cache(maxsize=512)
def read_context(context: tuple[str, ...], names: frozenset[str], language: str = ENGLISH) -> Reading:
    """The norm that lead-ins and governing headings impose on what stands under them; the nearest that binds wins."""
    for text in reversed(context):
        reading = read_norm(text, names, language)
        if reading.norm.binds:
            return replace(reading, own=False)
        if opens_forbidding(text, language):
            return Reading(Norm.PROHIBITION, Bearer.USER, Strength.BINDING, own=False)
        if language == ENGLISH and lacks_its_verb(text):
            return DONE
        if language == ENGLISH and defines_by_items(text):
            return REACHED
    return STATEMENT


ASKING = ("?", '?"', "?)", "\uff1f")
"""How a question ends: it binds nobody, whatever its words."""
FEWEST_BLANKS = 4
"""A definition has more than a name to say."""


def _reading(text: str, body: str, around: Situation) -> Reading:
    governing = around.governing
    says = any(character.isalpha() for character in body)
    if not says or leads_elsewhere(body, around.language):
        return STATEMENT
    if _only_titled(body, around):
        return SHARED if _names_recipient(around) else STATEMENT
    reading = _own_norm(body, around.names, around.language)
    if _tells_an_ability(reading, body, around):
        reading = THRESHOLD
    if reading.norm.binds or reading.norm is Norm.DEFINITION:
        if governing.norm is Norm.PROHIBITION and reading.bearer is Bearer.UNSPECIFIED and reading.norm.binds:
            return governing
        return reading
    if governing.norm.binds and (around.listed or is_item(around.block) or is_fragment(text, around.language)):
        return governing
    if not around.linked and not only_judges(body) and opens_with_duty(body, around.language):
        return DONE
    taken_up = _taken_up(body, around) if around.before else None
    return taken_up or _by_place(text, body, around) or reading


def _by_place(text: str, body: str, around: Situation) -> Reading | None:
    """What a clause without a norm of its own does by where it stands, or by the name it goes by."""
    block, language = around.block, around.language
    if describes_level(text, language) or bounds_threshold(body, language):
        return THRESHOLD
    if is_item(block):
        if _sets_threshold(body, around):
            return THRESHOLD
        if any(phrases("headings", "covered", language=language).spans(title, "covered") for title in block.path[-1:]):
            return REACHED
        if names_party(body, around.context, language):
            return DONE
    if _names_recipient(around):
        return SHARED
    return DONE if _states_purpose(body, around) or _names_measure(body, around) else None


def _names_recipient(around: Situation) -> bool:
    cell = around.block.leaf.kind is BlockKind.TABLE_CELL
    return cell and lists_recipients(around.block.path[-TITLES:], around.language)


def _only_titled(body: str, around: Situation) -> bool:
    """Whether a paragraph or table cell is a mere title ("Information We Collect"): it names what is told elsewhere."""
    titled = around.block.leaf.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_CELL) and around.language == ENGLISH
    return titled and body[-1].isalnum() and body.count(" ") > 0 and is_title(body)


_TO_DO = re.compile(r"To (?!you\b|our\b|us\b|the\b|an?\b|your\b)(?P<verb>[a-z]+)\b", re.I)


def _states_purpose(body: str, around: Situation) -> bool:
    """Whether an item says what something is done for ("To repair what broke"), under a title that speaks of purposes.

    A purpose of use is what its publisher does; what only tells the reader where to turn is none.
    """
    opened = _TO_DO.match(body) if around.language == ENGLISH else None
    if not opened or not is_item(around.block) or opened["verb"].lower() in terms("verbs", "pointing"):
        return False
    titles = (*around.block.path[-2:], *around.context)
    purposes = phrases("headings", "purposes", language=around.language)
    return any(purposes.spans(title, "purposes") for title in titles)


def _names_measure(body: str, around: Situation) -> bool:
    """Whether an item says what is done, as a noun: it stands under a title that speaks of measures."""
    measures = phrases("headings", "measures", language=around.language)
    if not (is_item(around.block) or around.label) or body.count(" ") < FEWEST_BLANKS:
        return False
    heads = around.context if around.block.leaf.kind is BlockKind.TABLE_CELL else ()
    return any(measures.spans(title, "measures") for title in (*around.block.path[-1:], *heads))


def _taken_up(body: str, around: Situation) -> Reading | None:
    """What a sentence says of the norm before it: what else that thing will do, or what it is made of."""
    before, language = around.before, around.language
    assert before
    if enumerates(body, before.plain, language) and before.norm.binds:
        # "These include A, B and C": the list belongs to the norm before it.
        return Reading(before.norm, before.bearer, before.strength, own=False)
    return resumed(body, before.plain, around.names, language)


def _sets_threshold(body: str, around: Situation) -> bool:
    """Whether an item says where a threshold lies: it stands under a title or table head that speaks of thresholds."""
    # A table of levels stands in a chapter on thresholds, divided by domain.
    cell = around.block.leaf.kind is BlockKind.TABLE_CELL
    titles = (*around.block.path[-3 if cell else -1 :], *around.context)
    threshold = phrases("headings", "threshold", language=around.language)
    blanks = len(body) // 4 if unspaced(around.language) else body.count(" ")
    return blanks >= FEWEST_BLANKS and any(threshold.spans(title, "threshold") for title in titles)


def _tells_an_ability(reading: Reading, body: str, around: Situation) -> bool:
    """Whether a "can" or "may" with nobody before it says from which point on something is dangerous."""
    permits_nobody = reading.norm is Norm.PERMISSION and reading.bearer is Bearer.UNSPECIFIED
    return permits_nobody and is_item(around.block) and _sets_threshold(body, around)
