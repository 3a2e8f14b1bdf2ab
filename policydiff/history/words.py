"""What is left of a text when typography, links, menus, numbering and the dates of its own edition are taken away.

Two versions with the same words differ in nothing that could bind anyone, so they need not be parsed to be judged.
"""

import hashlib
import re
from functools import lru_cache

from policydiff.parse.furniture import front_matter_end
from policydiff.parse.plain import plain

REMEMBERED = 8192
"""Paragraphs whose words are remembered: consecutive versions share almost all of theirs."""
MAX_DATING_WORDS = 16
MAX_MENU_WORDS = 6

_LINE_MARKS = re.compile(r"[ \t>|#*+\-•·–—=~_]+")
_NUMBER = re.compile(
    r"(?:(?:section|article)\s+)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.):]\s+|\d{1,3}(?:\.\d{1,3})+\s+",
    re.I,
)
_HEADING_NUMBER = re.compile(r"\d{1,3}\s+")
# Signs that carry meaning beside words and numbers.
_TOKEN = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*|[<>≤≥$€£¥%±]")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>()\"']{1,2000}>?")
_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]{0,500}\]){0,500})\]\([^()\s]{0,2000}(?:\([^()]{0,200}\)[^()\s]{0,2000})?\)"
)
_DATING = re.compile(
    r"\b(?:effective|updated?|modified|revised|revision|changed|published|posted|version|dated?|as of)\b", re.I
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_DATE_WORD = re.compile(rf"\d{{1,4}}(?:st|nd|rd|th)?(?:\.\d{{1,4}})*|{_MONTH}")
# "May" with a capital is mostly a month where an edition is dated.
_BINDS = re.compile(r"\b(?:(?i:must|shall|will|cannot|agree|within|until|unless|before)|may)\b")


def digest(source: str) -> str:
    """A short name for the words of a text: equal for texts that differ in form and dating alone."""
    hasher = hashlib.blake2b(digest_size=16)
    for paragraph in source[front_matter_end(source) :].split("\n\n"):
        hasher.update(_paragraph_words(paragraph))
    return hasher.hexdigest()


@lru_cache(maxsize=REMEMBERED)
def _paragraph_words(paragraph: str) -> bytes:
    found = filter(None, map(line_words, paragraph.splitlines()))
    return b"".join(words.encode("utf-8", "surrogatepass") + b" " for words in found)


@lru_cache(maxsize=REMEMBERED // 4)
def line_words(line: str) -> str:
    """The words of a line, "" for a line of furniture: a rule, an entry of a menu, the line that dates the edition."""
    if not line or line.isspace() or _is_menu(line):
        return ""
    heading = line.startswith("#")
    marks = _LINE_MARKS.match(line)
    text = line[marks.end() :] if marks else line
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "://" in text or "www." in text.lower():
        text = _ADDRESS.sub("link", text)
    text = plain(text)
    number = _NUMBER.match(text) or (_HEADING_NUMBER.match(text) if heading else None)
    words = _TOKEN.findall((text[number.end() :] if number else text).lower())
    return "" if _dates(text, words) else " ".join(words)


def _dates(text: str, words: list[str]) -> bool:
    """Whether a line only says when this edition was published: "Last updated: 3 May 2025", or a date alone."""
    if len(words) > MAX_DATING_WORDS or not any(word[0].isdecimal() for word in words):
        return False
    if words[-1] == "ago":
        return _DATING.search(text) is not None and not _BINDS.search(text)
    dates = sum(_DATE_WORD.fullmatch(word) is not None for word in words)
    if dates < 2:
        return False
    return dates == len(words) or (_DATING.search(text) is not None and not _BINDS.search(text))


def _is_menu(line: str) -> bool:
    """Whether a line holds nothing but short links."""
    if "](" not in line:
        return False
    titles = [match[1] for match in _LINK.finditer(line)]
    rest = _LINK.sub("", line)
    return (
        bool(titles)
        and not any(character.isalnum() for character in rest)
        and all(len(title.split()) <= MAX_MENU_WORDS for title in titles)
        and not any(_BINDS.search(title) for title in titles)
    )
