"""How severe each rule makes a change, after what the project has configured."""

from collections.abc import Iterable, Mapping

from policydiff.config.reading import ConfigError, hint
from policydiff.guard.finding import Ruling
from policydiff.model import Change, Direction, Outcome, Severity
from policydiff.rules.registry import all_rules, rule

_GAINS = (Outcome.ADDED, Outcome.STRENGTHENED)


def rulings(change: Change, configured: Mapping[str, Severity | None]) -> tuple[Ruling, ...]:
    """The rules that speak about a change, each at its severity; rules that are off are left out.

    A rule that is not configured gets what the change as a whole weighs where it is the heaviest in it, and never more
    than its own default otherwise. In a loss, rules that found a gain do not count.
    """
    spoken = [
        shift.rule for shift in change.shifts if change.outcome in _GAINS or shift.direction is not Direction.STRONGER
    ]
    spoken = list(dict.fromkeys(spoken or [shift.rule for shift in change.shifts]))
    top = max((rule(name).severity.rank for name in spoken), default=0)
    found = []
    for name in spoken:
        default = rule(name).severity
        level = configured.get(name, default)
        if name not in configured:
            level = change.severity if default.rank == top else min(default, change.severity, key=_rank)
        if level is not None:
            found.append(Ruling(name, level))
    return tuple(found)


def check_rules(named: Iterable[str], where: str) -> None:
    """Refuse severities for rules that do not exist.

    Raises:
        ConfigError: there is one; the message names the nearest rule.
    """
    known = [each.id for each in all_rules()]
    for name in named:
        if name not in known:
            close = hint(name, known)
            fix = close if close.startswith("did") else "`policydiff rules` lists them"
            raise ConfigError(f"no such rule: {name!r}", where=where, fix=fix)


def _rank(level: Severity) -> int:
    return level.rank
