"""Norms in German: the finite verb second, its partner last, negation between them, subordinate verbs at the end."""

import re
from dataclasses import replace
from functools import cache

from policydiff.lexicon import alternation
from policydiff.model import Bearer, Norm, Strength
from policydiff.parse.languages.words import BEARERS, PARTIES, WORD, Modal, negated, norm_of, segment_around, words
from policydiff.parse.reading import DEFINITION, STATEMENT, Reading

_BOUNDARY = re.compile(r"[,;:()\"]|\s-\s")
_INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:en|ern|eln|tun|sein)|sein|tun")
_PARTICIPLE = re.compile(
    r"(?:[^\W\d_]{0,12}ge[^\W\d_]{2,}(?:t|en)|[^\W\d_]{3,}iert|(?:be|ver|er|ent|zer|über|unter|wider)[^\W\d_]{2,}t)"
)
_ORDER = re.compile(r"[-\s\"(•]*(?:Bitte\s+)?(?P<verb>[A-ZÄÖÜ][^\W\d_]+e?n)\s+Sie(?!\w)")
DEFINING_REACH = 120
"""Characters within which a verb of definition makes the clause one."""
SHORTEST_PART = 6
"""Letters of a noun that is known as the last part of a compound."""
FEWEST_PARTS = 3
"""What a sentence with an inserted clause is cut into at its commas, at least."""
NEAR = 3
"""Words behind a modal among which its subject stands where it does not stand before it."""


class German:
    """See `policydiff.parse.languages.Syntax`."""

    def read(self, text: str, names: frozenset[str]) -> Reading:
        """Norm, bearer and strength from the clause's own words."""
        known = words("de")
        defining = known.modal.find(text)["defining"]
        if defining and defining[0][0] < DEFINING_REACH:
            return DEFINITION
        describes = False
        modals = known.modals(text)
        for at, modal in enumerate(modals):
            start, end = _segment(text, modal.start)
            chunk, after = text[start : modal.start], text[modal.end : end]
            if _is_subordinate(text, modal.word, (start, end), chunk, after):
                continue
            reading = _with_modal(modal, chunk, (after, _beyond(text, modal.end, end)), names)
            if reading is not None:
                abstains = any(later.word in known.set("grammar", "abstaining") for later in modals[at + 1 :])
                return replace(reading, norm=Norm.PROHIBITION) if abstains else reading
            describes = True
        if describes:
            return STATEMENT
        return _practice(text, names) or _order(text) or STATEMENT

    def opens_with_duty(self, text: str) -> bool:
        """An item that ends in an infinitive without a subject ("Jedes Modell vor der Freigabe prüfen")."""
        tokens = WORD.findall(text)
        if len(tokens) < 2 or len(tokens) > 40 or tokens[-2].lower() in words("de").set("grammar", "before_no_duty"):
            return False
        known = words("de")
        own = known.set("grammar", "subjects") & {token.lower() for token in tokens}
        return not own and tokens[-1] in known.set("verbs", "imperative")


@cache
def _negation() -> re.Pattern[str]:
    """Words that deny what their clause says; "nicht nur" and "nicht länger als" deny nothing."""
    denying = alternation("grammar", "negation", language="de")
    bounding = alternation("grammar", "not_negation", language="de")
    return re.compile(rf"(?<!\w)(?:{denying})(?!\w)(?!\s+(?:{bounding})(?!\w))", re.I)


def _segment(text: str, position: int) -> tuple[int, int]:
    return segment_around(text, position, _BOUNDARY)


def _beyond(text: str, start: int, end: int) -> str:
    """What follows a modal in its sentence: its segment, and those behind a list or an aside that do not start anew."""
    while end < len(text) and text[end] == ",":
        following = WORD.search(text, end)
        if following is None or following[0].lower() in words("de").set("grammar", "subordinators"):
            break
        upto = _BOUNDARY.search(text, end + 1)
        end = upto.start() if upto else len(text)
        if end - start > 200:
            break
    return text[start:end]


def _is_subordinate(text: str, word: str, segment: tuple[int, int], chunk: str, after: str) -> bool:
    """Whether the verb belongs to a subordinate clause: one is opened before it, or the verb stands last."""
    known, (start, end) = words("de"), segment
    tokens = [token.lower() for token in WORD.findall(chunk)]
    if tokens and tokens[0] in known.set("grammar", "subordinators"):
        return True
    relative = start > 0 and text[:start].rstrip().endswith(",") and bool(tokens)
    if not chunk.strip() and text[end : end + 1] == "," and not text[:start].strip() and " " not in word:
        # A verb that opens a clause before a comma is a condition: "Sollte ein Fehler auftreten, ...".
        return True
    last = not after.strip(" .!")
    if relative and tokens[0] in known.set("grammar", "relatives"):
        # "..., die Sie lesen sollten und ...": a subject behind the relative makes it one.
        return last or (len(tokens) > 1 and bool(set(tokens[1:3]) & known.set("grammar", "subjects")))
    return relative and last and text[end : end + 1] != ":" and len(tokens) > 1


def _with_modal(modal: Modal, chunk: str, behind: tuple[str, str], names: frozenset[str]) -> Reading | None:
    """The reading of a modal; `behind` it are the rest of its segment, and of its sentence."""
    known = words("de")
    forbids, strength = modal.forbids, modal.strength
    near, after = behind
    bearer, described = _bearer(modal, chunk, after, names)
    last = _last_word(near)
    if _INFINITIVE.fullmatch(last):
        # The bracket of modal and infinitive is closed: what follows is another clause.
        after = near
    else:
        last = _last_word(after)
    passive = last in known.set("grammar", "passive_end") and _is_participle(_last_word(after, 2))
    if not forbids and (_negation().search(after) or _negation().search(chunk)):
        if bearer is Bearer.PROVIDER and {last, modal.word} & known.set("grammar", "disclaiming"):
            # A publisher that cannot promise something forbids itself nothing.
            return STATEMENT
        if modal.word in known.set("grammar", "waivable"):
            return Reading(Norm.PERMISSION, bearer, Strength.DISCRETIONARY)
        forbids, strength = True, negated(strength)
    if described and not passive and strength is Strength.DISCRETIONARY:
        return None
    if bearer is Bearer.THIRD_PARTY and strength is Strength.DISCRETIONARY and not passive:
        # What others are able to do is a fact about the world.
        return None
    if bearer is Bearer.UNSPECIFIED and passive:
        bearer = Bearer.PROVIDER
    return norm_of(strength, bearer, forbids=forbids)


def _last_word(text: str, nth: int = 1) -> str:
    tokens = WORD.findall(text)
    return tokens[-nth].lower() if len(tokens) >= nth else ""


def _is_participle(word: str) -> bool:
    return _PARTICIPLE.fullmatch(word) is not None or word in words("de").set("verbs", "participles")


def _bearer(modal: Modal, chunk: str, after: str, names: frozenset[str]) -> tuple[Bearer, bool]:
    """Who is bound: right before the verb, else right behind it (inversion), else nearest before it."""
    known = words("de")
    if modal.word in known.set("grammar", "second_person"):
        return Bearer.USER, False
    inner = modal.word.split()
    before, behind = WORD.findall(chunk), WORD.findall(after)[:NEAR]
    # The pronoun stands inside some modals: "wir verpflichten uns".
    if known.set("grammar", "own") & set(inner):
        return Bearer.PROVIDER, False
    right_before = before[-1:] if before and _party(before[-1], names) in BEARERS else []
    for token in (*right_before, *behind, *reversed(before)):
        kind = _party(token, names)
        if kind in BEARERS:
            return BEARERS[kind], False
        if kind and not modal.forbids:
            return (Bearer.UNSPECIFIED, True) if kind == "objects" else (Bearer.PROVIDER, False)
    return Bearer.UNSPECIFIED, False


def _party(token: str, names: frozenset[str]) -> str:
    if token == "Sie":
        return "user"
    lower, known = token.lower(), words("de")
    if lower in known.set("grammar", "possessives") or lower == "sie":
        return ""
    # A compound is what its last part is: "Zahlungsdienstleister", "Sicherheitsbewertungen".
    return known.party(lower, names) or next(
        (kind for kind in PARTIES for part in sorted(known.parties[kind]) if _is_last_part(part, lower)), ""
    )


def _is_last_part(part: str, compound: str) -> bool:
    return len(part) >= SHORTEST_PART and len(compound) > len(part) + 2 and compound.endswith(part)


def _practice(text: str, names: frozenset[str]) -> Reading | None:
    """A practice in the present tense, active ("wir prüfen", "prüfen wir") or passive ("wird ... geprüft")."""
    known = words("de")
    start = 0
    for segment in _BOUNDARY.split(text):
        tokens = WORD.findall(segment)
        lowers = [token.lower() for token in tokens]
        place, start = start, start + len(segment) + 1
        if not tokens or lowers[0] in known.set("grammar", "subordinators"):
            continue
        relative = place > 0 and lowers[0] in known.set("grammar", "relatives")
        found = _active(tokens, lowers, names)
        if found is None and not relative:
            found = _passive(lowers)
        if found is not None:
            forbids = _negation().search(segment) is not None
            if forbids and known.set("grammar", "disclaiming") & set(lowers):
                # A publisher that promises nothing forbids itself nothing.
                return STATEMENT
            return Reading(Norm.PROHIBITION if forbids else Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    return _open_passive(text)


def _open_passive(text: str) -> Reading | None:
    """A passive whose participle stands behind an inserted clause ("wird das Konto, das du hast, gelöscht")."""
    known = words("de")
    segments = [tokens for part in _BOUNDARY.split(text) if (tokens := [one.lower() for one in WORD.findall(part)])]
    if len(segments) < FEWEST_PARTS or len(segments[-1]) > NEAR or not _is_participle(segments[-1][-1]):
        return None
    opening = known.set("grammar", "subordinators")
    for at, tokens in enumerate(segments[:-1]):
        insertion = any(one[0] in known.set("grammar", "relatives") | opening for one in segments[at + 1 : -1])
        if tokens[0] not in opening and insertion and _passive([*tokens, segments[-1][-1]]):
            denied = _negation().search(" ".join(segments[-1])) is not None
            return Reading(Norm.PROHIBITION if denied else Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    return None


def _active(tokens: list[str], lowers: list[str], names: frozenset[str]) -> bool | None:
    """True where "wir", or the publisher by name, stands beside a finite verb of action."""
    known = words("de")
    for index, word in enumerate(lowers[:20]):
        named = word != "wir" and (word in names or known.party(word) == "provider")
        if word != "wir" and not named:
            continue
        beside = (*lowers[index + 1 : index + 2], *(lowers[index - 1 : index] if index and not named else ()))
        for verb in beside:
            if verb in known.set("grammar", "werden"):
                # "Wir werden ... prüfen" promises; "wir werden ... geprüft" is no act of ours.
                return True if _INFINITIVE.fullmatch(lowers[-1]) and not _PARTICIPLE.fullmatch(lowers[-1]) else None
            if verb in known.set("verbs", "stative") or tokens[lowers.index(verb)][0].isupper():
                continue
            ends = (
                verb.endswith("t") and verb in known.set("verbs", "third_person")
                if named
                else _INFINITIVE.fullmatch(verb)
            )
            if ends:
                return True
    return None


def _passive(lowers: list[str]) -> bool | None:
    """True where something of the publisher's making is done ("Modelle werden geprüft") or somebody will act."""
    known = words("de")
    auxiliary = next((at for at, word in enumerate(lowers) if word in known.set("grammar", "werden")), None)
    if auxiliary is None or (lowers[-1] in known.set("grammar", "werden") and len(lowers) - 1 == auxiliary):
        return None
    last = lowers[-1] if lowers[-1] != "werden" else lowers[-2]
    if not _is_participle(last):
        return None
    subjects = (*lowers[:auxiliary], *lowers[auxiliary + 1 : auxiliary + 6])
    return True if any(known.party(word) == "practice_objects" for word in subjects) else None


def _order(text: str) -> Reading | None:
    """An order to the reader ("Geben Sie ... nicht weiter.")."""
    order = _ORDER.match(text)
    known = words("de")
    if order is None or text.rstrip().endswith("?"):
        return None
    if order["verb"].lower() in known.set("verbs", "stative") | known.set("grammar", "subordinators"):
        return None
    forbids = _negation().search(text, order.end()) is not None
    return Reading(Norm.PROHIBITION if forbids else Norm.OBLIGATION, Bearer.USER, Strength.BINDING)
