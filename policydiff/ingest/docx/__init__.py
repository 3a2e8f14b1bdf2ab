"""DOCX to blocks: the parts of Office Open XML (ECMA-376) that hold text, read with lxml.

Why not a converter: mammoth (BSD) turns list letters and numbers into plain lists and forgets where they start, and
python-docx (MIT) knows neither footnotes nor computed numbers. What is needed of the format fits in a few modules, and
with lxml (BSD) under them the size of the parts and the entities in them stay in hand. `python -m bench.importing`
measures them side by side.
"""
