"""Messages and actions of Vale's rules: what is said, and what is put in place of the fault."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from qualitygate.linting.vale.syntax import PatternError

_VERB = re.compile(r"%(?:\[(\d+)\])?([sdvq%])")
_KNOWN = {"replace": None, "remove": None, "convert": 1, "suggest": 1, "edit": 1}
_EDITS = {"regex": 3, "trim": 2, "trim_left": 2, "trim_right": 2, "truncate": 2, "split": 3}
_GO_GROUP = re.compile(r"\$(?:\{(\w+)\}|(\w+)|(\$))")


@dataclass(frozen=True, slots=True)
class Action:
    """``action`` of a rule: how the text at fault becomes right."""

    name: str = ""
    params: tuple[str, ...] = ()

    def fault(self) -> str:
        """What is wrong with the action as it is declared; empty if nothing is."""
        if self.name not in _KNOWN:
            return f"there is no action '{self.name}'. Known are: {', '.join(_KNOWN)}."
        if len(self.params) < (_KNOWN[self.name] or 0):
            return f"the action '{self.name}' needs params."
        if self.name == "edit":
            wanted = _EDITS.get(self.params[0])
            if wanted and len(self.params) != wanted:
                return f"the edit '{self.params[0]}' needs {wanted - 1} params after its name."
        return ""

    def fixed(self, match: str) -> tuple[str, ...]:
        """The texts that the action puts in place of `match`."""
        if self.name == "replace":
            return self.params
        if self.name == "remove":
            return ("",)
        if self.name == "convert":
            return (" ".join(_simple(match)) if self.params[0] == "simple" else match,)
        if self.name == "edit":
            return (_edited(match, self.params).strip(),)
        return ()


def say(message: str, *arguments: str) -> str:
    """The message with its arguments: ``%s`` in order, ``%[2]s`` by number, ``%%``.

    A missing argument is empty, a surplus one is left out.
    """
    used = 0

    def verb(match: re.Match[str]) -> str:
        nonlocal used
        if match[2] == "%":
            return "%"
        number = int(match[1]) - 1 if match[1] else used
        used = number + 1
        return arguments[number] if 0 <= number < len(arguments) else ""

    return _VERB.sub(verb, message).replace("\n", " ")


def joined(words: Sequence[str]) -> str:
    """``'a', 'b', or 'c'``."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) > 2:
        return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"
    return " or ".join(quoted)


def without_doubled_quotes(message: str) -> str:
    """The message for options that bring their own quotes with them."""
    for spec in ("'%s'", '"%s"'):
        if message.count(spec) == 2:
            message = message.replace(spec, "%s", 1)
    return message


def options(text: str) -> tuple[str, ...]:
    """The alternatives in a replacement: ``a|b``, where ``\\|`` is the character itself."""
    parts = re.split(r"(?<!\\)\|", text)
    return tuple(part.replace("\\|", "|") for part in parts if part)


def expand(template: str, match: "regex.Match[str]") -> str:
    """A replacement with ``$1``, ``${name}``, ``$&`` and ``$$`` filled from a match."""

    def group(found: re.Match[str]) -> str:
        if found[0] == "$$":
            return "$"
        if found[0] == "$&":
            return str(match[0])
        name = found[1] or found[2]
        try:
            return match[int(name) if name.isdigit() else name] or ""
        except IndexError:
            return found[0]

    return re.sub(r"\$(?:\{(\w+)\}|(\d+)|\$|&)", group, template)


def _simple(text: str) -> Iterable[str]:
    """The words of an identifier in lower case."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-\s]+", " ", text)
    return (word.lower() for word in spaced.split())


def _edited(match: str, params: Sequence[str]) -> str:
    name, rest = params[0], params[1:]
    if name == "regex":
        return go_pattern(rest[0]).sub(lambda found: _go_expand(rest[1], found), match)
    if name == "trim":
        return match.strip(rest[0])
    if name == "trim_left":
        return match.lstrip(rest[0])
    if name == "trim_right":
        return match.rstrip(rest[0])
    if name == "truncate":
        return match.split(rest[0])[0]
    if name == "split":
        parts = match.split(rest[0])
        return parts[int(rest[1])] if int(rest[1]) < len(parts) else match
    return match


def go_pattern(text: str) -> "regex.Pattern[str]":
    """A pattern in Go's syntax, in which edits and spelling filters are written."""
    from qualitygate.linting.vale.patterns import compiled

    return compiled(text)


def _go_expand(template: str, match: "regex.Match[str]") -> str:
    """Go's ``$1`` takes the longest name: ``$1x`` is the group "1x", which is empty."""

    def group(found: re.Match[str]) -> str:
        if found[3]:
            return "$"
        name = found[1] or found[2]
        try:
            return match[int(name) if name.isdigit() else name] or ""
        except (IndexError, PatternError):
            return ""

    return _GO_GROUP.sub(group, template)
