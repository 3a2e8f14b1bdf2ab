"""The thresholds of comparison and judgement, in one place.

They are few, round, and chosen by hand against the expert codings; `bench/accuracy.py --leave-one-out` chooses them
anew without the pair that is scored (docs/accuracy.md holds both tables).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds.

    `pair_floor`: least cosine of words at which two clauses may be one and the same. `pair_gain`: least total score
    of such a pair; below it both do better alone. `absorbed`: share of a clause's weight that a neighbour's
    counterpart must hold for a split or merge. `loose_floor`: least score of a passage that takes an old commitment's
    place, less what better claims on it take off. `loose_own`: least cosine of their words in a text of which all
    else stayed, in proportion less where less stayed. `loose_keep`: a second passage is named where it scores at least
    this share of the best. `material_at`: least sum of shift weights, one way, at which a change is material.
    `mixed_at`: share of the heavier direction that the lighter must reach to go both ways.
    """

    pair_floor: float = 0.22
    pair_gain: float = 0.60
    absorbed: float = 0.55
    loose_floor: float = 0.29
    loose_own: float = 0.1
    loose_keep: float = 0.8
    material_at: float = 0.5
    mixed_at: float = 0.6


DEFAULT = Settings()
"""What every command uses."""
