"""Strategies that draft the rules of a tool library, and edit them as a publisher would."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from policydiff.model import Comparison, Document, Identity
from policydiff.parse import parse
from policydiff.rules.judge import compare
from policydiff.store.front_matter import read_front_matter

PLEDGES = (
    "We will inspect every power saw before lending it.",
    "We will publish the minutes of each members' meeting.",
    "We will answer complaints about noise within 14 days.",
    "We will pause the lending of ladders after a fall.",
    "We will sharpen all chisels every three months.",
    "We will store solvents in a locked steel cabinet.",
    "We will train each volunteer to use a fire extinguisher.",
    "We will keep the names of borrowers secret.",
    "We will replace worn climbing ropes at our own cost.",
    "We will let an outside electrician check the wiring.",
    "We will insure the workshop against theft.",
    "We will refund deposits within 30 days.",
    "We will teach a weekly course on welding.",
    "We will notify the fire brigade of gas leaks.",
    "We will label poisonous paints in three languages.",
    "We will tune the lathe every two months.",
)
TITLES = ("Lending", "Workshop", "Members", "Money")


@dataclass(frozen=True, slots=True)
class Draft:
    """A policy: its sections in order, each with its sentences, and the pledges that it does not use."""

    sections: tuple[tuple[str, tuple[str, ...]], ...]
    spare: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for _, sentences in self.sections for sentence in sentences)

    def having(self, sentence: str, instead: str) -> "Draft":
        """The draft with one sentence replaced; with "" instead it is dropped."""
        return replace(
            self,
            sections=tuple(
                (title, tuple(new for one in held if (new := instead if one == sentence else one)))
                for title, held in self.sections
            ),
        )

    def adding(self, sentence: str, section: int, place: int) -> "Draft":
        """The draft with a sentence put into a section."""
        title, held = self.sections[section]
        grown = (title, (*held[:place], sentence, *held[place:]))
        return replace(self, sections=(*self.sections[:section], grown, *self.sections[section + 1 :]))

    def text(self) -> str:
        """The draft as Markdown, a paragraph for each sentence."""
        parts = ["# Rules of the tool library"]
        for title, held in self.sections:
            parts += [f"## {title}", *held]
        return "\n\n".join(parts) + "\n"


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A policy of two to four sections with at least two pledges each."""
    pledges = draw(st.permutations(PLEDGES))
    count = draw(st.integers(2, len(TITLES)))
    sections = []
    used = 0
    for title in TITLES[:count]:
        size = draw(st.integers(2, 3))
        sections.append((title, tuple(pledges[used : used + size])))
        used += size
    return Draft(tuple(sections), tuple(pledges[used:]))


def _intend(sentence: str) -> str:
    return sentence.replace("We will", "We intend to")


def _may(sentence: str) -> str:
    return sentence.replace("We will", "We may")


def _hedged(sentence: str) -> str:
    return f"{sentence[:-1]} where feasible."


def _excepted(sentence: str) -> str:
    return f"{sentence[:-1]}, unless the treasurer objects."


def _slower(sentence: str) -> str:
    for before, after in (("three months", "ten months"), ("two months", "ten months"), ("14 days", "60 days")):
        sentence = sentence.replace(before, after)
    return sentence.replace("30 days", "90 days")


WEAKENINGS: dict[str, Callable[[str], str]] = {
    "intend": _intend,
    "may": _may,
    "hedge": _hedged,
    "exception": _excepted,
    "figure": _slower,
}
"""Edits that weaken a pledge, by name; one that does not fit a pledge gives it back."""


@st.composite
def edits(draw: st.DrawFn, draft: Draft) -> tuple[Draft, str]:
    """The draft after one edit, with the name of the edit: drop, add, or one of the weakenings."""
    kind = draw(st.sampled_from(["drop", "add", *WEAKENINGS]))
    sentence = draw(st.sampled_from(draft.sentences))
    if kind == "drop":
        return draft.having(sentence, ""), kind
    if kind == "add":
        section = draw(st.integers(0, len(draft.sections) - 1))
        place = draw(st.integers(0, len(draft.sections[section][1])))
        return draft.adding(draw(st.sampled_from(draft.spare)), section, place), kind
    weakened = WEAKENINGS[kind](sentence)
    if weakened == sentence:
        return draft.having(sentence, _intend(sentence)), "intend"
    return draft.having(sentence, weakened), kind


@st.composite
def revisions(draw: st.DrawFn) -> tuple[str, str, str]:
    """A policy before and after one edit, and the name of the edit."""
    before = draw(drafts())
    after, kind = draw(edits(before))
    return before.text(), after.text(), kind


@st.composite
def rewrites(draw: st.DrawFn) -> tuple[str, str]:
    """A policy before and after one to four edits, moves among them; either may be the older."""
    before = after = draw(drafts())
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 4)) == 0:
            sentence = draw(st.sampled_from(after.sentences))
            section = draw(st.integers(0, len(after.sections) - 1))
            after = after.having(sentence, "").adding(sentence, section, 0)
        elif len(after.sentences) > 2:
            after, _ = draw(
                edits(
                    replace(after, spare=tuple(set(before.spare) - set(after.sentences)) or ("We will mow the lawn.",))
                )
            )
    texts = [before.text(), after.text()]
    return (texts[0], texts[1]) if draw(st.booleans()) else (texts[1], texts[0])


def document(text: str, effective: str = "") -> Document:
    """A text with the date of its front matter, or the one given."""
    return parse(text, Identity(effective=effective or read_front_matter(text, "").get("effective")))


def compared(old: str, new: str) -> Comparison:
    """Two texts compared, each at the date of its front matter."""
    return compare(document(old), document(new))
