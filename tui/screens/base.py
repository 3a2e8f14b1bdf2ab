"""What the actions of a review need of the screen they are part of."""

from typing import TYPE_CHECKING

from policydiff.tui.bookkeeping import Ledger
from policydiff.tui.comparing import Compared
from textual.screen import Screen

from policydiff.model import Change

if TYPE_CHECKING:
    from policydiff.tui.app import ReviewApp


class ReviewParts(Screen[None]):
    """The state of a review, and how its actions speak to the reviewer."""

    compared: Compared | None = None
    ledger: Ledger | None = None

    @property
    def review_app(self) -> "ReviewApp":
        """The app with its own type."""
        from policydiff.tui.app import ReviewApp

        app = self.app
        assert isinstance(app, ReviewApp)
        return app

    @property
    def current(self) -> Change | None:
        """The change under the cursor."""
        raise NotImplementedError

    def tell(self, message: str, *, lasting: bool = False) -> None:
        """A line to the reviewer, in place; a lasting one stays until the next."""
        raise NotImplementedError

    def judged(self, fingerprint: str) -> None:
        """Show that the verdicts on a change are others now."""
        raise NotImplementedError

    def action_step(self, by: int) -> None:
        """The next or previous change of the list."""
        raise NotImplementedError
