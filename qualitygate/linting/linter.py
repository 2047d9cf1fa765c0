"""Run the rules over a document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ahocorasick

from qualitygate.config.toml import shown_path
from qualitygate.document import Document, Gap
from qualitygate.errors import QualityGateError, UsageError
from qualitygate.finding import Finding, Hit
from qualitygate.linting.clues import folded
from qualitygate.linting.declarative import DeclaredCheck, TooSlow
from qualitygate.linting.echoes import without_echoes, yielding
from qualitygate.linting.findings import findings_of, ordered
from qualitygate.linting.python_rules import place_of
from qualitygate.linting.rule import Rule
from qualitygate.linting.vale.scopes import Reading


@dataclass(frozen=True, slots=True)
class Linted:
    """What the rules found, and which of them could not do their work.

    A rule that would have blocked and did not run is a gap; one that would have informed is a note.
    """

    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()


def lint(document: Document, rules: tuple[Rule, ...]) -> Linted:
    """The findings of `rules` on a document, in reading order.

    Raises `UsageError` at the rule's file and line where a rule raises.
    """
    reading, candidates = Reading(document), _candidates(document, rules)
    found: list[tuple[Rule, list[Hit]]] = []
    gaps: list[Gap] = []
    for rule in rules:
        if rule.unsupported:
            continue
        try:
            found.append((rule, list(_hits(rule, reading, candidates.get(rule.id)))))
        except TooSlow:
            reason = f"{rule.id} was not run to its end: a pattern of it takes too long on a text."
            gaps.append(Gap(reason, code="rule-timeout"))
    if not rules:
        gaps.append(Gap("No rule was run: the configuration leaves them all out.", code="no-rules"))
    not_run = [rule for rule in rules if rule.unsupported]
    gaps += [
        Gap(f"{rule.id} cannot be run here: {rule.unsupported}", code="rule-unsupported")
        for rule in not_run
        if rule.severity == "error"
    ]
    placed = [
        one for rule, hits in yielding(found, document) for one in findings_of(rule, hits, document)
    ]
    exclusive = {rule.id for rule in rules if rule.exclusive}
    said = ordered(without_echoes(placed, exclusive))
    return Linted(said, tuple(gaps), tuple(_notes(not_run)))


def _notes(rules: Iterable[Rule]) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for rule in rules:
        if rule.severity != "error":
            reasons.setdefault(rule.unsupported, []).append(rule.id)
    for reason, ids in sorted(reasons.items()):
        names = f"{', '.join(ids[:-1])} and {ids[-1]}" if len(ids) > 1 else ids[0]
        yield f"{names} {'were' if len(ids) > 1 else 'was'} not run: {reason}"


def _hits(rule: Rule, reading: Reading, candidates: frozenset[int] | None) -> Iterator[Hit]:
    try:
        if isinstance(rule.check, DeclaredCheck):
            yield from rule.check.hits(reading, rule.options, candidates)
        else:
            yield from rule.hits(reading.document)
    except (QualityGateError, TooSlow):
        raise
    except (Exception, SystemExit) as error:
        place = place_of(error, rule.source, source_of(rule))
        said = f"{type(error).__name__}: {error}".rstrip(". ")
        raise UsageError(f"the rule failed: {said}.", place) from error


def source_of(rule: Rule) -> str:
    """The rule's file as people know it, never an absolute path."""
    shown = shown_path(rule.source)
    if Path(shown).is_absolute() or shown.startswith(".."):
        return f"{rule.source.parent.name}/{rule.source.name}"
    return shown


class _Sought:
    """What many rules seek, in two automata: which rules may find something in a text."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.filtered: set[str] = set()
        clues: dict[str, list[str]] = {}
        literals: dict[str, list[str]] = {}
        for rule in rules:
            if not isinstance(rule.check, DeclaredCheck):
                continue
            clue, others = rule.check.finder(rule.options).sought
            if clue and rule.check.scope_of(rule.options).parts_words:
                continue
            for texts, owners in ((clue, clues), (others, literals)):
                for text in texts:
                    self.filtered.add(rule.id)
                    owners.setdefault(text, []).append(rule.id)
        self._clues, self._literals = _automaton(clues), _automaton(literals)

    def candidates(self, document: Document) -> dict[str, frozenset[int]]:
        """Rule id -> the blocks in which it may find something."""
        blocks: dict[str, set[int]] = {rule_id: set() for rule_id in self.filtered}
        for automaton, prepared in ((self._clues, folded), (self._literals, str.casefold)):
            for block in document.blocks if automaton else ():
                for _, ids in automaton.iter(prepared(block.text)):
                    for rule_id in ids:
                        blocks[rule_id].add(block.index)
        return {rule_id: frozenset(found) for rule_id, found in blocks.items()}


def _automaton(owners: Mapping[str, Sequence[str]]) -> Any:
    """The texts with their owners; None without any."""
    if not owners:
        return None
    automaton = ahocorasick.Automaton()
    for text, ids in owners.items():
        automaton.add_word(text, ids)
    automaton.make_automaton()
    return automaton


_sought: list[_Sought] = []  # of the last sets of rules, the newest last


def _candidates(document: Document, rules: tuple[Rule, ...]) -> dict[str, frozenset[int]]:
    for known in _sought:
        if known.rules is rules:
            return known.candidates(document)
    _sought.append(_Sought(rules))
    del _sought[:-8]
    return _sought[-1].candidates(document)
