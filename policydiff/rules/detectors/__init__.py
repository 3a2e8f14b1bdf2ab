"""The code behind the rules, a module a family; rules name a detector, and settings tell it what to look at."""

from policydiff.rules.detectors.conditions import conditions
from policydiff.rules.detectors.content import content
from policydiff.rules.detectors.degree import degree
from policydiff.rules.detectors.figures import cadence, deadline, figure_gone, threshold
from policydiff.rules.detectors.ladder import ladder, prohibition
from policydiff.rules.detectors.mentions import items, mentions, stopping
from policydiff.rules.detectors.party import party
from policydiff.rules.detectors.refinement import refined
from policydiff.rules.pair import Detector

DETECTORS: dict[str, Detector] = {
    "cadence": cadence,
    "conditions": conditions,
    "content": content,
    "deadline": deadline,
    "degree": degree,
    "figure_gone": figure_gone,
    "items": items,
    "ladder": ladder,
    "mentions": mentions,
    "party": party,
    "prohibition": prohibition,
    "refined": refined,
    "stopping": stopping,
    "threshold": threshold,
}
"""Every detector by its name. A rule whose detector is "whole" is spoken by the judge itself."""
