"""Norm, bearer and strength of a clause: who must, may or must not, and how firmly.

The ladder and the tests for a commitment follow the codebook of arXiv 2609.08789: the provider is the subject, and the
clause carries a commitment verb or modal, or states a practice in the present tense; risk descriptions, definitions,
other parties' duties and reports of the past are not commitments. The duties and permissions of users are read the
same way, with the user as bearer.
"""

import re
from dataclasses import replace
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, lowered, terms
from policydiff.model import Bearer, Norm, Strength
from policydiff.parse.defining import is_definition, says_reach
from policydiff.parse.grammar import WORD, word_set
from policydiff.parse.imperatives import opens_with_duty
from policydiff.parse.modal_words import governed_rung, modal_places, modal_table
from policydiff.parse.performative import only_judges, only_learns, performs
from policydiff.parse.practice import is_done, states_practice
from policydiff.parse.reading import STATEMENT, Reading
from policydiff.parse.subordination import chunk_before, governs, without_relative

__all__ = ["STATEMENT", "Reading", "modals", "practice", "read_norm", "resumed"]

_LISTS = re.compile(r"\s+(?:also\s+)?include\b", re.I)
_CONTRACTED = re.compile(r"\b(is|are|does)n['’]t\b", re.I)
_AGREES = re.compile(
    r"^(?P<party>.*)\b(?:agrees?|undertakes?|acknowledges?)\s+(?:that\s+)?(?:it|they)\s*$", re.I | re.S
)
"""A party that agrees to what \"it\" will do."""
_THEY = re.compile(r"\b(?:they|it)\s*(?:\w+ly\s*)?$", re.I)


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {
        key: frozenset(terms("bearers", key))
        for key in ("provider", "user", "third_party", "objects", "practice_objects")
    }


def modals(text: str, language: str = ENGLISH) -> list[tuple[str, Strength]]:
    """The modals of plain text with their rungs, in order; without those of subordinate clauses and of infinitives.

    What some model "might" do, or what is done "to encourage" others, is not how firmly anybody is bound.
    """
    if language != ENGLISH:
        from policydiff.parse.languages.words import words

        return [(modal.word, modal.strength) for modal in words(language).modals(text)]
    if "n't" in text or "n’t" in text:
        text = _CONTRACTED.sub(r"\1 not", text)
    table = modal_table()[1]
    return [
        (word := lowered(text[start:end]), table[word][0])
        for start, end in modal_places(text)
        if not _LISTS.match(text, end) and governs(text, (start, end), chunk_before(text, start))
    ]


def read_norm(text: str, names: frozenset[str] = frozenset(), language: str = ENGLISH) -> Reading:
    """Norm, bearer and strength from the clause's own words (`text` is plain)."""
    if language != ENGLISH:
        from policydiff.parse.languages import syntax

        return syntax(language).read(text, names)
    if "n't" in text or "n’t" in text:
        text = _CONTRACTED.sub(r"\1 not", text)
    if ", " in text:
        text = _legal_form().sub("", text)
    if ", to " in text:
        text = _interrupted().sub(r"\1 \2", text)
    declared = _declaration().match(text)
    if not declared:
        return _read(text, names)
    reading = _read(text[declared.end() :], names)
    if not reading.norm.binds and declared["verbs"] and _warrants().search(declared["verbs"]):
        reading = Reading(Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.BINDING)
    if declared["user"] and reading.norm.binds and reading.bearer is Bearer.UNSPECIFIED:
        return replace(reading, bearer=Bearer.USER)
    return reading


@cache
def _warrants() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('verbs', 'warranting')})\b", re.I)


def _read(text: str, names: frozenset[str]) -> Reading:
    table = modal_table()[1]
    if is_definition(text):
        return Reading(Norm.DEFINITION, Bearer.UNSPECIFIED, None)
    if only_learns(text) or only_judges(text):
        return STATEMENT
    if says_reach(text):
        return Reading(Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.BINDING)
    restricted = _restriction(text, names)
    if restricted:
        return restricted
    for start, end in modal_places(text):
        word = lowered(text[start:end])
        chunk = without_relative(chunk_before(text, start), passive=_passive_after(text[end : end + 80]))
        if not governs(text, (start, end), chunk):
            continue
        if word.endswith("'ll"):
            # The subject is inside the modal.
            chunk += text[start : end - 3]
        strength, forbids = table[word]
        strength = min(strength, governed_rung(text, end), key=lambda rung: rung.rank)
        reading = _with_modal(text, (start, end), chunk, strength, forbids, names)
        if reading is not None:
            return reading
    return performs(text) or practice(text, names)


@cache
def _opens_restricting() -> re.Pattern[str]:
    return re.compile(rf"(?:[^,;:]{{0,80}},\s+)?(?:{alternation('grammar', 'restricting')})\s", re.I)


def _restriction(text: str, names: frozenset[str]) -> Reading | None:
    """What only some may do is forbidden to all others ("Only models that pass may be shipped")."""
    opened = _opens_restricting().match(text)
    place = next(modal_places(text), None) if opened else None
    if not opened or not place or modal_table()[1][lowered(text[slice(*place)])][1]:
        return None
    start, end = place
    subject = text[opened.end() : start]
    if _passive_after(text[end : end + 80]):
        return Reading(Norm.PROHIBITION, Bearer.PROVIDER, Strength.BINDING)
    bearer, _ = _bearer(without_relative(subject), names)
    return Reading(Norm.PROHIBITION, bearer, Strength.BINDING) if bearer is not Bearer.UNSPECIFIED else None


@cache
def _declaration() -> re.Pattern[str]:
    """What stands before the norm itself: a party is made to declare it ("You acknowledge that ..."), or to note it."""
    verbs, noting = alternation("verbs", "declaring"), alternation("verbs", "noting")
    fronted = rf"(?:(?:{alternation('grammar', 'fronting')})\s[^,;:]{{1,200}},\s+)?"
    return re.compile(
        r"(?:(?:[^;:]{0,200}?,\s+)?(?:(?P<user>you|users?|customers?)|each party|the parties)\s+"
        rf"(?:(?:also|further|hereby)\s+)?(?P<verbs>(?:{verbs})(?:(?:,|,?\s+and)\s+(?:{verbs}))*)(?:\s+to\s+[\w'-]+)?"
        rf"|(?:(?:however|also|and|but),?\s+)?{fronted}(?:please\s+|just\s+)?(?:{noting})(?:,\s+however,)?)"
        r"\s+(?:that\s+|(?=(?:it|they|you)\s))",
        re.I,
    )


@cache
def _interrupted() -> re.Pattern[str]:
    """A modal of two words with an aside between them ("you agree, where the law allows, to pay")."""
    firsts = "|".join(
        sorted(
            {
                re.escape(term.split()[0])
                for rung in ("binding", "intended")
                for term in terms("modals", rung)
                if term.endswith(" to")
            }
        )
    )
    return re.compile(rf"\b({firsts}),\s[^,;:]{{1,80}},\s+(to)\b", re.I)


@cache
def _legal_form() -> re.Pattern[str]:
    """The legal form between a name and its verb ("Acme, Inc., complies ...")."""
    return re.compile(rf",\s+(?:{alternation('capture', 'legal_forms')})\b\.?,?(?=\s+[a-z])")


_INABILITY = ("can not", "cannot", "can't", "could not")


def _with_modal(
    text: str, place: tuple[int, int], chunk: str, strength: Strength, forbids: bool, names: frozenset[str]
) -> Reading | None:
    start, end = place
    word = text[start:end].lower()
    after = text[end : end + 80]
    bearer, described = _bearer(chunk, names)
    if described and _THEY.search(chunk):
        agreed = _AGREES.match(chunk)
        meant = _subject(agreed["party"] if agreed else text[: start - len(chunk)], names)
        described = not agreed
        bearer, described = (meant, False) if meant is not Bearer.UNSPECIFIED else (bearer, described)
    negative = word in ("do not", "don't", "does not", "never", "no longer", "neither")
    bare = not chunk.strip() or chunk.strip().lower() in word_set("coordinators")
    if _means_no_force(word, chunk, text):
        return None
    if negative and bearer is Bearer.UNSPECIFIED and not bare:
        return None
    if word in ("can", "could", "would", "might", "will", "may") and described and not _passive_after(after):
        return None
    if word == "might" and bearer is Bearer.USER:
        # What may happen to users is no permission.
        return None
    if word in ("can", "could", "would", "might") and bearer is Bearer.THIRD_PARTY and not _passive_after(after):
        # What others are able to do is a fact about the world.
        return None
    if bare and not text[: start - len(chunk)].strip(" \"'(-"):
        # Nothing before it: an imperative ("Do not ...", "Ensure that ..."). An inability heads a page of help.
        if word in _INABILITY:
            return None
        bearer = Bearer.UNSPECIFIED
    elif bearer is Bearer.UNSPECIFIED and _passive_after(after):
        bearer = Bearer.PROVIDER
    if forbids:
        return Reading(Norm.PROHIBITION, bearer, strength)
    if strength is Strength.DISCRETIONARY:
        return Reading(Norm.PERMISSION, bearer, strength)
    return Reading(Norm.OBLIGATION, bearer, strength)


def _means_no_force(word: str, chunk: str, text: str) -> bool:
    """Whether a modal is the noun of "draw up work plans to ...", or tells what a text deals with ("considers")."""
    if word == "considers":
        return any(last in terms("verbs", "documents") for last in chunk.lower().split()[-1:])
    return word in word_set("nouns_too") and opens_with_duty(text)


def _passive_after(after: str) -> bool:
    return bool(
        re.match(
            r"\s+(?:not\s+|also\s+|\w+ly\s+|then\s+)*(?:be|have been|continue to be|undergo|receive)\b", after, re.I
        )
    )


def _bearer(chunk: str, names: frozenset[str]) -> tuple[Bearer, bool]:
    """Who stands before the modal, nearest first; and whether that is a thing the text merely describes."""
    sets = _sets()
    words = [word.lower().removesuffix("'s") for word in WORD.findall(chunk.replace("-", " "))]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in ("our", "your", "their", "its") or (index < len(words) - 1 and word in word_set("demonstratives")):
            continue
        if word in sets["user"] and not (word == "end" and index == len(words) - 1):
            return Bearer.USER, False
        if word in sets["provider"] or word in names:
            return Bearer.PROVIDER, False
        if word in sets["third_party"]:
            return Bearer.THIRD_PARTY, False
        if word in sets["objects"]:
            # "Acme AI" is no artificial intelligence.
            named = word == "ai" and index > 0 and words[index - 1] in names
            return (Bearer.PROVIDER, False) if named else (Bearer.UNSPECIFIED, True)
        if word in sets["practice_objects"]:
            return Bearer.PROVIDER, False
    return Bearer.UNSPECIFIED, False


def practice(text: str, names: frozenset[str]) -> Reading:
    """The reading of text without a modal that governs: a practice in the present tense, or a statement."""
    found = states_practice(text, names, _sets()["practice_objects"])
    if found is False:
        return STATEMENT
    return Reading(Norm.PROHIBITION if found is None else Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)


def _subject(text: str, names: frozenset[str]) -> Bearer:
    """Who comes first in a clause: what takes it up in the next one, takes up its subject."""
    for word in WORD.findall(text):
        bearer, _ = _bearer(word, names)
        if bearer is not Bearer.UNSPECIFIED:
            return bearer
    return Bearer.UNSPECIFIED


@cache
def _takes_up() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('grammar', 'taking_up')})\s+(?:also\s+|\w+ly\s+)?", re.I)


def resumed(text: str, before: str, names: frozenset[str], language: str = ENGLISH) -> Reading | None:
    """The norm of a sentence whose pronoun takes up what the sentence before it binds ("It will also cover ...").

    None where no pronoun opens it with a modal right behind, or the sentence before binds nobody.
    """
    if language != ENGLISH or not before:
        return None
    opened = _takes_up().match(text)
    if not opened:
        return None
    place = next(modal_places(text), None)
    done = is_done(text[opened.end() :])
    if not done and (not place or place[0] != opened.end()):
        return None
    governing = read_norm(before, names)
    if not governing.norm.binds or governing.bearer is not Bearer.PROVIDER:
        return None
    if done or not place:
        return Reading(Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    strength, forbids = modal_table()[1][lowered(text[slice(*place)])]
    if strength is Strength.DISCRETIONARY:
        return None
    return Reading(Norm.PROHIBITION if forbids else Norm.OBLIGATION, Bearer.PROVIDER, strength)
