"""Another engine's words beside our own dictionaries."""

from pathlib import Path

import pytest

from qualitygate.proofread.agreed import agreed
from qualitygate.proofread.engine import Remark, Text


def spelling(content: str, word: str, *offered: str) -> Remark:
    start = content.index(word)
    return Remark(start, start + len(word), "spelling", "MORFOLOGIK_RULE_EN_US", "", offered)


def heard(
    content: str, *remarks: Remark, language: str = "en-US"
) -> list[tuple[str, tuple[str, ...]]]:
    found = agreed(Text(content, language), remarks)
    return [(content[one.start : one.end], one.replacements) for one in found]


def test_a_word_that_ours_have_is_none() -> None:
    text = "The colour of it is plaine."
    remarks = [spelling(text, "colour", "color"), spelling(text, "plaine", "plain")]
    assert heard(text, *remarks) == [("plaine", ("plain",))]


def test_a_known_misspelling_is_reported_though_theirs_have_it() -> None:
    text = "The pallettes are publically shown by Xantrium."
    assert [word for word, _ in heard(text)] == ["pallettes", "publically"]


@pytest.mark.parametrize(
    ("content", "span", "offered", "word", "left"),
    [
        ("a listend one", "listend one", ("listed one", "listen done"), "listend", ("listed",)),
        ("re-sampeling", "re-sampeling", ("re-sampling", "resample"), "sampeling", ("sampling",)),
        ("O'Sulivann came", "Sulivann", ("Sullivan",), "O'Sulivann", ("O'Sullivan",)),
    ],
)  # fmt: skip
def test_the_word_at_fault_is_marked_and_nothing_beside_it(
    content: str, span: str, offered: tuple[str, ...], word: str, left: tuple[str, ...]
) -> None:
    assert heard(content, spelling(content, span, *offered)) == [(word, left)]


def test_what_is_not_about_words_stays() -> None:
    text = "He can prevents it."
    grammar = Remark(7, 15, "grammar", "MD_BASEFORM", "", ("prevent",))
    assert agreed(Text(text, "en-US"), [grammar]) == [grammar]


def test_the_engine_is_believed_in_a_language_without_a_dictionary_of_ours() -> None:
    text = "Dat is en Tesxt."
    assert heard(text, spelling(text, "Tesxt", "Text"), language="nds") == [("Tesxt", ("Text",))]


def test_remarks_stand_in_the_order_of_the_text() -> None:
    text = "He can prevents pallettes."
    grammar = Remark(7, 15, "grammar", "MD_BASEFORM", "", ("prevent",))
    later = spelling(text, "pallettes", "palettes")
    assert [word for word, _ in heard(text, later, grammar)] == ["prevents", "pallettes"]


def test_a_word_of_the_users_own_dictionary_is_none(tmp_path: Path) -> None:
    (tmp_path / "de.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "de.dic").write_text("2\nQuarzsynth\nTaktwerk\n", encoding="utf-8")
    text = "Das Quarzsynth ist ein Tesxt."
    remarks = [spelling(text, "Quarzsynth"), spelling(text, "Tesxt", "Text")]
    found = agreed(Text(text, "de-DE"), remarks, (str(tmp_path),))
    assert [text[one.start : one.end] for one in found] == ["Tesxt"]
