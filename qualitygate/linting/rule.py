"""The contract between a rule and the linter.

A rule comes from one file: Python with `@rule` on its ``check`` function, or YAML in Vale's format
(`qualitygate.linting.declarative`). Both become a `Rule`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from qualitygate.document import Document
from qualitygate.finding import SEVERITIES, Hit, Severity
from qualitygate.register import Brief

Check = Callable[[Document, Any], Iterable[Hit]]
Written = TypeVar("Written", bound=Callable[..., Iterable[Hit]])


@dataclass(frozen=True, slots=True)
class Example:
    """A small document that shows a rule at work, written as `qualitygate.linting.notation` says.

    In a `bad` example every fault is marked ⟦…⟧. `options` are the rule's options for this example
    as they would stand in the configuration; `brief` is what is known of the engagement.
    """

    text: str
    options: Mapping[str, Any] = field(default_factory=dict)
    brief: Brief = field(default_factory=Brief)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What `@rule` says of a check function before the pack gives it an id."""

    severity: Severity
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    enabled: bool
    link: str
    yields_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to run.

    `id` is ``pack/name``. `summary` is the norm in one sentence, `why` the reason that a client
    would mind. `options_type` is the frozen dataclass of its options (None: it has none) and
    `options` the instance in force. `unsupported` says why a rule of a foreign package cannot be
    run here (empty: it can): the verdict names it, it is never dropped silently. `advisory` is a
    rule of a foreign package whose severity nobody has set: it must not come to block. `exclusive`
    is a rule of a pack that says one thing at most of the same words. `yields_to` are the ids of
    rules that say more of the same words: where one of them speaks, this one is silent.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    check: Check
    source: Path
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    options_type: type | None = None
    options: Any = None
    enabled: bool = True
    link: str = ""
    unsupported: str = ""
    advisory: bool = False
    exclusive: bool = False
    yields_to: tuple[str, ...] = ()

    @property
    def pack(self) -> str:
        return self.id.partition("/")[0]

    def hits(self, document: Document) -> Iterator[Hit]:
        """What the rule finds. Raises `TypeError` for anything that is no sound `Hit`."""
        for hit in self.check(document, self.options):
            if fault := _fault(hit):
                raise TypeError(fault)
            yield hit


def _fault(hit: Any) -> str:
    if not isinstance(hit, Hit):
        return f"it yields something that is no Hit, but {type(hit).__name__}"
    if not isinstance(hit.block, int | None):
        return "the block of a Hit is an index, or None"
    if not (isinstance(hit.start, int) and isinstance(hit.end, int)):
        return "the start and the end of a Hit are whole numbers"
    if not all(isinstance(text, str) for text in (hit.message, hit.key, hit.quote)):
        return "the message, the key and the quote of a Hit are texts"
    if not isinstance(hit.replacements, tuple) or not all(
        isinstance(text, str) for text in hit.replacements
    ):
        return "the replacements of a Hit are a tuple of texts"
    if hit.severity is not None and hit.severity not in SEVERITIES:
        return f"the severity of a Hit is one of {', '.join(SEVERITIES)}"
    return ""


def rule(
    *,
    severity: Severity,
    bad: Sequence[str | Example],
    good: Sequence[str | Example],
    enabled: bool = True,
    link: str = "",
    yields_to: Sequence[str] = (),
) -> Callable[[Written], Written]:
    """Declare a function ``check(document, options)`` to be the rule of its file.

    Without options it is ``check(document)``.

    The file's docstring says the norm in its first line and then why a client would mind; a frozen
    dataclass ``Options`` beside the function, if there is one, is what can be set. `yields_to`: see
    `Rule`.
    """
    declaration = Declaration(
        severity, _examples(bad), _examples(good), enabled, link, tuple(yields_to)
    )

    def declare(check: Written) -> Written:
        check.__dict__["__rule__"] = declaration
        return check

    return declare


def _examples(items: Sequence[str | Example]) -> tuple[Example, ...]:
    return tuple(item if isinstance(item, Example) else Example(item) for item in items)
