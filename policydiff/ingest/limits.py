"""How much is read at most: real policies stay far below, hostile files far above."""

MEGABYTE = 1024 * 1024

SOURCE_LIMIT = 50 * MEGABYTE
"""Bytes of a source file or a fetched page; a policy with pictures stays below ten million."""

TEXT_LIMIT = 10 * MEGABYTE
"""Bytes of a Markdown, plain text or HTML source, and characters of what comes out of any source: the most that a
policy text may have everywhere in this program."""

PAGE_LIMIT = 1000
"""Pages of a PDF."""

PART_LIMIT = 64 * MEGABYTE
"""Bytes of one XML part of a DOCX, unpacked."""

ENTRY_LIMIT = 10_000
"""Files in the container of a DOCX."""

RATIO_LIMIT = 200
"""How many times larger than its packed form a part above a megabyte may be; Word's own XML packs 5 to 40 times."""
