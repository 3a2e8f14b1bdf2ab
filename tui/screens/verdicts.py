"""The keys by which verdicts are made and taken back."""

from policydiff.tui.screens.base import ReviewParts

from policydiff.model.errors import PolicydiffError
from policydiff.verdicts import Judgement


class VerdictActions(ReviewParts):
    """Accept, dispute, needs attention, note, undo; each is on disk before the screen shows it."""

    def action_judge(self, judgement: str) -> None:
        """Record a verdict on the current change and go on to the next."""
        before = self.current
        # A filter by verdict may have taken the change off the list: then the next one stands here already.
        if self._record(Judgement(judgement), None) and self.current is before:
            self.action_step(1)

    def action_note(self) -> None:
        """Record a verdict with a note."""
        from policydiff.tui.screens.note import NoteScreen

        change, ledger = self.current, self.ledger
        if change is None or ledger is None:
            return
        before = ledger.own(change)

        def apply(said: tuple[str, str] | None) -> None:
            if said is not None:
                self._record(Judgement(said[0]), said[1])

        start = before.judgement if before else Judgement.ATTENTION
        self.app.push_screen(NoteScreen(start, before.note if before else ""), apply)

    def action_undo(self) -> None:
        """Take back the last verdict of this sitting."""
        if self.ledger is None:
            return
        try:
            fingerprint = self.ledger.undo()
        except PolicydiffError as error:
            self.tell(str(error), lasting=True)
            return
        if fingerprint is None:
            self.tell("nothing to undo")
            return
        self.judged(fingerprint)
        self.tell("taken back")

    def _record(self, judgement: Judgement, note: str | None) -> bool:
        change, ledger = self.current, self.ledger
        if change is None or ledger is None:
            return False
        try:
            verdict = ledger.judge(change, judgement, note)
        except PolicydiffError as error:
            self.tell(str(error), lasting=True)
            return False
        self.judged(change.fingerprint)
        done, total = ledger.progress()
        self.tell(f"{verdict.judgement.replace('-', ' ')} · {done} of {total} reviewed · u takes it back")
        return True
