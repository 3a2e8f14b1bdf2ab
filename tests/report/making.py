"""Model records made by hand: reports are tested apart from the judgement that fills them."""

from dataclasses import replace

from policydiff.model import (
    Bearer,
    BlockKind,
    Category,
    Change,
    Clause,
    Comparison,
    Dimension,
    Direction,
    Evidence,
    Identity,
    Norm,
    Outcome,
    Severity,
    Shift,
    Span,
    Strength,
)

OLD = Identity("tool-library", "1.0", "2024-03-01", "tool-library@1.0", "a" * 64, "Tool Library Rules")
NEW = Identity("tool-library", "2.0", "2025-03-01", "tool-library@2.0", "b" * 64, "Tool Library Rules")


def clause(text: str, line: int = 1, *section: str, context: tuple[str, ...] = (), start: int = 0) -> Clause:
    return Clause(
        id=f"c{line}",
        span=Span(start, start + len(text)),
        line=line,
        text=text,
        plain=text,
        kind=BlockKind.PARAGRAPH,
        section=("Tool Library Rules", *section),
        context=context,
        norm=Norm.OBLIGATION,
        bearer=Bearer.PROVIDER,
        strength=Strength.BINDING,
    )


def shift(rule: str, dimension: Dimension, direction: Direction, old: str = "", new: str = "") -> Shift:
    return Shift(
        rule,
        dimension,
        direction,
        (Evidence(old, Span(0, len(old))),) if old else (),
        (Evidence(new),) if new else (),
        {"sentence": f"{old or 'nothing'} became {new or 'nothing'}"},
    )


def change(
    outcome: Outcome,
    old: tuple[Clause, ...] = (),
    new: tuple[Clause, ...] = (),
    *shifts: Shift,
    number: int = 1,
    severity: Severity = Severity.MEDIUM,
    category: Category = Category.OTHER,
) -> Change:
    return Change(
        id=f"k{number}",
        fingerprint=f"{number:012x}",
        outcome=outcome,
        material=outcome != Outcome.RETAINED,
        mixed=False,
        moved=False,
        severity=severity,
        category=category,
        norm=Norm.OBLIGATION,
        bearer=Bearer.PROVIDER,
        old=old,
        new=new,
        shifts=shifts,
        score=round(10.0 / number, 3),
        similarity=0.5,
    )


def comparison(*changes: Change, warnings: tuple[str, ...] = ()) -> Comparison:
    return Comparison(OLD, NEW, changes, warnings)


def small_comparison() -> Comparison:
    """One change of every sort, ranked."""
    lending, repairs = ("2. Lending",), ("3. Repairs", "3.1. Who Repairs")
    removed = change(
        Outcome.REMOVED,
        (
            clause(
                "We will stop lending a tool until it has been inspected.", 24, *lending, context=("If a tool fails:",)
            ),
        ),
        (),
        shift("commitment_removed", Dimension.CONSEQUENCE, Direction.WEAKER, "stop lending"),
        severity=Severity.CRITICAL,
        category=Category.CONSEQUENCE,
    )
    weakened = replace(
        change(
            Outcome.WEAKENED,
            (clause("We will inspect every power tool every month and publish the results.", 12, *lending, start=300),),
            (clause("We intend to inspect every power tool every quarter.", 10, *lending, start=280),),
            shift("strength_lowered", Dimension.STRENGTH, Direction.WEAKER, "will", "intend to"),
            shift("telling_dropped", Dimension.DISCLOSURE, Direction.WEAKER, "publish the results"),
            number=2,
            severity=Severity.HIGH,
            category=Category.METHOD,
        ),
    )
    mixed = replace(
        change(
            Outcome.WEAKENED,
            (clause("Members must return ladders within 3 days.", 18, *lending),),
            (clause("Members should return ladders within 2 days.", 17, *lending),),
            shift("strength_lowered", Dimension.STRENGTH, Direction.WEAKER, "must", "should"),
            shift("deadline_shortened", Dimension.TRIGGER, Direction.STRONGER, "3 days", "2 days"),
            number=3,
        ),
        mixed=True,
        bearer=Bearer.USER,
        confidence=0.45,
    )
    relocated = change(
        Outcome.RELOCATED,
        (clause("We will keep a log of every repair.", 30, *repairs),),
        (clause("A library should keep a log of repairs.", 55, "9. Good Practice"),),
        shift("commitment_relocated", Dimension.STRENGTH, Direction.WEAKER, "will", "should"),
        number=4,
    )
    split = replace(
        change(
            Outcome.STRENGTHENED,
            (clause("We may ask an outside expert to check repairs and tell members.", 33, *repairs),),
            (
                clause("We will ask an outside expert to check repairs.", 31, *repairs),
                clause("We will tell members what the expert found.", 34, *repairs),
            ),
            shift("strength_raised", Dimension.STRENGTH, Direction.STRONGER, "may", "will"),
            number=5,
            severity=Severity.LOW,
            category=Category.THIRD_PARTY,
        ),
        moved=True,
    )
    added = change(
        Outcome.ADDED,
        (),
        (clause("We will not lend chainsaws to minors.", 40, *lending),),
        shift("commitment_added", Dimension.SCOPE, Direction.STRONGER, "", "not lend chainsaws"),
        number=6,
        severity=Severity.LOW,
        category=Category.MITIGATION,
    )
    retained = change(
        Outcome.RETAINED,
        (clause("We will insure every tool.", 8, "1. Basics"),),
        (clause("Every tool will be insured by us.", 8, "1. Basics"),),
        number=7,
        severity=Severity.INFO,
    )
    moved = replace(
        change(
            Outcome.RETAINED,
            (clause("We will answer within a week.", 50, "4. Contact"),),
            (clause("We will answer within a week.", 5, "1. Basics"),),
            number=8,
            severity=Severity.INFO,
        ),
        moved=True,
    )
    said = replace(
        change(
            Outcome.ADDED,
            (),
            (replace(clause("The library opened in spring.", 3, "1. Basics"), norm=Norm.STATEMENT, strength=None),),
            number=9,
            severity=Severity.INFO,
        ),
        norm=Norm.STATEMENT,
        bearer=Bearer.UNSPECIFIED,
        material=False,
    )
    return comparison(removed, weakened, mixed, relocated, split, added, retained, moved, said)
