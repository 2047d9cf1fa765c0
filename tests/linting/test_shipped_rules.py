"""Every rule that ships: its examples hold, its wording is in order, its imports are allowed."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qualitygate.config import Config
from qualitygate.document import Document
from qualitygate.linting.declarative import DeclaredCheck
from qualitygate.linting.notation import parse
from qualitygate.linting.packs import all_rules
from qualitygate.linting.rule import Example, Rule
from qualitygate.linting.testing import assert_examples, with_options
from qualitygate.proofread import proofread
from qualitygate.prose import classify

RULES = all_rules(Config())
FILES = sorted((Path(__file__).parents[2] / "rules").glob("*/*.py"))


def proofread_example(document: Document) -> Document:
    return replace(proofread(document, Config())[0], gaps=document.gaps)


def rule_id(rule: Rule) -> str:
    return rule.id


def messages(rule: Rule) -> Iterator[str]:
    """What the rule says on its own bad examples."""
    for example in rule.bad:
        document, _ = parse(example.text)
        document = proofread_example(replace(classify(document), brief=example.brief))
        for hit in with_options(rule, example).hits(document):
            yield hit.message or rule.summary


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_examples_hold(rule: Rule) -> None:
    assert_examples(rule, proofread_example)


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_two_examples_show_the_fault_and_two_its_near_misses(rule: Rule) -> None:
    assert min(len(rule.bad), len(rule.good)) >= 2


def test_a_rule_yields_to_rules_that_there_are() -> None:
    known = {rule.id for rule in RULES}
    unknown = [(rule.id, other) for rule in RULES for other in rule.yields_to if other not in known]
    assert not unknown


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_the_norm_is_one_sentence(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z'\"“].*[^.]\.", rule.summary), rule.summary
    assert not re.search(r"[.!?] [A-Z]", rule.summary), rule.summary
    assert len(rule.summary) <= 120


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_the_reason_is_given(rule: Rule) -> None:
    assert rule.why.endswith((".", "!", "?"))
    assert rule.why != rule.summary


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_messages_are_sentences(rule: Rule) -> None:
    said = list(messages(rule))
    assert said
    for message in said:
        assert message.endswith((".", "?")), message
        assert message == message.strip()
        assert "%s" not in message


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_examples_stand_for_themselves(rule: Rule) -> None:
    assert rule.bad
    assert rule.good
    texts = [*rule.bad, *rule.good]
    assert all(isinstance(example, Example) and example.text.strip() for example in texts)


def test_ids_are_lower_case_words() -> None:
    assert RULES
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", rule.id), rule.id


def test_rules_in_yaml_compile() -> None:
    declared = [rule for rule in RULES if isinstance(rule.check, DeclaredCheck)]
    assert declared
    for rule in declared:
        assert isinstance(rule.check, DeclaredCheck)
        rule.check.finder(rule.options)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_rule_imports_only_the_api_and_the_standard_library(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 1, "a rule imports only from its own pack"
            assert (node.module or "_").startswith("_"), "only a helper is imported, not a rule"
            continue
        else:
            continue
        for name in names:
            assert name == "qualitygate.api" or name.split(".")[0] in sys.stdlib_module_names, name
