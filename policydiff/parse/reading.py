"""What is read of a clause: its norm, who bears it, and how firmly."""

from dataclasses import dataclass

from policydiff.model import Bearer, Norm, Strength


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause does, who bears it, and how firmly; `own` is false where the lead-in decided."""

    norm: Norm
    bearer: Bearer
    strength: Strength | None
    own: bool = True


STATEMENT = Reading(Norm.STATEMENT, Bearer.UNSPECIFIED, None)
DEFINITION = Reading(Norm.DEFINITION, Bearer.UNSPECIFIED, None)
