"""``config`` says what holds for a document, and where each value comes from."""

from pathlib import Path

import pytest

from qualitygate.cli import run

SETTINGS = """\
language = "en-GB"

[gate]
warnings = 20

[rules."brand/tone"]
severity = "error"

[paths."*.docx"]
language = "en-US"

[paths."bids/**"]
language = "fr"

[paths."bids/**".rules."brand/tone"]
severity = "note"

[[waiver]]
rule = "brand/tone"
text = "ASAP"
reason = "So."
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qualitygate.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "bids").mkdir()
    monkeypatch.chdir(tmp_path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run(["config", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_each_value_comes_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "letter.pdf")
    assert lines[0] == "# qualitygate.toml"
    assert 'language = "en-GB"  # qualitygate.toml:1' in lines
    assert 'engine = "builtin"  # default' in lines
    assert "gate.warnings = 20  # qualitygate.toml:4" in lines
    assert "limits.pages = 3000  # default" in lines
    assert 'rules."brand/tone".severity = "error"  # qualitygate.toml:7' in lines
    assert 'waiver = "ASAP"  # qualitygate.toml:18' in lines


def test_the_override_that_wins_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "bids/offer.docx")
    assert 'language = "fr"  # qualitygate.toml:13' in lines
    assert 'rules."brand/tone".severity = "note"  # qualitygate.toml:16' in lines
    assert 'language = "en-US"  # qualitygate.toml:10' in printed(capsys, "letter.docx")


def test_a_project_file_serves_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    Path("qualitygate.toml").unlink()
    Path("pyproject.toml").write_text('[tool.qualitygate]\nlanguage = "nl"\n', encoding="utf-8")
    assert 'language = "nl"  # pyproject.toml:2' in printed(capsys, "letter.docx")


def test_without_any_all_are_defaults(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = printed(capsys, str(tmp_path_factory.mktemp("empty") / "letter.docx"))
    assert lines[0] == "# there is no configuration"
    assert all(line.endswith("# default") for line in lines[1:])
