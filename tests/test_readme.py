"""The README keeps its word: its commands stand alone, and what it shows is what comes out."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from qualitygate.config import load_config

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BEGIN, END = "<!-- rules -->\n", "<!-- /rules -->"


def blocks(heading: str) -> list[tuple[str, str]]:
    """Language and content of the fenced blocks under a heading."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    return re.findall(r"^```(\w+)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


def toml(heading: str, number: int = 0) -> str:
    return [text for language, text in blocks(heading) if language == "toml"][number]


@pytest.mark.parametrize("heading", ["Check a document", "Run the tests"])
def test_the_command_stands_alone_under_its_heading(heading: str) -> None:
    commands = [text for language, text in blocks(heading) if language == "bash"]
    assert len(commands) == 1
    assert commands[0].startswith("python3 -m venv .venv")
    assert "pip install" in commands[0]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_the_report_shown_is_the_real_one() -> None:
    (command,) = [text for language, text in blocks("Check a document") if language == "bash"]
    (shown,) = [text for language, text in blocks("Check a document") if language == "text"]
    (check,) = [line for line in command.splitlines() if "qualitygate check" in line]
    arguments = check.partition(" || ")[0].split()[1:]
    output, code = on_a_terminal(sys.executable, "-m", "qualitygate", *arguments)
    beginning, end = shown.split("[…]\n\n")
    assert output.startswith(beginning)
    assert (output + f"exit code {code}\n").endswith(end)


def on_a_terminal(*command: str) -> tuple[str, int]:
    """What a command prints on a terminal of 80 columns without colours, and its exit code."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 80))
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR", "CI")}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env=environment | {"NO_COLOR": "1", "TERM": "xterm"},
    )
    os.close(theirs)
    output = b""
    while data := _read(ours):
        output += data
    os.close(ours)
    return output.decode().replace("\r\n", "\n"), process.wait()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other end is closed
        return b""


def test_the_configuration_and_the_register_shown_are_right(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.txt").write_text("helpline\n", encoding="utf-8")
    (tmp_path / "clients.toml").write_text(toml("The register"), encoding="utf-8")
    (tmp_path / "qualitygate.toml").write_text(toml("Configuration"), encoding="utf-8")
    config = load_config(tmp_path)
    assert config.language == "en-GB"
    assert [client.name for client in config.register.clients] == ["Northwind Rail"]
    assert tomllib.loads(toml("Rules of your own"))["packs"]
    (tmp_path / "qualitygate.toml").write_text(toml("Languages and engines"), encoding="utf-8")
    assert load_config(tmp_path).languagetool.url == "http://localhost:8081"


def test_every_rule_and_command_named_is_there() -> None:
    for pack, rule in re.findall(r"\b(brand|clients|leftovers|language)/([a-z-]+)\b", README):
        assert [*(ROOT / "rules" / pack).glob(f"{rule}.*")], f"{pack}/{rule}"
    listed = subprocess.run(
        [sys.executable, "-m", "qualitygate", "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    for command in re.findall(r"`qualitygate (\w+)", README):
        assert f"  {command} " in listed


def rules_that_ship() -> str:
    """The rules as the program lists them, in Markdown."""
    return subprocess.run(
        [sys.executable, "-m", "qualitygate", "rules", "--format", "markdown"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def test_the_rules_are_those_that_ship() -> None:
    shown = README.partition(BEGIN)[2].partition(END)[0]
    renewed = "The rules have changed since: renew the list with 'python tests/test_readme.py'."
    assert shown.strip() == rules_that_ship().strip(), renewed


def renew() -> None:
    """Write the rules that ship into the README."""
    before, _, rest = README.partition(BEGIN)
    _, end, after = rest.partition(END)
    text = f"{before}{BEGIN}\n{rules_that_ship().strip()}\n\n{end}{after}"
    (ROOT / "README.md").write_text(text, encoding="utf-8", newline="\n")


def test_the_hook_named_is_there() -> None:
    (shown,) = [text for language, text in blocks("At commit") if language == "yaml"]
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert yaml.safe_load(shown)["repos"][0]["hooks"] == [{"id": hook["id"]}]


def test_the_python_shown_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ((_, code),) = blocks("From Python")
    monkeypatch.chdir(ROOT / "tests" / "documents")
    exec(compile(code, "README.md", "exec"), {})
    assert re.fullmatch(r"(first-class|blocked|incomplete) \d+\n", capsys.readouterr().out)


def test_every_option_named_is_one_of_the_program() -> None:
    commands = {
        "check",
        "waive",
        "baseline",
        "verify",
        "show",
        "init",
        "rules",
        "new",
        "languagetool",
    }
    helps = [
        subprocess.run(
            [sys.executable, "-m", "qualitygate", command, "--help"],
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for command in sorted(commands | {"cache", "vocabulary"})
    ]
    known = set(re.findall(r"--[a-z-]+", "".join(helps)))
    known |= set(re.findall(r"--[a-z-]+", blocks("Run the tests")[0][1])) | {"--from", "--quiet"}
    known |= {"--bleeding-edge"}  # of pre-commit
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= known


def test_the_ci_snippets_are_sound() -> None:
    snippets = [text for language, text in blocks("In CI") if language == "yaml"]
    assert len(snippets) == 3
    steps, gitlab, azure = map(yaml.safe_load, snippets)
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(steps[1]["with"]) <= set(action["inputs"])
    (job,) = gitlab.values()
    written = set(re.findall(r"=(\S+)", " ".join(job["script"])))
    assert set(job["artifacts"]["reports"].values()) == written
    results = azure["steps"][1]["inputs"]["testResultsFiles"]
    assert f"junit={results}" in azure["steps"][0]["script"]


if __name__ == "__main__":
    renew()
