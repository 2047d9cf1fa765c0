"""The JSON Schema of ``qualitygate.toml``, with every rule and its options, for editors."""

import dataclasses
import datetime
import json
import types
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from qualitygate.linting.options import described
from qualitygate.linting.rule import Rule

_PLAIN: dict[Any, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    datetime.date: {},  # JSON has no dates, TOML has
}


def config_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """The schema (draft 2020-12) of a configuration that may set these rules."""
    text = files("qualitygate.config").joinpath("config.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    known = schema["$defs"]["rules"]
    known["properties"] = {rule.id: _rule(rule) for rule in rules}
    return schema


def _rule(rule: Rule) -> dict[str, Any]:
    hints = get_type_hints(rule.options_type) if rule.options_type else {}
    properties: dict[str, Any] = {
        "severity": {"enum": ["error", "warning", "note"], "default": rule.severity},
        "enabled": {"type": "boolean", "default": rule.enabled},
    }
    for option in described(rule.options_type):
        said = {"description": option.comment} if option.comment else {}
        properties[option.name] = {**_type(hints[option.name]), **said}
    return {
        "type": "object",
        "description": rule.summary,
        "properties": properties,
        "additionalProperties": False,
    }


def _type(hint: Any) -> dict[str, Any]:
    """What a value of an option's type looks like in JSON."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(arg) for arg in args if arg is not type(None)]}
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return {"type": "array", "items": _type(args[0])}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_type(arg) for arg in args], "items": False}
    if origin in (dict, Mapping) or getattr(origin, "__name__", "") == "Mapping":
        return {"type": "object", "additionalProperties": _type(args[1])}
    own = get_type_hints(hint)
    names = [field.name for field in dataclasses.fields(hint)]
    return {
        "type": "object",
        "properties": {name: _type(own[name]) for name in names},
        "additionalProperties": False,
    }
