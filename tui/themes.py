"""The light and the dark theme."""

import os

from textual.theme import Theme

DARK = Theme(
    name="policydiff-dark",
    primary="#7aa2f7",
    secondary="#7dcfff",
    accent="#7aa2f7",
    warning="#e0af68",
    error="#f7768e",
    success="#9ece6a",
    foreground="#d5d9e8",
    background="#15161e",
    surface="#1a1b26",
    panel="#24283b",
    dark=True,
    variables={
        "removed": "#ff7a93",
        "removed-back": "#4a1d2b",
        "weakened": "#f0b860",
        "strengthened": "#9ece6a",
        "added": "#6fd3c7",
        "relocated": "#c29df9",
        "faint": "#7f88ad",
        "current-back": "#262b44",
        "gone-back": "#5a2335",
        "new-back": "#23472f",
        "rule": "#343a55",
    },
)
LIGHT = Theme(
    name="policydiff-light",
    primary="#2f5bc7",
    secondary="#0b6e8a",
    accent="#2f5bc7",
    warning="#8f5b00",
    error="#b3173a",
    success="#2f6b12",
    foreground="#22242c",
    background="#fbfaf6",
    surface="#f4f2ec",
    panel="#e7e4da",
    dark=False,
    variables={
        "removed": "#b3173a",
        "removed-back": "#fbd9dd",
        "weakened": "#8f5b00",
        "strengthened": "#2f6b12",
        "added": "#0b6e62",
        "relocated": "#6f3fb5",
        "faint": "#6a6f7d",
        "current-back": "#e4ebfb",
        "gone-back": "#f9c4cb",
        "new-back": "#c8e8c0",
        "rule": "#cfcabb",
    },
)
THEMES = {"dark": DARK, "light": LIGHT}


def usual_theme() -> str:
    """Light where the terminal says so in COLORFGBG, else dark."""
    back = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if back in ("7", "15") else "dark"
