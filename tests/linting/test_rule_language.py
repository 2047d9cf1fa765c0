"""A rule that is for one language leaves the texts in others alone."""

from pathlib import Path

import pytest

from qualitygate.config import Config
from qualitygate.document import Block, Document, Mask
from qualitygate.errors import UsageError
from qualitygate.linting.declarative import DeclaredCheck
from qualitygate.linting.packs import all_rules, load_pack

RULE = """\
extends: existence
summary: No "on time".
message: "'%s' is a promise."
level: warning
language: {language}
tokens: ["on time"]
bad: ["We deliver ⟦on time⟧."]
good: ["We deliver."]
"""


def found(folder: Path, document: Document, language: str = "en") -> list[tuple[int | None, int]]:
    """Block and offset of what the rule finds."""
    house = folder / "house"
    house.mkdir()
    (house / "pack.toml").write_text('name = "house"\nsummary = "Ours."\n', "utf-8")
    (house / "promise.yml").write_text(RULE.format(language=language), "utf-8")
    rules = tuple(rule for pack in load_pack(str(house), None) for rule in pack.rules)
    return [(hit.block, hit.start) for rule in rules for hit in rule.hits(document)]


def document(*languages: str | None, whole: str | None) -> Document:
    blocks = tuple(
        Block(number, "paragraph", "We deliver on time.", language=language)
        for number, language in enumerate(languages)
    )
    return Document(blocks=blocks, language=whole)


def test_only_texts_in_its_language_are_read(tmp_path: Path) -> None:
    made = document("en-GB", "fr-FR", None, "en_us", whole="en-US")
    assert found(tmp_path, made) == [(0, 11), (2, 11), (3, 11)]


def test_a_text_in_the_language_of_its_document_goes_with_it(tmp_path: Path) -> None:
    assert found(tmp_path, document(None, "en", whole="fr-FR")) == [(1, 11)]


def test_where_nothing_says_the_language_every_rule_reads(tmp_path: Path) -> None:
    assert found(tmp_path, document(None, whole=None)) == [(0, 11)]


def test_what_is_quoted_in_another_language_is_left_alone(tmp_path: Path) -> None:
    text = "He wrote “mettre le site on time” and on time it was."
    block = Block(0, "paragraph", text, foreign=(Mask(10, 32, "fr"),))
    made = Document(blocks=(block,), language="en-GB")
    assert found(tmp_path, made) == [(0, text.rindex("on time"))]


def test_a_language_is_a_code(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'language' is a code such as 'en', not 'English'"):
        found(tmp_path, document(None, whole=None), "English")


def test_the_word_lists_that_ship_are_for_english() -> None:
    lists = [
        rule
        for rule in all_rules(Config())
        if rule.pack == "language" and isinstance(rule.check, DeclaredCheck)
    ]
    ours = [rule for rule in lists if not any(example.options for example in rule.bad)]
    assert len(ours) >= 8
    assert {rule.check.language for rule in ours if isinstance(rule.check, DeclaredCheck)} == {"en"}
