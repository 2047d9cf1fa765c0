"""Rules in Vale's format find what Vale finds: same rule, same span, same message.

``vale/text.tsv`` is written for it, a kind and a text a line; ``vale/answers.json`` is what Vale
3.20 says of it as Markdown, under the rules in ``vale/Golden`` (``tests/benchmarks/vale.py
--golden`` asks it again).
"""

import json
from pathlib import Path

import pytest

from qualitygate.document import Block, Document, Kind
from qualitygate.finding import Hit
from qualitygate.linting.declarative import prepare
from qualitygate.linting.linter import lint
from qualitygate.linting.packs import load_pack
from qualitygate.linting.rule import Rule

HERE = Path(__file__).parent / "vale"
KINDS: dict[str, tuple[Kind, int, int]] = {
    "p": ("paragraph", 0, 0),
    "li": ("list-item", 1, 2),
    "h2": ("heading", 2, 3),
    "h3": ("heading", 3, 4),
    "h4": ("heading", 4, 5),
}
Answer = tuple[int, int, int, str]
# Vale looks for the place of what these find by searching its text: right for the first only.
SEARCHED = {"Golden/Same", "Golden/Defined", "Golden/Present"}


def read_text() -> tuple[Document, list[int]]:
    blocks, indents = [], []
    for index, line in enumerate((HERE / "text.tsv").read_text(encoding="utf-8").splitlines()):
        name, text = line.split("\t")
        kind, level, indent = KINDS[name]
        blocks.append(Block(index, kind, text, level=level))
        indents.append(indent)
    return Document("text.docx", tuple(blocks), language="en-US"), indents


RULES = {rule.id: prepare(rule) for pack in load_pack(f"vale:{HERE}/Golden") for rule in pack.rules}
DOCUMENT, INDENTS = read_text()
ANSWERS: dict[str, set[Answer]] = {rule_id: set() for rule_id in RULES}
for rule_id, line, first, last, message in json.loads(
    (HERE / "answers.json").read_text(encoding="utf-8")
):
    ANSWERS[rule_id].add((line, first, last, message))


def answer(hit: Hit) -> Answer:
    if hit.block is None:
        return (1, 1, 1, hit.message)
    indent = INDENTS[hit.block]
    return (2 * hit.block + 1, indent + hit.start + 1, indent + hit.end, hit.message)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_finds_what_vale_finds(rule: Rule) -> None:
    ours = {answer(hit) for hit in rule.hits(DOCUMENT)}
    if rule.id in SEARCHED:
        assert {(line, text) for line, _, _, text in ours} >= {
            (line, text) for line, _, _, text in ANSWERS[rule.id]
        }
    else:
        assert ours == ANSWERS[rule.id]


def test_each_rule_is_put_to_the_test() -> None:
    assert [rule_id for rule_id, answers in ANSWERS.items() if not answers] == []


def test_the_filter_on_literals_loses_nothing() -> None:
    one_by_one = {
        (rule.id, hit.block, hit.start, hit.end)
        for rule in RULES.values()
        for hit in rule.hits(DOCUMENT)
    }
    together = lint(DOCUMENT, tuple(RULES.values()))
    assert sum(finding.count for finding in together.findings) == len(one_by_one)
