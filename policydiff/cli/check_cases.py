"""From files that changed to cases for the guard: texts on both sides, waivers, accounts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from policydiff.cli.check_paths import PolicyPaths
from policydiff.config import Config
from policydiff.guard.finding import Kind
from policydiff.guard.judging import Blocks, Case, Merge, document
from policydiff.guard.waivers import Register, Waiver, comment_waivers, read_waivers, trailer_waiver
from policydiff.model import Document, Identity
from policydiff.model.errors import InputError, PolicydiffError
from policydiff.parse.language import language_of
from policydiff.store.assembling import assemble
from policydiff.store.changed_files import ChangedFile, ChangeSet, Waiving
from policydiff.store.front_matter import FrontMatter, read_front_matter
from policydiff.store.names import natural_key

SIBLING_LIMIT = 300
"""Versions beside a new one that are looked at to find the one before it."""

_NOTHING = Identity()


@dataclass(slots=True)
class Gatherer:
    """Reads what the guard needs; `warnings` collects what the reader should know."""

    config: Config
    changes: ChangeSet
    paths: PolicyPaths
    waivers: Register
    warnings: list[str] = field(default_factory=list)
    _sizes: dict[str, int] = field(default_factory=dict)
    _blocks: Blocks = field(default_factory=Blocks)
    _versions: dict[str, list[tuple[FrontMatter, str, str]]] = field(default_factory=dict)

    def cases(self, files: Iterable[ChangedFile]) -> Iterator[Case]:
        """One case for each policy that can be judged."""
        files = list(files)
        self._sizes = self.changes.sizes(blob for each in files for blob in (each.old_blob, each.new_blob))
        for each in self._paired(files):
            self._blocks = Blocks()
            case = self._case(each)
            if case:
                yield case

    def offer_waivers(self, trailers: Iterable[Waiving]) -> None:
        """Register the waivers of the file in force on the new side, and those of commit messages."""
        path = self.paths.in_repository(self.config.waivers)
        blob = "" if path.startswith("../") else self.changes.new_blob(path)
        if blob:
            self.waivers.add(read_waivers(self.changes.read(blob, path), path))
        for trailer in trailers:
            waiver = trailer_waiver(trailer.value, trailer.by, trailer.where)
            if isinstance(waiver, Waiver):
                self.waivers.add([waiver])
            else:
                self.warnings.append(waiver)

    def _case(self, file: ChangedFile) -> Case | None:
        old_ref = f"{file.old_path or file.path}@{self.changes.old_name}"
        new = self._document(file.new_blob, file.path, file.path)
        if new is None:
            return None
        old, kind, old_path = self._old(file, new, old_ref)
        if new.source:
            by = self.changes.last_author(file.new_path) if "policydiff:" in new.source else ""
            found, warnings = comment_waivers(new.source, file.new_path, by)
            self.waivers.add(found)
            self.warnings += warnings
        if kind is Kind.RENAMED and not self.paths.is_policy(file.new_path):
            self.warnings.append(f"{file.new_path}: renamed, and no policy by the configuration any more")
        name = new.identity.policy or old.identity.policy
        settings = self.config.settings_for(self.paths.configured(file.path), name)
        accounts = self._accounts(file.path, settings.changelog.file)
        return Case(file.path, old_path, kind, old, new, settings, self._merge(file), accounts)

    def _old(self, file: ChangedFile, new: Document, ref: str) -> tuple[Document, Kind, str]:
        if not file.old_blob:
            before = self._version_before(file, new)
            return before if before else (document("", Identity(ref=ref)), Kind.NEW, "")
        kind = Kind.CHANGED if file.new_path == file.old_path else Kind.RENAMED
        kind = kind if file.new_path else Kind.DELETED
        try:
            old = self._document(file.old_blob, f"{file.old_path}@{self.changes.old_name}", ref)
        except InputError as error:
            # Nothing can vanish from a text that nobody could read; refusing would also refuse its mending.
            self.warnings.append(f"{error}; judged as a new policy")
            return document("", Identity(ref=ref)), Kind.NEW, file.old_path
        return old or document("", Identity(ref=ref)), kind, file.old_path

    def _document(self, blob: str, where: str, ref: str) -> Document | None:
        """A text as a document; an empty one where there is none, None where it is in a language that is not read."""
        if not blob:
            return document("", Identity(ref=ref))
        data = self.changes.read(blob, where, self._sizes.get(blob))
        if _says_nothing(data, where):
            return document("", Identity(ref=ref))
        text = assemble(data, where, known=replace(_NOTHING, ref=ref))
        self.warnings += text.warnings
        front = read_front_matter(text.source, where)
        declared = (front.get("language") or front.get("lang")).casefold().partition("-")[0]
        language = declared or language_of(text.source[front.end :])
        if language and language not in self.config.languages:
            known = ", ".join(self.config.languages)
            self.warnings.append(f"{where}: in the language {language!r}, which is not among those judged ({known})")
            return None
        return document(text.source, text.identity, self._blocks)

    def _version_before(self, file: ChangedFile, new: Document) -> tuple[Document, Kind, str] | None:
        """The version that a new version file follows, where the policy has a file for each."""
        front = read_front_matter(new.source, file.new_path)
        if not front.get("version") and not front.get("effective"):
            return None
        before = [
            (_order(other, path), path, blob)
            for other, path, blob in self._versions_beside(file.new_path)
            if other.get("policy") == front.get("policy") and _order(other, path) < _order(front, file.new_path)
        ]
        if not before:
            return None
        _, path, blob = max(before)
        old = self._document(blob, path, f"{path}@{self.changes.old_name}")
        return (old, Kind.VERSION, path) if old else None

    def _versions_beside(self, path: str) -> list[tuple[FrontMatter, str, str]]:
        """The version files in the folder of `path`, as they were; each folder is read once."""
        folder = path.rpartition("/")[0]
        if folder not in self._versions:
            files = sorted(self.changes.old_siblings(path).items())[:SIBLING_LIMIT]
            read = ((self._front(blob, name), name, blob) for name, blob in files)
            self._versions[folder] = [one for one in read if one[0].get("version") or one[0].get("effective")]
        return self._versions[folder]

    def _front(self, blob: str, path: str) -> FrontMatter:
        try:
            return read_front_matter(self.changes.read(blob, path).decode("utf-8-sig", "replace"), path)
        except PolicydiffError:
            return FrontMatter()

    def _paired(self, files: list[ChangedFile]) -> list[ChangedFile]:
        """Files that git sees as gone and come, but that are one policy by its name in the front matter."""
        gone = {}
        for each in files:
            if not each.new_blob and (name := self._front(each.old_blob, each.old_path).get("policy")):
                gone[name] = each
        pairs: dict[str, ChangedFile] = {}
        for each in files:
            if gone and not each.old_blob and each.new_blob:
                former = gone.pop(self._front(each.new_blob, each.new_path).get("policy"), None)
                if former:
                    pairs[each.new_path] = former
        taken = {former.old_path for former in pairs.values()}
        return [
            replace(each, old_path=pairs[each.path].old_path, old_blob=pairs[each.path].old_blob)
            if each.path in pairs
            else each
            for each in files
            if each.new_blob or each.old_path not in taken
        ]

    def _merge(self, file: ChangedFile) -> Merge | None:
        if not self.changes.others:
            return None
        sides = tuple(self._at(tree, file) for tree in self.changes.others)
        return Merge(sides, self._at(self.changes.base, file))

    def _at(self, tree: str, file: ChangedFile) -> Document:
        paths = [path for path in (file.new_path, file.old_path) if path]
        blob = next((found for path in paths if (found := self.changes.old_blob(path, tree))), "")
        where = f"{file.path}@{tree[:12]}"
        return self._document(blob, where, where) or document("", Identity(ref=where))

    def _accounts(self, path: str, named: str) -> tuple[str, str]:
        if not named:
            return "", ""
        account = self.paths.in_repository(named.replace("{policy}", PurePosixPath(path).stem))
        blobs = self.changes.old_blob(account), self.changes.new_blob(account)
        texts = [self.changes.read(blob, account).decode("utf-8-sig", "replace") if blob else "" for blob in blobs]
        return texts[0], texts[1]


def _says_nothing(data: bytes, where: str) -> bool:
    """Whether a file was emptied: nothing but blank space, behind front matter where it has that."""
    text = data.decode("utf-8", "replace")
    return not text[read_front_matter(text, where).end :].strip()


def _order(front: FrontMatter, path: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    return front.get("effective"), natural_key(front.get("version") or PurePosixPath(path).stem)
