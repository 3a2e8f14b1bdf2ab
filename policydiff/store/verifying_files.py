"""Inspecting a store with one file a version."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from policydiff.model.errors import PolicydiffError
from policydiff.store.catalogue import Version
from policydiff.store.folder_store import FolderStore
from policydiff.store.git import Repository
from policydiff.store.importing import prefix_in
from policydiff.store.labels import base_label
from policydiff.store.names import natural_key
from policydiff.store.pins import FILE_NAME
from policydiff.store.reading import read_file
from policydiff.store.record import Record, body_of, from_trailers, sha256_of_bytes, sha256_of_text
from policydiff.store.verification import Finding, record_findings

_NUMBERED = re.compile(r"v?\d+(?:\.\d+)*", re.IGNORECASE)
_RESTORE_FIX = "bring it back with `git restore`; a new text belongs in a new version"
_IMPORTED = ("recorded", "source_sha256", "text_sha256")


def file_findings(store: FolderStore, pins: Mapping[str, str], repository: Repository | None) -> Iterator[Finding]:
    """What is wrong with the versions of `store`, and what should be known of them."""
    versions = [version for policy in store.policies() for version in store.versions(policy)]
    hashes: dict[str, str] = {}
    for version in versions:
        yield from _version_findings(store, version, pins, hashes)
    for name in sorted(pins.keys() - {version.key for version in versions}):
        yield Finding(name, "is pinned and gone", _RESTORE_FIX)
    for policy in store.policies():
        yield from _order_findings(store, store.versions(policy))
    if repository:
        yield from _trailer_findings(store, repository, hashes)


def _version_findings(
    store: FolderStore, version: Version, pins: Mapping[str, str], hashes: dict[str, str]
) -> Iterator[Finding]:
    where = version.key
    try:
        data = read_file(store.root / where, where)
        text = store.read(version)
        body = sha256_of_text(body_of(text.source))
    except PolicydiffError as error:
        yield Finding(where, error.what, error.fix)
        return
    hashes[where] = body
    record = store.record_of(version)
    if record is None:
        yield Finding(where, "has no front matter", "write policy, version, effective and source above the text")
    else:
        yield from _fact_findings(record, version, body)
    pin = pins.get(where)
    if pin is None:
        yield Finding(where, "is not pinned", "run `policydiff verify --pin`", damage=False)
    elif pin != sha256_of_bytes(data):
        yield Finding(where, "is not what was pinned: the file has changed since", _RESTORE_FIX)


def _fact_findings(record: Record, version: Version, body: str) -> Iterator[Finding]:
    where = version.key
    yield from record_findings(record, where, imported=any(getattr(record, name) for name in _IMPORTED))
    stem = where.rpartition("/")[2].removesuffix(".md")
    if record.version and record.version != stem:
        yield Finding(where, f"its front matter says version {record.version}", "let file name and version agree")
    if record.policy and record.policy != version.policy:
        yield Finding(where, f"its front matter says policy {record.policy}", "let folder and policy agree")
    if record.text_sha256 and record.text_sha256 != body:
        yield Finding(where, "its text is not what its front matter has the SHA-256 of", _RESTORE_FIX)


def _order_findings(store: FolderStore, versions: Sequence[Version]) -> Iterator[Finding]:
    """Dates that go the other way than the labels: numbered versions, and re-uploads after the first."""
    for label, count in Counter(version.label for version in versions).items():
        if count > 1:
            yield Finding(f"{versions[0].policy}@{label}", f"{count} files have this label", "give each its own")
    numbered = [version for version in versions if version.effective and _NUMBERED.fullmatch(version.label)]
    for earlier, later in pairwise(sorted(numbered, key=lambda version: natural_key(version.label.lstrip("vV")))):
        if earlier.effective > later.effective:
            what = f"is in force from {later.effective}, before {earlier.label} ({earlier.effective})"
            yield Finding(later.key, what, "correct the date that is wrong")
    first = {version.label: version for version in versions}
    for version in versions:
        original = first.get(base_label(version.label))
        if original is None or original is version:
            continue
        since, again = (store.record_of(one) for one in (original, version))
        if since and again and since.recorded > again.recorded:
            yield Finding(version.key, f"was recorded before {original.label}", "correct the date that is wrong")


def _trailer_findings(store: FolderStore, repository: Repository, hashes: Mapping[str, str]) -> Iterator[Finding]:
    """What commits say they recorded against what is there: pins can be rewritten with the file, commits cannot."""
    prefix = prefix_in(repository, store.root)
    for revision in repository.history(prefix):
        record = from_trailers(revision.trailers)
        if not record:
            continue
        name, short = f"{record.policy}/{record.label}.md", revision.commit[:12]
        if prefix + name not in revision.paths:
            continue
        fix = f"bring it back with `git restore --source {short} -- '{prefix}{name}'`"
        if not (store.root / name).exists():
            yield Finding(name, f"was recorded in the commit {short} and is gone", fix)
        elif name in hashes and record.text_sha256 != hashes[name]:
            yield Finding(name, f"is not the text that the commit {short} recorded", fix)
    for name, commit in repository.withdrawn_lines(prefix + FILE_NAME):
        what = f"its pin was changed in the commit {commit[:12]}"
        yield Finding(name.partition("  ")[2], what, f"see `git show {commit[:12]}`", damage=False)
