"""What binds without a modal and without an act of the publisher: grants, rights, requests, the law that governs.

Performatives after J. L. Austin, How to Do Things with Words (1962): who writes "you grant us a licence" or "these
terms are governed by the law of ..." does it by saying so.
"""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, terms
from policydiff.model import Bearer, Norm, Strength
from policydiff.parse.grammar import BOUNDARY, WORD, subordinator, third_person, word_set
from policydiff.parse.labels import is_title
from policydiff.parse.reading import Reading

_RIGHT = re.compile(r"(?:the |a |your )?right (?:to|not to|of)\b(?:\s+\S+){3}", re.I)
_RIGHTS = re.compile(
    r"(?:[^,;:]{0,80},\s+)?(?:your|these|the following)\s+[^,;:]{0,40}?rights\b[^;:]{0,80}\b(?:are|include)\b", re.I
)
"""What leads into a list of rights."""
_GIVES_RIGHT = re.compile(
    r"[^,;:]{0,80}\b(?:includes?|gives?|grants?)\s+(?:us\s+)?(?:a|the)\s+right\s+(?:for\s+(?P<whom>\w+)\s+)?to\b", re.I
)
"""What a licence or a consent allows ("this licence includes a right for us to ...")."""
_YOU_ARE = re.compile(r"\byou['’]re\b", re.I)
_PLEASE = re.compile(
    r"(?:[^,;]{0,200},\s+)?please\s+(?!(?:take|have) a look)(?:\w+ly\s+)?(?P<verb>(?:do not|don't|never)\b|[\w-]+)",
    re.I,
)
_ONLY_LEARNS = re.compile(
    r"(?:[^,;:]{1,100},\s)?you\s(?:can|may)\s(?:also\s)?"
    r"(?:(?:learn|read|find\sout)\s(?:more|further)\b|(?:read|refer\sto|consult)\s)[^,;:]{0,160}$",
    re.I,
)
_ONLY_JUDGES = re.compile(
    r"\w+ing\s[^,;:]{3,200}?\sis\s(?:an?\s)?(?:\w+ly\s|very\s)?(?:difficult|hard|challenging|complex|tricky)\b", re.I
)
_LISTS_NAMED = re.compile(
    r"(?P<what>[\w-]+(?:\s[\w-]+){1,3}?)\s(?:also\s)?(?:includes?|comprises?|consists? of)\b", re.I
)
_LISTS_THEM = re.compile(
    r"(?:these|this|those|they|it|(?:such|these|those)\s+[\w-]+(?:\s+[\w-]+)?)\s+(?:also\s+)?"
    r"(?:includes?|comprises?|consists? of)\b(?!\s+\w+ing\b)",
    re.I,
)
_WE_NEED = re.compile(r"(?:[^;:]{0,200}?,\s+)?we (?:also )?need\s+(?!to\b|your?\b)", re.I)
"""What a publisher asks of itself before it goes on ("to ship, we need evidence that ...")."""
_ASIDE = re.compile(r"\s*\([^()]{0,400}\)")
_HERE = re.compile(r"you (?:can|may) (?:also )?(?:find|read|see|view|preview|learn)\b[^.;]*\bhere\W*", re.I)
LONGEST_LINK = 8
"""Blanks from which a sentence says more than where to look."""
_USER_ACTS = Reading(Norm.OBLIGATION, Bearer.USER, Strength.BINDING)
_IN_FORCE = Reading(Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.BINDING)


def leads_elsewhere(text: str, language: str = ENGLISH) -> bool:
    """Whether an item is nothing but the words of a link ("Learn more.", "You can read it here.") or of a button."""
    if language != ENGLISH or text.count(" ") >= LONGEST_LINK:
        return False
    return (
        _elsewhere().match(text) is not None
        or _HERE.fullmatch(text) is not None
        or _button().fullmatch(text) is not None
    )


@cache
def _button() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation('capture', 'buttons')})\W*", re.I)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('capture', 'links')})\b", re.I)


def enumerates(text: str, before: str, language: str = ENGLISH) -> bool:
    """Whether a sentence lists what the one before it speaks of ("These include ...", or by its name)."""
    if language != ENGLISH:
        return False
    named = _LISTS_NAMED.match(text)
    return _LISTS_THEM.match(text) is not None or (named is not None and named["what"].lower() in before.lower())


def only_learns(text: str) -> bool:
    """Whether a sentence says what a reader can learn elsewhere ("You can read more in our help pages")."""
    return "you" in text[:110].lower() and _ONLY_LEARNS.match(text) is not None


def only_judges(text: str) -> bool:
    """Whether a sentence says how hard it is to do something ("Keeping every saw sharp is a difficult task")."""
    return " is " in text and _ONLY_JUDGES.match(text) is not None


def performs(text: str) -> Reading | None:
    """The norm of plain text that performs what it says; None where it does not."""
    return _opens(text) or _asks(text) or _holds(text) or _acts(text)


def _opens(text: str) -> Reading | None:
    """A right that is given, what its publisher needs, or what is said not to be forbidden."""
    if (_RIGHT.match(text) and not is_title(text)) or (text.endswith(":") and _RIGHTS.match(text)):
        return Reading(Norm.PERMISSION, Bearer.USER, Strength.DISCRETIONARY)
    if "you" in text and _befalls().match(text):
        return _USER_ACTS
    if _WE_NEED.match(text):
        return Reading(Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    given = _GIVES_RIGHT.match(text) if "right" in text else None
    if given and not _is_subordinate(text, given.end()):
        return Reading(Norm.PERMISSION, _whose(given["whom"]), Strength.DISCRETIONARY)
    if " not " in text and _leaves_open().match(text):
        return Reading(Norm.PERMISSION, Bearer.USER, Strength.DISCRETIONARY)
    return None


@cache
def _befalls() -> re.Pattern[str]:
    """What a user gets or loses in a case ("If it is the first time, you get a warning")."""
    verbs = alternation("verbs", "befalling")
    return re.compile(
        rf"(?:if|when|once)\b[^;:]{{1,300}}?,\s(?:then\s)?you\s(?:\w+ly\s)?(?:{verbs})\b"
        rf"|you\s(?:\w+ly\s)?(?:{verbs})\b[^;:,]{{1,120}}\s(?:if|when|once|unless)\b",
        re.I,
    )


def _asks(text: str) -> Reading | None:
    """What a reader is asked to do or not to do."""
    asked = _PLEASE.match(text)
    if asked and asked["verb"].lower() in ("do not", "don't", "never"):
        return Reading(Norm.PROHIBITION, Bearer.USER, Strength.INTENDED)
    if asked and (asked["verb"].lower() not in _pointing() or _on_condition(text[: asked.start("verb")])):
        return Reading(Norm.OBLIGATION, Bearer.USER, Strength.ADVISORY)
    return None


def _holds(text: str) -> Reading | None:
    """What a text or a right is worth, and who answers for something."""
    lower = text.lower()
    if not any(sign in lower for sign in _signs()):
        return None
    if "(" in text:
        text = _ASIDE.sub(" ", text)
    found = _in_force().search(text)
    return _IN_FORCE if found and not _is_subordinate(text, found.start()) else None


def _acts(text: str) -> Reading | None:
    """A party that binds itself or gives something away by saying so."""
    lower = text.lower()
    if "hereby" in lower and (party := _hereby().search(text)):
        return _USER_ACTS if party["user"] else _IN_FORCE
    if _user_performs(text):
        return _USER_ACTS
    named = any(name in lower for name in (*terms("bearers", "contracting"), "party"))
    party = _party_performs().search(text) if named else None
    if party and not _is_subordinate(text, party.end()):
        return _USER_ACTS if party["user"] else _IN_FORCE
    return None


@cache
def _party_performs() -> re.Pattern[str]:
    """A party in the third person before a verb of the same kind ("Customer grants ...", "each Party waives ...")."""
    verbs, users = "|".join(map(third_person, terms("verbs", "granting"))), alternation("bearers", "contracting")
    return re.compile(
        rf"(?:^|[,:;]\s+|\band\s+)(?:(?P<user>(?:the\s+)?(?:{users}))|(?:each|either)\s+party)\s+"
        rf"(?:\w+ly\s+(?:and\s+\w+ly\s+)?|also\s+)?(?:{verbs})\b",
        re.I,
    )


def _whose(word: str | None) -> Bearer:
    """Whom a right is for; unspecified where it is not said."""
    if word and word.lower() in terms("bearers", "user"):
        return Bearer.USER
    return Bearer.PROVIDER if word and word.lower() in terms("bearers", "provider") else Bearer.UNSPECIFIED


def _on_condition(before: str) -> bool:
    """Whether somebody is sent somewhere for a cause ("if your account was taken over, please ..."), not for news."""
    lower = before.lower()
    return lower.startswith(("if ", "to ")) and not any(word in lower for word in terms("verbs", "inquiring"))


@cache
def _hereby() -> re.Pattern[str]:
    """A party that does by saying so: whatever the verb, "hereby" makes it an act (Austin's own test)."""
    users, others = alternation("bearers", "user"), alternation("bearers", "third_party")
    return re.compile(rf"(?:(?P<user>\b(?:{users}))|\b(?:{others}))\s+hereby\s+(?!know|refer)[a-z]+", re.I)


@cache
def _leaves_open() -> re.Pattern[str]:
    """What a text says that it does not forbid ("these rules do not prevent you from ...")."""
    texts, forbidding = alternation("verbs", "documents"), alternation("verbs", "withheld")
    return re.compile(
        rf"(?:this|these|our|the)\s+(?:[\w'-]+\s+){{0,2}}?(?:{texts})\s+(?:do|does)\s+not\s+(?:{forbidding})\b", re.I
    )


@cache
def _pointing() -> frozenset[str]:
    return frozenset(terms("verbs", "pointing"))


@cache
def _in_force() -> re.Pattern[str]:
    """A text or a right as subject, and what it is worth; or a body as what answers for something."""
    texts, rights = alternation("verbs", "documents"), alternation("verbs", "instruments")
    worth, lasting = alternation("verbs", "prevailing"), alternation("verbs", "lasting")
    acts, valid = alternation("verbs", "legal_acts"), alternation("verbs", "valid")
    roles, saved = alternation("bearers", "roles"), alternation("verbs", "saving")
    return re.compile(
        rf"\b(?:{texts})\s(?:(?!that\b|which\b|who\b)[^,;:()\s]+\s){{0,12}}?(?:{worth})"
        r"(?=[.;:,)]|\s*$|\s+(?:if|when|where|instead)\b)"
        rf"|\b(?:{rights})\b[^,;:()]{{0,80}}?\s(?:{lasting})\b"
        rf"|\b(?:{acts})\b[^,;:()]{{0,80}}?\s(?:is|are)\s+(?:not\s+|only\s+|\w+ly\s+)?(?:{valid})\b"
        rf"|\b(?:{roles})\b[^,;:()]{{0,80}}?\s(?:is|are)\s+(?=[A-Z])"
        rf"|\b(?:is|are)\s+(?:also\s+)?(?:our|the)\s+(?:{roles})\b"
        rf"|\b(?:contract|agreement)\s+is\s+with\s+(?=[A-Z])"
        rf"|\b(?:{texts})\s(?:do|does)\s+not\s+(?:{alternation('verbs', 'conferring')})\b"
        rf"|\bnothing\s+in\s+(?:{alternation('grammar', 'determiners')})\s+[^,;]{{0,60}}?\b(?:{saved})\b",
        re.I,
    )


@cache
def _signs() -> tuple[str, ...]:
    """Words of which one stands in everything that the pattern finds; most texts have none."""
    verbs = (word for key in ("prevailing", "lasting", "conferring", "valid") for word in terms("verbs", key))
    return tuple(dict.fromkeys([*verbs, *terms("bearers", "roles"), "nothing", "is with"]))


def _is_subordinate(text: str, start: int) -> bool:
    before = BOUNDARY.split(text[:start])[-1]
    return subordinator().search(before) is not None


def _user_performs(text: str) -> bool:
    """Whether "you" stand before a verb by which a user binds himself or gives something away."""
    if "re" in text and "you" in text:
        text = _YOU_ARE.sub("you are", text)
    if " you " not in f" {text[:400].lower()}":
        return False
    verbs = frozenset(terms("verbs", "performed_by_users"))
    for chunk in BOUNDARY.split(text):
        words = [word.lower() for word in WORD.findall(chunk)]
        if "you" not in words or subordinator().match(chunk.strip()):
            continue
        at = words.index("you")
        if at and words[at - 1] in word_set("after_which_no_subject"):
            continue
        rest = words[at + 1 :]
        while rest and (rest[0] in ("are", "also", "hereby", "still", "do") or rest[0].endswith("ly")):
            rest = rest[1:]
        if rest and rest[0] in verbs:
            return True
    return False
