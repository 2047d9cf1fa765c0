"""A rule written in Python: one module with ``check`` under ``@rule``, and perhaps ``Options``.

The folder of a pack is loaded as a package of its own, so a rule may import a helper of its pack:
``from ._names import surnames``. Modules whose name begins with ``_`` are such helpers, not rules.
"""

import hashlib
import importlib.util
import inspect
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from qualitygate.document import Document
from qualitygate.errors import UsageError
from qualitygate.finding import SEVERITIES, Hit
from qualitygate.linting.options import check_type, fill
from qualitygate.linting.rule import Check, Declaration, Rule


def load_python(path: Path, rule_id: str, shown: str) -> Rule:
    """The rule in the file at `path`, with its default options.

    `shown` is the path for messages. Raises `UsageError` at file and line for whatever keeps it
    from being a rule.
    """
    module = _module(path, shown)
    check = getattr(module, "check", None)
    declaration = getattr(check, "__rule__", None)
    if not callable(check) or not isinstance(declaration, Declaration):
        raise UsageError("there is no function 'check' with @rule in it.", f"{shown}:1")
    place = f"{shown}:{check.__code__.co_firstlineno if inspect.isfunction(check) else 1}"
    if declaration.severity not in SEVERITIES:
        raise UsageError(f"the severity must be one of {', '.join(SEVERITIES)}.", place)
    summary, why = _docstring(module, shown)
    for kind, examples in (("bad", declaration.bad), ("good", declaration.good)):
        if not examples:
            raise UsageError(f"the rule has no {kind} example.", place)
    options_type = getattr(module, "Options", None)
    if options_type is not None and (fault := check_type(options_type)):
        raise UsageError(fault, f"{shown}:{_line_of(options_type)}")
    wanted = ["document"] if options_type is None else ["document", "options"]
    if (taken := len(inspect.signature(check).parameters)) not in {len(wanted), 2}:
        raise UsageError(f"write 'def check({', '.join(wanted)})'.", place)
    return Rule(
        id=rule_id,
        severity=declaration.severity,
        summary=summary,
        why=why,
        check=check if taken == 2 else _without_options(check),
        source=path,
        bad=declaration.bad,
        good=declaration.good,
        options_type=options_type,
        options=_defaults(options_type, rule_id, shown),
        enabled=declaration.enabled,
        link=declaration.link,
        yields_to=declaration.yields_to,
    )


def place_of(error: BaseException, path: Path, shown: str) -> str:
    """File and line where `error` was raised: the last place in the rule's own file."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return f"{shown}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    return f"{shown}:{lines[-1]}" if lines else shown


def _module(path: Path, shown: str) -> ModuleType:
    package = _package(path.parent)
    name = f"{package}.{path.stem.replace('-', '_')}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise UsageError("it cannot be read as Python.", shown)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and relative imports look there
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        place = place_of(error, path, shown)
        raise UsageError(f"the rule does not load: {_said(error)}.", place) from error
    return module


def _package(folder: Path) -> str:
    """The name under which a pack's folder is a package; another for each folder."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    name = f"_qualitygate_pack_{digest}"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return name


def _without_options(check: Callable[[Document], Iterable[Hit]]) -> Check:
    def with_options(document: Document, _: None) -> Iterable[Hit]:
        return check(document)

    return with_options


def _docstring(module: ModuleType, shown: str) -> tuple[str, str]:
    """The norm and the reason."""
    paragraphs = inspect.cleandoc(module.__doc__ or "").split("\n\n", 1)
    summary = " ".join(paragraphs[0].split())
    if not summary:
        raise UsageError("it has no docstring: its first line is the norm.", f"{shown}:1")
    return summary, paragraphs[1].strip() if len(paragraphs) > 1 else ""


def _defaults(options_type: type | None, rule_id: str, shown: str) -> Any:
    """The options that hold where the configuration names none."""
    if options_type is None:
        return None
    try:
        return fill(options_type, {}, rule_id)
    except UsageError as error:  # only now its line is looked for, which parses the source
        raise UsageError(error.message, f"{shown}:{_line_of(options_type)}") from None


def _line_of(thing: type) -> int:
    try:
        return inspect.getsourcelines(thing)[1]
    except (OSError, TypeError):
        return 1


def _said(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"SyntaxError: {error.msg}"
    return f"{type(error).__name__}: {error}".rstrip(".")
