"""The kinds of rule: which keys they take, which options, and how they become finders."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from qualitygate.linting.vale.capitalization import STYLES, Capitalization
from qualitygate.linting.vale.finders import (
    Conditional,
    Consistency,
    Existence,
    Finder,
    Nothing,
    Occurrence,
    Repetition,
    Saying,
    Substitution,
)
from qualitygate.linting.vale.metrics import (
    GRADES,
    VARIABLES,
    FormulaError,
    Metric,
    Readability,
    evaluate,
)
from qualitygate.linting.vale.patterns import Exceptions, form, pattern
from qualitygate.linting.vale.reader import Line, Reader
from qualitygate.linting.vale.syntax import has_capture_group, without_captures


@dataclass(frozen=True, slots=True)
class Scoped:
    """Options that every rule on texts has; an empty one leaves the rule's own."""

    scope: tuple[str, ...] = ()  # in place of the rule's


@dataclass(frozen=True, slots=True)
class ExistenceOptions(Scoped):
    tokens: tuple[str, ...] = ()  # added to the rule's
    exceptions: tuple[str, ...] = ()  # added to the rule's


@dataclass(frozen=True, slots=True)
class SubstitutionOptions(Scoped):
    swap: dict[str, str] = field(default_factory=dict)  # laid over the rule's
    exceptions: tuple[str, ...] = ()  # added to the rule's


@dataclass(frozen=True, slots=True)
class OccurrenceOptions(Scoped):
    max: int | None = None  # in place of the rule's
    min: int | None = None  # in place of the rule's


@dataclass(frozen=True, slots=True)
class RepetitionOptions(Scoped):
    max: int | None = None  # in place of the rule's
    exceptions: tuple[str, ...] = ()  # added to the rule's


@dataclass(frozen=True, slots=True)
class ConsistencyOptions(Scoped):
    either: dict[str, str] = field(default_factory=dict)  # laid over the rule's


@dataclass(frozen=True, slots=True)
class ConditionalOptions(Scoped):
    exceptions: tuple[str, ...] = ()  # added to the rule's


@dataclass(frozen=True, slots=True)
class CapitalizationOptions(Scoped):
    threshold: float | None = None  # in place of the rule's
    exceptions: tuple[str, ...] = ()  # added to the rule's


@dataclass(frozen=True, slots=True)
class MetricOptions(Scoped):
    condition: str = ""  # in place of the rule's


@dataclass(frozen=True, slots=True)
class ReadabilityOptions(Scoped):
    grade: float | None = None  # in place of the rule's


Build = Callable[[Reader, Saying, Any, bool], Finder]


@dataclass(frozen=True, slots=True)
class Kind:
    """One value of ``extends``."""

    keys: tuple[str, ...]
    options: type
    build: Build
    lenient: bool = False  # Vale ignores unknown keys of this kind
    summary: bool = False  # it reads the running text of the whole document, whatever its scope


def _with_exceptions(saying: Saying, reader: Reader, added: Iterable[str]) -> Saying:
    lines = [*reader.texts("exceptions"), *_given(added)]
    return replace(saying, exceptions=Exceptions.of(lines, reader.shown))


def _given(texts: Iterable[str]) -> list[Line]:
    """What an option adds: line 0 says that it is in no line of the rule."""
    return [Line(text, 0) for text in texts]


def _existence(reader: Reader, saying: Saying, options: ExistenceOptions, own: bool) -> Finder:
    tokens = [line for line in reader.texts("tokens") if line.text.strip()]
    raw = reader.texts("raw")
    added = _given(options.tokens)
    if not tokens and not raw and not added:
        if own and "tokens" in reader:  # the configuration or a word list brings them
            return Nothing()
        raise reader.error("there are neither tokens nor raw in it.", "extends")
    word = bool(tokens or added) and not reader.flag("nonword")
    joined = "".join(line.text for line in raw)
    after = reader.flag("append")
    text = form(
        "|".join(line.text for line in (*tokens, *added)),
        word=word,
        ignorecase=reader.flag("ignorecase"),
        before="" if after else joined,
        after=joined if after else "",
    )
    found = pattern(text, (*tokens, *added, *raw), reader.shown)
    return Existence(_with_exceptions(saying, reader, options.exceptions), found)


def _substitution(
    reader: Reader, saying: Saying, options: SubstitutionOptions, own: bool
) -> Finder:
    swap = dict(reader.pairs("swap"))
    for key, value in options.swap.items():
        swap = {line: old for line, old in swap.items() if line.text != key}
        swap[Line(key, 0)] = value
    if not swap:
        if own and "swap" in reader:
            return Nothing()
        raise reader.error("there is no swap in it.", "extends")
    keys = sorted(swap, key=lambda line: -len(line.text.encode()))
    groups = "|".join(f"({_ungrouped(line.text)})" for line in keys)
    ignorecase = reader.flag("ignorecase")
    text = form(groups, word=not reader.flag("nonword"), ignorecase=ignorecase)
    return Substitution(
        _with_exceptions(saying, reader, options.exceptions),
        pattern(text, keys, reader.shown),
        tuple(line.text for line in keys),
        tuple(swap[line] for line in keys),
        ignorecase,
        reader.flag("capitalize"),
        own,
    )


def _ungrouped(key: str) -> str:
    return without_captures(key) if has_capture_group(key) else key


def _occurrence(reader: Reader, saying: Saying, options: OccurrenceOptions, _: bool) -> Finder:
    tokens = reader.texts("token")
    if len(tokens) != 1:
        raise reader.error("'token' must be one pattern.", "token")
    head = "(?i)" if reader.flag("ignorecase") else ""
    found = pattern(f"{head}(?:{tokens[0].text})", tokens, reader.shown)
    most = reader.count("max") if options.max is None else options.max
    least = reader.count("min") if options.min is None else options.min
    return Occurrence(saying, found, most, least)


def _repetition(reader: Reader, saying: Saying, options: RepetitionOptions, _: bool) -> Finder:
    tokens = reader.texts("tokens")
    if not tokens:
        raise reader.error("there are no tokens in it.", "extends")
    ignorecase = reader.flag("ignorecase")
    text = ("(?i)" if ignorecase else "") + f"({'|'.join(line.text for line in tokens)})"
    return Repetition(
        _with_exceptions(saying, reader, options.exceptions),
        pattern(text, tokens, reader.shown),
        reader.count("max") if options.max is None else options.max,
        ignorecase,
        reader.flag("alpha"),
    )


def _consistency(reader: Reader, saying: Saying, options: ConsistencyOptions, _: bool) -> Finder:
    either = dict(reader.pairs("either"))
    for key, value in options.either.items():
        either = {line: old for line, old in either.items() if line.text != key}
        either[Line(key, 0)] = value
    if not either:
        raise reader.error("there is no 'either' in it.", "extends")
    word, ignorecase = not reader.flag("nonword"), reader.flag("ignorecase")
    pairs = []
    for line, value in either.items():
        text = form(f"(?P<one>{line.text})|(?P<two>{value})", word=word, ignorecase=ignorecase)
        pairs.append(pattern(text, (line, Line(value, line.number)), reader.shown))
    return Consistency(saying, tuple(pairs))


def _conditional(reader: Reader, saying: Saying, options: ConditionalOptions, _: bool) -> Finder:
    found = []
    for key in ("first", "second"):
        lines = reader.texts(key)
        if len(lines) != 1:
            raise reader.error(f"'{key}' must be one pattern.", key)
        found.append(pattern(lines[0].text, lines, reader.shown))
    reader.flag("ignorecase")  # Vale reads it and does nothing with it
    captures = has_capture_group(reader.text("second"))
    saying = _with_exceptions(saying, reader, options.exceptions)
    return Conditional(saying, found[0], found[1], captures)


def _capitalization(
    reader: Reader, saying: Saying, options: CapitalizationOptions, _: bool
) -> Finder:
    match = reader.text("match")
    if not match:
        raise reader.error("'match' is missing.", "match")
    style = reader.text("style") or STYLES[0]
    if not match.startswith("$"):
        pattern(match, reader.texts("match"), reader.shown)
    elif match not in ("$sentence", "$title", "$lower", "$upper"):
        raise reader.error(f"'{match}' is neither a case nor a pattern.", "match")
    if reader.text("prefix"):
        pattern(reader.text("prefix"), reader.texts("prefix"), reader.shown)
    exceptions = [line.text for line in reader.texts("exceptions")] + list(options.exceptions)
    terms = (term if term.startswith("(?i)") else f"(?-i){term}" for term in exceptions)
    threshold = reader.number("threshold") if options.threshold is None else options.threshold
    return Capitalization(
        _with_exceptions(saying, reader, options.exceptions),
        match,
        tuple(terms),
        tuple(line.text for line in reader.texts("indicators")),
        threshold or 0.8,
        style if style in STYLES else STYLES[0],
        reader.text("prefix"),
    )


def _metric(reader: Reader, saying: Saying, options: MetricOptions, _: bool) -> Finder:
    formula, condition = reader.text("formula"), options.condition or reader.text("condition")
    zeros: Mapping[str, float] = dict.fromkeys(VARIABLES, 1.0)
    for key, text in (("formula", formula), ("condition", f"1 {condition}")):
        try:
            evaluate(text, dict(zeros))
        except FormulaError as error:
            raise reader.error(f"{error}.", key) from None
        except (ArithmeticError, ValueError):
            continue
    return Metric(saying, formula, condition)


def _readability(reader: Reader, saying: Saying, options: ReadabilityOptions, _: bool) -> Finder:
    metrics = tuple(line.text for line in reader.texts("metrics"))
    for metric in metrics or ("",):
        if metric not in GRADES:
            known = ", ".join(GRADES)
            raise reader.error(f"there is no metric '{metric}'. Known are: {known}.", "metrics")
    grade = reader.number("grade") if options.grade is None else options.grade
    return Readability(saying, metrics, grade)


KINDS: dict[str, Kind] = {
    "existence": Kind(
        ("tokens", "raw", "ignorecase", "nonword", "append", "exceptions"),
        ExistenceOptions,
        _existence,
    ),
    "substitution": Kind(
        ("swap", "ignorecase", "nonword", "exceptions", "capitalize", "pos"),
        SubstitutionOptions,
        _substitution,
    ),
    "occurrence": Kind(("token", "max", "min", "ignorecase"), OccurrenceOptions, _occurrence),
    "repetition": Kind(
        ("tokens", "max", "ignorecase", "alpha", "exceptions"), RepetitionOptions, _repetition
    ),
    "consistency": Kind(
        ("either", "ignorecase", "nonword"), ConsistencyOptions, _consistency, lenient=True
    ),
    "conditional": Kind(
        ("first", "second", "ignorecase", "exceptions"), ConditionalOptions, _conditional
    ),
    "capitalization": Kind(
        ("match", "style", "exceptions", "indicators", "threshold", "prefix"),
        CapitalizationOptions,
        _capitalization,
    ),
    "metric": Kind(("formula", "condition"), MetricOptions, _metric, summary=True),
    "readability": Kind(("metrics", "grade"), ReadabilityOptions, _readability, summary=True),
}
