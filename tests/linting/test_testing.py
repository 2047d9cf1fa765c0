"""The runner of examples passes what is right and says clearly what is not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from qualitygate.document import Document
from qualitygate.finding import Hit
from qualitygate.linting.rule import Example, Rule
from qualitygate.linting.testing import assert_examples, run_examples


def check(document: Document, _: None) -> Iterable[Hit]:
    """Finds the word "odd" and wants it to be "even"."""
    for block in document.shown:
        for start in range(len(block.text)):
            if block.text.startswith("odd", start):
                yield Hit(block.index, start, start + 3, replacements=("even",))


def odd(bad: Sequence[str | Example], good: Sequence[str] = ("An even one.",)) -> Rule:
    return Rule(
        "house/odd", "error", "No figure is odd.", "Because.", check, Path("odd.py"),
        tuple(Example(e) if isinstance(e, str) else e for e in bad), tuple(map(Example, good)),
    )  # fmt: skip


def faults(rule: Rule) -> list[str]:
    return [fault for result in run_examples(rule) for fault in result.faults]


def test_examples_that_hold() -> None:
    rule = odd(["An ⟦odd⟧ one.", "| ⟦odd⟧ | **⟦odd⟧** |"])
    assert [(result.kind, result.passed) for result in run_examples(rule)] == [
        ("bad", True),
        ("bad", True),
        ("good", True),
    ]
    assert_examples(rule)


@pytest.mark.parametrize(
    ("bad", "good", "expected"),
    [
        ("An ⟦odd⟧ odd one.", "Even.", ["found, not marked: An odd ⟦odd⟧ one. (paragraph)"]),
        ("An ⟦odd⟧ ⟦one⟧.", "Even.", ["marked, not found: An odd ⟦one⟧. (paragraph)"]),
        ("An ⟦odd⟧ one.\n⟦⟧ document", "Even.", ["marked, not found: the document as a whole"]),
        ("An odd one.", "Even.", ["no fault is marked in it with ⟦…⟧"]),
        ("An ⟦odd⟧ one.", "Odd is odd.", ["found, but is right: Odd is ⟦odd⟧. (paragraph)"]),
        ("An ⟦odd⟧ one.", "An ⟦even⟧ one.", ["a good example has no marks"]),
        ("An ⟦odd⟧ one.", "An odd one.", ["found, but is right: An ⟦odd⟧ one. (paragraph)",
                                          "an example is repeated: An odd one."]),
        ("An ⟦odd one.", "Even.",
         ["line 1 of the example: '⟦' is not closed in the same piece of text"]),
    ],
)  # fmt: skip
def test_examples_that_do_not_hold(bad: str, good: str, expected: list[str]) -> None:
    assert faults(odd([bad], [good])) == expected


def test_there_is_at_least_one_of_each() -> None:
    assert faults(odd([], [])) == ["there is no bad example", "there is no good example"]


def test_the_corrected_text_must_be_clean() -> None:
    def doubling(document: Document, options: None) -> Iterable[Hit]:
        return (replace(hit, replacements=("odd odd",)) for hit in check(document, options))

    rule = replace(odd(["An ⟦odd⟧ one."]), check=doubling)
    assert faults(rule)[:2] == [
        "found again after the correction: An ⟦odd⟧ odd one. (paragraph)",
        "found again after the correction: An odd ⟦odd⟧ one. (paragraph)",
    ]


def test_a_document_is_prepared_where_a_rule_needs_it() -> None:
    def shouting(document: Document) -> Document:
        blocks = (replace(b, text=b.text.replace("ODD", "odd")) for b in document.blocks)
        return replace(document, blocks=tuple(blocks))

    rule = odd(["An ⟦ODD⟧ one."])
    assert [result.passed for result in run_examples(rule, shouting)] == [True, True]
    assert [result.passed for result in run_examples(rule)] == [False, True]


def test_what_failed_is_shown_with_its_example() -> None:
    with pytest.raises(AssertionError) as error:
        assert_examples(odd(["# One\nAn ⟦odd⟧ odd one."]))
    assert str(error.value).splitlines() == [
        "",
        "house/odd, bad example 1:",
        "    | # One",
        "    | An ⟦odd⟧ odd one.",
        "    found, not marked: An odd ⟦odd⟧ one. (paragraph)",
    ]


def test_a_rule_that_raises_in_an_example() -> None:
    def broken(_: Document, __: None) -> Iterable[Hit]:
        raise ValueError("no")

    assert (
        faults(replace(odd(["An ⟦odd⟧ one."]), check=broken))
        == [
            "odd.py: the rule failed: ValueError: no",
        ]
        * 2
    )
