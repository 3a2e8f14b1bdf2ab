"""Norms in Chinese, simplified and traditional: no inflection, the topic first, the modal before its verb."""

import re
from dataclasses import replace
from functools import cache

from policydiff.lexicon import Phrases, folded, phrases
from policydiff.model import Bearer, Norm, Strength
from policydiff.parse.languages.words import BEARERS, PARTIES, Modal, norm_of, segment_around, words
from policydiff.parse.reading import DEFINITION, STATEMENT, Reading

_BOUNDARY = re.compile(r"[,;:()。!?\"]")
VERB_REACH = 14
"""Characters behind the publisher among which its verb of practice stands."""
TOPIC_REACH = 3
"""Segments before the one with the modal in which its topic is looked for."""
DEFINING_REACH = 30


class Chinese:
    """See `policydiff.parse.languages.Syntax`."""

    def read(self, text: str, names: frozenset[str]) -> Reading:
        """Norm, bearer and strength from the clause's own words."""
        known = words("zh")
        modals = known.modals(text)
        defining = known.modal.find(text)["defining"]
        if defining and defining[0][0] < DEFINING_REACH and not (modals and modals[0].start < defining[0][0]):
            return DEFINITION
        waived = known.modal.find(text)["waiving"]
        describes = False
        for at, modal in enumerate(modals):
            start, end = _segment(text, modal.start)
            chunk = text[start : modal.start]
            following = modals[at + 1 : at + 2]
            if _is_subordinate(text, start, end) or _modifies(text, modal, following, end):
                continue
            if _is_outranked(modal, following) or _denies_liability(modal, chunk):
                describes = True
                continue
            reading = _with_modal(text, modal, start, chunk, names)
            if reading is not None:
                # What somebody undertakes not to do: "您同意不得 ...".
                refrains = [later for later in modals[at + 1 : at + 2] if later.forbids and later.start < end]
                return replace(reading, norm=Norm.PROHIBITION) if refrains and _undertakes(modal) else reading
            describes = True
        for start, _ in waived:
            return Reading(
                Norm.PERMISSION, _bearer(text, _segment(text, start)[0], start, names)[0], Strength.DISCRETIONARY
            )
        return STATEMENT if describes else _practice(text, names) or STATEMENT

    def opens_with_duty(self, text: str) -> bool:
        """An item that opens with a verb of duty ("发布 ...")."""
        places = phrases("verbs", "imperative", language="zh").spans(text, "imperative")
        return bool(places) and places[0][0] == 0


def _segment(text: str, position: int) -> tuple[int, int]:
    return segment_around(text, position, _BOUNDARY)


@cache
def _structure() -> Phrases:
    return phrases("grammar", "subordinators", "closing", "prepositions", "passives", language="zh")


def _is_subordinate(text: str, start: int, end: int) -> bool:
    """Whether a segment is a condition: opened by 如果 and the like, or closed by 的 or 时 before a comma."""
    segment = text[start:end]
    found = _structure().find(segment)
    if found["subordinators"] and found["subordinators"][0][0] <= 1:
        return True
    return text[end : end + 1] == "," and any(stop == len(segment) for _, stop in found["closing"])


def _modifies(text: str, modal: Modal, following: list[Modal], end: int) -> bool:
    """Whether a weak modal stands inside what qualifies a noun ("您可能提供的信息将 ...")."""
    if modal.forbids or modal.strength is not Strength.DISCRETIONARY or not following or following[0].start >= end:
        return False
    return "的" in text[modal.end : following[0].start]


def _is_outranked(modal: Modal, following: list[Modal]) -> bool:
    """Whether a verb of aim right behind 会 or 将 says how firm it is: "我们会尽力 ..."."""
    foretells = modal.word in words("zh").set("grammar", "foretelling")
    return foretells and any(
        later.start <= modal.end + 1 and later.strength is not Strength.BINDING and not later.forbids
        for later in following
    )


def _denies_liability(modal: Modal, chunk: str) -> bool:
    return modal.word in words("zh").set("grammar", "disclaiming") and "不" in chunk


def _with_modal(text: str, modal: Modal, start: int, chunk: str, names: frozenset[str]) -> Reading | None:
    bearer, described = _bearer(text, start, modal.start, names)
    end = _segment(text, modal.start)[1]
    passive = bool(_structure().find(text[modal.start : end])["passives"])
    weak = modal.strength is Strength.DISCRETIONARY or modal.word in words("zh").set("grammar", "foretelling")
    if described and weak and not passive and not modal.forbids:
        return None
    if bearer is Bearer.THIRD_PARTY and weak and not passive and not modal.forbids:
        # What others are able to do is a fact about the world.
        return None
    if passive and chunk and (bearer is Bearer.UNSPECIFIED or _is_ours(chunk)):
        bearer = Bearer.PROVIDER
    if bearer is Bearer.PROVIDER and modal.forbids and _disclaims(text[modal.end : end]):
        return None
    return norm_of(modal.strength, bearer, forbids=modal.forbids)


def _undertakes(modal: Modal) -> bool:
    return modal.word in words("zh").set("grammar", "undertaking")


def _is_ours(chunk: str) -> bool:
    """Whether the head of what stands before the modal is of the publisher's making ("您提供的信息将被 ...")."""
    head = chunk.rpartition("的")[2]
    return "的" in chunk and bool(_parties().find(head)["practice_objects"])


def _disclaims(after: str) -> bool:
    """A publisher that cannot promise something forbids itself nothing."""
    places = phrases("grammar", "disclaiming", language="zh").spans(after, "disclaiming")
    return bool(places) and places[0][0] <= 3


@cache
def _parties() -> Phrases:
    return phrases("bearers", *PARTIES, language="zh")


def _bearer(text: str, start: int, position: int, names: frozenset[str]) -> tuple[Bearer, bool]:
    """Who is bound: the topic of the segment, else of one before it; and whether that is a thing merely described."""
    if "我们" in folded(text[position : position + 2], "zh"):
        return Bearer.PROVIDER, False
    for _ in range(TOPIC_REACH):
        found = _topic(text[start:position], names)
        if found is not None:
            return found
        if start == 0 or text[start - 1] not in ",:":
            break
        position = start - 1
        start = _segment(text, max(0, position - 1))[0] if position else 0
        if position <= start:
            break
    return Bearer.UNSPECIFIED, False


def _topic(segment: str, names: frozenset[str]) -> tuple[Bearer, bool] | None:
    """The first party in a segment that is not owner, addressee or companion of something else."""
    found = _parties().find(segment)
    governed = {end for _, end in _structure().find(segment)["prepositions"]}
    places = sorted((start, end, key) for key in PARTIES for start, end in found[key])
    lower = folded(segment, "zh")
    places += [(at, at + len(name), "provider") for name in sorted(names) if (at := lower.find(name)) >= 0]
    for start, end, key in sorted(places):
        if segment[end : end + 1] == "的" or start in governed:
            continue
        if key in BEARERS:
            return BEARERS[key], False
        return (Bearer.UNSPECIFIED, True) if key == "objects" else (Bearer.PROVIDER, False)
    return None


def _practice(text: str, names: frozenset[str]) -> Reading | None:
    """The publisher at the head of a segment, a verb of practice behind it."""
    verbs = phrases("verbs", "practice", language="zh")
    start = 0
    for segment in _BOUNDARY.split(text):
        place, start = start, start + len(segment) + 1
        if _is_subordinate(text, place, place + len(segment)):
            continue
        found = _parties().find(segment)["provider"]
        head = [end for begin, end in found if begin <= 2 and segment[end : end + 1] != "的"]
        head += [len(name) for name in sorted(names) if folded(segment, "zh").startswith(name)]
        # What is done to a thing of the publisher's making, the publisher does: "评估结果每季度公布一次".
        made = _parties().find(segment)["practice_objects"]
        head += [end for begin, end in made if begin == 0 and not head and segment[end : end + 1] != "的"]
        if not head:
            continue
        for begin, end in verbs.spans(segment, "practice"):
            if begin < head[0] or begin > head[0] + VERB_REACH or segment[end : end + 1] in ("的", "过", "了"):
                continue
            between = folded(segment[head[0] : begin], "zh")
            if "已" in between or "曾" in between:
                break
            denies = between.endswith("不") or "从不" in between or "绝不" in between or "并不" in between
            return Reading(Norm.PROHIBITION if denies else Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    return None
