"""Hits of a rule -> findings: what is reported, where, and under which stable name."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qualitygate.document import Block, Document, Location
from qualitygate.errors import UsageError
from qualitygate.finding import SEVERITIES, Finding, Hit, Severity
from qualitygate.linting.rule import Rule
from qualitygate.prose.sentences import sentences

CONTEXT = 160  # characters of the sentence around a fault
_WORD = re.compile(r"\w+")
_AROUND = 3  # words on each side of a fault that belong to its fingerprint


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its place in the reading order, and what its fingerprint is made of."""

    finding: Finding
    place: tuple[int, int, int]
    identity: tuple[str, ...]


def findings_of(rule: Rule, hits: Iterable[Hit], document: Document) -> Iterator[Placed]:
    """The findings of one rule in reading order; hits on the same span count once, hits with the
    same key are one finding with several places."""
    seen: set[tuple[int | None, int, int, str]] = set()
    folded: dict[str, list[Placed]] = {}
    for hit in hits:
        span = (hit.block, hit.start, hit.end, "" if hit.block is not None else hit.message)
        if span in seen:
            continue
        seen.add(span)
        placed = _placed(rule, hit, document)
        folded.setdefault(hit.key or f"\0{len(seen)}", []).append(placed)
    for key, group in folded.items():
        yield _fold(rule, key, sorted(group, key=lambda placed: placed.place))


def severity_of(rule: Rule, hit: Hit) -> Severity:
    """The rule's severity, or the hit's own where that is lower."""
    if hit.severity and SEVERITIES.index(hit.severity) > SEVERITIES.index(rule.severity):
        return hit.severity
    return rule.severity


def ordered(placed: Iterable[Placed]) -> tuple[Finding, ...]:
    """All findings of a document in reading order, each with its fingerprint."""
    counts: dict[tuple[str, ...], int] = {}
    found = []
    for one in sorted(placed, key=_order):
        counts[one.identity] = counts.get(one.identity, 0) + 1
        print_ = fingerprint(*one.identity, str(counts[one.identity]))
        found.append(replace(one.finding, fingerprint=print_))
    return tuple(found)


def fingerprint(*parts: str) -> str:
    """16 hexadecimal digits that stand for `parts`."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _order(placed: Placed) -> tuple[object, ...]:
    finding = placed.finding
    severity = SEVERITIES.index(finding.severity)
    return (*placed.place, severity, finding.rule, finding.message, finding.text)


def _fold(rule: Rule, key: str, group: list[Placed]) -> Placed:
    first = group[0]
    if len(group) == 1 and key.startswith("\0"):
        return first
    severity: Severity = min((one.finding.severity for one in group), key=SEVERITIES.index)
    finding = replace(
        first.finding,
        severity=severity,
        count=len(group),
        places=tuple(one.finding.location for one in group[1:]),
    )
    return Placed(finding, first.place, (rule.id, "key", key))


def _placed(rule: Rule, hit: Hit, document: Document) -> Placed:
    finding = Finding(
        rule=rule.id,
        severity=severity_of(rule, hit),
        message=hit.message or rule.summary,
        replacements=hit.replacements,
        advisory=rule.advisory,
    )
    if hit.block is None:
        finding = replace(finding, text=hit.quote, location=Location(), order=-1)
        return Placed(finding, (-1, 0, 0), (rule.id, finding.message, hit.quote))
    if not (
        0 <= hit.block < len(document.blocks)
        and 0 <= hit.start <= hit.end <= len(document.blocks[hit.block].text)
    ):
        place = f"block {hit.block}, {hit.start} to {hit.end}"
        raise UsageError(f"the rule found a fault where there is no text: {place}.", rule.id)
    block = document.blocks[hit.block]
    context, start = context_of(block.text, hit.start, hit.end)
    finding = replace(
        finding,
        text=block.text[hit.start : hit.end],
        context=context,
        context_start=start,
        location=block.locate(hit.start, hit.end),
        order=block.index,
    )
    identity = (rule.id, *_identity(block, hit.start, hit.end))
    return Placed(finding, (hit.block, hit.start, hit.end), identity)


def _identity(block: Block, start: int, end: int) -> Iterator[str]:
    """The words at the fault and around it, and the headings above: what stays while the rest of
    the document changes."""
    yield " ".join(block.text[start:end].split())
    yield " ".join(_WORD.findall(block.text[max(start - 200, 0) : start])[-_AROUND:]).casefold()
    yield " ".join(_WORD.findall(block.text[end : end + 200])[:_AROUND]).casefold()
    yield "\n".join(block.location.outline)
    yield block.kind


def context_of(text: str, start: int, end: int) -> tuple[str, int]:
    """The sentence around ``text[start:end]``, and where the fault begins in it.

    A sentence longer than `CONTEXT` is cut around the fault at words, with an ellipsis where
    something is left out; of a fault that is longer itself, the beginning is kept.
    """
    low, high = _sentence(text, start, end)
    if high - low <= CONTEXT:
        return text[low:high], start - low
    end = min(end, start + CONTEXT)
    room = CONTEXT - (end - start)
    left = max(low, min(start - room // 2, high - CONTEXT))
    left = _word_start(text, left, start) if left > low else low
    right = min(high, max(left + CONTEXT, end))
    right = _word_end(text, right, end) if right < high else high
    head, tail = "…" * (left > low), "…" * (right < high)
    return head + text[left:right].rstrip() + tail, start - left + len(head)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that hold the fault, or of the fault where none does."""
    around = [s for s in sentences(text) if s[0] <= max(end - 1, start) and start < s[1]]
    if not around:
        return start, end
    return min(around[0][0], start), max(around[-1][1], end)


def _word_start(text: str, at: int, most: int) -> int:
    """The first place from `at` to `most` where a word begins."""
    space = re.compile(r"\s+").search(text, at - 1, most)
    return space.end() if space else most


def _word_end(text: str, at: int, least: int) -> int:
    """The last place from `least` to `at` where a word ends."""
    return max(text.rfind(" ", least, at + 1), least)
