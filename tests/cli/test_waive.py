"""``waive`` writes a waiver that the next check obeys."""

import json
import re
from pathlib import Path

import docx
import pytest

from qualitygate.cli import run

SETTINGS = '[rules."brand/banned-phrases"]\nphrases = ["world-class", "best of breed"]\n'
DAY = ("--date", "2026-05-04")
REASON = 'It is their "own" slogan.'


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = docx.Document()
    made.core_properties.author = made.core_properties.comments = ""
    made.add_paragraph("We are a world-class team, and the best of breed.")
    (tmp_path / "bids").mkdir()
    made.save(str(tmp_path / "bids" / "offer.docx"))
    (tmp_path / "qualitygate.toml").write_text(SETTINGS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "bids" / "offer.docx"


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    run(["check", "bids/offer.docx", "--format", "json", "--select", "brand", *DAY])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    return {finding["text"]: finding for finding in file["findings"]}


def test_the_words_at_fault_are_waived(offer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert findings(capsys)["world-class"]["blocks"]
    command = ["waive", str(offer), "world-class", "--reason", REASON, "--who", "Ann Lee"]
    assert run([*command, "--until", "2099-12-31"]) == 0
    text = Path("qualitygate.toml").read_text("utf-8")
    assert text.startswith(SETTINGS + "\n[[waiver]]\n")
    assert 'files = "bids/offer.docx"' in text
    found = findings(capsys)
    assert found["world-class"]["waived"] == REASON
    assert found["world-class"]["waived_by"] == "Ann Lee"
    assert not found["world-class"]["blocks"]
    assert found["best of breed"]["blocks"]


def test_a_fingerprint_is_taken_from_the_long_report(
    offer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(offer), "--verbose", "--select", "brand"])
    report = capsys.readouterr().out
    (fingerprint,) = re.findall(r"'best of breed'.*?\b([0-9a-f]{16})\b", report, re.DOTALL)
    assert run(["waive", str(offer), fingerprint[:8], "--reason", "So be it."]) == 0
    assert f'fingerprint = "{fingerprint}"' in Path("qualitygate.toml").read_text("utf-8")
    assert findings(capsys)["best of breed"]["waived"] == "So be it."


def test_what_is_no_finding_is_not_waived(offer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waive", str(offer), "first-rate", "--reason", "So be it."]) == 2
    assert "no finding 'first-rate'" in capsys.readouterr().err
    assert run(["waive", str(offer), "world-class", "--reason", " "]) == 2
    assert Path("qualitygate.toml").read_text("utf-8") == SETTINGS


@pytest.mark.parametrize(
    ("waiver", "words"),
    [
        ('rule = "brand/tone"\ntext = "x"', "needs a 'reason'"),
        ('reason = "So."\ntext = "x"', "needs the 'rule'"),
        ('rule = "brand/tone"\nreason = "So."', "'text' at fault"),
        ('rule = "brand/tone"\nreason = "So."\ntext = "x"\nfingerprint = "12345678"', "not both"),
        ('rule = "brand/tone"\nreason = "So."\nfingerprint = "1234"', "at least 8"),
        ('rule = "brand/banned-phrase"\nreason = "So."\ntext = "x"', "'brand/banned-phrases'?"),
        ('rule = "brand/tone"\nreasons = "So."\ntext = "x"', "Did you mean 'reason'?"),
        ('rule = "a/b"\nreason = "So."\ntext = "x"\nuntil = "May"', "must be a date"),
    ],
)
def test_a_waiver_that_nobody_could_answer_for_is_refused(
    offer: Path, capsys: pytest.CaptureFixture[str], waiver: str, words: str
) -> None:
    Path("qualitygate.toml").write_text(f"{SETTINGS}\n[[waiver]]\n{waiver}\n", "utf-8")
    assert run(["check", str(offer)]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "qualitygate.toml:" in said


def test_a_project_file_is_written_under_its_own_table(
    offer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("qualitygate.toml").unlink()
    own = SETTINGS.replace("[rules", "[tool.qualitygate.rules")
    Path("pyproject.toml").write_text(own.rstrip("\n"), "utf-8")
    assert run(["waive", str(offer), "world-class", "--reason", REASON]) == 0
    assert "\n\n[[tool.qualitygate.waiver]]\n" in Path("pyproject.toml").read_text("utf-8")
    assert findings(capsys)["world-class"]["waived"] == REASON
