"""How far the rules reach in a language: which of them have no words there, and which texts cannot be compared."""

from functools import cache

from policydiff.lexicon import ENGLISH, language_name, languages, lexicon, terms
from policydiff.model import Document, Rule
from policydiff.rules.registry import all_rules

Family = tuple[str, str]
"""A lexicon and a family of it."""

_BY_DETECTOR: dict[str, tuple[Family, ...]] = {
    "ladder": (("modals", "binding"), ("modals", "intended"), ("modals", "discretionary"), ("modals", "advisory")),
    "prohibition": (("modals", "forbidding"), ("modals", "discretionary")),
    "items": (("parts", "listing"),),
    "stopping": (("parts", "stopping"),),
    "party": (("capture", "contracting"),),
    "deadline": (("quantities", "units"),),
    "cadence": (("quantities", "each"),),
    "threshold": (("quantities", "at_least_before"),),
    "figure_gone": (("quantities", "percent"),),
    "content": (("stems", "stopwords"),),
    "degree": (("degrees", "quantity_1"),),
}
"""The words that a detector cannot do without; `mentions` and `conditions` are told by a rule's settings."""
_BY_PART = {
    "conditions": "condition",
    "exceptions": "exception",
    "occasions": "occasion",
    "hedges": "hedge",
    "actors": "actor",
    "disclosures": "disclosure",
    "timings": "urgent",
}
_ADVISORY = ("commitment_relocated", "commitment_restored")
_IN_CODE = "quantities"
"""The words of this lexicon are code in English."""


def families(rule: Rule) -> tuple[Family, ...]:
    """The word lists that a rule cannot do without."""
    found = list(_BY_DETECTOR.get(rule.detector, ()))
    if "part" in rule.settings:
        found.append(("parts", _BY_PART[str(rule.settings["part"])]))
    if "only" in rule.settings:
        found.append(("parts", str(rule.settings["only"])))
    if rule.id in _ADVISORY:
        found.append(("headings", "advisory"))
    return tuple(dict.fromkeys(found))


@cache
def silent_rules(language: str) -> tuple[str, ...]:
    """The ids of the rules that have no words in a language and never speak there."""
    if language == ENGLISH:
        return ()
    return tuple(rule.id for rule in all_rules() if not all(_has(language, *family) for family in families(rule)))


def _has(language: str, name: str, key: str) -> bool:
    held = lexicon(name, language).get(key, {})
    return bool(terms(name, key, language)) or (name == _IN_CODE and bool(held))


def unheard(document: Document) -> tuple[str, ...]:
    """What a reader should know of the rules in the language of a text: one line, or none."""
    silent = silent_rules(document.language) if document.language in languages() else ()
    if not silent:
        return ()
    return (f"{language_name(document.language)}: these rules have no words and stay silent: {', '.join(silent)}",)


def incomparable(old: Document, new: Document) -> str:
    """Why two texts cannot be compared, "" where they can: their languages are told, and differ."""
    if not old.language or not new.language or old.language == new.language:
        return ""
    return (
        f"the old text is in {language_name(old.language)} ({old.language}), the new one in "
        f"{language_name(new.language)} ({new.language}): texts in different languages are not compared"
    )


def unread(document: Document) -> bool:
    """Whether a text is in a language whose words are not known, so that nothing is read from it."""
    return bool(document.language) and document.language not in languages()
