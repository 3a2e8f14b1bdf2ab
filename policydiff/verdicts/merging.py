"""Two people's verdicts on one pair as one sheet, and sheets that git left with conflict marks."""

from policydiff.verdicts.model import VerdictSheet

_OURS, _BASE, _SPLIT, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


def merged(mine: VerdictSheet, theirs: VerdictSheet) -> VerdictSheet:
    """Both sheets' verdicts under the pairing of `mine`; where one person judged a change twice, the later counts."""
    kept = {one.key: one for one in mine.verdicts}
    for other in theirs.verdicts:
        known = kept.get(other.key)
        if known is None or (other.at, other.note, other.judgement) > (known.at, known.note, known.judgement):
            kept[other.key] = other
    return VerdictSheet(mine.pairing, tuple(kept[key] for key in sorted(kept)))


def sides(text: str) -> tuple[str, str] | None:
    """Both versions of a text that git could not merge, None where it holds no conflict."""
    if not any(line.startswith(_OURS) for line in text.splitlines()):
        return None
    ours: list[str] = []
    theirs: list[str] = []
    part = "both"
    for line in text.splitlines():
        mark = line[:7]
        if mark in (_OURS, _BASE, _SPLIT, _THEIRS) and line[7:8] in ("", " "):
            part = {_OURS: "ours", _BASE: "base", _SPLIT: "theirs", _THEIRS: "both"}[mark]
            continue
        if part in ("both", "ours"):
            ours.append(line)
        if part in ("both", "theirs"):
            theirs.append(line)
    return "\n".join(ours) + "\n", "\n".join(theirs) + "\n"
