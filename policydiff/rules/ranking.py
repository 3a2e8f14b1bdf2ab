"""How much a change matters: its severity, and its place in the ranking."""

from policydiff.model import Bearer, Category, Clause, Dimension, Direction, Norm, Outcome, Severity, Shift, Strength
from policydiff.rules.registry import rule

_CATEGORY = {
    Category.CONSEQUENCE: 3.0,
    Category.THIRD_PARTY: 2.2,
    Category.DISCLOSURE: 2.2,
    Category.TRIGGER: 1.8,
    Category.GOVERNANCE: 1.5,
    Category.SECURITY: 1.5,
    Category.EVALUATION_SCOPE: 1.5,
    Category.METHOD: 1.2,
    Category.MITIGATION: 1.2,
    Category.OTHER: 0.8,
}
"""Weight of what is at stake: first what follows from a result, then outside eyes, then when, who and how."""

_OUTCOME = {
    Outcome.REMOVED: 3.0,
    Outcome.RELOCATED: 2.8,
    Outcome.WEAKENED: 2.0,
    Outcome.STRENGTHENED: 0.8,
    Outcome.ADDED: 0.5,
    Outcome.RETAINED: 0.0,
}
_STRENGTH = {
    Strength.BINDING: 1.0,
    Strength.INTENDED: 0.65,
    Strength.DISCRETIONARY: 0.4,
    Strength.ADVISORY: 0.4,
    None: 0.4,
}
_HEADLINE = frozenset({Category.CONSEQUENCE, Category.THIRD_PARTY, Category.DISCLOSURE})


def pledges_to_stop(clause: Clause) -> bool:
    """Whether a clause binds its bearer to stop, hold back or undo something."""
    from policydiff.lexicon import terms

    return clause.norm in (Norm.OBLIGATION, Norm.PROHIBITION) and any(
        word in terms("parts", "stopping") for word in clause.parts.consequences
    )


def severity(clause: Clause, outcome: Outcome, shifts: tuple[Shift, ...], loose: bool) -> Severity:
    """Critical to info, from what the commitment was and what became of it."""
    if outcome in (Outcome.RETAINED, Outcome.ADDED) or not shifts:
        return Severity.INFO
    if outcome is Outcome.STRENGTHENED:
        return Severity.LOW
    binding = clause.strength is Strength.BINDING and clause.norm is not Norm.PERMISSION
    ours = clause.bearer in (Bearer.PROVIDER, Bearer.UNSPECIFIED)
    if outcome in (Outcome.REMOVED, Outcome.RELOCATED):
        if not binding:
            return Severity.MEDIUM if clause.strength is Strength.INTENDED else Severity.LOW
        return (
            Severity.CRITICAL if ours and (clause.category in _HEADLINE or pledges_to_stop(clause)) else Severity.HIGH
        )
    worst = max(
        (rule(item.rule).severity for item in shifts if item.direction is Direction.WEAKER),
        key=lambda s: s.rank,
        default=Severity.MEDIUM,
    )
    if not binding and worst.rank > Severity.MEDIUM.rank:
        return Severity.MEDIUM
    if loose and worst is Severity.MEDIUM and not (binding and clause.category in _HEADLINE):
        return Severity.MEDIUM
    return Severity.HIGH if worst is Severity.MEDIUM and binding and ours and pledges_to_stop(clause) else worst


def score(clause: Clause, outcome: Outcome, shifts: tuple[Shift, ...], level: Severity, similarity: float) -> float:
    """The rank of a change, higher first: severity, then what is at stake, how firmly, and how far it moved."""
    moved = sum(item.weight for item in shifts if item.direction is not Direction.STRONGER)
    stake = _CATEGORY[clause.category] + (2.0 if pledges_to_stop(clause) else 0.0)
    if clause.bearer in (Bearer.USER, Bearer.THIRD_PARTY):
        stake *= 0.6
    if any(item.dimension is Dimension.CONSEQUENCE for item in shifts):
        stake += 1.0
    return round(
        10.0 * level.rank + _OUTCOME[outcome] * _STRENGTH[clause.strength] * stake + min(moved, 3.0) + (1 - similarity),
        4,
    )
