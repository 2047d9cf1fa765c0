"""Run a rule's examples. Public: the way to test a pack of one's own.

from qualitygate.linting.testing import assert_examples, load_pack

@pytest.mark.parametrize("rule", load_pack("house"), ids=lambda rule: rule.id)
def test_examples(rule):
    assert_examples(rule)
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from qualitygate.document import Document
from qualitygate.errors import UsageError
from qualitygate.finding import Hit
from qualitygate.linting import packs
from qualitygate.linting.declarative import TooSlow, prepare
from qualitygate.linting.notation import Edit, Mark, parse, rewrite
from qualitygate.linting.options import fill
from qualitygate.linting.python_rules import place_of
from qualitygate.linting.rule import Example, Rule
from qualitygate.prose import classify

Prepare = Callable[[Document], Document]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one example; no `faults`: it passed."""

    rule: str
    kind: str  # "bad", "good" or "rule"
    number: int  # of the example, from 1
    text: str
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.faults

    def __str__(self) -> str:
        head = f"{self.rule}, {self.kind} example {self.number}" if self.number else self.rule
        if self.passed:
            return f"{head}: passed"
        example = [f"    | {line}" for line in self.text.splitlines()]
        return "\n".join([f"{head}:", *example, *(f"    {fault}" for fault in self.faults)])


def load_pack(place: str, root: Path | None = None) -> tuple[Rule, ...]:
    """The rules of the packs at a place: a folder, a rule file, or ``vale:FOLDER``."""
    return tuple(rule for pack in packs.load_pack(place, root) for rule in pack.rules)


def assert_examples(rule: Rule, prepare: Prepare | None = None) -> None:
    """Raises `AssertionError` that shows every example that did not pass."""
    failed = [str(result) for result in run_examples(rule, prepare) if not result.passed]
    if failed:
        raise AssertionError("\n" + "\n".join(failed))


def run_examples(rule: Rule, prepare: Prepare | None = None) -> tuple[Result, ...]:
    """The results of all examples of a rule, and one more where they are too few or repeated.

    `prepare` is applied to each example's document, for rules on what proofreading engines say.
    """
    results = [*_run_all(rule, "bad", prepare), *_run_all(rule, "good", prepare)]
    if faults := tuple(_missing(rule)):
        results.append(Result(rule.id, "rule", 0, "", faults))
    return tuple(results)


def _missing(rule: Rule) -> Iterator[str]:
    for kind, examples in (("bad", rule.bad), ("good", rule.good)):
        if not examples:
            yield f"there is no {kind} example"
    seen: list[Example] = []
    for example in (*rule.bad, *rule.good):
        plain = replace(example, text=example.text.replace("⟦", "").replace("⟧", ""))
        if plain in seen:
            yield f"an example is repeated: {example.text.splitlines()[0]}"
        seen.append(plain)


def _run_all(rule: Rule, kind: str, prepare: Prepare | None) -> Iterator[Result]:
    examples = rule.bad if kind == "bad" else rule.good
    for number, example in enumerate(examples, 1):
        try:
            faults = tuple(_faults(rule, kind, example, prepare))
        except UsageError as error:
            faults = (str(error),)
        except TooSlow:
            faults = ("a pattern takes too long on it",)
        yield Result(rule.id, kind, number, example.text, faults)


def _faults(rule: Rule, kind: str, example: Example, prepare: Prepare | None) -> Iterator[str]:
    rule = with_options(rule, example)
    document, marks = _document(example, example.text, prepare)
    if kind == "good" and marks:
        yield "a good example has no marks"
        return
    if kind == "bad" and not marks:
        yield "no fault is marked in it with ⟦…⟧"
        return
    hits = list(_hits(rule, document))
    found = sorted({_span(hit) for hit in hits}, key=_key)
    if kind == "good":
        yield from (f"found, but is right: {_quoted(span, document)}" for span in found)
        return
    wanted = sorted(set(marks), key=_key)
    yield from (f"marked, not found: {_quoted(m, document)}" for m in wanted if m not in found)
    yield from (f"found, not marked: {_quoted(s, document)}" for s in found if s not in wanted)
    if found == wanted:
        yield from _after_correction(rule, example, hits, prepare)


def _after_correction(
    rule: Rule, example: Example, hits: Iterable[Hit], prepare: Prepare | None
) -> Iterator[str]:
    """Whether the rule is silent once its corrections, where there is just one, are made."""
    hits = list(hits)
    if not hits or any(len(hit.replacements) != 1 or hit.block is None for hit in hits):
        return
    edits = {_span(hit): hit.replacements[0] for hit in hits}
    text = rewrite(
        example.text,
        [Edit(s.block, s.start, s.end, new) for s, new in edits.items() if s.block is not None],
    )
    document, _ = _document(example, text, prepare)
    for span in sorted({_span(hit) for hit in _hits(rule, document)}, key=_key):
        yield f"found again after the correction: {_quoted(span, document)}"


def with_options(rule: Rule, example: Example) -> Rule:
    """The rule with the options of an example."""
    if not example.options:
        return prepare(rule)
    options = fill(rule.options_type, example.options, rule.id, "options of the example")
    return prepare(replace(rule, options=options))


def _document(
    example: Example, text: str, prepare_: Prepare | None
) -> tuple[Document, tuple[Mark, ...]]:
    document, marks = parse(text)
    document = replace(classify(document), brief=example.brief)
    return (prepare_(document) if prepare_ else document), marks


def _hits(rule: Rule, document: Document) -> Iterator[Hit]:
    try:
        yield from rule.hits(document)
    except (UsageError, TooSlow):
        raise
    except (Exception, SystemExit) as error:
        place = place_of(error, rule.source, rule.source.name)
        raise UsageError(f"the rule failed: {type(error).__name__}: {error}", place) from error


def _span(hit: Hit) -> Mark:
    return Mark(hit.block, hit.start, hit.end)


def _key(mark: Mark) -> tuple[int, int, int]:
    return (-1 if mark.block is None else mark.block, mark.start, mark.end)


def _quoted(mark: Mark, document: Document) -> str:
    if mark.block is None:
        return "the document as a whole"
    if not 0 <= mark.block < len(document.blocks):
        return f"a block that does not exist ({mark.block})"
    block = document.blocks[mark.block]
    text = block.text
    left, right = text[: mark.start][-30:], text[mark.end :][:30]
    return f"{left}⟦{text[mark.start : mark.end]}⟧{right} ({block.kind})"
