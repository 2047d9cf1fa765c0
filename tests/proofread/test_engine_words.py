"""What an engine alone knows of a language: its corrections say what is a slip."""

import pytest

from qualitygate.config import Vocabulary
from qualitygate.document import Block, Document
from qualitygate.proofread.plainjudge import PlainJudge
from qualitygate.proofread.shelf import shelf
from qualitygate.proofread.texts import passages, proofread_blocks
from qualitygate.proofread.vocabulary import learn
from qualitygate.prose import classify


def judge(text: str, language: str = "de-DE") -> PlainJudge:
    document = classify(Document(blocks=(Block(0, "paragraph", text),), language=language))
    blocks = proofread_blocks(document)
    texts = passages(blocks, {block.index: language for block in blocks})
    return PlainJudge(learn(document, texts, Vocabulary(), shelf(())), None, language)


@pytest.mark.parametrize(
    ("form", "offered", "kind"),
    [
        ("Zusamenarbeit", ("Zusammenarbeit", "Zusagearbeit"), "spelling"),
        ("örtlchen", ("örtlichen", "rötlichen"), "spelling"),
        ("Fattal", ("Sattel", "Fatal"), "term"),
        ("Veyon", ("Veyron",), "term"),
        ("Präfix-", ("Präfix", "Präfixe"), "term"),
        ("mailinglist", ("Mailinglist",), "term"),
        ("Quarzsynth", (), "term"),
        ("FOR THE", ("FORT HE",), None),
    ],
)
def test_a_german_word_is_a_slip_where_the_likeliest_correction_is_near(
    form: str, offered: tuple[str, ...], kind: str | None
) -> None:
    assert judge(f"Das ist die {form} mit einem Wort.").kind(form, offered) == kind


def test_a_short_noun_is_a_slip_where_the_document_has_the_right_one() -> None:
    text = "Die Datei ist im Ordner. Die Dtaei ist es nicht."
    assert judge(text).kind("Dtaei", ("Dati", "Datei")) == "spelling"


def test_a_capital_says_name_where_nouns_have_none() -> None:
    assert judge("La Sociata è qui.", "it-IT").kind("Sociata", ("Sociata", "Associata")) == "term"
