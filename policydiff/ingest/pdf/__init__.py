"""PDF to blocks, by where the glyphs stand: PDFium reads the file, the modules here read the page.

Why pypdfium2: Apache-2.0 or BSD-3-Clause, wheels everywhere, frequent releases, the engine that Chrome hardens against
hostile files, 50 ms to load, and a position, a font and a size for each glyph. pdfplumber and pdfminer.six (MIT) give
the same positions more slowly, and pypdf (BSD) gives text without the geometry that headings and tables need; PyMuPDF
is AGPL. `python -m bench.importing` measures them side by side.
"""
