"""The field's standard terms as enumerations.

Outcome, dimension, category and the strength ladder follow the codebook of L. Y. Zhu, "Silent Revision: Measuring
Undisclosed Change in the Safety Frameworks of Frontier AI Developers" (arXiv 2609.08789).
"""

from enum import StrEnum


class Norm(StrEnum):
    """What a clause does: bind, forbid, allow, define, or merely say."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    DEFINITION = "definition"
    STATEMENT = "statement"

    binds: bool
    """True for obligation, prohibition and permission: the clauses that a comparison lists by default."""

    def __init__(self, value: str) -> None:
        # Set once, since every clause is asked.
        self.binds = value in ("obligation", "prohibition", "permission")


class Bearer(StrEnum):
    """Who is bound, forbidden or allowed."""

    PROVIDER = "provider"
    USER = "user"
    THIRD_PARTY = "third-party"
    UNSPECIFIED = "unspecified"


class Strength(StrEnum):
    """The ladder of force; compare members by `rank`."""

    BINDING = "binding"
    INTENDED = "intended"
    DISCRETIONARY = "discretionary"
    ADVISORY = "advisory"

    rank: int
    """4 for binding down to 1 for advisory."""

    def __init__(self, value: str) -> None:
        self.rank = {"binding": 4, "intended": 3, "discretionary": 2, "advisory": 1}[value]


class Category(StrEnum):
    """What a commitment is about."""

    EVALUATION_SCOPE = "evaluation-scope"
    TRIGGER = "trigger"
    METHOD = "method"
    THIRD_PARTY = "third-party"
    DISCLOSURE = "disclosure"
    CONSEQUENCE = "consequence"
    GOVERNANCE = "governance"
    SECURITY = "security"
    MITIGATION = "mitigation"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a traced clause."""

    RETAINED = "retained"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REMOVED = "removed"
    RELOCATED = "relocated"
    ADDED = "added"


class Dimension(StrEnum):
    """The respect in which a clause shifted."""

    SCOPE = "scope"
    TRIGGER = "trigger"
    ACTOR = "actor"
    STRENGTH = "strength"
    DISCLOSURE = "disclosure"
    CONSEQUENCE = "consequence"


class Direction(StrEnum):
    """Whether a shift leaves the commitment weaker or stronger."""

    WEAKER = "weaker"
    STRONGER = "stronger"
    UNCLEAR = "unclear"

    @property
    def mirrored(self) -> "Direction":
        """The direction of the same shift read from new to old."""
        return {"weaker": Direction.STRONGER, "stronger": Direction.WEAKER, "unclear": Direction.UNCLEAR}[self.value]


class Severity(StrEnum):
    """How much a reader should care; compare members by `rank`."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    rank: int
    """5 for critical down to 1 for info."""

    def __init__(self, value: str) -> None:
        self.rank = {"critical": 5, "high": 4, "medium": 3, "low": 2, "info": 1}[value]


class BlockKind(StrEnum):
    """The kind of Markdown block a clause stands in."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    FOOTNOTE = "footnote"
    QUOTE = "quote"
    HTML = "html"
    CODE = "code"
