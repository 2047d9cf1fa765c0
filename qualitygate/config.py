"""The configuration in force for a document: frozen, plain, picklable data."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualitygate.finding import Severity
from qualitygate.register import Register


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it counts as unreadable (`[limits]`)."""

    seconds: float = 120.0  # wall time for one file, all stages
    memory: int = 3 * 1024**3  # bytes of the worker process
    file_size: int = 250 * 1024**2  # bytes of the file itself
    pages: int = 3000
    expanded: int = 500 * 1024**2  # bytes of all members of a DOCX, or streams of a PDF, unpacked
    members: int = 20_000  # files in a DOCX
    depth: int = 200  # nesting of XML elements, tables, page objects


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


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that decides a verdict beside the document."""

    root: Path | None = None  # the folder of the configuration file
    language: str | None = None  # where the file does not say
    engine: str = "builtin"
    packs: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()  # paths of word lists
    ignore: tuple[str, ...] = ()  # rule ids, packs, or globs of ids
    select: tuple[str, ...] = ()  # only these, for a look; empty: all
    gate: Gate = Gate()
    limits: Limits = Limits()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    paths: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # glob and the keys that it overrides
    register: Register = field(default_factory=Register)
    client: str | None = None  # the --client option
    date: datetime.date | None = None  # the date of judgement
