"""A document's own account of its changes, and the part of an account that is about one revision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from policydiff.audit.account import Entry, entries
from policydiff.compare.terms import key
from policydiff.lexicon import ENGLISH, language_name, terms
from policydiff.model import Document, Identity, Section, Span

_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b")
_WORD = re.compile(r"[a-z]+")
_VERSION = re.compile(r"(?<![\w.])v?(\d{1,3}(?:\.\d{1,3}){1,3})(?![\w.]*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Account:
    """The entries of an account that are about a revision, and what a reader should know of how they were chosen.

    `other` names the versions that it is about where it is about none that was asked for, "" otherwise.
    """

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    other: str = ""


def own_section(document: Document) -> Section | None:
    """The section in which a document keeps the account of its changes, None where it has none."""
    names = [key(term) for term in terms("audit", "own")]
    held = [one for one in document.sections if any(f" {name} " in f" {key(one.title)} " for name in names)]
    return held[-1] if held else None


def unspoken(document: Document) -> tuple[str, ...]:
    """What a reader should know of an account in the language of a document: one line, or none."""
    if document.language in ("", ENGLISH):
        return ()
    return (
        f"the words with which an account announces a change are known in English only, not in "
        f"{language_name(document.language)}: what is called silent may have been announced",
    )


def titled(document: Document, title: str) -> Section | None:
    """The section called `title`, numbering and case aside; where none is, the first whose title holds it."""
    wanted = key(title)
    exact = next((one for one in document.sections if key(one.title) == wanted), None)
    if exact or not wanted:
        return exact
    return next((one for one in document.sections if f" {wanted} " in f" {key(one.title)} "), None)


def section_source(document: Document, section: Section) -> str:
    """The words of a section with its subsections, behind as many line ends as stand before them in the document."""
    span = _span(document, section)
    return "\n" * document.source.count("\n", 0, span.start) + span.of(document.source)


def without_section(document: Document, section: Section | None) -> Document:
    """The document without the clauses of a section: an account quotes what went, and would pass for it."""
    if section is None:
        return document
    span = _span(document, section)
    kept = tuple(one for one in document.clauses if not span.start <= one.span.start < span.end)
    return replace(document, clauses=kept)


def _span(document: Document, section: Section) -> Span:
    later = (one for one in document.sections if one.span.start > section.span.start and one.level <= section.level)
    following = next(later, None)
    return Span(section.span.end, following.span.start if following else len(document.source))


def about_revision(text: str, old: Identity, new: Identity, *, before: str = "") -> Account:
    """The part of an account that is about the revision from `old` to `new`.

    What the old version's account (`before`) said already is left out; where it had none, what stands under headings
    with another version or with a date outside the revision. An account without such headings is taken whole.
    """
    told = tuple(one for one in entries(text, beyond=before) if one.plain.strip())
    if before:
        return Account(told) if told else Account((), ("the account says nothing that the old version's did not",))
    marked = [(one, _headings(one)) for one in told]
    if not any(_versions(head) or date_in(head) for _, head in marked):
        return Account(told)
    kept = tuple(one for one, head in marked if _belongs(head, old, new))
    if kept:
        return Account(kept)
    named = list(dict.fromkeys(head for _, head in marked if _versions(head) or date_in(head)))
    if not (new.version or new.effective):
        note = "the account is ordered by version or date, and the new text says neither: all of it was read"
        return Account(told, (note,))
    return Account((), other=", ".join(named[:3]) + (f" and {len(named) - 3} more" if len(named) > 3 else ""))


def _headings(entry: Entry) -> str:
    """The nearest heading over an entry that tells a version or a date, "" where none does."""
    return next((head for head in reversed(entry.over) if _versions(head) or date_in(head)), "")


def _belongs(head: str, old: Identity, new: Identity) -> bool:
    versions = _versions(head)
    if new.version and _version(new.version) in versions:
        return True
    date = date_in(head)
    if date and new.effective:
        month = new.effective[:7]
        return date[:7] == month or bool(old.effective and old.effective < date <= new.effective)
    return not head


def _versions(text: str) -> set[str]:
    return {found[1] for found in _VERSION.finditer(_ISO.sub(" ", text))}


def _version(label: str) -> str:
    return label.lower().removeprefix("v")


def date_in(text: str) -> str:
    """The first date in a text as YYYY-MM-DD, or YYYY-MM where it names no day; "" where it names none."""
    iso = _ISO.search(text)
    if iso:
        return "-".join(part for part in iso.groups() if part)
    year = _YEAR.search(text)
    names = terms("audit", "months")
    words = _WORD.findall(text.lower())
    number = next((place for place, name in enumerate(names, 1) if {name, name[:3]} & set(words)), 0)
    if not year or not number:
        return ""
    rest = text[: year.start()] + text[year.end() :]
    day = next((int(found) for found in _DAY.findall(rest) if 1 <= int(found) <= 31), 0)
    return f"{year[0]}-{number:02d}" + (f"-{day:02d}" if day else "")


def known_titles(sections: Iterable[Section]) -> list[str]:
    """The titles of sections, each once, for naming the nearest."""
    return list(dict.fromkeys(one.title for one in sections))
