"""The reviewer's verdicts during a review: where they are kept, what they are on each change, what can be undone."""

import getpass
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from policydiff.model import Change, Outcome
from policydiff.model.errors import InputError, PolicydiffError
from policydiff.store.catalogue import Store
from policydiff.store.location import locate
from policydiff.store.text import Text
from policydiff.verdicts import Anchored, Book, Judgement, Pairing, Verdict, anchor, open_book
from policydiff.verdicts.book import file_name, read_sheet
from policydiff.verdicts.model import words_of

REVIEWER = "POLICYDIFF_REVIEWER"


def reviewer() -> str:
    """Who reviews: POLICYDIFF_REVIEWER, else git's author of the environment, else the login name."""
    for name in (REVIEWER, "GIT_AUTHOR_NAME"):
        if os.environ.get(name, "").strip():
            return os.environ[name].strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def book_path(old: Text, new: Text, store: str | None, start: Path) -> tuple[Path, str]:
    """Where the verdicts on a pair are kept, and a word about it where that may surprise.

    Next to the policy: beside the version's file, beside the recorded file of an archive, beside a file compared by
    path; in the user's data folder where the texts stand in a place that cannot be written.
    """
    pairing = Pairing.of(old.identity, new.identity)
    folder: Path | None = None
    prefix = ""
    found = _store(store, start) if pairing.policy else None
    root = getattr(found, "root", None)
    if found is not None and isinstance(root, Path) and _is_of(found, new, pairing.policy):
        if new.path is not None:
            folder = new.path.parent
        elif (root / f"{pairing.policy}.md").is_file():
            folder = (root / pairing.policy).parent
            prefix = Path(pairing.policy).name
        if found.read_only:
            folder = None
    elif new.path is not None or old.path is not None:
        folder = (new.path or old.path or start).absolute().parent
    if folder is not None and os.access(folder, os.W_OK):
        return folder / file_name(pairing, prefix), ""
    home = _data_home() / "verdicts" / Path(file_name(pairing, pairing.policy)).name
    reason = "the store is read-only" if found is not None and found.read_only else "its folder cannot be written"
    return home, f"verdicts are kept in {home} ({reason})"


def _is_of(store: Store, text: Text, policy: str) -> bool:
    """Whether the text came out of the store and not from a file that only says the policy's name."""
    root = getattr(store, "root", None)
    if text.path is None or not isinstance(root, Path):
        return policy in store.policies()
    return text.path.resolve().is_relative_to(root.resolve())


def _store(named: str | None, start: Path) -> Store | None:
    try:
        return locate(named, start)
    except PolicydiffError:
        return None


def _data_home() -> Path:
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "policydiff"


def merge_files(files: Sequence[Path], old: Text, new: Text, store: str | None, start: Path) -> list[str]:
    """Take verdict files of others on the same pair into the pair's own; a line about each.

    Raises:
        PolicydiffError: one cannot be read or is about another pair, or the pair's own cannot be written.
    """
    pairing = Pairing.of(old.identity, new.identity)
    path, _ = book_path(old, new, store, start)
    book = open_book(path, pairing)
    words = []
    for file in files:
        sheet = read_sheet(file)
        if not sheet.pairing.is_about(pairing):
            about = f"{sheet.pairing.policy} {sheet.pairing.old}..{sheet.pairing.new}".strip()
            raise InputError(f"is about another pair ({about})", where=str(file), fix="name the pair it is about")
        before = set(book.sheet.verdicts)
        book.merge(sheet)
        gained = len(set(book.sheet.verdicts) - before)
        words.append(f"{file}: {gained} of {len(sheet.verdicts)} verdicts taken into {book.path}")
    return words


class Ledger:
    """The verdicts on one comparison."""

    def __init__(self, book: Book, changes: Sequence[Change], by: str) -> None:
        self.book = book
        self.by = by
        self._changes = changes
        self._done: list[tuple[str, Verdict | None]] = []
        self.anchored: Anchored = anchor(book.sheet, changes)

    @classmethod
    def open(cls, old: Text, new: Text, changes: Sequence[Change], store: str | None, start: Path) -> "Ledger":
        """The ledger of a pair, with what is on record already."""
        path, word = book_path(old, new, store, start)
        book = open_book(path, Pairing.of(old.identity, new.identity))
        if word:
            book.troubles = (*book.troubles, word)
        return cls(book, changes, reviewer())

    def of(self, change: Change) -> tuple[Verdict, ...]:
        """Everybody's verdicts on a change as it stands."""
        return self.anchored.firm.get(change.fingerprint, ())

    def shifted(self, change: Change) -> tuple[Verdict, ...]:
        """Verdicts on what stood here before the text changed."""
        return self.anchored.shifted.get(change.fingerprint, ())

    def own(self, change: Change) -> Verdict | None:
        """The reviewer's own verdict on a change."""
        return next((verdict for verdict in self.of(change) if verdict.by == self.by), None)

    def state(self, change: Change) -> str:
        """The own judgement, another's where there is no own one, "moved-on" where the judged text changed, or ""."""
        own = self.own(change)
        if own or self.of(change):
            return (own or self.of(change)[-1]).judgement
        return "moved-on" if self.shifted(change) else ""

    def judge(self, change: Change, judgement: Judgement, note: str | None = None) -> Verdict:
        """Record a verdict; an earlier note stays unless there is a new one.

        Raises:
            PolicydiffError: it could not be saved; nothing has changed then.
        """
        before = self.own(change)
        old, new = words_of(change)
        kept = before.note if before and note is None else note or ""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        verdict = Verdict(change.fingerprint, judgement, self.by, now, kept, change.outcome, old, new)
        # What a verdict on the earlier text said is settled by the one on the present text.
        settled = [one for one in self.shifted(change) if one.by == self.by]
        self.book.put(verdict)
        for one in settled:
            self.book.take(one.fingerprint, one.by)
        self._done.append((change.fingerprint, before))
        self._anchor()
        return verdict

    def undo(self) -> str | None:
        """Take back the last verdict of this sitting; the fingerprint of its change, None where there is nothing left.

        Raises:
            PolicydiffError: it could not be saved; nothing has changed then.
        """
        if not self._done:
            return None
        fingerprint, before = self._done[-1]
        if before is None:
            self.book.take(fingerprint, self.by)
        else:
            self.book.put(replace(before))
        self._done.pop()
        self._anchor()
        return fingerprint

    def progress(self) -> tuple[int, int]:
        """How many of the changes that want a verdict have one of anybody, and how many there are."""
        wanted = [change for change in self._changes if change.binds and change.outcome is not Outcome.RETAINED]
        return sum(bool(self.of(change)) for change in wanted), len(wanted)

    def _anchor(self) -> None:
        self.anchored = anchor(self.book.sheet, self._changes)


def anchoring_words(ledger: Ledger) -> list[str]:
    """What a reviewer must know of verdicts whose text is another now."""
    shifted = sum(map(len, ledger.anchored.shifted.values()))
    lost = len(ledger.anchored.lost)
    words = []
    if shifted:
        words.append(f"↻ {shifted} verdict{'s' if shifted > 1 else ''} on text that changed since: judge anew")
    if lost:
        words.append(
            f"{lost} verdict{'s' if lost > 1 else ''} on changes that are gone, kept in {ledger.book.path.name}"
        )
    return words
