"""Findings: where, how often, in which order, and under a name that lasts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from qualitygate.document import Document, TextAnchor
from qualitygate.errors import UsageError
from qualitygate.finding import Finding, Hit, Severity
from qualitygate.linting import lint
from qualitygate.linting.declarative import load_declared, prepare
from qualitygate.linting.notation import parse
from qualitygate.linting.python_rules import load_python
from qualitygate.linting.rule import Rule
from qualitygate.linting.vale import patterns
from qualitygate.prose import classify


def document(text: str) -> Document:
    return classify(parse(text)[0])


def rule_of(*hits: Hit, name: str = "house/fault", severity: Severity = "error") -> Rule:
    def check(_: Document, __: None) -> Iterable[Hit]:
        return iter(hits)

    return Rule(name, severity, "No fault is right.", "Because.", check, Path("fault.py"))


def find(word: str, key: str = "") -> Callable[[Document], list[Hit]]:
    def hits(doc: Document) -> list[Hit]:
        return [
            Hit(block.index, at, at + len(word), key=key)
            for block in doc.blocks
            for at in range(len(block.text))
            if block.text.startswith(word, at)
        ]

    return hits


def lint_word(doc: Document, word: str, key: str = "") -> tuple[Finding, ...]:
    return lint(doc, (rule_of(*find(word, key)(doc)),)).findings


def test_a_finding_says_what_where_and_in_which_sentence() -> None:
    doc = document("# 2 Price\nIt costs little. The fee is fair, said Ann. Nothing else.")
    finding = lint_word(doc, "fee")[0]
    assert (finding.rule, finding.severity, finding.message) == (
        "house/fault", "error", "No fault is right.",
    )  # fmt: skip
    assert finding.context == "The fee is fair, said Ann."
    assert finding.context[finding.context_start :].startswith("fee")
    assert finding.location.display == "p. 1 · 2 Price"
    assert finding.order == 1


def test_a_rule_is_silent_where_one_to_which_it_yields_says_more() -> None:
    doc = document("A dear fee.\n[Fees](https://fees.example) in May.")
    block = doc.blocks[-1]
    assert (block.kind, block.text) == ("link", "https://fees.example")
    more = rule_of(Hit(0, 2, 10), Hit(1, 0, 4), name="house/more", severity="warning")
    less = rule_of(
        Hit(0, 7, 10), Hit(0, 0, 1), Hit(2, 8, 12), Hit(None, quote="All"), name="house/less"
    )

    def said(*rules: Rule) -> list[tuple[str, str]]:
        return [(f.rule, f.text) for f in lint(doc, rules).findings]

    every = [("house/less", text) for text in ("All", "A", "fee", "fees")]
    assert said(less) == every
    noted = replace(less, severity="note", yields_to=("house/more", "house/off"))
    assert said(noted) == every
    assert said(noted, more) == [
        ("house/less", "All"), ("house/less", "A"), ("house/more", "dear fee"),
        ("house/more", "Fees"),
    ]  # fmt: skip
    heavier = replace(noted, severity="error")
    assert [item for item in said(heavier, more) if item[0] == "house/less"] == every


def test_a_pack_may_say_one_thing_at_most_of_the_same_words() -> None:
    doc = document("The requirement are is open, and the fee is fair.")
    auxiliaries = rule_of(*find("are is")(doc), name="house/auxiliaries", severity="warning")
    stray = rule_of(*find("is")(doc), name="house/stray", severity="warning")
    both = (auxiliaries, stray)
    assert [f.text for f in lint(doc, both).findings] == ["are is", "is", "is"]
    alone = tuple(replace(rule, exclusive=True) for rule in both)
    assert [f.text for f in lint(doc, alone).findings] == ["are is", "is"]
    severe = (alone[0], replace(alone[1], severity="error"))
    assert [f.text for f in lint(doc, severe).findings] == ["is", "is"]


def test_the_anchors_are_those_of_the_fault_alone() -> None:
    doc = document("The fee is fair.")
    anchor = TextAnchor(0, 16, "word/document.xml", 0, 0, 0)
    block = replace(doc.blocks[0], location=replace(doc.blocks[0].location, anchors=(anchor,)))
    finding = lint_word(replace(doc, blocks=(block,)), "fee")[0]
    assert finding.location.anchors == (TextAnchor(4, 7, "word/document.xml", 0, 0, 4),)


@pytest.mark.parametrize("at", [0, 40, 120, 300, 395])
def test_a_long_sentence_is_shortened_around_the_fault(at: int) -> None:
    words = [f"word{number:03}" for number in range(400)]
    words[at] = "fault"
    finding = lint_word(document(" ".join(words) + "."), "fault")[0]
    assert len(finding.context) <= 180
    assert finding.context[finding.context_start :].startswith("fault")
    assert (finding.context[0] == "…") == (at > 20)
    assert (finding.context[-1] == "…") == (at < 380)


def test_a_fault_longer_than_the_context_begins_in_it() -> None:
    text = "x" * 400
    finding = lint_word(document(text), text)[0]
    assert finding.text == text
    assert finding.context[finding.context_start :][:10] == "x" * 10


def test_hits_with_one_key_are_one_finding() -> None:
    doc = document("A fault.\nNo.\nA fault and a fault.")
    finding = lint_word(doc, "fault", key="fault")[0]
    assert finding.count == 3
    assert finding.order == 0
    assert len(finding.places) == 2


def test_the_same_span_counts_once() -> None:
    doc = document("A fault.")
    hits = (Hit(0, 2, 7), Hit(0, 2, 7, "Again."), Hit(0, 2, 7, key="k"))
    assert len(lint(doc, (rule_of(*hits),)).findings) == 1


def test_a_hit_lowers_the_severity_and_never_raises_it() -> None:
    doc = document("A fault. A fault.")
    hits = (Hit(0, 2, 7, severity="note"), Hit(0, 11, 16, severity="error"))
    severities = [f.severity for f in lint(doc, (rule_of(*hits, severity="warning"),)).findings]
    assert severities == ["note", "warning"]


def test_findings_come_in_reading_order_then_by_severity_then_by_rule() -> None:
    doc = document("A fault.\nA fault.")
    rules = (
        rule_of(Hit(1, 2, 7), Hit(0, 2, 7), name="b/two", severity="warning"),
        rule_of(Hit(0, 2, 7), Hit(message="Whole."), name="a/one", severity="warning"),
        rule_of(Hit(0, 2, 7), name="c/three"),
    )
    order = [(f.order, f.rule) for f in lint(doc, rules).findings]
    expected = [(-1, "a/one"), (0, "c/three"), (0, "a/one"), (0, "b/two"), (1, "b/two")]
    assert order == expected
    assert [(f.order, f.rule) for f in lint(doc, rules[::-1]).findings] == expected


def test_a_fingerprint_outlives_edits_elsewhere() -> None:
    before = document("# Price\nThe fee is one fault here and there, now.\nMore.")
    after = document("Preface.\n# Price\nNew.\nThe fee is one fault here and there, I say.\nLess.")
    assert lint_word(before, "fault")[0].fingerprint == lint_word(after, "fault")[0].fingerprint


def test_fingerprints_tell_findings_apart() -> None:
    doc = document("# A\nThe same fault.\nThe same fault.\n# B\nThe same fault.\nAnother fault.")
    prints = [finding.fingerprint for finding in lint_word(doc, "fault")]
    assert len(set(prints)) == 4


def test_a_folded_finding_keeps_its_fingerprint_when_a_place_goes() -> None:
    three = lint_word(document("A fault.\nA fault.\nA fault."), "fault", key="k")[0]
    two = lint_word(document("# New\nA fault.\nIt is at fault."), "fault", key="k")[0]
    assert three.fingerprint == two.fingerprint


def test_a_rule_that_fails_is_an_error_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text(
        '"""No rule may break."""\nfrom qualitygate.api import rule\n\n'
        '@rule(severity="error", bad=["⟦x⟧"], good=["y"])\n'
        "def check(document):\n    return helper()\n\ndef helper():\n    raise KeyError('x')\n",
        encoding="utf-8",
    )
    rule = load_python(path, "house/broken", "house/broken.py")
    with pytest.raises(UsageError) as error:
        lint(document("Text."), (rule,))
    assert error.value.message == "the rule failed: KeyError: 'x'."
    assert error.value.place.endswith("/broken.py:9")


@pytest.mark.parametrize(
    ("hit", "message"),
    [
        ("a text", "it yields something that is no Hit, but str"),
        (Hit("0"), "the block of a Hit is an index, or None"),  # type: ignore[arg-type]
        (Hit(0, 0.0, 1), "whole numbers"),  # type: ignore[arg-type]
        (Hit(0, 0, 1, message=None), "are texts"),  # type: ignore[arg-type]
        (Hit(0, 0, 1, replacements="abc"), "a tuple of texts"),  # type: ignore[arg-type]
        (Hit(0, 0, 1, severity="fatal"), "is one of error, warning, note"),  # type: ignore[arg-type]
    ],
)
def test_a_hit_that_is_none_is_an_error_of_the_rule(hit: Hit, message: str) -> None:
    with pytest.raises(UsageError, match=f"the rule failed: TypeError: .*{message}"):
        lint(document("Text."), (rule_of(hit),))


def test_a_rule_that_leaves_the_program_is_an_error() -> None:
    def check(_: Document, __: None) -> Iterable[Hit]:
        raise SystemExit(0)

    rule = replace(rule_of(), check=check)
    with pytest.raises(UsageError, match="the rule failed: SystemExit"):
        lint(document("Text."), (rule,))


def test_a_hit_outside_of_the_text_is_an_error() -> None:
    with pytest.raises(UsageError, match="found a fault where there is no text"):
        lint(document("Text."), (rule_of(Hit(0, 2, 99)),))


def test_a_pattern_that_takes_too_long_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.1)
    path = tmp_path / "slow.yml"
    path.write_text(
        "extends: existence\nsummary: S.\nwhy: W.\nmessage: '%s'\nnonword: true\n"
        "tokens: ['(?:a|a|aa)+(?:a|a|aa)+(?:a|a|aa)+$']\nbad: ['⟦a⟧']\ngood: [b]\n",
        encoding="utf-8",
    )
    rule = prepare(load_declared(path, "house/slow", "slow.yml"))
    linted = lint(parse("a" * 5000 + "b")[0], (rule, rule_of(Hit(0, 0, 1))))
    assert [gap.code for gap in linted.gaps] == ["rule-timeout"]
    assert "house/slow" in linted.gaps[0].reason
    assert [finding.rule for finding in linted.findings] == ["house/fault"]
