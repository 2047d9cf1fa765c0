"""Patterns that are compiled when they are first used: starting up must not wait for them."""

import re
from functools import cached_property


class LazyPattern:
    """A pattern of `re`; raises `re.error` when it is first used, if it is none."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        """The matches, or their group, of a pattern with one group at the most."""
        return self.compiled.findall(text)
