"""Waivers: somebody accepted one very change, with a reason. They hold by fingerprint, never by prose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policydiff.config.reading import ConfigError, Table, decode_toml, hint
from policydiff.guard.finding import Finding, Standing
from policydiff.guard.fingerprints import LENGTH
from policydiff.model import Severity
from policydiff.rules.registry import all_rules

TABLE = "waiver"
KEYS = ("fingerprint", "by", "reason", "rule", "expires")

_FINGERPRINT = re.compile(f"[0-9a-f]{{{LENGTH}}}")
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_COMMENT = re.compile(r"<!--[ \t\r\n]{0,40}policydiff:(.{0,1000}?)-->", re.DOTALL)
_NO_FINGERPRINT = f"is no fingerprint ({LENGTH} digits from 0-9 and a-f)"
_COPY = "copy it from the report of `policydiff check`"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted change. `rule` is "" where every rule about it is waived; `expires` the last day it holds, or ""."""

    fingerprint: str
    reason: str
    by: str
    where: str
    rule: str = ""
    expires: str = ""

    def expired(self, today: str) -> bool:
        """Whether it no longer holds on the day `today` (ISO)."""
        return bool(self.expires) and self.expires < today


def read_waivers(data: bytes, name: str) -> tuple[Waiver, ...]:
    """The waivers in a TOML file with one `[[waiver]]` each.

    Raises:
        ConfigError: one of them cannot be used; the message has its line.
    """
    source = decode_toml(data, name)
    top = Table(source, source.data, ())
    top.check_keys([TABLE])
    return tuple(_waiver(table) for table in top.tables(TABLE))


def _waiver(table: Table) -> Waiver:
    table.check_keys(KEYS)
    for key in ("fingerprint", "by", "reason"):
        if key not in table.values:
            raise table.source.error(f"the waiver has no {key}", table.at, f'add {key} = "..."')
    fingerprint, rule = table.string("fingerprint"), table.string("rule")
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise table.error("fingerprint", f"{fingerprint[:60]!r} {_NO_FINGERPRINT}", _COPY)
    known = [each.id for each in all_rules()]
    if rule and rule not in known:
        raise table.error("rule", f"no such rule: {rule!r}", _rule_hint(rule, known))
    expires = str(table.values.get("expires", ""))
    if expires and not _DATE.fullmatch(expires):
        raise table.error("expires", f"{expires[:40]!r} is no date", "write expires = 2027-12-31")
    place = f"{table.source.name}:{table.line()}"
    return Waiver(fingerprint, table.string("reason"), table.string("by"), place, rule, expires)


def comment_waivers(source: str, path: str, by: str) -> tuple[tuple[Waiver, ...], tuple[str, ...]]:
    """The waivers in the HTML comments of a policy, and what to say of comments that try to be one."""
    found, warnings = [], []
    for comment in _COMMENT.finditer(source):
        where = f"{path}:{source.count(chr(10), 0, comment.start()) + 1}"
        words = comment[1].split()
        if words[:1] != ["waive"]:
            warnings.append(
                f"{where}: a comment for policydiff that it does not know; write `waive RULE FINGERPRINT reason`"
            )
            continue
        read = _read_comment(words[1:], where, by)
        if isinstance(read, str):
            warnings.append(f"{where}: the waiver does not hold, {read}")
        else:
            found.append(read)
    return tuple(found), tuple(warnings)


def _read_comment(words: Sequence[str], where: str, by: str) -> Waiver | str:
    if len(words) < 3:
        return "it needs a rule, a fingerprint and a reason"
    rule, fingerprint, *reason = words
    known = [each.id for each in all_rules()]
    if rule not in known:
        return f"there is no rule {rule[:60]!r}; {_rule_hint(rule, known)}"
    if not _FINGERPRINT.fullmatch(fingerprint):
        return f"{fingerprint[:60]!r} {_NO_FINGERPRINT}; {_COPY}"
    return Waiver(fingerprint, " ".join(reason), by, where, rule)


def trailer_waiver(value: str, by: str, where: str) -> Waiver | str:
    """The waiver that the value of a commit trailer holds, or why it holds none."""
    fingerprint, _, reason = value.strip().partition(" ")
    if not _FINGERPRINT.fullmatch(fingerprint):
        return f"{where}: the waiver does not hold, {fingerprint[:60]!r} {_NO_FINGERPRINT}; {_COPY}"
    if not reason.strip():
        return f"{where}: the waiver of {fingerprint} does not hold, it gives no reason; write `FINGERPRINT reason`"
    return Waiver(fingerprint, reason.strip(), by, where)


def _rule_hint(rule: str, known: Iterable[str]) -> str:
    close = hint(rule, known)
    return close if close.startswith("did") else "`policydiff rules` lists them"


class Register:
    """The waivers that are offered to a check, and which of them were of use."""

    def __init__(self, today: str) -> None:
        self._today = today
        self._waivers: dict[str, list[Waiver]] = {}
        self._used: set[Waiver] = set()
        self._outdated: set[Waiver] = set()

    def add(self, waivers: Iterable[Waiver]) -> None:
        """Offer more waivers."""
        for waiver in waivers:
            self._waivers.setdefault(waiver.fingerprint, []).append(waiver)

    def applied(self, finding: Finding, fail_on: Severity | None, also: str = "") -> Finding:
        """The finding after the waivers of its own fingerprint, or of the deletion `also` that it is part of."""
        left = finding.rulings
        notes = []
        for waiver in (*self._waivers.get(finding.fingerprint, ()), *self._waivers.get(also, ())):
            names = {ruling.rule for ruling in finding.rulings}
            if waiver.rule and waiver.rule not in names:
                continue
            if waiver.expired(self._today):
                self._outdated.add(waiver)
                continue
            self._used.add(waiver)
            left = tuple(ruling for ruling in left if waiver.rule and ruling.rule != waiver.rule)
            notes.append(f"waived by {waiver.by or 'unknown'} ({waiver.where}): {waiver.reason}")
        if finding.standing is not Standing.FAILING or not notes:
            return finding
        stays = fail_on is not None and any(ruling.severity.rank >= fail_on.rank for ruling in left)
        if stays:
            return replace(finding, rulings=left, note="; ".join(notes))
        return replace(finding, standing=Standing.WAIVED, note="; ".join(notes))

    def leftovers(self) -> tuple[str, ...]:
        """One line for each waiver that has expired or that nothing needed."""
        lines = []
        for waiver in (each for group in self._waivers.values() for each in group):
            if waiver in self._used:
                continue
            if waiver.expired(self._today):
                verb = "expired" if waiver not in self._outdated else "expired, and its change is back"
                lines.append(
                    f"{waiver.where}: the waiver of {waiver.fingerprint} {verb} ({waiver.expires}); remove or renew it"
                )
            else:
                lines.append(f"{waiver.where}: unused waiver of {waiver.fingerprint}; no such change here, remove it")
        return tuple(lines)


__all__ = ["ConfigError", "Register", "Waiver", "comment_waivers", "read_waivers", "trailer_waiver"]
