"""Which language is a text in: the file's word for it, and what the words themselves say."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from qualitygate.document import Block, Document, Run
from qualitygate.proofread.detection import count_words
from qualitygate.proofread.languages import home_language, languages, primary
from qualitygate.prose import classify

HERE = Path(__file__).parent
SAMPLES = [
    tuple(row) for row in csv.reader((HERE / "languages.tsv").open("r", encoding="utf-8"),
                                     delimiter="\t", quoting=csv.QUOTE_NONE)
]  # fmt: skip
LANGUAGES = sorted({language for language, _, _ in SAMPLES})
ENGLISH = [text for language, kind, text in SAMPLES if language == "en" and kind != "heading"]
TRICKY = (HERE / "english.txt").read_text("utf-8").splitlines()


def tags_of(document: Document) -> dict[int, str]:
    return languages(document.blocks, home_language(document, document.blocks, None))


def judged(*texts: str, language: str | None = None, tag: str | None = None) -> list[str]:
    """The primary languages of the texts of a document, each tagged `tag`."""
    blocks = tuple(
        Block(number, "paragraph", text, language=tag) for number, text in enumerate(texts)
    )
    document = classify(Document(blocks=blocks, language=language))
    found = tags_of(document)
    return [primary(found[block.index]) for block in document.blocks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tag", [None, "en-US"])
def test_a_document_is_in_the_language_of_its_words(language: str, tag: str | None) -> None:
    texts = [text for known, _, text in SAMPLES if known == language]
    assert judged(*texts, language=tag) == [language] * len(texts)


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_a_foreign_paragraph_in_an_english_document_is_known(language: str) -> None:
    paragraph = next(text for known, _, text in SAMPLES if known == language)
    texts = [*ENGLISH, paragraph, *ENGLISH]
    found = judged(*texts, language="en-GB")
    assert found[len(ENGLISH)] == language
    assert set(found) == {"en", language}


def test_most_foreign_sentences_in_an_english_document_are_known() -> None:
    wrong = [
        (language, text)
        for language, kind, text in SAMPLES
        if kind == "sentence"
        and judged(*ENGLISH, text, *ENGLISH, language="en-GB")[len(ENGLISH)] != language
    ]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("language", ["en-GB", None, "de-DE"])
def test_names_lists_and_quoted_words_do_not_make_a_text_foreign(language: str | None) -> None:
    found = judged(*ENGLISH, *TRICKY, language=language)
    assert found == ["en"] * len(found)


@pytest.mark.parametrize("tag", ["fr-FR", "de-DE", "es-ES", "it-IT", "pt-BR", "nl-NL", "sv-SE"])
def test_a_keyboard_language_on_english_text_changes_nothing(tag: str) -> None:
    assert judged(*ENGLISH, language="en-GB", tag=tag) == ["en"] * len(ENGLISH)


def test_a_heading_goes_with_the_text_below_it() -> None:
    french = [text for language, kind, text in SAMPLES if language == "fr" and kind != "heading"]
    texts = [*ENGLISH, "Présentation des services proposés", *french, "Overview of the services"]
    found = judged(*texts, *ENGLISH, language="en-GB")
    assert found[len(ENGLISH)] == "fr"
    assert found[len(texts) - 1] == "en"


def test_a_short_text_is_in_the_language_of_its_mark_where_its_words_agree() -> None:
    blocks = (
        Block(0, "paragraph", ENGLISH[0]),
        Block(1, "paragraph", "Overzicht van de diensten", language="nl-NL"),
        Block(2, "paragraph", "Overview of the services", language="nl-NL"),
    )
    document = classify(Document(blocks=blocks, language="en-GB"))
    assert list(tags_of(document).values()) == ["en-GB", "nl-NL", "en-GB"]


def test_the_variant_that_the_file_names_is_kept() -> None:
    text = next(text for language, _, text in SAMPLES if language == "pt")
    blocks = (Block(0, "paragraph", text, runs=(Run(0, len(text), language="pt-BR"),)),)
    document = classify(Document(blocks=blocks, language="pt-PT"))
    assert tags_of(document) == {0: "pt-BR"}


def test_ukrainian_is_not_russian_and_chinese_is_not_japanese() -> None:
    for language in ("uk", "ru", "bg", "zh", "ja", "ko", "ar", "fa", "he"):
        texts = [text for known, _, text in SAMPLES if known == language]
        assert judged(*texts) == [language] * len(texts)


def test_greek_letters_of_a_formula_are_no_greek() -> None:
    greek = "Η προσφορά ισχύει για εξήντα ημέρες."
    assert judged(*ENGLISH, "β γ δ ε + θ", greek) == ["en"] * (len(ENGLISH) + 1) + ["el"]


def test_words_that_two_languages_share_make_no_german_english() -> None:
    german = "Der Preis, den der Kunde zahlt, ist an die Lieferung gebunden."
    french = "On part à Paris pour un an, et on place des agents sur site au fort."
    for language, text in (("de", german), ("fr", french)):
        around = [t for name, kind, t in SAMPLES if name == language and kind == "sentence"]
        assert judged(*around, text, *around) == [language] * (2 * len(around) + 1)
    assert judged(german) != ["en"]


def test_a_short_text_does_not_tell_languages_of_one_script_apart() -> None:
    for language, text in (("ru-RU", "Предмет контракта"), ("ja-JP", "全国農業高等学校長協会")):
        long = next(text for known, _, text in SAMPLES if known == primary(language))
        blocks = (Block(0, "paragraph", long), Block(1, "cell", text))
        assert set(tags_of(Document(blocks=blocks, language=language)).values()) == {language}


@pytest.mark.parametrize("tag", ["und", "zxx", "mul", "x-none"])
def test_a_tag_that_names_no_language_says_nothing(tag: str) -> None:
    assert judged(*ENGLISH, "Plans", language=tag, tag=tag) == ["en"] * (len(ENGLISH) + 1)
    assert judged("Xyl Qrt", language=tag, tag=tag) == [""]


def test_a_near_language_is_told_by_the_whole_document() -> None:
    texts = [text for language, _, text in SAMPLES if language == "nb"]
    assert judged(*texts, language="da-DK", tag="da-DK") == ["nb"] * len(texts)


def test_a_script_without_spaces_has_words_too() -> None:
    assert count_words("本报价自签字之日起六十天内有效。") == 15
    assert count_words("Offer no. 3") == 3
    assert count_words("هذا العرض صالح") == 3


def test_the_detector_is_not_loaded_for_an_english_document() -> None:
    script = (
        "import sys; from qualitygate.document import Block, Document; "
        "from qualitygate.prose import classify; "
        "from qualitygate.proofread.judged import with_languages; "
        f"texts = {ENGLISH!r}; "
        "blocks = tuple(Block(n, 'paragraph', text) for n, text in enumerate(texts)); "
        "document = classify(Document(blocks=blocks)); "
        "judged = with_languages(document, document.blocks, None); "
        "assert {judged.language} == {'en-US'}; "
        "assert 'gcld3' not in sys.modules, 'loaded'"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_label_with_everyday_words_is_in_the_language_of_its_document() -> None:
    french = "Les réglages de cette page sont conservés avec le document quand il est enregistré."
    english = "All of the settings of this page are kept."
    texts = (french, english, "mode page unique.", "Dessiner des objets simples", english)
    assert judged(*texts, language="fr-FR") == ["fr", "en", "fr", "fr", "en"]


def test_a_label_is_in_no_third_language() -> None:
    german = "Die Einstellungen dieser Seite werden zusammen mit dem Dokument gespeichert."
    dutch = "beide instellingen zoals boven beschreven wijzigen"
    assert judged(german, dutch, german, language="de-DE") == ["de", "de", "de"]


@pytest.mark.parametrize("mark", [None, "en-US"])
def test_a_document_full_of_english_names_is_in_the_language_of_its_sentences(
    mark: str | None,
) -> None:
    danish = (
        "Vælg punktet {} i menuen for at gemme siden.",
        "Indstillingen {} bestemmer hvor mange sider der kan vises på skærmen ad gangen.",
        "Brug knappen {} når teksten skal flyttes til den næste linje i dokumentet.",
        "Hvis du ikke ser feltet {}, er det fordi programmet mangler en opdatering.",
    )
    english = ("edit the current selection", "show all of the guides", "move this text down",
               "select from the list of images", "export with these options")  # fmt: skip
    texts = [sentence.format(name) for sentence in danish for name in english]
    assert set(judged(*texts, language=mark)) == {"da"}
