"""The thresholds of the audit, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds.

    `named`: from which a claim's words name a commitment; they do so by the share of their weight that it has.
    `longest`: weight above which a claim counts as no longer, about nine words: a long one need not share more.
    `beside`: what the words of the claim's title that the commitment has, and those of the commitment's label that the
    claim has, add to that share. `alike`: least likeness in category of a commitment and the class it is of.
    """

    named: float = 0.5
    longest: float = 45.0
    beside: float = 0.25
    alike: float = 0.5


DEFAULT = Settings()
"""Chosen by hand on two coded revisions; `python -m bench.audit` chooses them anew without the pair that is scored."""
