"""Inspecting a store whose versions are commits."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from policydiff.model.errors import PolicydiffError
from policydiff.store.catalogue import Version
from policydiff.store.git import Repository
from policydiff.store.history_store import HistoryStore
from policydiff.store.importing import prefix_in
from policydiff.store.pins import FILE_NAME
from policydiff.store.record import body_of, sha256_of_bytes, sha256_of_text
from policydiff.store.verification import Finding, record_findings

_REWRITTEN_FIX = "fetch the history as it was from another clone"


def history_findings(store: HistoryStore, pins: Mapping[str, str], repository: Repository) -> Iterator[Finding]:
    """What is wrong with the versions of `store`, and what should be known of them."""
    left = dict(pins)
    unpinned = 0
    for policy in store.policies():
        versions = store.versions(policy)
        for version in versions:
            name = f"{policy}.md@{version.label}"
            pin = left.pop(name, None)
            if pin is None and store.record_of(version) is None:
                unpinned += 1
                continue
            yield from _version_findings(store, version, name, pin)
        yield from _order_findings(store, policy, versions)
    for name in left:
        yield Finding(name, "is pinned and no commit has it: the history was rewritten", _REWRITTEN_FIX)
    if unpinned:
        what = f"{unpinned} versions were recorded by another tool and are not pinned; git's own hashes vouch for them"
        yield Finding(store.name, what, damage=False)
    if repository.is_shallow:
        what = "is a shallow clone: earlier versions are not here"
        yield Finding(store.name, what, "run `git fetch --unshallow`", damage=False)
    for line, commit in repository.withdrawn_lines(prefix_in(repository, store.root) + FILE_NAME):
        what = f"its pin was changed in the commit {commit[:12]}"
        yield Finding(line.partition("  ")[2], what, f"see `git show {commit[:12]}`", damage=False)


def _version_findings(store: HistoryStore, version: Version, name: str, pin: str | None) -> Iterator[Finding]:
    try:
        data, text = store.data(version), store.read(version)
        body = sha256_of_text(body_of(text.source))
    except PolicydiffError as error:
        yield Finding(name, error.what, error.fix)
        return
    if pin is None:
        yield Finding(name, "was recorded and its pin is gone", f"restore its line in {FILE_NAME}")
    elif pin != sha256_of_bytes(data):
        yield Finding(name, "is not what was pinned: the history was rewritten", _REWRITTEN_FIX)
    record = store.record_of(version)
    if record is None:
        yield Finding(name, "is pinned, but its commit has lost its facts: the history was rewritten", _REWRITTEN_FIX)
        return
    yield from record_findings(record, name, imported=True)
    if record.text_sha256 and record.text_sha256 != body:
        what = f"is not the text that its commit {version.key[:12]} has the SHA-256 of"
        yield Finding(name, what, _REWRITTEN_FIX)


def _order_findings(store: HistoryStore, policy: str, versions: tuple[Version, ...]) -> Iterator[Finding]:
    for earlier, later in pairwise(versions):
        if earlier.effective > later.effective:
            what = f"{later.label} is dated {later.effective}, before {earlier.label} ({earlier.effective})"
            # Clocks of other tools may go wrong without a word being lost.
            yield Finding(policy, what, "see `git log`", damage=store.record_of(later) is not None)
