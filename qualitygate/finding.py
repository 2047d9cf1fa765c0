"""What the rules say and what it comes to: plain data that crosses processes and is cached."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from qualitygate.document import Gap, Location

Severity = Literal["error", "warning", "note"]
Verdict = Literal["first-class", "blocked", "incomplete"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields: where, and what is wrong with it.

    A hit lies on ``blocks[block].text[start:end]``; without a block it is about the document as a
    whole and `quote` may name what it is about. `message` is empty where the rule's own says it.
    Hits of one rule with the same non-empty `key` become one finding with several places.
    `severity` may lower the rule's own for this hit (a doubtful case), never raise it.
    """

    block: int | None = None
    start: int = 0
    end: int = 0
    message: str = ""
    replacements: tuple[str, ...] = ()
    key: str = ""
    severity: Severity | None = None
    quote: str = ""


def shortened(text: str, most: int = 60) -> str:
    """As much of a text, in one line, as a message quotes; `most` is in characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, as it is reported.

    `context` is the sentence around it (shortened), in which the fault is
    ``context[context_start:context_start + len(text)]`` (where `text` is shortened too, its
    beginning). `places` are the further locations of a fault that is repeated, `count` is of all.
    `waived` is the reason for which it does not count.
    """

    rule: str
    severity: Severity
    message: str
    text: str = ""
    context: str = ""
    context_start: int = 0
    count: int = 1
    replacements: tuple[str, ...] = ()
    location: Location = Location()
    places: tuple[Location, ...] = ()
    fingerprint: str = ""
    blocks: bool = False
    waived: str | None = None
    order: int = 0  # index of the block, for reading order
    advisory: bool = False  # of a foreign rule as it came: its place makes it no heavier
    waived_by: str = ""
    waived_until: str = ""  # the last day, as 2026-12-31; empty: no end
    baselined: bool = False  # it was there when the baseline was recorded

    @property
    def counts(self) -> bool:
        """Whether it can block: nobody answers for it, and it is new."""
        return self.waived is None and not self.baselined


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which proofreading engine judged, and the versions of its parts."""

    name: str = "none"
    versions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()  # what the reader must know of how it judged: where text went


@dataclass(frozen=True, slots=True)
class FileReport:
    """The judgement on one file.

    `waivers` are those of the configuration that are for this file and in force, named for people;
    `idle` those of them that met no finding.
    """

    path: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    words: int = 0
    pages: int | None = None
    language: str | None = None
    client: str | None = None
    client_source: str = ""
    engine: EngineInfo = EngineInfo()
    notes: tuple[str, ...] = ()  # what the reader must know of how this was judged
    waivers: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    sha256: str = ""  # of the bytes that were judged


@dataclass(frozen=True, slots=True)
class Norm:
    """What a rule asks for, for the formats that explain it beside its findings."""

    rule: str
    severity: Severity
    summary: str
    why: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The judgement on all files of one call; `skipped` counts files left out (lock files)."""

    verdict: Verdict
    files: tuple[FileReport, ...]
    date: datetime.date | None = None
    skipped: int = 0
    options: tuple[str, ...] = field(default_factory=tuple)
    notes: tuple[str, ...] = ()  # on all files together
