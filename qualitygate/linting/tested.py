"""Which patterns are known to compile: those of the rules that ship.

Compiling takes most of the time of loading a rule, and most patterns are never searched for, since
no text of the document holds their clues. The patterns that ship are compiled by the tests, so that
it can be put off until one is needed; all others are compiled at once, or are errors.
"""

from collections.abc import Iterator
from contextlib import contextmanager

_put_off: list[bool] = []


@contextmanager
def tested(certainly: bool) -> Iterator[None]:
    """Patterns that are made meanwhile are known to compile."""
    _put_off.append(certainly)
    try:
        yield
    finally:
        _put_off.pop()


def are_tested() -> bool:
    """Whether compiling may be put off."""
    return bool(_put_off) and _put_off[-1]
