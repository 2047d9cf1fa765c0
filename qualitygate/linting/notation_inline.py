"""The part of the notation that stands inside a line: formatting, changes, links, fault marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from qualitygate.document import Change, Run
from qualitygate.errors import UsageError

SPECIAL = r"\`*={}+-[]()|#⟦⟧.@"  # what a backslash takes its meaning from

_TOKEN = re.compile(
    r"\\(?P<escaped>[" + re.escape(SPECIAL) + r"])"
    r"|(?P<open>⟦)|(?P<close>⟧)|(?P<mono>`)|(?P<bold>\*\*)|(?P<highlight>==)"
    r"|(?P<insert>\{\+)|(?P<inserted>\+\})|(?P<delete>\{-)|(?P<deleted>-\})|(?P<link>\[)"
    r"|\{@(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*) |(?P<spoken>@\})"
    r"|\{!(?P<look>[^:|{}]*)[:|] ?|(?P<plain>!\})"
)
_LINK = re.compile(r"\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\s]*)\)")
_DELETED = re.compile(r"\{-(?P<text>(?:\\.|(?!-\})[^\\])*)-\}")
_NAMES = {"mono": "`", "bold": "**", "highlight": "=="}
_TEXTS = {"font", "color", "highlight", "style", "fill", "ground"}  # of a run, by `{!…:`
_SWITCHES = {"italic", "underline", "raised"}


@dataclass(slots=True)
class Piece:
    """Text taken from a line: `origins` are its characters' offsets in the notation, one more for
    its end; `marks` the marked spans in it."""

    text: str = ""
    origins: tuple[int, ...] = ()
    marks: list[tuple[int, int]] = field(default_factory=list)

    def cut(self, end: int) -> "Piece":
        """The first `end` characters; marks beyond them are an error."""
        if any(stop > end for _, stop in self.marks):
            raise UsageError("a mark reaches beyond the text that becomes a block")
        return Piece(self.text[:end], self.origins[: end + 1], self.marks)


@dataclass(slots=True)
class Inline(Piece):
    """A line's text with what is in and about it; spans are code points of `text`."""

    runs: tuple[Run, ...] = ()
    insertions: list[tuple[int, int]] = field(default_factory=list)
    deletions: list[tuple[int, Piece]] = field(default_factory=list)  # where, and what is gone
    links: list[tuple[int, int, Piece]] = field(default_factory=list)  # span, and the target


def read(line: str, start: int, end: int) -> Inline:
    """Read ``line[start:end]``; offsets that leave here are offsets in `line`."""
    scanner = _Scanner(line)
    scanner.scan(start, end)
    return scanner.result(end)


@dataclass(frozen=True, slots=True)
class _Format:
    mono: bool = False
    bold: bool = False
    highlight: bool = False
    change: Change = ""
    language: str | None = None
    look: tuple[tuple[str, Any], ...] = ()


class _Scanner:
    def __init__(self, line: str) -> None:
        self.line = line
        self.characters: list[str] = []
        self.origins: list[int] = []
        self.formats: list[_Format] = []
        self.opened: list[int] = []
        self.switched: set[str] = set()
        self.inserting: int | None = None
        self.language: str | None = None
        self.look: tuple[tuple[str, Any], ...] = ()
        self.found = Inline()

    def scan(self, start: int, end: int) -> None:
        at = start
        while at < end:
            token = _TOKEN.match(self.line, at, end)
            kind = token.lastgroup if token else None
            if token is None or kind is None or not self._special(kind):
                self._add(at)
                at += 1
            elif kind == "escaped":
                self._add(at + 1)
                at += 2
            else:
                at = self._take(kind, token, end)

    def _special(self, kind: str) -> bool:
        """Between backticks everything stands for itself but the marks and the escapes."""
        return "mono" not in self.switched or kind in ("open", "close", "mono", "escaped")

    def _add(self, at: int) -> None:
        self.characters.append(self.line[at])
        self.origins.append(at)
        change: Change = "inserted" if self.inserting is not None else ""
        on = self.switched
        self.formats.append(
            _Format("mono" in on, "bold" in on, "highlight" in on, change, self.language, self.look)
        )

    def _take(self, kind: str, token: re.Match[str], end: int) -> int:
        here, at, after = len(self.characters), token.start(), token.end()
        if kind in _NAMES:
            self.switched ^= {kind}
        elif kind == "open":
            self.opened.append(here)
        elif kind == "close":
            if not self.opened:
                raise UsageError("'⟧' closes no mark")
            self.found.marks.append((self.opened.pop(), here))
        elif kind == "insert":
            if self.inserting is not None:
                raise UsageError("'{+' inside '{+ … +}'")
            self.inserting = here
        elif kind == "inserted":
            if self.inserting is None:
                raise UsageError(r"'+}' closes no insertion; for the characters write '\+}'")
            self.found.insertions.append((self.inserting, here))
            self.inserting = None
        elif kind in ("language", "spoken"):
            self._mark(token)
        elif kind in ("look", "plain"):
            self._dress(token)
        elif kind == "delete":
            return self._deletion(at, end)
        elif kind == "deleted":
            raise UsageError(r"'-}' closes no deletion; for the characters write '\-}'")
        else:
            return self._link(at, end)
        return after

    def _mark(self, token: re.Match[str]) -> None:
        """Words that the file marks with a language begin, or end."""
        if (token["language"] is None) == (self.language is None):
            raise UsageError(r"'{@LANGUAGE' and '@}' come in pairs; for the characters write '\{@'")
        self.language = token["language"]

    def _dress(self, token: re.Match[str]) -> None:
        """Words of a look of their own begin, or end."""
        if (token["look"] is None) == (not self.look):
            raise UsageError(r"'{!LOOK:' and '!}' come in pairs; for the characters write '\{!'")
        self.look = _look(token["look"]) if token["look"] is not None else ()

    def _deletion(self, at: int, end: int) -> int:
        match = _DELETED.match(self.line, at, end)
        if match is None:
            raise UsageError(r"'{-' is not closed; for the characters write '\{-'")
        inner = read(self.line, match.start("text"), match.end("text"))
        self.found.deletions.append((len(self.characters), inner))
        return match.end()

    def _link(self, at: int, end: int) -> int:
        match = _LINK.match(self.line, at, end)
        if match is None:
            self._add(at)
            return at + 1
        start = len(self.characters)
        self.scan(match.start("text"), match.end("text"))
        target = read(self.line, match.start("target"), match.end("target"))
        self.found.links.append((start, len(self.characters), target))
        return match.end()

    def result(self, end: int) -> Inline:
        for kind in sorted(self.switched):
            name = _NAMES[kind]
            raise UsageError(rf"'{name}' is not closed; for the characters write '\{name[0]}'")
        if self.language is not None:
            raise UsageError(r"'{@' is not closed; for the characters write '\{@'")
        if self.look:
            raise UsageError(r"'{!' is not closed; for the characters write '\{!'")
        if self.opened:
            raise UsageError("'⟦' is not closed in the same piece of text")
        if self.inserting is not None:
            raise UsageError(r"'{+' is not closed; for the characters write '\{+'")
        self.found.text = "".join(self.characters)
        self.found.origins = (*self.origins, end)
        self.found.runs = tuple(self._runs())
        self.found.marks.sort()
        return self.found

    def _runs(self) -> Iterator[Run]:
        start = 0
        for format_, group in groupby(self.formats):
            end = start + sum(1 for _ in group)
            run = Run(
                start,
                end,
                font="Courier New" if format_.mono else "",
                mono=format_.mono,
                bold=format_.bold,
                highlight="#FFFF00" if format_.highlight else None,
                language=format_.language,
                change=format_.change,
            )
            yield replace(run, **dict(format_.look))
            start = end


def _look(text: str) -> tuple[tuple[str, Any], ...]:
    """The fields of a run that ``size=0.5; color=#FFFFFF; italic`` sets."""
    found: dict[str, Any] = {}
    for part in text.split(";"):
        key, _, value = part.strip().partition("=")
        if key in _SWITCHES and not value:
            found[key] = True
        elif key in _TEXTS and value:
            found[key] = value
        elif key == "size" and value.replace(".", "", 1).isdecimal():
            found[key] = float(value)
        else:
            raise UsageError(f"'{part.strip()}' is no look of words")
    return tuple(found.items())
