"""A clause: the smallest piece of text that can bind on its own, with what comparison needs to know of it."""

from dataclasses import dataclass, field

from policydiff.model.span import Span
from policydiff.model.vocabulary import Bearer, BlockKind, Category, Norm, Strength


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, scaled to the base unit of its kind.

    `kind` is duration (days), frequency (times a year), percent, money, compute (floating-point operations), factor,
    count or age; `bound` is "at least", "at most" or "" where the text sets none.
    """

    kind: str
    value: float
    unit: str
    text: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list of items in running text; `operative` is false where the list only illustrates ("such as", "e.g.")."""

    items: tuple[str, ...]
    operative: bool
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a clause that dimensions compare; each entry is plain text found in the clause."""

    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    timings: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    hedges: tuple[str, ...] = ()
    disclosures: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()


_CONSTITUTIVE = (Category.TRIGGER, Category.EVALUATION_SCOPE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a document.

    `text` is the source as written (`span.of(source)`); `plain` is the same without markup, in normalized
    typography: what is compared. `section` is the path of headings above it, outermost first; `context` the lead-ins
    that govern it (list lead-in, run-in label, table heads, governing heading), outermost first. `line` is 1-based.
    `block` is the offset at which its paragraph, list item or cell begins;
    `label` its run-in label ("Scope" in "Scope: we test ..."), or "".
    `advisory_section` is true where the clause stands in a section of recommendations or aspirations.
    `language` (ISO 639-1) is the one by whose words it was read.
    """

    id: str
    span: Span
    line: int
    text: str
    plain: str
    kind: BlockKind
    section: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    norm: Norm = Norm.STATEMENT
    bearer: Bearer = Bearer.UNSPECIFIED
    strength: Strength | None = None
    category: Category = Category.OTHER
    parts: Parts = field(default_factory=Parts)
    footnotes: tuple[str, ...] = ()
    advisory_section: bool = False
    block: int = 0
    label: str = ""
    language: str = "en"

    @property
    def binds(self) -> bool:
        """Whether the clause is a norm, or sets the terms of one.

        A definition that fixes a threshold or a scope decides when and where norms apply: a constitutive rule (J. R.
        Searle, The Construction of Social Reality, 1995), to be compared like the norms that rest on it.
        """
        norm = self.norm
        return norm.binds or (norm is Norm.DEFINITION and self.category in _CONSTITUTIVE)

    def reads_like(self, other: "Clause") -> bool:
        """Whether both bind as firmly, under a label of the same name, as binding text or among recommendations."""
        return (self.label, self.norm, self.strength, self.advisory_section) == (
            (other.label, other.norm, other.strength, other.advisory_section)
        )

    @property
    def body(self) -> str:
        """The plain text without its run-in label."""
        return self.plain[len(self.label) :].lstrip(" :.-") if self.label else self.plain
