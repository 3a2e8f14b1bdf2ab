"""Recorded revisions of real terms, labelled by hand: is the tool quiet where nothing that binds anyone changed?

A label marked `cut` was given on sight of the beginning of a long revision. What is material there is material; that
nothing is holds for the beginning only, so such a quiet label is counted, and counted apart as well.

python -m bench.revisions [--wrong]
"""

import json
import sys

from bench.corpus import CORPUS, absent, blob, clone
from policydiff.parse import parse
from policydiff.rules.judge import compare


def labels() -> list[dict[str, str]]:
    """The labelled revisions: `repo`, `commit`, `path`, `label` (material, editorial or noise), `why`, `cut`."""
    return [json.loads(line) for line in (CORPUS / "revision-labels.jsonl").read_text(encoding="utf-8").splitlines()]


def material_changes(row: dict[str, str]) -> int:
    """How many material changes the tool reports in a labelled revision."""
    repository = clone(row["repo"])
    old, new = (parse(blob(repository, revision, row["path"])) for revision in (f"{row['commit']}~1", row["commit"]))
    return sum(change.material for change in compare(old, new).changes)


def main(arguments: list[str]) -> None:
    """Print the shares, and with --wrong the revisions that are judged otherwise than labelled."""
    if absent():
        print(absent())
        return
    right = {"quiet": 0, "loud": 0}
    total = {"quiet": 0, "loud": 0}
    whole = {True: 0, False: 0}
    for row in labels():
        material = material_changes(row)
        kind = "loud" if row["label"] == "material" else "quiet"
        total[kind] += 1
        agrees = (material > 0) == (kind == "loud")
        right[kind] += agrees
        if kind == "quiet" and not row.get("cut"):
            whole[agrees] += 1
        if agrees:
            continue
        if "--wrong" in arguments:
            print(f"  {row['label']}: {row['path']} {row['commit'][:8]}: {material} material changes; {row['why']}")
    print("\nlabelled revisions")
    print(f"  noise and editorial, no material change reported: {right['quiet']} of {total['quiet']}")
    print(f"    of those labelled on sight of the whole revision: {whole[True]} of {sum(whole.values())}")
    print(f"  material, at least one reported: {right['loud']} of {total['loud']}")


if __name__ == "__main__":
    main(sys.argv[1:])
