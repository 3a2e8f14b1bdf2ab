"""The keys by which something leaves the review: a quote, the text in an editor, an export."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from policydiff.tui.citing import citation
from policydiff.tui.exporting import export
from policydiff.tui.screens.base import ReviewParts

from policydiff.model.errors import PolicydiffError

USUAL_EDITORS = ("sensible-editor", "vim", "nano", "vi")


class TakeawayActions(ReviewParts):
    """Copy, edit, export."""

    def action_copy(self) -> None:
        """The quote of the current change with its citation to the clipboard, by OSC 52."""
        change = self.current
        if change is None or self.compared is None:
            return
        self.app.copy_to_clipboard(citation(change, self.compared))
        self.tell("copied: the quote of each side with its citation")

    def action_edit(self) -> None:
        """The text of the current change in the editor."""
        change = self.current
        if change is None or self.compared is None:
            return
        if self.app.is_web or self.app.is_headless:
            self.tell("an editor opens in a terminal only")
            return
        side = 1 if change.new else 0
        text = self.compared.texts[side]
        line = (change.new or change.old)[0].line
        if text.path is not None:
            self._edit(text.path, line)
            return
        with tempfile.TemporaryDirectory(prefix="policydiff-") as folder:
            copy = Path(folder) / "text.md"
            copy.write_text(text.source, encoding="utf-8")
            copy.chmod(0o444)
            self._edit(copy, line)
        self.tell("that was a copy: the text comes from git")

    def _edit(self, path: Path, line: int) -> None:
        named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _installed_editor()
        if not named:
            self.tell("no editor: set EDITOR", lasting=True)
            return
        command = editor_command(named, path, line)
        try:
            with self.app.suspend():
                code = subprocess.run(command, check=False).returncode
        except (OSError, ValueError) as error:
            self.tell(f"{named} cannot be started ({error})", lasting=True)
            return
        self.app.refresh(layout=True)
        if code:
            self.tell(f"{command[0]} ended with code {code}")

    def action_export(self) -> None:
        """The review to a file."""
        from policydiff.tui.screens.export import ExportScreen

        if self.compared is None:
            return
        old, new = self.compared.short_labels
        policy = self.compared.comparison.new.policy.replace("/", " ")
        name = f"{policy} {old}..{new}".strip().replace("/", "_").replace("\0", "_")

        def apply(chosen: tuple[str, str] | None) -> None:
            if chosen is not None:
                self._export(*chosen)

        self.app.push_screen(ExportScreen(f"review {name}"), apply)

    def _export(self, form: str, name: str) -> None:
        if self.compared is None or self.ledger is None:
            return
        path = Path(name).expanduser()
        path = path if path.is_absolute() else self.review_app.start / path
        try:
            export(path, form, self.compared, self.ledger)
        except PolicydiffError as error:
            self.tell(str(error), lasting=True)
            return
        self.tell(f"written to {path}")


def _installed_editor() -> str:
    import shutil

    return next((name for name in USUAL_EDITORS if shutil.which(name)), "")


def editor_command(named: str, path: Path, line: int) -> list[str]:
    """How to open `path` at `line` in the editor that the user named, which may come with arguments."""
    words = shlex.split(named)
    if not words:
        raise ValueError("no editor is named")
    name = Path(words[0]).name
    if name in ("code", "codium", "subl", "zed"):
        wait = [] if "--wait" in words or name == "zed" else ["--wait"]
        goto = ["--goto"] if name in ("code", "codium") else []
        return [*words, *wait, *goto, f"{path}:{line}"]
    if name in ("hx", "helix"):
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]
