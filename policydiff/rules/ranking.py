"""How much a change matters: its severity, and its place in the ranking."""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, folded, terms, unspaced
from policydiff.model import Bearer, Category, Clause, Direction, Norm, Outcome, Severity, Shift, Strength
from policydiff.rules.registry import rule

_CATEGORY = {
    Category.CONSEQUENCE: 3.0,
    Category.THIRD_PARTY: 2.4,
    Category.DISCLOSURE: 2.4,
    Category.GOVERNANCE: 1.7,
    Category.TRIGGER: 1.6,
    Category.EVALUATION_SCOPE: 1.5,
    Category.SECURITY: 1.4,
    Category.METHOD: 1.2,
    Category.MITIGATION: 1.2,
    Category.OTHER: 0.8,
}
"""What is at stake: first what follows from a result, then outside eyes, then who decides, when, and how."""

_FORCE = {
    Strength.BINDING: 1.0,
    Strength.INTENDED: 0.6,
    Strength.DISCRETIONARY: 0.35,
    Strength.ADVISORY: 0.3,
    None: 0.35,
}
_BEARER = {Bearer.PROVIDER: 1.0, Bearer.UNSPECIFIED: 0.9, Bearer.USER: 0.6, Bearer.THIRD_PARTY: 0.6}
_LOSS = {
    Outcome.REMOVED: 1.0,
    Outcome.RELOCATED: 0.95,
    Outcome.WEAKENED: 0.8,
    Outcome.STRENGTHENED: 0.25,
    Outcome.ADDED: 0.2,
    Outcome.RETAINED: 0.0,
}
LOOSE_LOSS = 0.95
"""A commitment whose words are gone and whose object some other passage governs is all but removed."""
BESIDE = 0.85
"""What else a commitment says (it tells, involves outsiders, has consequences) counts as this share of its category."""
POINTER = 0.3
"""What a sentence that only says where something is to be read, or that something follows, counts for."""
STOPPING = 3.0
"""Added stake of a pledge to stop training, scaling or deployment."""
_HEADLINE = frozenset({Category.CONSEQUENCE, Category.THIRD_PARTY, Category.DISCLOSURE})
_COMMITS = (Norm.OBLIGATION, Norm.PROHIBITION)


@cache
def _stopping(language: str) -> re.Pattern[str]:
    stop = alternation("parts", "stopping", language=language)
    work = alternation("parts", "stoppable", language=language)
    if unspaced(language):
        return re.compile(rf"(?:{stop})[^,;。]{{0,12}}(?:{work})|(?:{work})[^,;。]{{0,8}}(?:{stop})")
    pledge = rf"(?<![\w-])(?:{stop})(?![\w-])"
    before, after = r"(?:\W+\w+){0,5}?\W+", r"(?:\W+\w+){0,4}?\W+"
    return re.compile(rf"{pledge}{before}(?:{work})|(?<![\w-])(?:{work}){after}{pledge}", re.I)


@cache
def _gate() -> re.Pattern[str]:
    """A step not taken ("not continue with deployment"), or on one condition only ("only ... can be deployed")."""
    step = rf"(?:{alternation('parts', 'gated')})(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:not|never)\W+(?:\w+\W+){{0,3}}{step}"
        rf"|(?<!\w)only\W[^.;]{{0,90}}?\W(?:be|been|is|are)\W+{step}"
        rf"|(?<!\w){step}\W+(?:\w+\W+){{0,4}}(?:{alternation('parts', 'gating')})(?!\w)"
        rf"|(?<!\w)before\W+(?:\w+\W+){{0,2}}(?:{alternation('parts', 'resuming')})\W+(?:\w+\W+){{0,3}}{step}",
        re.I,
    )


def pledges_to_stop(clause: Clause) -> bool:
    """Whether a clause binds its bearer to stop or hold back its own work: training, scaling, deployment."""
    if clause.norm not in _COMMITS:
        return False
    return _holds_back(clause) or (bool(clause.parts.consequences) and _says_stop(clause))


def _holds_back(clause: Clause) -> bool:
    theirs = clause.bearer in (Bearer.USER, Bearer.THIRD_PARTY)
    if clause.language != ENGLISH or theirs:
        return False
    # The pattern takes long, and every gate holds one of these.
    text = clause.plain.lower()
    return any(word in text for word in ("not ", "never ", "only ", "before ")) and _gate().search(text) is not None


def _says_stop(clause: Clause) -> bool:
    if clause.language != ENGLISH:
        return _stopping(clause.language).search(folded(clause.plain, clause.language)) is not None
    pledges = _stopping(ENGLISH).finditer(clause.plain)
    return any(not _no_cause().search(clause.plain, 0, pledge.start()) for pledge in pledges)


@cache
def _no_cause() -> re.Pattern[str]:
    """What denies a pledge that follows at once: nobody need stop for it."""
    return re.compile(rf"(?<![\w-])(?:{alternation('parts', 'excusing')})(?:\s+[\w-]+){{0,4}}\s+$", re.I)


def stake(clause: Clause) -> float:
    """What is at stake in a commitment: its category, its force, whom it binds, and whether it pledges to stop."""
    if not clause.binds:
        return 0.1 * _CATEGORY[clause.category]
    value = max(_CATEGORY[clause.category], BESIDE * _said_beside(clause)) + (
        STOPPING if pledges_to_stop(clause) else 0.0
    )
    if clause.norm is Norm.PERMISSION:
        value *= 0.6
    if clause.language == ENGLISH and _points(clause.plain):
        value *= POINTER
    return value * _FORCE[clause.strength] * _BEARER[clause.bearer]


def _points(text: str) -> bool:
    """Whether a plain text only says where something is to be read, or that something follows."""
    signs = (" here", "the following", *terms("verbs", "lying"))
    return any(sign in text for sign in signs) and _pointer().search(text) is not None


@cache
def _pointer() -> re.Pattern[str]:
    sending, lying, announcing = (alternation("verbs", one) for one in ("sending", "lying", "announcing"))
    return re.compile(
        rf"^\W*(?:{sending})\s[^.;]{{0,160}}\bhere\b"
        rf"|\b(?:is|are)\s+(?:also\s+|\w+ly\s+)?(?:{lying})\s+(?:here|at|on|under)\b[^,;]{{0,80}}$"
        rf"|\b(?:{announcing})\s+the following(?:\s+[\w-]+){{0,3}}\W*$",
        re.I,
    )


def _said_beside(clause: Clause) -> float:
    """The highest of what a clause has at stake beside its category: a test with outsiders, a report of a result.

    That readers must tell or involve somebody is no eye on their publisher.
    """
    most = _CATEGORY[clause.category]
    theirs = clause.bearer in (Bearer.USER, Bearer.THIRD_PARTY)
    if theirs or most >= BESIDE * _CATEGORY[Category.CONSEQUENCE]:
        return most
    parts = clause.parts
    if parts.consequences:
        return _CATEGORY[Category.CONSEQUENCE]
    if parts.disclosures:
        return _CATEGORY[Category.DISCLOSURE]
    return _CATEGORY[Category.THIRD_PARTY] if any(map(_outsiders(clause.language).search, parts.actors)) else most


@cache
def _outsiders(language: str) -> re.Pattern[str]:
    words = alternation("parts", "outsider", language=language)
    return re.compile(words if unspaced(language) else rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


def severity(clause: Clause, outcome: Outcome, shifts: tuple[Shift, ...], loose: bool) -> Severity:
    """Critical to info, from what the commitment was and what became of it."""
    if outcome in (Outcome.RETAINED, Outcome.ADDED) or not shifts:
        return Severity.INFO
    if outcome is Outcome.STRENGTHENED:
        return Severity.LOW
    firm = clause.strength is Strength.BINDING and clause.norm in _COMMITS
    ours = clause.bearer in (Bearer.PROVIDER, Bearer.UNSPECIFIED)
    headline = firm and ours and (clause.category in _HEADLINE or pledges_to_stop(clause))
    if outcome in (Outcome.REMOVED, Outcome.RELOCATED):
        if not firm:
            return Severity.MEDIUM if clause.strength is Strength.INTENDED else Severity.LOW
        return Severity.CRITICAL if headline else Severity.HIGH
    if loose:
        if pledges_to_stop(clause) and firm and ours:
            return Severity.CRITICAL
        return Severity.HIGH if headline else Severity.MEDIUM if firm else Severity.LOW
    losses = [rule(item.rule).severity for item in shifts if item.direction is not Direction.STRONGER]
    worst = max(losses, key=lambda level: level.rank, default=Severity.MEDIUM)
    if not firm:
        return worst if worst.rank < Severity.MEDIUM.rank else Severity.MEDIUM
    return Severity.HIGH if worst is Severity.MEDIUM and headline else worst


def score(clause: Clause, outcome: Outcome, shifts: tuple[Shift, ...], similarity: float, loose: bool) -> float:
    """The rank of a change, higher first: what was at stake, times how much of it went."""
    loss = LOOSE_LOSS if loose and outcome is Outcome.WEAKENED else _LOSS[outcome]
    moved = sum(item.weight for item in shifts if item.direction is not Direction.STRONGER)
    if outcome is Outcome.WEAKENED and not loose:
        loss = 0.45 + 0.5 * min(1.0, moved / 2.0)
    return round(10.0 * stake(clause) * loss + (1.0 - similarity), 4)
