"""A TOML file read strictly: every complaint names the file, the line and the key."""

import datetime
import difflib
import os
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from qualitygate.errors import UsageError

_HEADER = re.compile(r"\s*\[{1,2}\s*(?P<keys>(?:\"[^\"]*\"|'[^']*'|[^\]\"'])+)\]{1,2}")
_KEY = re.compile(r"\s*(?P<keys>(?:\"[^\"]*\"|'[^']*'|[\w.\- ])+?)\s*=\s*(?P<value>.*)")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w\-]+)")
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_TYPE_NAMES = {str: "a text", bool: "true or false", int: "a whole number", dict: "a table"}

Keys = tuple[str, ...]


class TomlTable:
    """One table of a file, with the place of each of its keys.

    Each reader (`text`, `texts`, `count` …) returns the value of a key, or its default where the
    key is absent, and raises `UsageError` where the value is of another type.
    """

    def __init__(self, data: Mapping[str, Any], lines: Mapping[Keys, int], file: str, keys: Keys):
        self.data = data
        self._lines = lines
        self._file = file
        self._keys = keys

    def place(self, key: str = "") -> str:
        """``qualitygate.toml:12``: of the key, else of the nearest thing around it with a line."""
        keys = (*self._keys, key) if key else self._keys
        while keys and keys not in self._lines:
            keys = keys[:-1]
        return f"{self._file}:{self._lines[keys]}" if keys in self._lines else self._file

    def error(self, message: str, key: str = "") -> UsageError:
        return UsageError(message, self.place(key))

    def only(self, allowed: Collection[str], what: str) -> None:
        """Refuse any key that is not in `allowed`, and name the nearest that is."""
        for key in self.data:
            if key not in allowed:
                raise self.error(f"unknown key '{key}' in {what}.{nearest(key, allowed)}", key)

    def text(self, key: str, default: str = "") -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, str)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.error(f"'{key}' must be a list of texts, as in {key} = [\"one\"].", key)
        return tuple(value)

    def flag(self, key: str) -> bool | None:
        value = self.data.get(key)
        if value is not None and not isinstance(value, bool):
            raise self._wrong(key, bool)
        return value

    def count(self, key: str) -> int | None:
        value = self.data.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self._wrong(key, int)
        if value is not None and value < 0:
            raise self.error(f"'{key}' must not be negative.", key)
        return value

    def date(self, key: str) -> datetime.date | None:
        value = self.data.get(key)
        if isinstance(value, datetime.datetime):
            return value.date()
        if value is not None and not isinstance(value, datetime.date):
            raise self.error(f"'{key}' must be a date, as in {key} = 2026-12-01.", key)
        return value

    def table(self, key: str) -> "TomlTable":
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, dict)
        return TomlTable(value, self._lines, self._file, (*self._keys, key))

    def tables(self, key: str) -> "list[TomlTable]":
        """The tables of an array, as ``[[key]]`` writes them."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"'{key}' must be written as [[{key}]], one for each.", key)
        return [
            TomlTable(item, self._lines, self._file, (*self._keys, key, str(number)))
            for number, item in enumerate(value)
        ]

    def _wrong(self, key: str, wanted: type) -> UsageError:
        return self.error(f"'{key}' must be {_TYPE_NAMES[wanted]}.", key)


def nearest(key: str, allowed: Collection[str]) -> str:
    """`` Did you mean 'packs'?``, or what there is to choose from."""
    close = difflib.get_close_matches(key, allowed, 1, 0.6)
    if close:
        return f" Did you mean '{close[0]}'?"
    return f" Known are: {', '.join(sorted(allowed))}." if allowed else ""


def read_toml(path: Path) -> TomlTable:
    """The whole file as a table; `UsageError` where it cannot be read or is no TOML."""
    file = shown_path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise UsageError(f"cannot be read: {reason}.", file) from None
    except UnicodeDecodeError:
        raise UsageError("is not UTF-8.", file) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line[1] if line else len(text.splitlines())
        raise UsageError(f"is not valid TOML: {error}.", f"{file}:{number}") from None
    return TomlTable(data, _line_numbers(text), file, ())


def written(value: Any) -> str:
    """A value as a configuration would write it, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{_SPECIAL.sub(_escaped, value)}"'
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        pairs = (f"{written(str(key))} = {written(item)}" for key, item in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return str(value)


def _escaped(match: re.Match[str]) -> str:
    named = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return named.get(match[0]) or f"\\u{ord(match[0]):04X}"


def shown_path(path: Path) -> str:
    """A path as a person in the current folder would write it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path.as_posix()
    return (path if Path(relative).parts[:2] == ("..", "..") else Path(relative)).as_posix()


def _line_numbers(text: str) -> dict[Keys, int]:
    """Key path -> line, from 1. ``tomllib`` has no positions, so the keys are found by line.

    Keys of inline tables have no line of their own; `TomlTable.place` then gives their owner's.
    """
    lines: dict[Keys, int] = {}
    table: Keys = ()
    counts: dict[Keys, int] = {}
    for number, line in _outside_strings(text):
        if line.lstrip().startswith("[") and (header := _HEADER.match(line)):
            table = _parts(header["keys"])
            if line.lstrip().startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            for length in range(1, len(table) + 1):
                lines.setdefault(table[:length], number)
        elif key := _KEY.match(line):
            parts = _parts(key["keys"])
            for length in range(1, len(parts) + 1):
                lines.setdefault((*table, *parts[:length]), number)
    return lines


def _parts(keys: str) -> Keys:
    return tuple(double or single or bare for double, single, bare in _PART.findall(keys))


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines that do not begin inside a multi-line text or a list."""
    closing, depth = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            if closing in line:
                closing = ""
            continue
        if depth <= 0:
            yield number, line
        bare = re.sub(r'"(?:[^"\\]|\\.)*"(?!")|\'[^\']*\'(?!\')|#.*', "", line)
        opening = re.search(r'"""|\'\'\'', line)
        if opening and line.count(opening[0]) % 2:
            closing = opening[0]
        elif depth > 0 or "=" in bare:
            depth += bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
