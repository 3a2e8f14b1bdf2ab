"""Recorded revisions of real terms, labelled by hand: is the tool quiet where nothing that binds anyone changed?

python -m bench.revisions [--wrong]
"""

import json
import sys

from bench.corpus import CORPUS, absent, blob, clone
from policydiff.parse import parse
from policydiff.rules.judge import compare


def main(arguments: list[str]) -> None:
    """Print the shares, and with --wrong the revisions that are judged otherwise than labelled."""
    if absent():
        print(absent())
        return
    right = {"quiet": 0, "loud": 0}
    total = {"quiet": 0, "loud": 0}
    for line in (CORPUS / "revision-labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        repository = clone(row["repo"])
        texts = (blob(repository, revision, row["path"]) for revision in (f"{row['commit']}~1", row["commit"]))
        comparison = compare(*(parse(text) for text in texts))
        material = sum(change.material for change in comparison.changes)
        kind = "loud" if row["label"] == "material" else "quiet"
        total[kind] += 1
        if (material > 0) == (kind == "loud"):
            right[kind] += 1
        elif "--wrong" in arguments:
            print(f"  {row['label']}: {row['path']} {row['commit'][:8]}: {material} material changes; {row['why']}")
    print("\nlabelled revisions")
    print(f"  noise and editorial, no material change reported: {right['quiet']} of {total['quiet']}")
    print(f"  material, at least one reported: {right['loud']} of {total['loud']}")


if __name__ == "__main__":
    main(sys.argv[1:])
