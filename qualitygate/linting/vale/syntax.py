"""Vale's patterns, read and written again for the package `regex` (flag V1).

Vale's engine is .NET's with a flavour of RE2: ``\\w \\d \\s`` are ASCII, ``\\b`` is Unicode, ``$``
without ``m`` is the very end, a brace that is no quantifier is itself, and classes have neither
nested sets nor set operations except subtraction.
"""

import re
from dataclasses import dataclass, field

ASCII = {"w": "0-9A-Za-z_", "d": "0-9", "s": r"\t\n\f\r "}
_POSIX = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "ascii": r"\x00-\x7f",
    "blank": r"\t ",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\t\n\v\f\r ",
    "upper": "A-Z",
    "word": "0-9A-Za-z_",
    "xdigit": "0-9A-Fa-f",
}
_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?P<low>\d+)(?P<comma>,(?P<high>\d*))?\})\??")
_PLAIN = re.compile(r"[\w ,;:'\"/%!@=<>-]+")
_WORDS = re.compile(r"\(\?:(?P<words>[\w '’-]+(?:\|[\w '’-]+)+)\)")
_FLAGS = re.compile(r"\(\?(?P<on>[a-zA-Z]*)(?:-(?P<off>[a-zA-Z]+))?(?P<end>[:)])")
_NAMED = re.compile(r"\(\?(?:P?<(?P<angle>\w+)>|'(?P<quote>\w+)')")
_HEX = re.compile(r"x\{(?P<long>[0-9A-Fa-f]+)\}|x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})")
_PROPERTY = re.compile(r"[pP](?:\{(?P<name>\^?[\w\s&-]+)\}|(?P<letter>[A-Z]))")
_BACKREFERENCE = re.compile(r"\(\?P=(?P<p>\w+)\)|\\k(?:<(?P<angle>\w+)>|'(?P<quote>\w+)')")
_POSIX_CLASS = re.compile(r"\[:(\^?)(\w+):\]")
_DIGITS = re.compile(r"\d+")
_OCTAL = re.compile(r"[0-7]{0,2}")
_LOOKAROUNDS = ("(?=", "(?!", "(?<=", "(?<!")


class PatternError(Exception):
    """A pattern that Vale would refuse; the message says why."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a pattern. `text` is how it is written for `regex`.

    `kind`: ``literal`` (its characters in `value`), ``words`` (a group of plain alternatives, with
    bars between them in `value`), ``class`` (the folded characters in `value`, where they are but
    listed), ``assertion`` (zero width), ``sequence``, ``choice``, ``group``, ``repeat`` (at least
    `low` times).
    """

    kind: str
    text: str
    value: str = ""
    low: int = 1
    children: tuple["Node", ...] = field(default=())


def read(pattern: str, *, everywhere: bool = False) -> Node:
    """The parts of a pattern as Vale understands it. Raises `PatternError`.

    `everywhere`: its classes are those of all alphabets, as they are to `re`; lists of words are
    left out of the texts of the parts.
    """
    parser = _Parser(pattern, everywhere)
    node = parser.choice()
    if parser.at < len(pattern):
        raise PatternError(f"')' closes nothing at character {parser.at + 1}")
    return node


def has_capture_group(pattern: str) -> bool:
    """Whether Vale takes the pattern for one with a capture group: it counts brackets."""
    return pattern.count("(") > pattern.count("(?") + pattern.count("\\(")


def without_captures(pattern: str) -> str:
    """The pattern with its capture groups made non-capturing, as Vale does it."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


class _Parser:
    def __init__(self, pattern: str, everywhere: bool) -> None:
        self.pattern = pattern
        self.everywhere = everywhere
        self.at = 0
        self.multiline = False

    def choice(self) -> Node:
        before = self.multiline
        branches = [self.sequence()]
        while self._next("|"):
            branches.append(self.sequence())
        self.multiline = before
        if len(branches) == 1:
            return branches[0]
        text = "|".join(branch.text for branch in branches)
        return Node("choice", text, children=tuple(branches))

    def sequence(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            items.append(self._plain() or self._quantified(self._atom()))
        text = "".join(item.text for item in items)
        return Node("sequence", text, children=tuple(items))

    def _plain(self) -> Node | None:
        """Characters that mean themselves, all but one that is repeated."""
        match = _PLAIN.match(self.pattern, self.at)
        if match is None:
            return None
        end = match.end()
        if _QUANTIFIER.match(self.pattern, end):
            end -= 1
        text = self.pattern[self.at : end]
        self.at = end
        return Node("literal", text, value=text) if text else None

    def _next(self, expected: str) -> bool:
        if self.pattern.startswith(expected, self.at):
            self.at += len(expected)
            return True
        return False

    def _quantified(self, atom: Node) -> Node:
        match = _QUANTIFIER.match(self.pattern, self.at)
        if not match or atom.text == "":
            return atom
        self.at = match.end()
        again = _QUANTIFIER.match(self.pattern, self.at)
        if again:
            raise PatternError(f"'{match[0]}{again[0]}' repeats a repetition")
        low = int(match["low"]) if match["low"] else int(match[0][0] == "+")
        return Node("repeat", atom.text + match[0], low=low, children=(atom,))

    def _atom(self) -> Node:
        character = self.pattern[self.at]
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        match = _QUANTIFIER.match(self.pattern, self.at)
        if match and not (character == "{" and self.at == 0):
            raise PatternError(f"there is nothing that '{match[0]}' could repeat")
        self.at += 1
        if character == ".":
            return Node("class", ".")
        if character == "^":
            return Node("assertion", "^")
        if character == "$":
            return Node("assertion", "(?m:$)" if self.multiline else r"\Z")
        return literal(character)

    def _group(self) -> Node:
        start = self.at
        if self._next("(?#"):
            end = self.pattern.find(")", self.at)
            if end < 0:
                raise PatternError("a comment is not closed")
            self.at = end + 1
            return Node("assertion", "")
        if reference := _BACKREFERENCE.match(self.pattern, self.at):
            return self._reference(reference)
        if words := _WORDS.match(self.pattern, self.at):
            self.at = words.end()
            text = "(?:)" if self.everywhere else words[0]  # what `re` compiles is not written anew
            return Node("words", text, value=words["words"])
        for opening in (*_LOOKAROUNDS, "(?:", "(?>"):
            if self._next(opening):
                kind = "assertion" if opening in _LOOKAROUNDS else "group"
                return self._closed(start, kind, opening)
        if flags := _FLAGS.match(self.pattern, self.at):
            return self._flags(flags, start)
        if named := _NAMED.match(self.pattern, self.at):
            self.at = named.end()
            return self._closed(start, "group", f"(?P<{named['angle'] or named['quote']}>")
        if self.pattern.startswith("(?", self.at):
            raise PatternError(f"'{self.pattern[start : start + 4]}' is no group that is known")
        self.at += 1
        return self._closed(start, "group", "(")

    def _flags(self, flags: re.Match[str], start: int) -> Node:
        on, off = flags["on"], flags["off"] or ""
        if unknown := set(on + off) - set("ims"):
            raise PatternError(f"the flag '{min(unknown)}' is not known")
        self.at = flags.end()
        before = self.multiline
        self.multiline = (before or "m" in on) and "m" not in off
        if flags["end"] == ")":
            return Node("assertion", flags[0])
        node = self._closed(start, "group", flags[0])
        self.multiline = before
        return node

    def _closed(self, start: int, kind: str, opening: str) -> Node:
        inner = self.choice()
        if not self._next(")"):
            raise PatternError(f"the bracket at character {start + 1} is not closed")
        return Node(kind, f"{opening}{inner.text})", children=(inner,))

    def _reference(self, match: re.Match[str]) -> Node:
        self.at = match.end()
        name = match["p"] or match["angle"] or match["quote"]
        return Node("class", f"(?P={name})")

    def _escape(self) -> Node:
        if reference := _BACKREFERENCE.match(self.pattern, self.at):
            return self._reference(reference)
        self.at += 1
        if self.at >= len(self.pattern):
            raise PatternError("it ends in a backslash")
        character = self.pattern[self.at]
        if character in "bBAG":
            self.at += 1
            return Node("assertion", "\\" + character)
        if character in "zZ":
            self.at += 1
            return Node("assertion", r"\Z" if character == "z" else r"(?=\n?\Z)")
        if character in "123456789":
            digits = _DIGITS.match(self.pattern, self.at)
            assert digits is not None
            self.at = digits.end()
            return Node("class", f"(?:\\{digits[0]})")
        if (found := self._class_escape()) is not None:
            return Node("class", found if found[:2].lower() == "\\p" else f"[{found}]")
        return literal(self._character())

    def _class_escape(self) -> str | None:
        """A class that is written with a backslash (which is read already), or None."""
        character = self.pattern[self.at]
        if character.lower() in ASCII:
            self.at += 1
            if self.everywhere:
                return "\\" + character
            return ("^" if character.isupper() else "") + ASCII[character.lower()]
        match = _PROPERTY.match(self.pattern, self.at)
        if match:
            self.at = match.end()
            return f"\\{match[0][0]}{{{match['name'] or match['letter']}}}"
        return None

    def _character(self) -> str:
        """The character that is written after a backslash (which is read already)."""
        if match := _HEX.match(self.pattern, self.at):
            self.at = match.end()
            return chr(int(match["long"] or match["two"] or match["four"], 16))
        character = self.pattern[self.at]
        self.at += 1
        if character == "0":
            digits = _OCTAL.match(self.pattern, self.at)
            assert digits is not None
            self.at = digits.end()
            return chr(int(digits[0] or "0", 8))
        if character == "c" and self.at < len(self.pattern):
            self.at += 1
            return chr(ord(self.pattern[self.at - 1].upper()) ^ 64)
        return _CONTROLS.get(character, character)

    def _class(self) -> Node:
        start = self.at
        self.at += 1
        negated = self._next("^")
        parts: list[str] = []
        members: set[str] = set()
        plain = True
        while not self.pattern.startswith("]", self.at) or not parts:
            if self.at >= len(self.pattern):
                raise PatternError(f"the class at character {start + 1} is not closed")
            if parts and self._next("-["):
                self.at -= 1
                removed = self._class()
                if not self._next("]"):
                    raise PatternError("a subtraction must end its class")
                sign = "^" if negated else ""
                return Node("class", f"[[{sign}{''.join(parts)}]--{removed.text}]")
            part, single = self._member()
            parts.append(part)
            plain = plain and single is not None
            members.add(single or "")
        self.at += 1
        text = f"[{'^' if negated else ''}{''.join(parts)}]"
        folded = {member.casefold() for member in members}
        if plain and not negated and len(folded) == 1:
            return Node("literal", text, value=folded.pop())
        return Node("class", text, value="".join(sorted(folded)) if plain and not negated else "")

    def _member(self) -> tuple[str, str | None]:
        """One member of a class as it is written, and its character if it is a single one."""
        posix = _POSIX_CLASS.match(self.pattern, self.at)
        if posix and posix[2] in _POSIX:
            self.at = posix.end()
            return (f"[^{_POSIX[posix[2]]}]" if posix[1] else _POSIX[posix[2]]), None
        low = self._class_character()
        if len(low) != 1:
            return low, None
        if self.pattern.startswith("-", self.at) and self.pattern[
            self.at + 1 : self.at + 2
        ] not in ("]", "[", ""):
            self.at += 1
            high = self._class_character()
            if len(high) != 1:
                return f"{_escaped(low)}\\-{high}", None
            if high < low:
                raise PatternError(f"the range '{low}-{high}' is in reverse order")
            return f"{_escaped(low)}-{_escaped(high)}", None
        return _escaped(low), low

    def _class_character(self) -> str:
        """A single character, or the text of a class inside the class."""
        if not self._next("\\"):
            self.at += 1
            return self.pattern[self.at - 1]
        if self.at >= len(self.pattern):
            raise PatternError("it ends in a backslash")
        if self._next("b"):
            return "\x08"
        found = self._class_escape()
        if found is None:
            return self._character()
        return f"[{found}]" if found.startswith("^") else found


def literal(character: str) -> Node:
    text = "\\" + character if character in r"\.^$*+?{}[]|()" else character
    return Node("literal", text, value=character)


def _escaped(character: str) -> str:
    if character in "[]\\^-&|~":
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"
