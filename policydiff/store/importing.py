"""Importing a text as a version: what would come of it, and doing it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from policydiff.model.errors import UsageError
from policydiff.store.assembling import is_date
from policydiff.store.catalogue import Store, Version
from policydiff.store.edit import Edit
from policydiff.store.folder_store import FolderStore
from policydiff.store.git import Repository
from policydiff.store.git_writing import Head
from policydiff.store.history_store import HistoryStore
from policydiff.store.labels import base_label, check_label, check_policy, reupload_label
from policydiff.store.pins import FILE_NAME, pin_line, with_lines
from policydiff.store.record import Record, body_of, front_matter, sha256_of_bytes, sha256_of_text, trailers
from policydiff.store.transaction import Recorded, Transaction, transaction
from policydiff.store.working_tree import read_plain


class Kind(StrEnum):
    """What an import comes to."""

    NEW = "new"
    """The label is free."""
    REUPLOAD = "re-upload"
    """The label holds another text; this one is recorded beside it."""
    PRESENT = "already there"
    """The label holds this text; nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import comes to: `record` is as it would be written; `found` is the version that the label names.

    `path` is the file below the store's folder.
    """

    kind: Kind
    record: Record
    text: str
    path: str
    found: Version | None = None
    warnings: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address of the version, once it is there."""
        known = self.found.label if self.found and self.kind is Kind.PRESENT else self.record.label
        return f"{self.record.policy}@{known}"


def plan_import(store: Store, record: Record, text: str) -> Plan:
    """What importing `text` with the facts in `record` (but for its hash) comes to; nothing is written.

    Raises:
        UsageError: the names or dates cannot be used, or the store cannot take it.
    """
    check_policy(record.policy)
    check_label(record.label)
    if not is_date(record.effective):
        raise UsageError("is no date", where=f"--effective {record.effective}", fix="write it as YYYY-MM-DD")
    if store.read_only or not isinstance(store, FolderStore | HistoryStore):
        raise UsageError(f"{store.name} cannot be written to", fix="start a store of your own with `policydiff init`")
    text = text.rstrip() + "\n"
    record = replace(record, text_sha256=sha256_of_text(text))
    _refuse_near_names(store, record)
    versions = store.versions(record.policy) if record.policy in store.policies() else ()
    alike = [version for version in versions if base_label(version.label) == record.label]
    for version in alike:
        if _normal(body_of(store.read(version).source)) == _normal(text):
            return Plan(Kind.PRESENT, record, text, "", version, _about_dates(record, version))
    if alike:
        return _again(store, record, text, versions, alike)
    _refuse_other_case(record, versions)
    _refuse_backfilling(store, record, versions)
    return Plan(Kind.NEW, record, text, _path(store, record))


def _again(
    store: FolderStore | HistoryStore,
    record: Record,
    text: str,
    versions: Sequence[Version],
    alike: Sequence[Version],
) -> Plan:
    first = alike[0]
    for version in alike:
        if record.source_sha256 and record.source_sha256 == source_hash(store, version):
            # The publisher has changed nothing, so this must not look as if it had.
            warning = f"{version.address} came from the same source file; only the conversion to text differs"
            return Plan(Kind.PRESENT, record, text, "", version, (warning,))
    _refuse_backfilling(store, record, versions)
    taken = {version.label for version in versions}
    if isinstance(store, FolderStore):
        taken |= {path.stem for path in (store.root / record.policy).glob("*.md")}
    again = replace(record, version=reupload_label(record.label, taken))
    return Plan(Kind.REUPLOAD, again, text, _path(store, again), first, _about_dates(record, first))


def carry_out(store: Store, record: Record, text: str) -> tuple[Plan, Recorded | None]:
    """Import `text`, alone and as one step; None where it was already there.

    Raises:
        PolicydiffError: it cannot be done; nothing has changed then.
    """
    first_look = plan_import(store, record, text)
    assert isinstance(store, FolderStore | HistoryStore)
    root = store.root
    _require_repository(root)
    if first_look.kind is Kind.PRESENT:
        return first_look, None
    with transaction(root) as open_transaction:
        # Whoever held the lock before may have taken the label.
        plan = plan_import(type(store)(root), record, text)
        if plan.kind is Kind.PRESENT:
            return plan, None
        again = f" again, as {plan.record.label}" if plan.kind is Kind.REUPLOAD else ""
        subject = f"Record {record.policy} {record.label}{again}"
        message = f"{subject}\n\n{trailers(plan.record)}"
        recorded = open_transaction.record(lambda head: _edits(open_transaction, store, plan, head), message)
        return plan, recorded


def source_hash(store: FolderStore | HistoryStore, version: Version) -> str:
    """The SHA-256 of the source that a version was imported from, "" where it was not recorded."""
    record = store.record_of(version)
    return record.source_sha256 if record else ""


def _edits(open_transaction: Transaction, store: FolderStore | HistoryStore, plan: Plan, head: Head) -> list[Edit]:
    repository, writer = open_transaction.repository, open_transaction.writer
    prefix = prefix_in(repository, store.root)
    path = prefix + plan.path
    before = writer.content(head.commit, path)
    _refuse_users_work(repository, path, before, writer.indexed(path) if repository.top else "")
    if isinstance(store, FolderStore):
        if before is not None:
            fix = f"bring it back with `git restore {path}`"
            raise UsageError("is recorded in git and missing in the working tree", where=path, fix=fix)
        after = (front_matter(plan.record) + plan.text).encode()
        name = plan.path
    else:
        after = plan.text.encode()
        name = f"{plan.path}@{plan.record.label}"
    line = pin_line(name, sha256_of_bytes(after)).encode()
    pins_path = prefix + FILE_NAME
    pins = writer.content(head.commit, pins_path)
    return [Edit(path, before, after), Edit(pins_path, pins, with_lines(pins or b"", line), line)]


def _refuse_users_work(repository: Repository, path: str, before: bytes | None, indexed: str) -> None:
    if repository.top is None:
        return
    target = repository.top / path
    if target.parent.resolve() != repository.top.resolve() / Path(path).parent:
        raise UsageError("its folder is a link to another place", where=path, fix="choose another name for the policy")
    if read_plain(target) != before or (before is None and indexed):
        raise UsageError("has changes that are not committed", where=path, fix="commit or stash them first")


def prefix_in(repository: Repository, root: Path) -> str:
    """Where the store `root` stands in its repository, with a slash at the end, or ""."""
    inside = root.resolve().relative_to(repository.top.resolve()).as_posix() if repository.top else "."
    return "" if inside == "." else f"{inside}/"


def _path(store: FolderStore | HistoryStore, record: Record) -> str:
    if isinstance(store, FolderStore):
        return f"{record.policy}/{record.label}.md"
    if "/" not in record.policy:
        fix = "write it as SERVICE/NAME, such as 'Acme/Terms of Service'"
        raise UsageError("a store with one file a policy keeps it in a folder", where=record.policy, fix=fix)
    return f"{record.policy}.md"


def _refuse_backfilling(store: Store, record: Record, versions: Sequence[Version]) -> None:
    if isinstance(store, HistoryStore) and versions and record.effective < versions[-1].effective:
        newest = versions[-1]
        what = f"is older than {newest.address} ({newest.effective}), and this store keeps versions in order of commits"
        raise UsageError(what, where=record.effective, fix="import older versions first, or use a store of files")


def _refuse_near_names(store: Store, record: Record) -> None:
    for known in store.policies():
        if known != record.policy and known.casefold() == record.policy.casefold():
            what = f"differs from the policy {known} only in case, and some systems take them for one"
            raise UsageError(what, where=record.policy, fix=f"write --policy '{known}'")


def _refuse_other_case(record: Record, versions: Sequence[Version]) -> None:
    for version in versions:
        if base_label(version.label).casefold() == record.label.casefold():
            what = f"differs from {version.label} only in case, and some systems take them for one"
            raise UsageError(what, where=record.label, fix=f"write --version {version.label}")


def _about_dates(record: Record, version: Version) -> tuple[str, ...]:
    if version.effective == record.effective:
        return ()
    return (f"{version.address} is in force from {version.effective or 'an unknown day'}, not {record.effective}",)


def _require_repository(root: Path) -> None:
    try:
        Repository.around(root)
    except UsageError as error:
        fix = f"run `policydiff init {root}`, which starts one and takes what is there"
        raise UsageError("the store is in no git repository", where=str(root), fix=fix) from error


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
