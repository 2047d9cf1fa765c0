"""Starting up is cheap, and a wrong command line says what is wrong."""

import json
import subprocess
import sys

import pytest

from qualitygate import __version__
from qualitygate.cli import run

HEAVY = {
    "lxml", "pypdf", "pypdfium2", "docx", "harper", "hunspell", "rich", "regex", "ahocorasick",
    "cryptography", "psutil", "yaml", "PIL", "imha", "gcld3",
}  # fmt: skip
NEEDED_BY_RULES = {"regex", "ahocorasick", "yaml"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["chekc"], 2),
        (["--nonsense"], 2),
        (["check"], 2),
        (["check", "--help"], 0),
        (["check", "--formt", "json", "a.docx"], 2),
    ],
)
def test_starting_up_imports_nothing_heavy(arguments: list[str], code: int) -> None:
    program = (
        "import sys, json; from qualitygate.cli import run; code = run(sys.argv[1:]); "
        "names = {name.partition('.')[0] for name in sys.modules}; "
        "print(json.dumps([code, sorted(names)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    given, names = json.loads(done.stdout.splitlines()[-1])
    assert given == code
    assert not HEAVY & set(names)


def test_loading_the_rules_imports_nothing_that_only_some_documents_need() -> None:
    program = (
        "import sys; from qualitygate.config import Config; "
        "from qualitygate.linting import load_rules, with_word_lists; "
        "load_rules(with_word_lists(Config())); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert not (HEAVY - NEEDED_BY_RULES) & set(done.stdout.split())


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"qualitygate {__version__}\n"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    for command in ("check", "show", "rules", "explain", "test", "new", "cache"):
        assert f"\n  {command} " in text


@pytest.mark.parametrize("command", ["check", "show", "rules", "explain", "test", "new", "cache"])
def test_every_command_has_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"Usage: qualitygate {command}" in capsys.readouterr().out


def test_a_slip_in_the_command_is_met_with_the_right_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["chekc", "a.docx"]) == 2
    assert "Did you mean 'check'?" in capsys.readouterr().err


def test_a_defect_is_told_without_what_was_worked_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a confidential sentence")

    monkeypatch.setattr("qualitygate.cli.show.load_config", fail)
    assert run(["show", "a.docx"]) == 3
    error = capsys.readouterr().err
    assert error.startswith("Error: qualitygate failed (KeyError in ")
    assert "confidential" not in error


def test_as_a_module() -> None:
    command = [sys.executable, "-m", "qualitygate", "--version"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
