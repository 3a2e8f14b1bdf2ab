"""Practices stated in the present tense: commitments without a modal.

"A practice in the present tense" is one of the two tests of a commitment in the codebook of arXiv 2609.08789; reports
of the past and states of mind ("we believe", "we released") are not.
"""

import re
from functools import cache

from policydiff.lexicon import alternation, terms
from policydiff.parse.grammar import BOUNDARY, WORD, gerund, passive, past, subordinator, third_person, word_set
from policydiff.parse.subordination import without_relative

_ASIDE = re.compile(r"\s*\([^()]{0,400}\)")
"""A parenthesis: subject and verb go on behind it."""
_INCLUDING = re.compile(r",\s(?:including|such as)\s[^,;:()]{1,80},\s(?=that\b|which\b|is\b|are\b)")
"""An aside between a subject and what is said of it."""
_GATHERS = re.compile(
    r"(?:the |any |all |such |other |some )?(?:[\w-]+ ){0,3}(?:information|data)\b"
    r"[^,;:()]{0,80}\b(?:we|you)\b[^,;:()]{0,80}\b(?:includes?|consists? of)\b",
    re.I,
)
"""What the information is that somebody gives or collects."""
_WHITHER = re.compile(
    r"[^.;]{0,120}\b(?:whom|which|where)\b[^.;:]{0,80}\b(?:is|are)\s(?:\w+ly\s)?"
    r"(?:transferred|shared|disclosed|stored|processed|sent|sold|transmitted)\b[^.;:]{0,60}:\s\S",
    re.I,
)
"""A label that says to whom or where data goes, and who or where that is."""
_TOLD_OF_OURS = re.compile(
    r"(?:[\w'-]+\s){1,7}(?:that\s|which\s)?we\s(?:\w+ly\s)?(?P<verb>\w+)\b[^,;:()]{0,80}"
    r"\b(?:includes?|consists?\sof|(?:is|are)\s(?:the\sfollowing|as\sfollows))\b",
    re.I,
)
"""What something is that the publisher acts on ("The messages that we delete include the following")."""
_LISTING = ("includ", "consist", "follow")
_TRACKS = re.compile(
    r"(?:this|the|these|our)\s(?:[\w'-]+\s){0,2}?(?:cookie|tracker|pixel|beacon|tag)s?\s(?:is|are)\s(?:\w+ly\s)?for\b",
    re.I,
)
"""What a tracker is for: that is what its publisher does with it."""
_STATE = re.compile(r"^(?!if\b)[^,;:()]*\bundergo(?:es)?\b|\b(?:is|are) no longer\b", re.I)
"""What everything of a kind goes through, and what is the case no more: somebody sees to it."""
_RESUMING = re.compile(r"\w+\s+(?:you|we)\s+(?:[\w'-]+\s+){1,12}?(?P<main>we\s.*)", re.I | re.S)
LONGEST_COORDINATE = 9
"""Words within which the verb follows that "we and our partners" share."""
LONGEST_NAME = 4
MAX_SUBJECT = 400
"""Characters before a passive in which its subject is looked for."""
SHORTEST_GERUND = 4


@cache
def _bodies() -> frozenset[str]:
    return frozenset(terms("bearers", "bodies"))


@cache
def _verbs(key: str) -> frozenset[str]:
    return frozenset(terms("verbs", key))


@cache
def _inflected() -> frozenset[str]:
    base = _verbs("practice")
    return base | {third_person(verb) for verb in base}


@cache
def _participles() -> frozenset[str]:
    return frozenset(past(verb) for verb in _verbs("practice")) | word_set("irregular_participles")


@cache
def gerunds() -> frozenset[str]:
    """The -ing forms of the verbs of practice."""
    return frozenset(gerund(verb) for verb in _verbs("practice"))


@cache
def _purpose() -> re.Pattern[str]:
    purposes = alternation("verbs", "purposes")
    ours = rf"\b(?:our|we|its|their)\b[^,;:()]{{0,80}}\b(?:{purposes})\b"
    return re.compile(rf"{ours}[^,;:()]{{0,60}}\b(?:is|are)\s+(?:to\b|\w+ing\b)", re.I)


def _tells_of_ours(text: str) -> bool:
    """Whether a text says what something is that its publisher acts on, where data goes, or what a tracker is for."""
    if _TRACKS.match(text) or (": " in text and _WHITHER.match(text)):
        return True
    told = _TOLD_OF_OURS.match(text) if "we " in text and any(word in text for word in _LISTING) else None
    return told is not None and told["verb"].lower() in _verbs("practice")


def states_practice(text: str, names: frozenset[str], objects: frozenset[str]) -> bool | None:
    """Whether plain text states a practice of its publisher; None where it states that something is not done.

    `names` are the publisher's names, `objects` the nouns whose passive or activity is the publisher's own.
    """
    if "(" in text:
        text = _ASIDE.sub(" ", text)
    for chunk in BOUNDARY.split(text):
        stripped = chunk.strip()
        if stripped and subordinator().match(stripped) and text.rstrip(".").endswith(stripped.rstrip(".")):
            # Nothing comes after it: the main clause follows without a comma ("If you write to us we answer").
            stripped = _main_clause(stripped)
        if not stripped or subordinator().match(stripped):
            continue
        words = [word.lower() for word in WORD.findall(stripped)]
        found = _active(words, names)
        if found is not False:
            return found
        if _object_acts(words, objects):
            return True
    if _tells_of_ours(text):
        return True
    if _purpose().search(text) or _GATHERS.match(text) or (_speaks_of_state(text) and _STATE.search(text)):
        return True
    for found_passive in passive().finditer(text):
        start = found_passive.start()
        before = text[max(0, start - MAX_SUBJECT) : start]
        before = BOUNDARY.split(_INCLUDING.sub(" ", before) if ", " in before else before)[-1]
        before = without_relative(before, passive=True)
        words = [word.lower() for word in WORD.findall(before)]
        if subordinator().search(before):
            continue
        if any(word in objects for word in words) or _by_publisher(text[found_passive.end() :], names):
            return None if re.search(r"\b(?:not|never)\b", found_passive[0]) else True
    return False


def is_done(text: str) -> bool:
    """Whether words open with a passive in the present tense that tells of a practice ("are reviewed each month")."""
    found = passive().match(text)
    return found is not None and found[1].lower() in _participles()


def _speaks_of_state(text: str) -> bool:
    return "undergo" in text or "no longer" in text


def _main_clause(text: str) -> str:
    """What follows a subordinate clause that no comma closes, from "we" on; "" where nothing does."""
    found = _RESUMING.match(text)
    return text[found.start("main") :] if found else ""


@cache
def _agent() -> re.Pattern[str]:
    return re.compile(r"\s+by\s+(?:(?:the|our|its)\s+)?((?:[\w'-]+\s*){1,5})", re.I)


def _by_publisher(after: str, names: frozenset[str]) -> bool:
    """Whether a passive names the publisher or one of its bodies as the one who acts ("is approved by the Board")."""
    agent = _agent().match(after)
    words = [word.lower() for word in WORD.findall(agent[1])] if agent else []
    return any(word in names or word in _bodies() for word in words)


def _active(words: list[str], names: frozenset[str]) -> bool | None:
    """The publisher as subject, a verb of action in the present tense behind it."""
    for index, word in enumerate(words[:16]):
        named = word in names or (word in _bodies() and words[index + 1 : index + 2] != ["of"])
        if word in terms("bearers", "staff") and words[index - 1 : index] == ["our"] and _sees_to(words[index + 1 :]):
            return True
        if word != "we" and not named:
            continue
        no_subject = word_set("after_which_no_subject") | (word_set("opens_phrase") if named else frozenset())
        if index and words[index - 1] in no_subject:
            continue
        rest = words[index + 2 if words[index + 1 : index + 2] == ["ai"] else index + 1 :]
        negative = False
        perfect = False
        while rest and (
            rest[0] in word_set("adverbs")
            or rest[0] in ("do", "does", "have", "has", "are", "is")
            or (rest[0].endswith("ly") and rest[0] not in _inflected())
        ):
            negative |= rest[0] in ("not", "never")
            perfect |= rest[0] in ("have", "has", "are", "is")
            rest = rest[1:]
        if not rest or rest[0] in word_set("plain_modals"):
            # That modal was found to govern nothing.
            continue
        if rest[0] in ("and", "or", "or/and", "and/or") and _shares_a_verb(rest):
            return True
        if _keeps_in_place(rest, perfect):
            return True
        verb = rest[0]
        if perfect:
            acts = verb in _participles() or verb in gerunds() or _acts_now(words[index + 1 :], verb)
        elif named:
            acts = (
                verb.endswith("s")
                and verb not in _verbs("stative")
                and not verb.endswith(("ss", "'s", "’s"))
                and (verb in _inflected() or _heads_sentence(words[:index]))
            )
        else:
            acts = (
                verb not in _verbs("stative")
                and not verb.endswith("ed")
                and not (negative and verb not in _inflected())
            )
        if acts:
            return None if negative else True
    return False


def _sees_to(rest: list[str]) -> bool:
    """Whether "our people" are followed by what they do."""
    while rest and (rest[0] in word_set("adverbs") or (rest[0].endswith("ly") and rest[0] not in _inflected())):
        rest = rest[1:]
    return bool(rest) and rest[0] in _verbs("practice")


def _heads_sentence(before: list[str]) -> bool:
    """Whether nothing but a name stands before the subject ("the Yard Safety committee")."""
    return len(before) <= LONGEST_NAME and not any(word in word_set("after_which_no_subject") for word in before)


def _shares_a_verb(rest: list[str]) -> bool:
    """Whether "and our partners" is followed by what all of them do."""
    return any(
        word in _verbs("practice")
        and rest[at - 1] not in word_set("determiners")
        and rest[at - 1] not in word_set("after_which_no_subject")
        for at, word in enumerate(rest[2:LONGEST_COORDINATE], 2)
    )


def _keeps_in_place(rest: list[str], has: bool) -> bool:
    """Whether "has" is followed by something to go by ("we have procedures for complaints")."""
    if not has:
        return False
    for word in rest[:4]:
        if word in word_set("after_which_no_subject"):
            return False
        if word in terms("bearers", "arrangements"):
            return True
    return rest[:2] == ["in", "place"]


def _acts_now(behind: list[str], verb: str) -> bool:
    """Whether a verb stands in the progressive ("we are now researching ...") and tells of a practice.

    Verbs of the mind do not, nor those by which a publisher says that its text changes.
    """
    progressive = "are" in behind[:3] or "is" in behind[:3]
    return progressive and verb.endswith("ing") and len(verb) > SHORTEST_GERUND and verb not in _no_practice()


@cache
def _no_practice() -> frozenset[str]:
    return frozenset(gerund(verb) for verb in _verbs("stative") | _verbs("changing"))


def _object_acts(words: list[str], objects: frozenset[str]) -> bool:
    """A thing of the publisher's making as subject ("evaluations include ...", "the results inform ...").

    Or its people, for what they have ("employees have a channel ...").
    """
    if len(words) > 1 and any(
        word in ("have", "has", "receive", "undergo") and words[index - 1] in terms("bearers", "staff")
        for index, word in enumerate(words[1:6], 1)
    ):
        return True
    objects = objects - _verbs("documents")
    for index, word in enumerate(words[:12]):
        if word in word_set("after_which_no_subject") and word not in ("of", "for", "from", "to", "with"):
            return False
        if (
            index
            and word in _inflected()
            and word not in objects
            and any(before in objects for before in words[max(0, index - 4) : index])
        ):
            return words[index - 1] not in ("to", "the", "a", "an", "of", "our", "and", "or")
    return False
