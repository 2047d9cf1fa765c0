"""Options of a rule: the values of a configuration -> an instance of the rule's dataclass.

Types that an option may have: bool, int, float, str, datetime.date, Literal, a union with None,
``tuple[T, ...]``, ``tuple[A, B]``, ``dict[str, T]`` and another such dataclass. What a type cannot
say (a pattern must compile, a share is at most 1), the dataclass checks in ``__post_init__``: a
`ValueError` with a whole sentence becomes the error of the configuration.
"""

import dataclasses
import datetime
import inspect
import re
import types
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from qualitygate.config.toml import nearest
from qualitygate.errors import UsageError

_PLAIN: dict[Any, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    datetime.date: "a date",
}


def fill(options_type: type | None, values: Mapping[str, Any], rule: str, place: str = "") -> Any:
    """An instance of `options_type` with `values` in place of its defaults (None: no options).

    Raises `UsageError` at `place` that names the key and what it should be.
    """
    if options_type is None:
        if values:
            raise UsageError(f"{rule} has no option '{next(iter(values))}': it has none.", place)
        return None
    try:
        return _instance(options_type, values, "")
    except UsageError as error:
        raise UsageError(f"{rule}: {error.message}", place) from None


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """An option as a person reads of it; `comment` is what stands beside it in the source."""

    name: str
    type: str
    default: Any
    comment: str = ""


def described(options_type: type | None) -> list[Option]:
    """Every option of a rule."""
    if options_type is None:
        return []
    hints, comments = get_type_hints(options_type), _comments(options_type)
    return [
        Option(f.name, type_name(hints[f.name]), _default(f), comments.get(f.name, ""))
        for f in dataclasses.fields(options_type)
    ]


def _comments(options_type: type) -> dict[str, str]:
    """Option -> the comment behind it, or else the one above it."""
    found: dict[str, str] = {}
    for owner in reversed(options_type.__mro__[:-1]):
        above: list[str] = []
        for line in _source(owner):
            code, _, comment = line.partition("#")
            name = re.match(r"\s+(\w+)\s*:", code)
            if name:
                found[name[1]] = comment.strip() or " ".join(above)
            above = [*above, comment.strip()] if comment and not code.strip() else []
    return found


def _source(owner: type) -> list[str]:
    try:
        return inspect.getsource(owner).splitlines()
    except (OSError, TypeError):
        return []


def check_type(options_type: type) -> str:
    """What is wrong with a rule's options dataclass; empty if nothing is."""
    if not dataclasses.is_dataclass(options_type):
        return "Options must be a frozen dataclass."
    if not options_type.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return "Options must be frozen: @dataclass(frozen=True)."
    hints = get_type_hints(options_type)
    for field in dataclasses.fields(options_type):
        if _default(field) is dataclasses.MISSING:
            return f"the option '{field.name}' has no default."
        if not type_name(hints[field.name]):
            return f"the option '{field.name}' has a type that a configuration cannot give."
    return ""


def type_name(hint: Any) -> str:
    """``a list of texts``; empty for a type that an option cannot have."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " or ".join(repr(arg) for arg in args)
    if origin in (Union, types.UnionType):
        names = [type_name(arg) for arg in args if arg is not type(None)]
        return " or ".join(names) if all(names) else ""
    if origin is tuple:
        return _tuple_name(args)
    if origin in (dict, Mapping) or getattr(origin, "__name__", "") == "Mapping":
        inner = type_name(args[1]) if args[0] is str else ""
        return f"a table of texts, each with {inner}" if inner else ""
    if dataclasses.is_dataclass(hint):
        return "a table"
    return ""


def _tuple_name(args: tuple[Any, ...]) -> str:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = type_name(args[0])
        plural = {"a text": "texts", "a number": "numbers", "a whole number": "whole numbers"}
        return f"a list of {plural.get(inner, inner)}" if inner else ""
    names = [type_name(arg) for arg in args]
    return f"a list of {', '.join(names)}" if names and all(names) else ""


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _instance(options_type: type, values: Mapping[str, Any], prefix: str) -> Any:
    hints = get_type_hints(options_type)
    names = [field.name for field in dataclasses.fields(options_type)]
    for key in values:
        if key not in names:
            raise UsageError(f"there is no option '{prefix}{key}'.{nearest(key, names)}")
    given = {key: _convert(value, hints[key], prefix + key) for key, value in values.items()}
    try:
        return options_type(**given)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _convert(value: Any, hint: Any, key: str) -> Any:
    """`value` as the type that `hint` asks for; lists become tuples."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        if _is_plain(value, hint):
            return hint(value) if hint is float else value
    elif origin is Literal:
        if any(value == arg and type(value) is type(arg) for arg in args):
            return value
    elif origin in (Union, types.UnionType):
        return _first_fit(value, args, hint, key)
    elif origin is tuple and isinstance(value, list | tuple):
        if len(args) == 2 and args[1] is Ellipsis:
            _full(key, value)
            return tuple(_convert(item, args[0], f"{key}[{i}]") for i, item in enumerate(value))
        if len(args) == len(value):
            pairs = enumerate(zip(value, args, strict=True))
            return tuple(_convert(item, arg, f"{key}[{i}]") for i, (item, arg) in pairs)
    elif isinstance(value, Mapping):
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            return _instance(hint, value, f"{key}.")
        if args:
            _full(key, value)
            return {name: _convert(item, args[1], f"{key}.{name}") for name, item in value.items()}
    raise UsageError(f"the option '{key}' must be {type_name(hint)}, not {_shown(value)}.")


def _full(key: str, items: Iterable[Any]) -> None:
    """Raises `UsageError` for an empty text in a list, or as a key: nothing can be looked for."""
    if any(isinstance(item, str) and not item.strip() for item in items):
        raise UsageError(f"the option '{key}' has an empty text.")


def _is_plain(value: Any, hint: Any) -> bool:
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if hint is datetime.date:
        return type(value) is datetime.date
    return isinstance(value, hint)


def _first_fit(value: Any, args: tuple[Any, ...], hint: Any, key: str) -> Any:
    fitting = [arg for arg in args if arg is not type(None)]
    if len(fitting) == 1:
        return _convert(value, fitting[0], key)
    for arg in fitting:
        try:
            return _convert(value, arg, key)
        except UsageError:
            continue
    raise UsageError(f"the option '{key}' must be {type_name(hint)}, not {_shown(value)}.")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, list | tuple) else repr(value)
