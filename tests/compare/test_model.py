from policydiff.compare.model import Correspondence
from policydiff.parse import parse
from policydiff.parse.unread import UnreadClause


def test_a_correspondence_is_told_from_others_without_reading_its_clauses() -> None:
    first, second = parse("We will lend saws.\n\nYou must return them.").clauses
    gone, came = Correspondence((first,), (), 0.0), Correspondence((), (first,), 0.0)
    held = {gone, came, Correspondence((first,), (second,), 0.5)}
    assert len(held) == 3
    assert Correspondence((first,), (), 0.0) in held
    assert Correspondence((second,), (), 0.0) not in held
    assert isinstance(first, UnreadClause) and not first.is_read
