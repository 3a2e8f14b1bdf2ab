"""The container of a DOCX: parts by name, each bounded in size before and while it is unpacked."""

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from policydiff.ingest.limits import ENTRY_LIMIT, MEGABYTE, PART_LIMIT, RATIO_LIMIT
from policydiff.model.errors import InputError

Element = etree._Element
_TOO_MUCH = "give only the policy's own text, or save it again without the rest"
_DAMAGED = "open it in a word processor and save it again"


class Package:
    """A DOCX as a set of XML parts."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._container = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(self._container.infolist()) > ENTRY_LIMIT:
            raise InputError(f"holds more than {ENTRY_LIMIT} files", where=where, fix=_TOO_MUCH)
        self._names = {info.filename.lstrip("/"): info for info in self._container.infolist()}

    def part(self, name: str) -> Element | None:
        """The root element of the part `name`, None where there is none.

        Raises:
            InputError: the part is too large, damaged, or declares entities.
        """
        info = self._names.get(name)
        if info is None:
            return None
        # Nothing outside the part is loaded, and nothing in it expands.
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(self._bytes(info), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        if _declares_entities(root):
            raise InputError("declares XML entities, as no word processor does", where=self._where, fix=_DAMAGED)
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part: id to (kind, target); targets inside the container are part names."""
        folder, _, file = part.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        relations: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str):
                continue
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            relations[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return relations

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise InputError("is encrypted", where=self._where, fix="save it without a password")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > PART_LIMIT or (info.file_size > MEGABYTE and ratio > RATIO_LIMIT):
            raise self._swollen(info)
        try:
            with self._container.open(info) as stream:
                # The size in the directory is the file's own word.
                data = stream.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self._damaged() from error
        if len(data) > PART_LIMIT:
            raise self._swollen(info)
        return data

    def _swollen(self, info: zipfile.ZipInfo) -> InputError:
        size = info.file_size // MEGABYTE
        return InputError(
            f"unpacks to more than is read ({info.filename}: {size} MB)", where=self._where, fix=_TOO_MUCH
        )

    def _damaged(self) -> InputError:
        return InputError("is a damaged DOCX file", where=self._where, fix=_DAMAGED)


def _declares_entities(root: Element) -> bool:
    # lxml-stubs knows only a part of a document's information.
    information: Any = root.getroottree().docinfo
    return bool(information.doctype)


def local(element: Element) -> str:
    """An element's name without its namespace: transitional and strict documents differ in it only."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An element's attribute by its local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `val` attribute at the end of a path."""
    return attribute(child(element, *path), "val")


def switched_on(properties: Element | None, name: str) -> bool | None:
    """A yes-or-no property: None where it is not set."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val") not in {"0", "false", "off", "none"}


def integer(written: str | None) -> int | None:
    """A whole number as written, None where it is none."""
    try:
        return int(written) if written is not None and len(written) < 10 else None
    except ValueError:
        return None
