"""HTML to blocks. lxml reads it (libxml2's forgiving parser); what is text and what is furniture is decided here.

Why lxml and not a converter: BSD licence, kept since 2004, wheels everywhere, 20 ms to load, and a tree. markdownify
(MIT) and html-to-markdown (MIT) turn a whole page into Markdown, menus included, and know no footnotes; trafilatura
(Apache-2.0) leaves menus out as well, knows no footnotes either, and brings a dozen packages; html2text is GPL.
`python -m bench.importing` measures them side by side.
"""
