"""A rule's YAML with the line of everything in it; scalars are texts, as Vale reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from qualitygate.errors import UsageError

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TRUE, _FALSE = {"1", "t", "T", "TRUE", "true", "True"}, {"0", "f", "F", "FALSE", "false", "False"}


@dataclass(frozen=True, slots=True)
class Line:
    """A text in a list, and its line."""

    text: str
    number: int


class Reader:
    """The keys of one mapping; each reader raises `UsageError` at ``file:line``."""

    def __init__(self, node: yaml.MappingNode, shown: str) -> None:
        self.shown = shown
        self.nodes: dict[str, yaml.Node] = {}
        self.lines: dict[str, int] = {}
        self._taken: set[str] = set()
        for key, value in node.value:
            if key.value in self.nodes:
                raise UsageError(f"the key '{key.value}' stands here twice.", _place(shown, key))
            self.nodes[key.value] = value
            self.lines[key.value] = key.start_mark.line + 1

    @classmethod
    def of(cls, text: str, shown: str) -> "Reader":
        try:
            node = yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = f"{shown}:{mark.line + 1}" if mark else shown
            raise UsageError(f"it is not valid YAML: {error.problem}.", place) from None
        except yaml.YAMLError as error:
            raise UsageError(f"it is not valid YAML: {error}.", shown) from None
        if not isinstance(node, yaml.MappingNode):
            raise UsageError("it is not a rule: a rule is a table of keys.", f"{shown}:1")
        return cls(node, shown)

    def place(self, key: str) -> str:
        return f"{self.shown}:{self.lines.get(key, 1)}"

    def error(self, message: str, key: str) -> UsageError:
        return UsageError(message, self.place(key))

    def untaken(self) -> Iterator[str]:
        """The keys that nobody asked for."""
        return (key for key in self.nodes if key not in self._taken)

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def _node(self, key: str) -> yaml.Node | None:
        self._taken.add(key)
        node = self.nodes.get(key)
        return None if node is not None and _is_plain(node) and node.value == "" else node

    def text(self, key: str, default: str = "") -> str:
        node = self._node(key)
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(f"'{key}' must be a text.", key)
        return str(node.value)

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.text(key, "true" if default else "false")
        if value not in _TRUE | _FALSE:
            raise self.error(f"'{key}' must be true or false, not '{value}'.", key)
        return value in _TRUE

    def count(self, key: str, default: int = 0) -> int:
        value = self.text(key, str(default))
        try:
            return int(value)
        except ValueError:
            raise self.error(f"'{key}' must be a whole number, not '{value}'.", key) from None

    def number(self, key: str, default: float = 0.0) -> float:
        value = self.text(key, str(default))
        try:
            return float(value)
        except ValueError:
            raise self.error(f"'{key}' must be a number, not '{value}'.", key) from None

    def texts(self, key: str) -> list[Line]:
        """A list of texts; a single text is a list of one."""
        node = self._node(key)
        if node is None:
            return []
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            if not isinstance(item, yaml.ScalarNode):
                raise UsageError(f"'{key}' must be a list of texts.", _place(self.shown, item))
        return [Line(item.value, item.start_mark.line + 1) for item in items]

    def pairs(self, key: str) -> list[tuple[Line, str]]:
        """A table of texts, or a list of such tables; a key that stands twice is an error."""
        node = self._node(key)
        if node is None:
            return []
        tables = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found: dict[str, tuple[Line, str]] = {}
        for table in tables:
            if not isinstance(table, yaml.MappingNode):
                raise UsageError(f"'{key}' must be a table.", _place(self.shown, table))
            for name, value in table.value:
                place = _place(self.shown, name)
                if not isinstance(value, yaml.ScalarNode):
                    raise UsageError(f"'{name.value}' must have a text.", place)
                if name.value in found:
                    first = found[name.value][0].number
                    message = f"'{name.value}' stands twice in '{key}', here and in line {first}."
                    raise UsageError(message, place)
                found[name.value] = (Line(name.value, name.start_mark.line + 1), value.value)
        return list(found.values())

    def table(self, key: str) -> "Reader | None":
        node = self._node(key)
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            raise self.error(f"'{key}' must be a table.", key)
        return Reader(node, self.shown)

    def items(self, key: str) -> "list[Line | Reader]":
        """A list whose items are texts or tables."""
        node = self._node(key)
        if node is None:
            return []
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found: list[Line | Reader] = []
        for item in items:
            if isinstance(item, yaml.MappingNode):
                found.append(Reader(item, self.shown))
            elif isinstance(item, yaml.ScalarNode):
                found.append(Line(item.value, item.start_mark.line + 1))
            else:
                raise UsageError(f"'{key}' must hold texts.", _place(self.shown, item))
        return found

    def values(self, key: str) -> dict[str, Any]:
        """A table as a configuration would hold it: plain scalars are numbers, true and false."""
        node = self._node(key)
        if node is None:
            return {}
        value = _value(node)
        if not isinstance(value, dict):
            raise self.error(f"'{key}' must be a table.", key)
        return value


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if _is_plain(node):
        for convert in (int, float):
            try:
                return convert(node.value)
            except ValueError:
                continue
        if node.value in ("true", "false"):
            return node.value == "true"
    return node.value


def _is_plain(node: yaml.Node) -> bool:
    """Whether a scalar was written without quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.style


def _place(shown: str, node: yaml.Node) -> str:
    return f"{shown}:{node.start_mark.line + 1}"
