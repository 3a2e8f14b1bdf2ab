"""Recorded revisions of real terms, labelled by hand: is the tool quiet where nothing that binds anyone changed?

A label marked `cut` was given on sight of the beginning of a long revision. What is material there is material; that
nothing is holds for the beginning only. So such a quiet label is counted twice: against the whole revision, and
against the part that the label can speak of. How far that reaches is not recorded; the shortest revision that was cut
bounds it.

python -m bench.revisions [--wrong]
"""

import json
import re
import subprocess
import sys

from bench.corpus import CORPUS, absent, blob, clone
from policydiff.model import Change
from policydiff.parse import parse
from policydiff.rules.judge import compare

Label = dict[str, str]
OPENING = 40
"""Characters by which a clause is found in a word diff."""
_STRUCK = re.compile(r"\[-(.*?)-\]", re.S)
_ADDED = re.compile(r"\{\+(.*?)\+\}", re.S)


def labels() -> list[Label]:
    """The labelled revisions: `repo`, `commit`, `path`, `label` (material, editorial or noise), `why`, `cut`."""
    return [json.loads(line) for line in (CORPUS / "revision-labels.jsonl").read_text(encoding="utf-8").splitlines()]


def material_changes(row: Label) -> list[Change]:
    """The material changes that the tool reports in a labelled revision."""
    repository = clone(row["repo"])
    old, new = (parse(blob(repository, revision, row["path"])) for revision in (f"{row['commit']}~1", row["commit"]))
    return [change for change in compare(old, new).changes if change.material]


def word_diff(row: Label) -> str:
    """A labelled revision as git shows it word by word, without context."""
    repository, commit = str(clone(row["repo"])), row["commit"]
    command = ["git", "-C", repository, "diff", "-U0", "--word-diff=plain", f"{commit}~1", commit, "--", row["path"]]
    shown = subprocess.run(command, capture_output=True, check=True)
    return shown.stdout.decode("utf-8", "replace")


def seen(change: Change, beginning: str) -> bool:
    """Whether a change stands in the beginning of a word diff: whether the first words of one of its clauses do."""
    old = _ADDED.sub(" ", _STRUCK.sub(r" \1 ", beginning))
    new = _STRUCK.sub(" ", _ADDED.sub(r" \1 ", beginning))
    return any(
        _run_together(clause.text)[:OPENING] in _run_together(text)
        for clauses, text in ((change.old, old), (change.new, new))
        for clause in clauses
    )


def _run_together(text: str) -> str:
    return "".join(text.split())


def main(arguments: list[str]) -> None:
    """Print the shares, and with --wrong the revisions that are judged otherwise than labelled."""
    if absent():
        print(absent())
        return
    rows = labels()
    cut_at = min(len(word_diff(row)) for row in rows if row.get("cut"))
    right = {"quiet": 0, "loud": 0, "beginning": 0}
    total = {"quiet": 0, "loud": 0}
    for row in rows:
        material = material_changes(row)
        kind = "loud" if row["label"] == "material" else "quiet"
        total[kind] += 1
        agrees = bool(material) == (kind == "loud")
        right[kind] += agrees
        if kind == "quiet":
            spoken_of = word_diff(row)[:cut_at] if row.get("cut") else None
            right["beginning"] += not any(spoken_of is None or seen(one, spoken_of) for one in material)
        if agrees:
            continue
        if "--wrong" in arguments:
            print(
                f"  {row['label']}: {row['path']} {row['commit'][:8]}: {len(material)} material changes; {row['why']}"
            )
    print("\nlabelled revisions")
    print(f"  noise and editorial, no material change reported: {right['quiet']} of {total['quiet']}")
    print(f"    none in what the label can speak of: {right['beginning']} of {total['quiet']}")
    print(f"  material, at least one reported: {right['loud']} of {total['loud']}")


if __name__ == "__main__":
    main(sys.argv[1:])
