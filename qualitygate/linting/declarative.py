"""A rule in YAML, in Vale's format with our own keys beside Vale's -> a `Rule`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qualitygate.config.toml import nearest
from qualitygate.document import Document
from qualitygate.errors import UsageError
from qualitygate.finding import Hit, Severity
from qualitygate.linting.rule import Example, Rule
from qualitygate.linting.tested import are_tested, tested
from qualitygate.linting.vale.build import KINDS, Kind
from qualitygate.linting.vale.finders import Finder, Found, Saying
from qualitygate.linting.vale.messages import Action, say
from qualitygate.linting.vale.reader import Line, Reader
from qualitygate.linting.vale.scopes import Reading, Scope, ScopeError, parse_scope

_COMMON = ("extends", "message", "level", "link", "scope", "limit", "action", "description", "name")
_FOREIGN = ("tests", "vocab", "matchcase", "code")
_OWN = ("summary", "why", "bad", "good", "enabled", "vocabulary", "language")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LEVELS: dict[str, Severity] = {
    "error": "error",
    "warning": "warning",
    "suggestion": "note",
    "note": "note",
}
_UNSUPPORTED = {
    "sequence": "it needs a tagger of parts of speech",
    "script": "it is a program in Tengo",
    "spelling": "it needs a dictionary of its own: language/spelling does that work here",
}


class TooSlow(Exception):
    """A rule's pattern took longer on a text than it may."""


@dataclass(slots=True)
class DeclaredCheck:
    """The check of a rule in YAML: finders made of the rule and its options, kept for reuse."""

    kind: Kind
    reader: Reader
    saying: Saying
    scope: Scope
    limit: int = 0
    foreign: bool = False
    tested: bool = False  # its patterns are known to compile
    language: str = ""  # the only one that it reads, as a primary tag: "en"
    _finders: dict[str, Finder] = field(default_factory=dict)

    def finder(self, options: Any) -> Finder:
        """What finds the rule's faults. Raises `UsageError` where a pattern does not compile."""
        key = repr(options)
        if key not in self._finders:
            with tested(self.tested):
                self._finders[key] = self.kind.build(
                    self.reader, self.saying, options, not self.foreign
                )
        return self._finders[key]

    def is_sound_with(self, options: Any) -> bool:
        """Whether its patterns are known to compile, and the options add none."""
        return self.tested and options == self.kind.options()

    def __call__(self, document: Document, options: Any) -> Iterator[Hit]:
        return self.hits(Reading(document), options)

    def hits(
        self, reading: Reading, options: Any, candidates: frozenset[int] | None = None
    ) -> Iterator[Hit]:
        """The hits; `candidates` are the blocks that hold one of what the finder seeks."""
        passages = reading.passages(self.scope_of(options), candidates, self.language)
        seen: set[tuple[int | None, int]] = set()
        try:
            for found in self.finder(options).find(reading.document, passages):
                hit = _hit(found)
                if (hit.block, hit.start) in seen or _masked(found, hit):
                    continue
                if self.language and reading.is_quoted(hit, self.language):
                    continue
                seen.add((hit.block, hit.start))
                yield hit
                if self.limit and len(seen) >= self.limit:
                    return
        except TimeoutError:
            raise TooSlow from None

    def scope_of(self, options: Any) -> Scope:
        """The texts that are read: as the options say, else as the rule does."""
        if not options.scope:
            return self.scope
        return parse_scope([Line(text, 0) for text in options.scope], self.reader.shown, False)


def load_declared(path: Path, rule_id: str, shown: str, foreign: Path | None = None) -> Rule:
    """The rule in the file at `path`; `foreign` is the folder of the Vale style that it is of.

    Raises `UsageError` at ``shown:line`` for a key that is not known, is missing, or is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"it cannot be read: {error.strerror}.", shown) from None
    except UnicodeDecodeError:
        raise UsageError("it is not UTF-8.", shown) from None
    reader = Reader.of(text, shown)
    name = reader.text("extends")
    message = reader.text("message")
    if not name:
        raise UsageError("'extends' is missing: it says what kind of rule this is.", f"{shown}:1")
    severity = _severity(reader, foreign is not None)
    if name not in KINDS:
        return _unsupported(name, reader, rule_id, path, severity, foreign)
    if not message:
        raise UsageError("'message' is missing.", f"{shown}:1")
    kind = KINDS[name]
    _check_keys(reader, kind, foreign is not None)
    saying = Saying(message, _action(reader))
    lines = [Line("summary", 1)] if kind.summary else reader.texts("scope")
    try:
        scope = parse_scope(lines, shown, foreign is not None)
    except ScopeError as error:
        return _not_run(reader, rule_id, path, severity, str(error))
    check = DeclaredCheck(
        kind, reader, saying, scope, reader.count("limit"), foreign is not None, are_tested(),
        _language(reader),
    )  # fmt: skip
    rule = Rule(
        id=rule_id,
        severity=severity,
        summary=reader.text("summary"),
        why=reader.text("why").strip(),
        check=check,
        source=path,
        bad=tuple(_examples(reader, "bad")),
        good=tuple(_examples(reader, "good")),
        options_type=kind.options,
        options=kind.options(),
        enabled=reader.flag("enabled", default=True),
        link=reader.text("link"),
    )
    return _foreign(rule, reader) if foreign else _own(rule, shown)


def prepare(rule: Rule, place: str = "") -> Rule:
    """The rule, after its patterns were compiled; `UsageError` where one does not compile.

    Those of a rule that ships can wait for a document, unless options have changed them.
    """
    if isinstance(rule.check, DeclaredCheck) and not rule.check.is_sound_with(rule.options):
        try:
            rule.check.finder(rule.options)
            rule.check.scope_of(rule.options)
        except UsageError as error:
            if error.place.endswith(":0"):  # it is an option's fault
                raise UsageError(f"{rule.id}: {error.message}", place) from None
            raise
    return rule


def _own(rule: Rule, shown: str) -> Rule:
    for key in ("summary", "bad", "good"):
        if not getattr(rule, key):
            what = f"the rule has no {key} example" if key != "summary" else "'summary' is missing"
            raise UsageError(f"{what}.", f"{shown}:1")
    return rule


def _foreign(rule: Rule, reader: Reader) -> Rule:
    return replace(rule, summary=rule.summary or _said(reader), advisory=True)


def _said(reader: Reader) -> str:
    """What a foreign rule says of itself, without its arguments."""
    text = reader.text("description") or reader.text("message")
    return " ".join(say(text, "…", "…", "…").split())


def _unsupported(
    name: str, reader: Reader, rule_id: str, path: Path, severity: Severity, foreign: Path | None
) -> Rule:
    """A rule of a Vale style that cannot run here; of a pack of ours it is an error."""
    if foreign is None:
        raise reader.error(f"there is no kind of rule '{name}'.{nearest(name, KINDS)}", "extends")
    reason = _UNSUPPORTED.get(name)
    if reason is None and "." in name:
        reason = f"it extends another rule, {name}"
    if reason is None:
        known = [*KINDS, *_UNSUPPORTED]
        raise reader.error(f"there is no kind of rule '{name}'.{nearest(name, known)}", "extends")
    return _not_run(reader, rule_id, path, severity, reason)


def _not_run(reader: Reader, rule_id: str, path: Path, severity: Severity, reason: str) -> Rule:
    return Rule(rule_id, severity, _said(reader), "", _silent, path, unsupported=f"{reason}.")


def _silent(_: Document, __: Any) -> Iterator[Hit]:
    return iter(())


def _severity(reader: Reader, foreign: bool) -> Severity:
    level = reader.text("level", "warning")
    if level not in _LEVELS:
        known = "error, warning or suggestion"
        raise reader.error(f"'level' must be {known}, not '{level}'.", "level")
    severity = _LEVELS[level]
    return "warning" if foreign and severity == "error" else severity


def _check_keys(reader: Reader, kind: Kind, foreign: bool) -> None:
    if foreign and kind.lenient:
        return
    known = [*_COMMON, *kind.keys, *(_FOREIGN if foreign else _OWN)]
    for key in reader.nodes:
        if key not in known and not (foreign and key.lower() in known):
            raise reader.error(f"unknown key '{key}'.{nearest(key, known)}", key)


def _language(reader: Reader) -> str:
    language = reader.text("language")
    if language and not _LANGUAGE.fullmatch(language):
        raise reader.error(f"'language' is a code such as 'en', not '{language}'.", "language")
    return language


def _action(reader: Reader) -> Action | None:
    table = reader.table("action")
    if table is None:
        return None
    action = Action(table.text("name"), tuple(line.text for line in table.texts("params")))
    if not action.name and not action.params:
        return None
    if fault := action.fault():
        raise reader.error(fault, "action")
    return action


def _examples(reader: Reader, key: str) -> Iterator[Example]:
    for item in reader.items(key):
        if isinstance(item, Line):
            yield Example(item.text)
            continue
        options: Mapping[str, Any] = item.values("options")
        text = item.text("text")
        for unknown in item.untaken():
            raise item.error(f"unknown key '{unknown}': an example has text and options.", unknown)
        if not text:
            raise UsageError("an example has no 'text'.", reader.place(key))
        yield Example(text, options)


def _hit(found: Found) -> Hit:
    if found.passage is None:
        return Hit(message=found.message, replacements=found.replacements)
    start, text = found.passage.start, found.passage.text[found.start : found.end]
    return Hit(
        found.passage.block,
        start + found.start,
        start + found.end,
        found.message,
        tuple(new for new in found.replacements if new != text),
        key=f"{found.message}\n{text}",
    )


def _masked(found: Found, hit: Hit) -> bool:
    """Whether the fault lies inside a span that is no prose."""
    masks = found.passage.masks if found.passage else ()
    return any(mask.start <= hit.start and hit.end <= mask.end for mask in masks)
