"""``vocabulary`` proposes what a word list should know, for a person to read."""

from pathlib import Path

import docx
import pytest

from qualitygate.cli import run


def written(path: Path, *paragraphs: str) -> str:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(str(path))
    return str(path)


def test_terms_come_with_their_uses_the_most_frequent_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = written(
        tmp_path / "one.docx",
        "A zytroplast is cheap. Each zytroplast is tested, and no zytroplast is reused.",
        "We recieve it with one quorbine. The quorbine is new, and a quorbine is small.",
    )
    two = written(tmp_path / "two.docx", "A zytroplast here, a zytroplast there, any zytroplast.")
    assert run(["vocabulary", one, two]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["zytroplast  # 6 times, in 2 documents", "quorbine  # 3 times"]


def test_what_it_proposes_is_a_word_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "one.docx", "A zytroplast, the zytroplast, and no other zytroplast.")
    assert run(["vocabulary", path]) == 0
    (tmp_path / "vocab").mkdir()
    (tmp_path / "vocab" / "terms.txt").write_text(capsys.readouterr().out, "utf-8")
    (tmp_path / "qualitygate.toml").write_text("", "utf-8")
    assert run(["vocabulary", path]) == 0
    assert capsys.readouterr().out == ""


def test_a_document_that_was_not_proofread_is_no_document_without_terms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 and nothing else")
    assert run(["vocabulary", str(tmp_path / "broken.docx")]) == 3
    assert "broken.docx was not proofread" in capsys.readouterr().err
