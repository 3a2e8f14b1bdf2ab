"""What is usual in a document: the size of its running text, the distance of its lines, its margins."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.ingest.pdf.geometry import Line, PageContent


@dataclass(frozen=True, slots=True)
class Measures:
    """`body` is the size of running text, `leading` the distance of its lines in ems, `right` its right edge."""

    body: float
    leading: float
    right: float


def body_size(pages: Iterable[PageContent]) -> float:
    """The size in which most letters of a document are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for span in page.spans:
            sizes[round(span.size, 1)] += len(span.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0.0


def measures_of(pages: Sequence[Sequence[Line]], body: float) -> Measures:
    """The measures of a document whose running text is of size `body`."""
    gaps: Counter[float] = Counter()
    edges: Counter[int] = Counter()
    for lines in pages:
        for one, other in pairwise(lines):
            if abs(one.size - body) < 0.3 and abs(other.size - body) < 0.3 and 0.8 < (other.y - one.y) / body < 3:
                gaps[round((other.y - one.y) / body, 1)] += 1
        edges.update(round(line.right) for line in lines if abs(line.size - body) < 0.3)
    leading = gaps.most_common(1)[0][0] if gaps else 1.3
    return Measures(body, leading, float(max((edge for edge, count in edges.items() if count), default=0)))
