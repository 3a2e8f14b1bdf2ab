"""One commitment through all versions that a store holds of its policy."""

from collections.abc import Callable

from policydiff.history.chain import Chain
from policydiff.history.lineage import Lineage, trace
from policydiff.history.revisions import Edition, distinct
from policydiff.history.words import digest
from policydiff.model import Clause, Document
from policydiff.model.errors import PolicydiffError, UsageError
from policydiff.store.catalogue import Store, Version
from policydiff.store.text import Text


def lineage_of(store: Store, policy: str, label: str, clause: Clause, progress: Callable[[str], None]) -> Lineage:
    """The life of a clause that stands in the version `label`; `progress` is told what is read, and may raise.

    Raises:
        UsageError: the version is none of the store's, or holds no such clause.
        PolicydiffError: the store cannot be read.
    """
    versions = store.versions(policy) if policy in store.policies() else ()
    texts: dict[str, Text] = {}
    editions: list[Edition] = []
    for number, version in enumerate(versions, start=1):
        progress(f"reading version {number} of {len(versions)}")
        editions.append(_edition(store, version, texts))
    kept = distinct(editions)
    index = _index(editions, kept, label)
    if index is None:
        raise UsageError("is no version of the store", where=f"{policy}@{label}", fix="there is no line to follow")

    def parsed(at: int) -> Document:
        from policydiff.parse import parse

        progress(f"comparing version {at + 1} of {len(kept)}")
        text = texts[kept[at].label]
        return parse(text.source, text.identity)

    chain = Chain(kept, parsed)
    here = next((one for one in chain.document(index).clauses if one.plain == clause.plain), None)
    if here is None:
        raise UsageError("has not these words any more", where=f"{policy}@{label}", fix="compare again with R")
    return trace(chain, index, here)


def _edition(store: Store, version: Version, texts: dict[str, Text]) -> Edition:
    try:
        text = store.read(version)
    except PolicydiffError:
        # A version that cannot be read has no words: the line passes it by, as `policydiff trace` does.
        return Edition(version.policy, version.label, version.effective, version.key)
    texts[version.label] = text
    return Edition(version.policy, version.label, version.effective, text.identity.sha256, digest(text.source))


def _index(editions: list[Edition], kept: list[Edition], label: str) -> int | None:
    """Where the version with a label stands among those kept, or the one whose words it repeats."""
    words = next((edition.words for edition in editions if edition.label == label), "")
    places = [at for at, edition in enumerate(kept) if edition.label == label]
    places += [at for at, edition in enumerate(kept) if words and edition.words == words]
    return places[0] if places else None
