"""What the actions of a review need of the screen they are part of."""

from typing import TYPE_CHECKING

from policydiff.tui.bookkeeping import Ledger
from policydiff.tui.comparing import Compared
from policydiff.tui.filtering import Filter
from textual.screen import Screen

from policydiff.model import Change

if TYPE_CHECKING:
    from policydiff.tui.app import ReviewApp


class ReviewParts(Screen[None]):
    """The state of a review, and how its actions speak to the reviewer."""

    compared: Compared | None = None
    ledger: Ledger | None = None
    wanted: Filter = Filter()
    reading_order: bool = False
    side: int = 0
    """Which place of the current change is in view: 0 its old one, 1 its new one."""

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

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the comparison, none as long as there is none."""
        raise NotImplementedError

    def refresh_list(self) -> None:
        """List what the filter admits, and say how far the review is."""
        raise NotImplementedError

    def follow_list(self) -> None:
        """Show what stands under the cursor of the list."""
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
