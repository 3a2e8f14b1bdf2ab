from policydiff.history.revisions import Edition, distinct, returns


def _editions(*facts: str) -> list[Edition]:
    """Editions from "content:words"."""
    pairs = (fact.split(":") for fact in facts)
    return [Edition("p", f"v{number}", "", content, words) for number, (content, words) in enumerate(pairs)]


def test_a_return_names_the_latest_earlier_edition_with_the_text() -> None:
    editions = _editions("a:x", "b:y", "a:x", "c:y", "a:x")
    found = [(same.label if same else None, identical) for same, identical in returns(editions)]
    assert found == [(None, False), (None, False), ("v0", True), ("v1", False), ("v2", True)]


def test_the_same_words_as_right_before_are_no_return() -> None:
    assert [same for same, _ in returns(_editions("a:x", "b:x"))] == [None, None]


def test_unreadable_editions_are_no_return_of_each_other() -> None:
    assert [same for same, _ in returns(_editions("a:", "b:x", "c:"))] == [None, None, None]


def test_distinct_editions_differ_in_words_from_the_one_before() -> None:
    assert [edition.label for edition in distinct(_editions("a:x", "b:x", "c:y", "d:", "e:y", "f:x"))] == [
        "v0",
        "v2",
        "v5",
    ]
