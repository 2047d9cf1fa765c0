"""How counts and verdicts are put into words, and document text is made safe to print."""

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from qualitygate.document import Gap
from qualitygate.finding import SEVERITIES, FileReport, Finding, Verdict

VERDICTS: dict[Verdict, str] = {
    "first-class": "first class",
    "blocked": "blocked",
    "incomplete": "incomplete",
}

_SPACES = re.compile(r"[\t\n\r\v\f\u2028\u2029]")
_NOT_PRINTED = {"Cc", "Cs", "Co", "Cn"}
# What turns the direction of text round could make a report say something else than it says.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def counted(count: int, noun: str) -> str:
    """``1 error``, ``2,840 words``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def unread(gap: Gap) -> str:
    """``p. 4: the page holds no text``: what was not read or checked, and where."""
    return f"{gap.where}: {gap.reason}" if gap.where else gap.reason


def tally(findings: Iterable[Finding]) -> str:
    """``3 errors, 1 warning, 14 notes, 1 waived, 2 known``; empty where there are none."""
    counts = Counter(map(kind_of, findings))
    parts = [counted(counts[severity], severity) for severity in SEVERITIES if counts[severity]]
    if counts["waived"]:
        parts.append(f"{counts['waived']:,} waived")
    if counts["known"]:
        parts.append(f"{counts['known']:,} known")
    return ", ".join(parts)


def kind_of(finding: Finding) -> str:
    """``error``, ``warning``, ``note``, or why it does not count: ``waived``, ``known``."""
    if finding.waived is not None:
        return "waived"
    return "known" if finding.baselined else finding.severity


def waiver_of(finding: Finding) -> str:
    """``The client's own name for it. (Ann Lee, until 2026-12-31)``."""
    until = f"until {finding.waived_until}" if finding.waived_until else ""
    said = ", ".join(filter(None, (finding.waived_by, until)))
    return f"{finding.waived} ({said})" if said else str(finding.waived)


def circumstances(file: FileReport, day: datetime.date | None = None) -> str:
    """``2,840 words, 8 pages, en-GB, for Northwind Rail (named on the front page)``.

    With the day of judgement, ``judged as of 2026-11-22`` follows.
    """
    if not file.words and not file.findings:
        return ""
    parts = [counted(file.words, "word")]
    if file.pages:
        parts.append(counted(file.pages, "page"))
    if file.language:
        parts.append(file.language)
    if file.client:
        source = {"path": "by its path", "front page": "named on the front page"}
        why = source.get(file.client_source)
        parts.append(f"for {file.client} ({why})" if why else f"for {file.client}")
    if day:
        parts.append(f"judged as of {day.isoformat()}")
    return ", ".join(parts)


def printable(text: str) -> str:
    """The text with whatever could control a terminal replaced, each character by one."""
    text = _SPACES.sub(" ", text)
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in _TURNING or unicodedata.category(character) in _NOT_PRINTED:
        return "\ufffd"
    return character
