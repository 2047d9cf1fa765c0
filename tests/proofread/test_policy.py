"""Which of LanguageTool's findings are heard, and as what."""

import pytest

from qualitygate.config import Config
from qualitygate.document import Block, Document, Match
from qualitygate.linting import load_rules
from qualitygate.proofread.engine import Text
from qualitygate.proofread.policy import kind_of, remark

SENTENCE = "He can prevents teh worst of XXXX."


@pytest.mark.parametrize(
    ("rule", "category", "language", "kind"),
    [
        ("MORFOLOGIK_RULE_EN_GB", "TYPOS", "en-GB", "spelling"),
        ("GERMAN_SPELLER_RULE", "TYPOS", "de-DE", "spelling"),
        ("AUSTRIAN_GERMAN_SPELLER_RULE", "TYPOS", "de-AT", "spelling"),
        ("HUNSPELL_RULE", "TYPOS", "da-DK", "spelling"),
        ("FR_SPELLING_RULE", "TYPOS", "fr", "spelling"),
        ("ENGLISH_WORD_REPEAT_RULE", "MISC", "en-US", "doubled"),
        ("GERMAN_WORD_REPEAT_RULE", "REDUNDANCY", "de", "doubled"),
        ("WORD_REPEAT_RULE", "MISC", "sv", "doubled"),
        ("Ordgentagelse", "MISC", "da-DK", "doubled"),
        ("MD_BASEFORM", "GRAMMAR", "en-US", "grammar"),
        ("EN_A_VS_AN", "MISC", "en-US", "article"),
        ("LOOSE_LOSE", "CONFUSED_WORDS", "en-US", "confusion"),
        ("IT_IS_2", "TYPOS", "en-US", "confusion"),
        ("FEWER_LESS", "GRAMMAR", "en-US", "hint"),
        ("SIGN_INTO", "GRAMMAR", "en-US", "hint"),
        ("DEPEND_ON", "GRAMMAR", "en-US", "hint"),
        ("AGREEMENT_DET_NOUN", "AGREEMENT", "fr-FR", "hint"),
        ("ANY_RULE", "CAT1", "it", "hint"),
    ],
)
def test_what_is_believed(rule: str, category: str, language: str, kind: str) -> None:
    assert kind_of(rule, category, language) == kind


@pytest.mark.parametrize(
    ("rule", "category", "language"),
    [
        ("UPPERCASE_SENTENCE_START", "CASING", "en-US"),
        ("PASSIVE_VOICE", "STYLE", "en-GB"),
        ("LONG_TERM_HYPHEN", "GRAMMAR", "en-US"),
        ("EN_COMPOUNDS", "TYPOS", "en-US"),
        ("CD_NN", "GRAMMAR", "en-US"),
        ("A_INSTALL", "GRAMMAR", "en-US"),
        ("IN_WINDOWS", "GRAMMAR", "en-US"),
        ("EN_DIACRITICS_REPLACE", "TYPOS", "en-US"),
        ("POSSESSIVE_APOSTROPHE", "TYPOS", "en-US"),
        ("ENGLISH_WORD_REPEAT_BEGINNING_RULE", "STYLE", "en-US"),
        ("ANY_RULE", "TYPOGRAPHY", "de"),
        ("ANY_RULE", "CAT_TYPOGRAPHIE", "fr"),
        ("ANY_RULE", "CAT8", "it"),
        ("ANY_RULE", "CAT1", "en-US"),
        ("A_RULE_OF_TOMORROW", "A_CATEGORY_OF_TOMORROW", "en-US"),
    ],
)
def test_what_is_not_heard(rule: str, category: str, language: str) -> None:
    assert kind_of(rule, category, language) is None


def test_a_heading_is_read_for_its_words_alone() -> None:
    heading, prose = Text(SENTENCE, "en-US", sentences=False), Text(SENTENCE, "en-US")
    grammar = (7, 15, "MD_BASEFORM", "GRAMMAR", "Use the base form.", ["prevent"])
    word = (16, 19, "MORFOLOGIK_RULE_EN_US", "TYPOS", "A misspelling.", ["the"])
    assert remark(heading, *grammar) is None
    assert remark(prose, *grammar) is not None
    assert remark(heading, *word) == remark(prose, *word)


def test_what_was_masked_is_no_misspelling() -> None:
    masked = Text(SENTENCE, "en-US")
    at = SENTENCE.index("XXXX")
    said = remark(masked, at, at + 4, "MORFOLOGIK_RULE_EN_US", "TYPOS", "A misspelling.", [])
    assert said is None


def test_of_a_hundred_corrections_a_few_are_kept() -> None:
    offered = [f"the{number}" for number in range(100)]
    said = remark(Text("teh", "en-US"), 0, 3, "MORFOLOGIK_RULE_EN_US", "TYPOS", "", offered)
    assert said is not None
    assert said.replacements == tuple(offered[:10])


@pytest.mark.parametrize(
    ("found", "offered", "kind"),
    [
        ("side-effects", "side effects", "hint"),
        ("brand new", "brand-new", "hint"),
        ("alot", "a lot", "confusion"),
        ("self-loose", "self-lose", "confusion"),
    ],
)
def test_hyphens_are_a_matter_of_taste(found: str, offered: str, kind: str) -> None:
    text = Text(f"It has {found}.", "en-US")
    said = remark(text, 7, 7 + len(found), "LOOSE_LOSE", "CONFUSED_WORDS", "", [offered])
    assert said is not None
    assert said.kind == kind


@pytest.mark.parametrize(
    ("before", "found", "rule", "heard"),
    [
        ("The Access Key ", "Id", "EN_CONTRACTION_SPELLING", False),
        ("They ", "dont", "EN_CONTRACTION_SPELLING", True),
        ("It is not ", "a one", "A_CD_NNS", False),
        ("The root i ", "is", "PERS_PRONOUN_AGREEMENT", False),
        ("I ", "is", "PERS_PRONOUN_AGREEMENT", True),
        ("The word SHALL ", "denotes", "MD_BASEFORM", False),
        ("The word shall ", "denotes", "MD_BASEFORM", True),
    ],
)
def test_what_is_spoken_of_is_no_slip(before: str, found: str, rule: str, heard: bool) -> None:
    text = Text(f"{before}{found} as we know.", "en-US")
    start, end = len(before), len(before) + len(found)
    said = remark(text, start, end, rule, "GRAMMAR", "A slip.", ["other"])
    assert (said is not None) is heard


def test_an_article_is_corrected_once_whoever_found_it() -> None:
    text = "It is a assessment under a FP contract."
    matches = (
        Match(0, 6, 7, "article", "EN_A_VS_AN", "languagetool", "Use “an”.", ("an",)),
        Match(0, 25, 26, "article", "EN_A_VS_AN", "languagetool", "Use “an”.", ("an",)),
    )
    document = Document(blocks=(Block(0, "paragraph", text),), language="en-US", matches=matches)
    (rule,) = load_rules(Config(select=("language/article",)))
    hits = list(rule.hits(document))
    assert [(hit.start, hit.message) for hit in hits] == [
        (6, "Write 'an assessment', not 'a'."),
        (25, "Write 'an FP', not 'a'."),
    ]


def test_a_hint_is_a_note_and_grammar_a_warning() -> None:
    text = "We have less pages, and he can prevents it."
    matches = (
        Match(0, 8, 12, "hint", "FEWER_LESS", "languagetool", "Use “fewer”.", ("fewer",)),
        Match(0, 31, 39, "grammar", "MD_BASEFORM", "languagetool", "Use “prevent”.", ("prevent",)),
    )
    document = Document(blocks=(Block(0, "paragraph", text),), language="en-US", matches=matches)
    (rule,) = load_rules(Config(select=("language/grammar",)))
    hits = list(rule.hits(document))
    assert [text[hit.start : hit.end] for hit in hits] == ["less", "prevents"]
    assert [hit.severity or rule.severity for hit in hits] == ["note", "warning"]
