"""The Textual review app, installed as `policydiff.tui`; the only package that may import Textual."""
