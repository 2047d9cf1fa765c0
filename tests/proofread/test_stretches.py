"""A quotation in another language is read in that language, or counted as unread."""

from collections.abc import Sequence

import pytest

from qualitygate.config import Config
from qualitygate.document import Block, Document, Run
from qualitygate.proofread import proofread
from qualitygate.proofread.stretches import stretches
from qualitygate.prose import classify

from .documents import said

BEFORE = "The mayor wrote that "
FRENCH = "nous avons le plaisir de confirmer notre accord avec la commune pour ces travaux"
AFTER = " and we recieve the letter today."


def block(*pieces: tuple[str, str | None]) -> Block:
    """A paragraph of pieces, each marked with a language."""
    runs, at = [], 0
    for text, language in pieces:
        runs.append(Run(at, at + len(text), language=language))
        at += len(text)
    return Block(0, "paragraph", "".join(text for text, _ in pieces), runs=tuple(runs))


def found(block: Block, language: str) -> list[tuple[str, str]]:
    return [(span.reason, block.text[span.start : span.end]) for span in stretches(block, language)]


def checked(pieces: Sequence[tuple[str, str | None]]) -> Document:
    document = Document(blocks=(block(*pieces),), language="en-GB")
    return proofread(classify(document), Config())[0]


def test_a_quotation_marked_french_is_french() -> None:
    made = block((BEFORE, "en-GB"), (FRENCH[:30], "fr-FR"), (FRENCH[30:], "fr-FR"), (AFTER, None))
    assert found(made, "en-GB") == [("fr-FR", FRENCH)]


def test_english_words_marked_french_stay_english() -> None:
    made = block((BEFORE, "en-GB"), ("the work on the harbour may begin ", "fr-FR"), (AFTER, None))
    assert found(made, "en-GB") == []


def test_french_words_marked_german_by_a_keyboard_are_french() -> None:
    assert found(block((BEFORE, "en-GB"), (FRENCH, "de-DE")), "en-GB") == [("fr", FRENCH)]


def test_names_marked_with_a_keyboard_stay() -> None:
    made = block((BEFORE, "en-GB"), ("Hasan Emre Kaya (Ankara)", "tr-TR"), (AFTER, None))
    assert found(made, "en-GB") == []


def test_an_english_term_in_a_french_text_is_english() -> None:
    made = block((FRENCH + " ", "fr-FR"), ("with all of the old terms", "en-GB"), (".", "fr-FR"))
    assert found(made, "fr-FR") == [("en-GB", "with all of the old terms")]


@pytest.mark.parametrize("marks", ["“{}”", "«{}»", '"{}"', "„{}“"])
def test_a_quotation_needs_no_mark(marks: str) -> None:
    assert found(block((BEFORE + marks.format(FRENCH) + AFTER, None)), "en-GB") == [("fr", FRENCH)]


def test_quoted_english_in_a_french_text_is_english() -> None:
    quote = "the statement of work and all of the annexes"
    made = block((f"{FRENCH.capitalize()} dans « {quote} » et « le cahier des charges »", None))
    assert found(made, "fr-FR") == [("en-US", f" {quote} ")]


def test_quoted_english_and_quoted_names_stay() -> None:
    text = 'He read "the minutes of the last meeting" and "set_key get_key del_key" to them.'
    assert found(block((text, None)), "en-GB") == []


def test_what_is_quoted_is_no_misspelling_and_the_rest_is_read() -> None:
    document = checked([(BEFORE, "en-GB"), (FRENCH, "fr-FR"), (AFTER, "en-GB")])
    assert said(document, "spelling", "typo", "term") == ["recieve"]
    assert [mask.reason for mask in document.blocks[0].foreign] == ["fr-FR"]


def test_a_long_quotation_that_nobody_reads_is_a_gap() -> None:
    finnish = "tämä tarjous on voimassa kuusikymmentä päivää sen allekirjoituksesta lukien"
    document = checked([(BEFORE, "en-GB"), (finnish, "fi-FI"), (AFTER, "en-GB")])
    assert [gap.code for gap in document.gaps] == ["language"]
    assert document.gaps[0].reason.startswith("9 words in Finnish")


def test_chinese_in_an_english_text_is_counted_by_its_letters() -> None:
    chinese = "项目将于三月开始为期十四周"
    document = checked([("The letter says in their words, ", None), (chinese, "zh-CN")])
    assert document.gaps[0].reason.startswith("13 words in Chinese")


def test_rules_see_in_which_language_a_text_is_judged_to_be() -> None:
    blocks = (
        Block(0, "paragraph", "This is what we have agreed with you.", language="de-DE"),
        Block(1, "paragraph", FRENCH.capitalize() + ".", language="de-DE"),
        Block(2, "paragraph", "x = 1;", language="fr-FR", nature="code"),
    )
    document = proofread(Document(blocks=blocks, language="en-GB"), Config(engine="none"))[0]
    assert document.language == "en-GB"
    assert [block.language for block in document.blocks] == ["en-GB", "fr", "en-GB"]


def test_a_slip_in_a_quotation_is_found_in_its_own_language() -> None:
    slipped = FRENCH.replace("confirmer", "confirrmer")
    document = checked([(BEFORE, "en-GB"), (slipped, "fr-FR"), (AFTER, "en-GB")])
    assert said(document, "spelling", "typo", "term") == ["confirrmer", "recieve"]
    assert document.gaps == ()
