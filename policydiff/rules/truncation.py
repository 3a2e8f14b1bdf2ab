"""A text that breaks off: the recorder had only its beginning.

Nobody drops the last sections of a policy together with half of the one before, and changes nothing else.
"""

from collections.abc import Sequence

from policydiff.compare.model import Correspondence
from policydiff.compare.surroundings import Surroundings, WholeNeededError
from policydiff.model import Document


def broken_off(
    old: Document,
    new: Document,
    found: Sequence[Correspondence],
    names: tuple[str, str],
    around: Surroundings | None = None,
) -> tuple[frozenset[Correspondence], tuple[str, ...]] | None:
    """What stands behind the place where one of two texts breaks off, and what to say of it; None where neither does.

    Raises:
        WholeNeededError: the documents were cut down, and one may be the beginning of the other.
    """
    for holder, other, name in ((old, new, names[0]), (new, old, names[1])):
        if not _begins(holder, other):
            continue
        if around:
            raise WholeNeededError
        end = len(holder.source.rstrip())
        if not _within_section(other, end):
            return None
        in_old = holder is old
        warning = f"the {name} text breaks off in the middle of a section; what comes behind that is not judged"
        return frozenset(one for one in found if opposite(one, in_old) and start(one, in_old) >= end), (warning,)
    return None


def opposite(one: Correspondence, in_old: bool) -> bool:
    """Whether a correspondence has no counterpart by wording in the old text (True) or the new one."""
    return (not one.old) if in_old else (not one.new or one.loose)


def start(one: Correspondence, in_old: bool) -> int:
    """Where it stands in the text that is opposite to the old one (True) or the new one."""
    return (one.new if in_old else one.old)[0].span.start


def _begins(holder: Document, other: Document) -> bool:
    """Whether a document is nothing but the beginning of the other one."""
    end = len(holder.source.rstrip())
    return 0 < end < len(other.source.rstrip()) and other.source.startswith(holder.source[:end])


def _within_section(document: Document, place: int) -> bool:
    """Whether a place lies within a section, with more of them to come."""
    sections = [section.span.start for section in document.sections if section.span.start >= place]
    clauses = [clause.span.start for clause in document.clauses if clause.span.start >= place]
    return bool(sections and clauses) and clauses[0] < sections[0]
