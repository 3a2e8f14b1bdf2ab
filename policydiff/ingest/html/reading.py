"""A web page's bytes to blocks."""

from dataclasses import dataclass

from policydiff.decoding import decode
from policydiff.ingest.blocks import Block, Heading, plain_text
from policydiff.ingest.libraries import load
from policydiff.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds."""

    blocks: tuple[Block, ...]
    title: str
    warnings: tuple[str, ...]


def read_html(data: bytes, where: str, declared: str = "") -> Page:
    """The page in `data`; `declared` is the charset its transport named.

    Raises:
        InputError: it is no text, or cannot be read as HTML.
    """
    load("lxml.html", "html", where)
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from policydiff.ingest.html.furniture import main_part
    from policydiff.ingest.html.notes import Notes
    from policydiff.ingest.html.walking import Walker

    decoded = decode(data, where, declared=declared, hypertext=True)
    parser = HTMLParser(encoding="utf-8", remove_pis=True, no_network=True)
    # A NUL ends libxml2's text early; a lone surrogate cannot be encoded.
    source = decoded.text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        page = document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("holds nothing that can be read as HTML", where=where, fix="check what was saved") from error
    # The parser stops without a word where the nesting is too deep; half a policy is worse than none.
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise InputError("is nested deeper than is read", where=where, fix="save the page's text and give that")
    named = page.findtext(".//title") or ""
    main = main_part(page)
    walker = Walker(Notes(main))
    blocks = tuple(walker.blocks(main))
    title = next((plain_text(block.runs) for block in blocks if isinstance(block, Heading)), "") or " ".join(
        named.split()
    )
    return Page(blocks, title, (decoded.warning,) if decoded.warning else ())
