"""What is made of a document once, however many rules ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

from qualitygate.document import Document

Made = TypeVar("Made")


def once(make: Callable[[Document], Made]) -> Callable[[Document], Made]:
    """A function of a document that many rules call and whose result is kept as long as it."""
    kept: dict[int, Made] = {}

    @wraps(make)
    def made(document: Document) -> Made:
        key = id(document)
        if key not in kept:
            kept[key] = make(document)
            finalize(document, kept.pop, key, None)
        return kept[key]

    return made
