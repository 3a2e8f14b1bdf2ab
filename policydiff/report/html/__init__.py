"""The report as a page: one file that needs nothing else, for one comparison or for the history of a policy."""

from policydiff.report.html.page import render, render_history
from policydiff.report.html.timeline import Revision

__all__ = ["Revision", "render", "render_history"]
