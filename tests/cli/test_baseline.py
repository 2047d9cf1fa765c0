"""``baseline``: what was there does not block, what is new does, and it never grows by itself."""

import json
from pathlib import Path

import docx
import pytest

from qualitygate.cli import run

SETTINGS = """\
language = "en-GB"
ignore = ["hygiene"]

[rules."brand/banned-phrases"]
phrases = ["world-class", "best of breed"]
"""
BASELINE = Path("qualitygate-baseline.json")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qualitygate.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "bids").mkdir()
    monkeypatch.chdir(tmp_path)
    write("We are a world-class team. The work takes four weeks.")


def write(*paragraphs: str, name: str = "offer") -> None:
    made = docx.Document()
    made.core_properties.author = made.core_properties.comments = ""
    for number in range(60):
        made.add_paragraph(f"This is paragraph number {number}, and it says nothing at all here.")
    made.add_page_break()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(f"bids/{name}.docx")


def check(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, bool]]:
    """The exit code, and which words block."""
    capsys.readouterr()
    code = run(["check", "bids", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    findings = [finding for file in report["files"] for finding in file["findings"]]
    return code, {f["text"]: f["blocks"] for f in findings if f["severity"] != "note"}


def test_what_was_there_does_not_block_and_what_is_new_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check(capsys) == (1, {"world-class": True})
    assert run(["baseline"]) == 0
    assert "is written, with 1 fault." in capsys.readouterr().out
    assert "world-class" not in BASELINE.read_text("utf-8")
    assert check(capsys) == (0, {"world-class": False})
    write("A new first sentence.", "We are a world-class team. The work takes four weeks.")
    assert check(capsys) == (0, {"world-class": False})
    write("We are a world-class team. The work takes four weeks.", "It is best of breed.")
    assert check(capsys) == (1, {"world-class": False, "best of breed": True})


def test_the_report_counts_what_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline"])
    capsys.readouterr()
    run(["check", "bids/offer.docx"])
    short = capsys.readouterr().out
    assert short.startswith("bids/offer.docx: first class · 1 known\n")
    assert "Faults known from the baseline are counted here" in short
    run(["check", "--verbose", "bids/offer.docx"])
    assert "    known    The house has banned 'world-class'" in capsys.readouterr().out


def test_the_same_fault_once_more_is_a_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline"])
    write("We are a world-class team. The work takes four weeks.", "A world-class one, we mean.")
    assert check(capsys) == (1, {"world-class": True})


def test_it_never_grows_without_being_told(capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline"])
    before = BASELINE.read_bytes()
    write("We are a world-class team. The work takes four weeks.", "It is best of breed.")
    assert run(["baseline"]) == 1
    assert "1 fault not in it" in capsys.readouterr().out
    assert BASELINE.read_bytes() == before
    assert run(["baseline", "--prune"]) == 1
    assert BASELINE.read_bytes() == before
    assert run(["baseline", "--add"]) == 0
    assert check(capsys) == (0, {"world-class": False, "best of breed": False})


def test_what_is_mended_or_gone_is_pruned(capsys: pytest.CaptureFixture[str]) -> None:
    write("It is best of breed.", name="second")
    run(["baseline"])
    write("We are a good team. The work takes four weeks.")
    assert run(["baseline"]) == 0
    assert "1 fault no longer there: --prune takes them out." in capsys.readouterr().out
    Path("bids/second.docx").unlink()
    assert run(["baseline", "--prune"]) == 0
    said = capsys.readouterr().out
    assert "holds 0 faults" in said
    assert "2 faults taken out." in said
    assert json.loads(BASELINE.read_text("utf-8"))["files"] == {}


def test_a_part_of_the_documents_leaves_the_rest_alone() -> None:
    write("It is best of breed.", name="second")
    run(["baseline"])
    write("We are a good team. The work takes four weeks.")
    run(["baseline", "bids/offer.docx", "--prune"])
    assert list(json.loads(BASELINE.read_text("utf-8"))["files"]) == ["bids/second.docx"]


@pytest.mark.parametrize(
    "text",
    ["nonsense", "{}", '{"schema": 2, "files": {}}', '{"schema": 1, "files": {"a": {"b": 0}}}'],
)
def test_a_damaged_baseline_is_no_pass(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    BASELINE.write_text(text, "utf-8")
    assert run(["check", "bids"]) == 2
    assert "qualitygate-baseline.json: is" in capsys.readouterr().err


def test_without_a_configuration_there_is_no_place_for_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("qualitygate.toml").unlink()
    assert run(["baseline", "bids"]) == 2
    assert "no configuration" in capsys.readouterr().err
