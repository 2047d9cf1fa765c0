"""Text marked as a language that it is not in: the client's Word underlines all of it."""

from qualitygate.config import Config
from qualitygate.document import Block, Document, Match, Run, Settings
from qualitygate.proofread import proofread
from qualitygate.prose import classify

ENGLISH = "This offer is valid for sixty days, and our engineers will visit the plant in May. "
FRENCH = "Cette offre est valable soixante jours et nos ingénieurs visiteront votre usine en mai. "
BRITISH = "The colour of the centre, the behaviour of our neighbours, a catalogue of the theatre. "


def found(
    *texts: tuple[str, str | None], language: str | None = None, kind: str = "docx"
) -> list[Match]:
    blocks = tuple(
        Block(n, "paragraph", text, runs=(Run(0, len(text), language=tag),))
        for n, (text, tag) in enumerate(texts)
    )
    document = classify(Document(blocks=blocks, language=language, settings=Settings(format=kind)))
    matches = proofread(document, Config())[0].matches
    return [match for match in matches if match.kind == "proofing-language"]


def test_english_marked_german_by_a_keyboard_is_found_once() -> None:
    (match,) = found((ENGLISH * 3, "de-DE"), (ENGLISH * 2, "de-DE"))
    assert match.rule == "proofing-language:most"
    assert match.message.startswith("80 of 80 words are marked as German (de-DE), but are English")
    assert "Word underlines" in match.message
    assert (match.block, match.start, match.end) == (0, 0, len("This offer is valid for sixty"))


def test_a_part_is_less_grave_and_its_first_place_is_shown() -> None:
    (match,) = found((ENGLISH * 5, "en-GB"), (ENGLISH, "de-DE"), (ENGLISH, "fr-FR"))
    assert match.rule == "proofing-language:part"
    assert match.block == 1
    assert "32 of 112 words are marked as German (de-DE) and French (fr-FR)" in match.message


def test_a_pdf_says_it_for_the_whole_of_its_text() -> None:
    (match,) = found((ENGLISH * 3, None), language="de-DE", kind="pdf")
    assert "screen reader" in match.message


def test_a_french_part_marked_english_is_found() -> None:
    (match,) = found((ENGLISH * 5, "en-GB"), (FRENCH * 3, "en-GB"))
    assert "but are French" in match.message
    assert match.block == 1


def test_two_languages_under_a_wrong_mark_are_both_named() -> None:
    finnish = "Tämä tarjous on voimassa kuusikymmentä päivää allekirjoituksesta lukien. "
    (match,) = found((ENGLISH * 5, "en-GB"), (FRENCH * 3, "en-GB"), (finnish * 3, "en-GB"))
    assert "marked as English (en-GB), but are French and Finnish" in match.message
    assert match.message.endswith("Mark each as what it is.")


def test_chinese_is_not_marked_by_the_language_of_latin_letters() -> None:
    chinese = (
        "项目将于三月开始，为期十四周。我们的团队将与市政技术人员合作安装传感器，检查其运行情况。"
    )
    assert found((ENGLISH * 2, "en-GB"), (chinese * 3, "en-GB")) == []
    assert len(found((chinese * 3, None), language="en-GB", kind="pdf")) == 1


def test_names_and_a_few_words_marked_by_a_keyboard_are_nothing() -> None:
    assert found((ENGLISH * 5, "en-GB"), ("Hasan Emre Kaya, Ayşe Demir", "tr-TR")) == []
    assert found((ENGLISH * 5, "en-GB"), ("All is well in the plant.", "fr-FR")) == []


def test_what_is_marked_as_it_should_be_is_nothing() -> None:
    assert found((ENGLISH * 5, "en-GB"), (FRENCH * 5, "fr-FR")) == []


def test_where_the_file_says_nothing_there_is_nothing_to_say() -> None:
    assert found((ENGLISH * 3, None), (BRITISH, None)) == []


def test_british_words_marked_american_are_a_matter_of_the_dialect() -> None:
    (match,) = found((ENGLISH * 3 + BRITISH, "en-US"))
    assert match.rule == "proofing-language:dialect"
    assert "marked as American English (en-US), but is written in British" in match.message


def test_in_a_pdf_the_dialect_harms_nobody() -> None:
    assert found((ENGLISH * 3 + BRITISH, "en-US"), kind="pdf") == []


def test_two_englishes_in_one_file_are_found_where_the_second_begins() -> None:
    (match,) = found((ENGLISH * 6, "en-GB"), (ENGLISH * 3, "en-US"))
    assert "48 of 144 words are marked as American English (en-US)" in match.message
    assert match.block == 1
    assert found((ENGLISH * 6, "en-GB"), (ENGLISH * 3, "en-IE")) == []
