"""The tables of a configuration, each as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qualitygate.finding import Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it counts as unreadable (`[limits]`).

    Sizes are bytes; the configuration may write them as ``"2 GB"`` (1 GB = 1024³ bytes).
    """

    seconds: float = 120.0  # wall time for one file, all stages
    memory: int = 3 * 1024**3  # bytes of the worker process
    file_size: int = 250 * 1024**2  # bytes of the file itself
    pages: int = 3000
    expanded: int = 500 * 1024**2  # bytes of all members of a DOCX, or streams of a PDF, unpacked
    members: int = 20_000  # files in a DOCX
    depth: int = 200  # nesting of XML elements, tables, page objects


@dataclass(frozen=True, slots=True)
class LanguageTool:
    """``[languagetool]``: the server that the engine of that name asks.

    Without a `url` one is started from the installation in `path` (empty: the one that
    ``qualitygate languagetool install`` made) and ended with the run. Text goes to a `url` on
    another machine only where `remote` allows it.
    """

    url: str = ""
    path: str = ""  # a folder, absolute
    java: str = "java"  # the program, by name or path
    memory: int = 1024**3  # bytes of Java's heap: one language takes a third, three take all
    start_seconds: float = 60.0  # until the server answers
    seconds: float = 60.0  # until it has answered one request
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """``[network]``: whether servers may be asked. Nothing leaves the machine unless it says so.

    With `links`, the addresses of a document's links are asked for, `parallel` at a time, each for
    at most `seconds` and all of a document for `total`.
    """

    links: bool = False
    seconds: float = 10.0
    total: float = 60.0
    parallel: int = 8


@dataclass(frozen=True, slots=True)
class Gate:
    """`warnings`: how many are allowed; None: warnings never block."""

    warnings: int | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """``[rules."pack/name"]``: the severity, and the rule's own options as they were written."""

    severity: Severity | None = None
    enabled: bool | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""  # file and line, for messages about the options

    def under(self, other: "RuleSettings") -> "RuleSettings":
        """These settings with `other` laid over them, key by key."""
        return RuleSettings(
            other.severity or self.severity,
            self.enabled if other.enabled is None else other.enabled,
            {**self.options, **other.options},
            other.place or self.place,
        )
