"""``show`` prints what the rules see: to read, to compare in git, and for machines."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from qualitygate.cli import run


def offer(path: Path, price: str = "10") -> Path:
    made = docx.Document()
    made.core_properties.title = "Offer"
    made.add_heading("Our offer", 1)
    made.add_paragraph("We deliver in March.")
    made.add_paragraph("A first step", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Item", "Fee", "A", price),
                          strict=True):  # fmt: skip
        cell.text = text
    made.sections[0].header.paragraphs[0].text = "Confidential"
    made.add_comment(made.paragraphs[1].runs[0], "Really?", author="Ann")
    made.save(str(path))
    return path


def test_the_outline_reads_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    assert run(["show", str(offer(tmp_path / "offer.docx"))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:8] == [
        "header: Confidential", "# Our offer", "We deliver in March.", "• A first step",
        "| Item | Fee |", "| A | 10 |",
    ]  # fmt: skip
    latent = lines[lines.index("--- Not shown ---") + 1 :]
    assert "comment (comment by Ann): Really?" in latent
    assert "property (property Title): Offer" in latent
    assert "file-name (file name): offer" in latent


def test_json_is_complete_and_stable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(offer(tmp_path / "offer.docx"))
    assert run(["show", path, "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert run(["show", path, "--format", "json"]) == 0
    assert capsys.readouterr().out == first
    model = json.loads(first)
    assert model["schema"] == 1
    heading = next(block for block in model["blocks"] if block["kind"] == "heading")
    assert (heading["text"], heading["level"], heading["visibility"]) == ("Our offer", 1, "shown")
    anchor = heading["location"]["anchors"][0]
    assert (anchor["part"], anchor["paragraph"], anchor["run"]) == ("word/document.xml", 0, 0)
    assert [len(table["cells"]) for table in model["tables"]] == [4]
    assert model["comments"][0]["author"] == "Ann"
    assert model["gaps"] == []


def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.docx").write_bytes(b"{\\rtf1 Hello}")
    assert run(["show", str(tmp_path / "old.docx")]) == 3
    assert "Rich Text document (RTF)" in capsys.readouterr().err
    assert run(["show", str(tmp_path / "gone.docx")]) == 2
    assert "gone.docx" in capsys.readouterr().err


def test_git_compares_two_states(tmp_path: Path, need: Callable[[str], str]) -> None:
    git = need("git")

    def call(*arguments: str) -> str:
        done = subprocess.run(
            [git, "-c", "user.name=x", "-c", "user.email=x@example.com", "-c",
             "diff.word.textconv=qualitygate show", *arguments],
            cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8"
        )  # fmt: skip
        return done.stdout

    need("qualitygate")
    call("init", "--quiet")
    (tmp_path / ".gitattributes").write_text("*.docx diff=word\n", encoding="utf-8")
    offer(tmp_path / "offer.docx")
    call("add", ".")
    call("commit", "--quiet", "-m", "one")
    offer(tmp_path / "offer.docx", price="12")
    changed = [line for line in call("diff").splitlines() if line.startswith(("+|", "-|"))]
    assert changed == ["-| A | 10 |", "+| A | 12 |"]


def test_a_document_is_shown_within_the_limits_of_its_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = offer(tmp_path / "offer.docx")
    (tmp_path / "qualitygate.toml").write_text("[limits]\nexpanded = 2000\n", "utf-8")
    assert run(["show", str(path)]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "limit" in shown.err


def test_everything_of_the_model_is_shown() -> None:
    from dataclasses import fields

    from qualitygate.document import Block, Document
    from qualitygate.report.model import model_json

    shown = model_json(Document(blocks=(Block(0, "paragraph", "We begin in May."),)))
    elsewhere = {"matches", "brief", "twin"}  # what is not of the file
    assert {field.name for field in fields(Document)} - elsewhere <= set(shown)
    assert {field.name for field in fields(Block)} == set(shown["blocks"][0])
