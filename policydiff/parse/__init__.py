"""From text to clauses: Markdown blocks, sections, sentences, context, norms and their parts."""

from policydiff.parse.document import parse

__all__ = ["parse"]
