"""Patterns find what their patterns find, wherever they are looked for."""

import gc
import re
import sys
from pathlib import Path

import pytest

from qualitygate.api import Patterns, Texts, once
from qualitygate.config import Config
from qualitygate.document import Block, Document
from qualitygate.errors import UsageError
from qualitygate.linting import load_rules
from qualitygate.linting.clues import Clue, clue_to, folded
from qualitygate.linting.declarative import prepare
from qualitygate.linting.notation import parse
from qualitygate.linting.packs import load_pack

_SHIPPED = Path(__file__).parents[2] / "rules"
_RULE = '''"""A norm."""
from qualitygate.api import Patterns, rule

_PATTERNS = Patterns([("good", 1),
                  ("{pattern}", 2)])

@rule(severity="error", bad=["⟦x⟧"], good=["y"])
def check(document):
    yield from ()
'''
_LETS = {"  lets go", "  lets also go", " lets go", " lets also go"}
_FEW = "each|every|another|some|many|most|several|both"


def texts(*contents: str) -> Texts:
    pairs = ((Block(n, "paragraph", text), text) for n, text in enumerate(contents))
    return Texts(Document(), pairs)


_SPACED = {f" {word} " for word in _FEW.split("|")}
_LONG = "|".join(f"thing{one}{other}s" for one in "abcdefgh" for other in "abcdefgh")


@pytest.mark.parametrize(
    ("pattern", "texts", "others", "joined"),
    [
        (r"\bthe (?:are|were)\b", {" the are ", " the were "}, set(), False),
        (r"(?<![\w-])[Aa]n of(?= [a-z])", {" an of "}, set(), False),
        (r"(?P<a>\b[Ii]t['’]s)(?= (?:own|name)\b)", {" it s own ", " it s name "}, set(), False),
        (r"\bone of \w+ (?:system|tool)s", {" one of "}, {" systems", " tools"}, False),
        (r"(?:(?<=[.!?] )|\A)lets (?:also )?go", _LETS, set(), False),
        (rf"\b(?:{_FEW}) (?:{_LONG})", _SPACED, {*_LONG.split("|")}, True),
    ],
)  # fmt: skip
def test_the_clue_to_a_pattern(
    pattern: str, texts: set[str], others: set[str], joined: bool
) -> None:
    assert clue_to(pattern) == Clue(frozenset(texts), frozenset(others), joined)


@pytest.mark.parametrize("pattern", [r"\w+ing|[0-9]+", "(?:never)?", "a?b", r"\d+ (?:x|y)"])
def test_a_pattern_that_may_match_anywhere_has_no_clue(pattern: str) -> None:
    assert clue_to(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bthe are\b", "The are: “the are”, THE ARE"),
        (r"(?i)\bthe\s(?:are|were)(?=\s|\Z)", "all of the\u00a0are, the\twere"),
        (r"(?<=[a-z] )of,? to\b", "made of to, of, to"),
        (r"(?:\A|[.;] )(?:If|So)(?: then)? is", "So is; So then is. If is"),
        (r"\ban?(?: new)? STRASSE(?![\w-])|x{3}", "a STRASSE, a new STRASSE and xxx"),
        (
            r"[Tt]wo (?:\w+ ){0,2}thing(?=[.,]|\s(?:is|are)\b)",
            "two quite big thing are, Two thing.",
        ),
        (r"(?<!one )(?P<w>it[’']s)(?! own)", "one it's own, it’s own and it’s"),
        (
            rf"\b(?:{_FEW}) (?:{_LONG})(?![\w’'-])",
            "many thingaas-in, “Many thingabs”, each thingcbs",
        ),
        (
            rf"(?:{_LONG}) (?:{_LONG})(?=[.,]|\s(?:is|are)\b)",
            "The thingaas thingbbs\tare thingccs.",
        ),
    ],
)
def test_a_pattern_finds_what_its_pattern_finds(pattern: str, text: str) -> None:
    patterns = Patterns([("nowhere", 0), (pattern, 1)])
    expected = [match.span() for match in re.finditer(pattern, text)]
    assert expected
    found = list(patterns.find(texts("Nothing is here.", text)))
    assert [match.span() for _, match, _ in found] == expected
    assert {(block.index, said) for block, _, said in found} == {(1, 1)}


def test_matches_come_text_by_text_and_in_their_order() -> None:
    patterns = Patterns([("second", "b"), ("first", "a")])
    found = patterns.find(texts("first second", "none", "second first"))
    assert [(block.index, said) for block, _, said in found] == [
        (0, "b"), (0, "a"), (2, "b"), (2, "a"),
    ]  # fmt: skip


def test_patterns_that_are_made_later_are_found_in_the_same_texts() -> None:
    same = texts("The one and the other.")
    assert [said for _, _, said in Patterns([("one", 1)]).find(same)] == [1]
    assert [said for _, _, said in Patterns([("other", 2)]).find(same)] == [2]


def test_no_pattern_of_a_rule_that_ships_misses_what_its_pattern_finds() -> None:
    rules = [rule for pack in load_pack(str(_SHIPPED)) for rule in pack.rules]
    documents = [parse(example.text)[0] for rule in rules for example in (*rule.bad, *rule.good)]
    contents = [block.text for document in documents for block in document.blocks]
    modules = {
        sys.modules[rule.check.__module__] for rule in rules if hasattr(rule.check, "__code__")
    }
    patterns = [value for m in modules for value in vars(m).values() if isinstance(value, Patterns)]
    assert len(patterns) > 5
    for one in patterns:
        found = [match.span() for _, match, _ in one.find(texts(*contents))]
        assert found == [match.span() for text in contents for match in one.everywhere(text)]


def test_a_pattern_that_does_not_compile_is_an_error_of_its_rule(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('name = "own"\nsummary = "Ours."\n', encoding="utf-8")
    (tmp_path / "bad.py").write_text(_RULE.replace("{pattern}", "(never"), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_rules(Config(root=tmp_path, packs=(".",)))
    assert caught.value.place == "own/bad.py:4" or caught.value.place.endswith("bad.py:4")


def test_what_is_made_of_a_document_once_goes_with_it() -> None:
    made: list[str] = []

    @once
    def size(document: Document) -> int:
        made.append(document.name)
        return len(document.blocks)

    document = Document(name="a")
    assert (size(document), size(document), made) == (0, 0, ["a"])
    del document
    gc.collect()
    assert size(Document(name="b", blocks=(Block(0, "paragraph", "x"),))) == 1


def test_folding_keeps_letters_and_parts_words() -> None:
    assert folded("It’s a Straße_1.\n") == " it s a strasse_1   "


def test_every_pattern_that_ships_compiles() -> None:
    rules = [rule for pack in load_pack(str(_SHIPPED)) for rule in pack.rules]
    assert len([prepare(rule) for rule in rules]) == len(rules)
