"""The word lists of a project and of packs: which words are known, and which are rejected.

A word list has one word or phrase a line; ``#`` at its beginning or after a space begins a comment.
An entry in lower case is known
in any case, one with capitals as it stands; ``/i`` at its end makes it known in any case, ``/c``
only as it is written. Vale's ``accept.txt`` and ``reject.txt`` hold patterns instead, one a line,
where only a line that begins with ``# `` is a comment.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qualitygate.config.toml import shown_path
from qualitygate.errors import UsageError

ACCEPT, REJECT = "accept.txt", "reject.txt"
FOLDER = "vocab"  # of a project or a pack, whose lists need not be named
_ANY_CASE, _AS_WRITTEN = "/i", "/c"
_COMMENT = re.compile(r"(?:\A|\s)#.*")  # "C#" is a word


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of one of Vale's lists, with its place for messages."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the word lists in force say, with ' for ’.

    `words` and `phrases` (several words) in lower case are known in any case, others as they stand,
    those of `exact` only as they stand. `accepted` and `rejected` are Vale's patterns.
    """

    words: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    accepted: tuple[Pattern, ...] = ()
    rejected: tuple[Pattern, ...] = ()


def read_vocabulary(files: Iterable[str | Path]) -> Vocabulary:
    """The word lists of `files` taken together. Raises `UsageError` where one cannot be read."""
    words: set[str] = set()
    phrases: set[str] = set()
    exact: set[str] = set()
    patterns: dict[str, list[Pattern]] = {ACCEPT: [], REJECT: []}
    for path in map(Path, files):
        lines = _lines(path)
        if path.name in patterns:
            patterns[path.name] += _patterns(lines, shown_path(path))
            continue
        for entry in _entries(lines):
            text = entry.removesuffix(_ANY_CASE).removesuffix(_AS_WRITTEN)
            if entry.endswith(_AS_WRITTEN):
                exact.add(text)
            else:
                text = text.lower() if entry.endswith(_ANY_CASE) else text
                (phrases if " " in text else words).add(text)
    return Vocabulary(
        frozenset(words),
        frozenset(phrases),
        frozenset(exact),
        tuple(patterns[ACCEPT]),
        tuple(patterns[REJECT]),
    )


def lists_in(folder: Path) -> tuple[Path, ...]:
    """The word lists in a folder, in the order of their names."""
    return tuple(sorted(path for path in folder.glob("*.txt") if path.name[0] not in "._"))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise UsageError(f"the vocabulary cannot be read: {reason}.", shown_path(path)) from error


def _entries(lines: Iterable[str]) -> list[str]:
    entries = (" ".join(_COMMENT.sub("", line).split()) for line in lines)
    return [entry.replace("’", "'") for entry in entries if entry.strip("/")]


def _patterns(lines: Iterable[str], shown: str) -> list[Pattern]:
    return [
        Pattern(line.strip(), f"{shown}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("# ") and line.strip() != "#"
    ]
