"""Norms in French: negation around the verb (ne ... pas), person and future in its ending, clitics before it."""

import re

from policydiff.model import Bearer, Norm, Strength
from policydiff.parse.languages.words import BEARERS, WORD, Modal, negated, norm_of, segment_around, words
from policydiff.parse.reading import DEFINITION, STATEMENT, Reading

_BOUNDARY = re.compile(r"[,;:()\"]|\s-\s")
_BEFORE = re.compile(r"\b(?:ne\b|n')[^,;:()]{0,24}$", re.I)
NEGATION_REACH = 4
"""Words behind a verb among which the second half of its negation stands."""
# The endings of the first and second person plural are their own; those of the third are also endings of nouns.
_FUTURE = re.compile(r"(?<![\w'-])[^\W\d_]{2,}(?:[eidtv]rons|[eidtv]rez)(?![\w-])")
_FUTURE_THIRD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?:[ei]ra|[ei]ront|dra|dront)(?![\w-])")
_PRESENT = "ons"
_PASSIVE = re.compile(
    r"(?<!\w)(?:est|sont)\s+(?:[^\W\d_]+ment\s+|également\s+|ensuite\s+|alors\s+|toujours\s+|(pas\s+|jamais\s+))?([^\W\d_]+)",
    re.I,
)
_INFINITIVE_PASSIVE = re.compile(r"\s*(?:également\s+|[^\W\d_]+ment\s+)?être\s", re.I)
_IMPERATIVE = re.compile(
    r"[-\s\"(•]*(?P<ne>ne\s+|n')?(?P<verb>[^\W\d_]{3,}ez)(?:-(?:vous|les|le|la|nous))?(?![\w-])", re.I
)
_BARE_NEGATION = re.compile(r"[-\s\"(•]*(?:ne\s+(?:pas|jamais)\b|aucune?\s)", re.I)
MAX_SUBJECT = 240
NOUN_REACH = 5
"""Words behind a noun among which its verb stands: "le comité de sécurité examine"."""
DEFINING_REACH = 120
"""Characters within which a verb of definition makes the clause one."""


class French:
    """See `policydiff.parse.languages.Syntax`."""

    def read(self, text: str, names: frozenset[str]) -> Reading:
        """Norm, bearer and strength from the clause's own words."""
        known = words("fr")
        defining = known.modal.find(text)["defining"]
        if defining and defining[0][0] < DEFINING_REACH:
            return DEFINITION
        waived = known.modal.find(text)["waiving"]
        if waived:
            free = Modal(*waived[0], text[slice(*waived[0])].lower(), Strength.DISCRETIONARY, False)
            start, _ = _segment(text, free.start)
            return Reading(Norm.PERMISSION, _bearer(free, text[start : free.start], "", names)[0], free.strength)
        describes = False
        for modal in _modals(text):
            start, end = _segment(text, modal.start)
            chunk, after = text[start : modal.start], text[modal.end : end]
            if _is_subordinate(chunk):
                continue
            reading = _with_modal(modal, chunk, after, names)
            if reading is not None:
                return reading
            describes = True
        if describes:
            return STATEMENT
        return _practice(text, names) or _imperative(text) or STATEMENT

    def opens_with_duty(self, text: str) -> bool:
        """An item that opens with an infinitive ("Publier ...")."""
        first = next((word.lower() for word in WORD.findall(text)), "")
        return first in words("fr").set("verbs", "imperative")


def _modals(text: str) -> list[Modal]:
    """Modals of the lists, and verbs in the future."""
    found = words("fr").modals(text)
    taken = [(modal.start, modal.end) for modal in found]
    exceptions = words("fr").set("grammar", "not_future")
    for pattern in (_FUTURE, _FUTURE_THIRD):
        for match in pattern.finditer(text):
            word = match[0].lower()
            if word in exceptions or any(start < match.end() and match.start() < end for start, end in taken):
                continue
            found.append(Modal(match.start(), match.end(), word, Strength.BINDING, False))
    return sorted(found, key=lambda modal: modal.start)


def _segment(text: str, position: int) -> tuple[int, int]:
    return segment_around(text, position, _BOUNDARY)


def _is_subordinate(chunk: str) -> bool:
    """Whether the words before a verb open a subordinate clause that the verb belongs to."""
    known = words("fr")
    tokens = [word.lower() for word in WORD.findall(chunk)]
    opened = [at for at, word in enumerate(tokens) if word.rstrip("'") in known.set("grammar", "subordinators")]
    if not opened:
        return False
    # A main subject behind the clause resumes it: "lorsque le seuil est franchi nous devons ...".
    resumed = known.set("grammar", "resuming")
    last = opened[-1]
    between = [word for word in tokens[last + 1 :] if word not in known.set("grammar", "clitics") or word in resumed]
    if any(word.endswith(("ez", "ons")) and len(word) > 4 for word in between):
        # The clause has its verb already: "les données que vous nous transmettez sont chiffrées".
        return False
    return not (len(between) >= 3 and between[-1] in resumed)


def _with_modal(modal: Modal, chunk: str, after: str, names: frozenset[str]) -> Reading | None:
    forbids, strength, known = modal.forbids, modal.strength, words("fr")
    bearer, described = _bearer(modal, chunk, after, names)
    bare = modal.word in known.set("grammar", "bare_negation") and _is_barely_negated(chunk, after)
    passive = _INFINITIVE_PASSIVE.match(after) is not None or modal.word in known.set("grammar", "future_passive")
    if (bare or _is_negated(chunk, after)) and not forbids:
        if bearer is Bearer.PROVIDER and _disclaims(modal, after):
            return STATEMENT
        if modal.word in known.set("grammar", "waivable"):
            return Reading(Norm.PERMISSION, bearer, Strength.DISCRETIONARY)
        forbids, strength = True, negated(strength)
    if described and not passive and (strength is Strength.DISCRETIONARY or modal.word.endswith(("ra", "ront"))):
        return None
    if bearer is Bearer.THIRD_PARTY and strength is Strength.DISCRETIONARY and not passive:
        # What others are able to do is a fact about the world.
        return None
    if bearer is Bearer.UNSPECIFIED and not described and modal.word.endswith(("ra", "ront")) and not passive:
        return None
    if bearer is Bearer.UNSPECIFIED and passive:
        bearer = Bearer.PROVIDER
    return norm_of(strength, bearer, forbids=forbids)


def _disclaims(modal: Modal, after: str) -> bool:
    """A publisher that cannot promise something forbids itself nothing."""
    disclaiming = words("fr").set("grammar", "disclaiming")
    return any(word.lower() in disclaiming for word in (modal.word, *WORD.findall(after)[:6]))


def _is_negated(chunk: str, after: str) -> bool:
    closers = words("fr").set("grammar", "negation")
    behind = [word.lower() for word in WORD.findall(after)[:NEGATION_REACH]]
    if behind and behind[0] in ("pas", "jamais"):
        return behind[1:2] not in (["seulement"], ["uniquement"])
    if behind[:1] == ["ne"] and behind[1:2] and behind[1] in closers:
        # What somebody undertakes not to do: "vous vous engagez à ne pas ...".
        return True
    return _BEFORE.search(chunk) is not None and any(word in closers for word in behind)


def _is_barely_negated(chunk: str, after: str) -> bool:
    """Whether a verb is negated by "ne" alone, as careful French does after pouvoir and savoir."""
    behind = {word.lower() for word in WORD.findall(after)}
    return _BEFORE.search(chunk) is not None and not behind & {"que", "qu'"}


def _bearer(modal: Modal, chunk: str, after: str, names: frozenset[str]) -> tuple[Bearer, bool]:
    """Who is bound: by the verb's ending, else nearest before it; and whether that is a thing merely described."""
    known = words("fr")
    if not modal.forbids:
        for ending, party in (("ons", Bearer.PROVIDER), ("ez", Bearer.USER)):
            if any(part.endswith(ending) for part in modal.word.split()):
                return party, False
    inside = set(modal.word.split())
    if inside & {"vous", "nous", "notre"}:
        # "il vous appartient de", "notre objectif est".
        return (Bearer.USER if "vous" in inside else Bearer.PROVIDER), False
    tokens = [word.lower() for word in WORD.findall(chunk)]
    if modal.forbids:
        # What is forbidden to somebody names them behind: "il est interdit aux utilisateurs de ...".
        tokens = [*(word.lower() for word in WORD.findall(after)[:4]), *tokens]
    skipped = known.set("grammar", "possessives")
    for index in range(len(tokens) - 1, -1, -1):
        word = tokens[index]
        if word in skipped or word.endswith("'"):
            continue
        kind = known.party(word, names)
        if kind in BEARERS:
            return BEARERS[kind], False
        if kind and not modal.forbids:
            return (Bearer.UNSPECIFIED, True) if kind == "objects" else (Bearer.PROVIDER, False)
    return Bearer.UNSPECIFIED, False


def _practice(text: str, names: frozenset[str]) -> Reading | None:
    """A practice in the present tense: the publisher as subject, or a passive over what it makes."""
    for segment in _BOUNDARY.split(text):
        tokens = [word.lower() for word in WORD.findall(segment)]
        found = _active(tokens, names)
        if found is not None:
            return Reading(Norm.PROHIBITION if found else Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    known = words("fr")
    for match in _PASSIVE.finditer(text):
        start = max(0, match.start() - MAX_SUBJECT)
        before = _BOUNDARY.split(text[start : match.start()])[-1]
        subjects = [word.lower() for word in WORD.findall(before)]
        if _is_subordinate(before) or not any(known.party(word) == "practice_objects" for word in subjects):
            continue
        if not _is_participle(match[2].lower()):
            continue
        return Reading(Norm.PROHIBITION if match[1] else Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    return None


def _is_participle(word: str) -> bool:
    masculine = word.removesuffix("s").removesuffix("e") if word.endswith(("es", "e", "s")) else word
    return masculine in words("fr").set("verbs", "participles")


def _active(tokens: list[str], names: frozenset[str]) -> bool | None:
    """Whether a segment says what the publisher does (False) or does not do (True); None where neither."""
    known = words("fr")
    closers = known.set("grammar", "negation")
    for index, word in enumerate(tokens[:16]):
        noun = word != "nous" and (word in names or known.party(word) == "provider")
        if word != "nous" and not noun:
            continue
        if index and tokens[index - 1].rstrip("'") in known.set("grammar", "after_which_no_subject"):
            continue
        verb, negative = _verb_behind(tokens[index + 1 :], noun)
        if verb:
            return negative and any(closer in closers for closer in verb[1:NEGATION_REACH])
    return None


def _verb_behind(rest: list[str], noun: bool) -> tuple[list[str], bool]:
    """The words from the subject's verb on, none where it does not act; and whether "ne" stands before it."""
    known = words("fr")
    clitics, adverbs = known.set("grammar", "clitics"), known.set("grammar", "adverbs")
    acting = known.set("verbs", "third_person")
    negative = False
    for at, word in enumerate(rest[: NOUN_REACH if noun else len(rest)]):
        if word in clitics or word in adverbs:
            negative |= word in ("ne", "n'")
        elif noun:
            if word in acting or word.removesuffix("nt") in acting:
                return rest[at:], negative
            if word.rstrip("'") in known.set("grammar", "subordinators"):
                break
        else:
            acts = word.endswith(_PRESENT) and word not in known.set("verbs", "stative")
            return (rest[at:] if acts else []), negative
    return [], negative


def _imperative(text: str) -> Reading | None:
    """An order to the reader ("Respectez ...", "N'utilisez pas ..."), or an item that forbids ("Ne pas ...")."""
    if _BARE_NEGATION.match(text):
        return Reading(Norm.PROHIBITION, Bearer.UNSPECIFIED, Strength.BINDING)
    order = _IMPERATIVE.match(text)
    if (
        order is None
        or text.rstrip().endswith("?")
        or order["verb"].lower() in words("fr").set("grammar", "not_orders")
    ):
        return None
    return Reading(Norm.PROHIBITION if order["ne"] else Norm.OBLIGATION, Bearer.USER, Strength.BINDING)
