"""Lead-ins that say less than a sentence: what they make of the items under them, and what still stands under them."""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation
from policydiff.parse.defining import is_definition
from policydiff.parse.grammar import WORD, word_set

_WE = re.compile(
    r"(?:^|[,;-]\s|\b(?:so|then|and|therefore)\s)we(?:\s+(?:also|then|only|generally|further|\w+ly))?\s*:?$", re.I
)
_KIND = re.compile(
    r"(?:an?|the|any)\s[^.;:]{3,120}?\b(?:is|are|means|includes?)\s(?:(?:an?|any|one|those|all)\s)[^.;:]{2,120}?\b(?:that|who|which):$",
    re.I,
)
_ALL = re.compile(r"\b(?:includes?|are|is)\s(?:only|solely|exclusively)(?:\sthe\sfollowing)?:$", re.I)
FEWEST_WORDS = 5
"""A fragment has more than a title to say."""
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|how|why|if|as|because)\b.*|\([^()]*\)", re.I | re.S)
_TOLD_OF = re.compile(r"[A-Z][\w'’-]*(?:,?\s[\w'’-]+){0,5}?\s(?:that|which|who|whose|\w{2,}ing|\w{2,}ed)\b")
"""A noun at the head, and behind it a clause or participle that tells of it."""
_LISTS = re.compile(r"\b(?:includes?|is|are)\s(?:(?:any|all|one)\sof\s)?(?:the\sfollowing|as\sfollows)\b", re.I)
_ANOTHER = re.compile(r"[.!?]\s+\S")


def lacks_its_verb(text: str) -> bool:
    """Whether a lead-in ends with its publisher as the subject ("To keep pumps safe, we:"): items say what is done."""
    return _WE.search(text) is not None


def defines_by_items(text: str) -> bool:
    """Whether a lead-in defines something by the items under it ("A leak is an event that:")."""
    return text.endswith(":") and (
        _KIND.match(text) is not None or _ALL.search(text) is not None or is_definition(text)
    )


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('grammar', 'finite')})\b", re.I)


def is_fragment(text: str, language: str = ENGLISH) -> bool:
    """Whether a paragraph is no sentence: a noun and what is told of it, as in a list without its bullets.

    Such a paragraph goes on under the lead-in before it ("We do not allow:", then "Content that mocks others ...").
    """
    if language != ENGLISH or _ANOTHER.search(text) or _LISTS.search(text):
        return False
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS or words[0].lower() in word_set("opens_sentence"):
        return False
    told = text.endswith(":") or _TOLD_OF.match(text) is not None
    return told and _finite().search(_RELATIVE.sub(" ", text)) is None
