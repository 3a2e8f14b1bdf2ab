"""What a section is for, by its titles: binding text, recommendations, or the document's account of itself."""

from functools import lru_cache

from policydiff.lexicon import ENGLISH, phrases, terms


@lru_cache(maxsize=4096)
def is_advisory(path: tuple[str, ...], language: str = ENGLISH) -> bool:
    """Whether a section path leads to recommendations or aspirations: what stands there does not bind."""
    return any(phrases("headings", "advisory", language=language).spans(title, "advisory") for title in path)


@lru_cache(maxsize=4096)
def is_account(path: tuple[str, ...], language: str = ENGLISH) -> bool:
    """Whether a section path leads to a report (a changelog, acknowledgements): what stands there quotes and tells."""
    if any(phrases("headings", "account", language=language).spans(title, "account") for title in path):
        return True
    return language == ENGLISH and any(title.strip(" .:").lower() in terms("headings", "related") for title in path)
