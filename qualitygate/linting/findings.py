"""Hits of a rule -> findings: what is reported, where, and under which stable name."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qualitygate.document import Block, Document, Location
from qualitygate.errors import UsageError
from qualitygate.finding import SEVERITIES, Finding, Hit, Severity
from qualitygate.linting.rule import Rule
from qualitygate.linting.vale.sentences import sentences

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
    severity = rule.severity
    if hit.severity and SEVERITIES.index(hit.severity) > SEVERITIES.index(severity):
        severity = hit.severity
    finding = Finding(
        rule=rule.id,
        severity=severity,
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
    """The sentence around ``text[start:end]``, at most about `CONTEXT` characters with the fault
    in it, and where the fault begins in it."""
    left, right = _sentence(text, start, end)
    if right - left > CONTEXT:
        room = max(CONTEXT - (end - start), 20)
        left = _word_start(text, left, max(start - room // 2, left))
        right = _word_end(text, right, min(max(left + CONTEXT, end + 10), right))
    head = "…" if left > 0 and text[left - 1 : left].strip() else ""
    head = head or ("…" if _inside(text, left, start, end) else "")
    piece = text[left:right]
    tail = "…" if right < _sentence(text, start, end)[1] else ""
    return head + piece + tail, start - left + len(head)


def _inside(text: str, left: int, start: int, end: int) -> bool:
    """Whether `left` is in the middle of the fault's sentence."""
    return left > _sentence(text, start, end)[0]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that hold the fault, or of the fault where none does."""
    around = [s for s in sentences(text) if s[0] <= max(end - 1, start) and start < s[1]]
    if not around:
        return start, end
    return min(around[0][0], start), max(around[-1][1], end)


def _word_start(text: str, low: int, at: int) -> int:
    """The first place from `at` on where a word begins; `low` is one."""
    if at <= low or not text[at - 1 : at + 1].strip() or text[at - 1].isspace():
        return at
    following = re.compile(r"\s").search(text, at, at + 30)
    return following.end() if following else at


def _word_end(text: str, high: int, at: int) -> int:
    """The last place up to `at` where a word ends; `high` is one."""
    if at >= high or text[at : at + 1].isspace():
        return at
    space = text.rfind(" ", max(at - 30, 0), at)
    return space if space > 0 else at
