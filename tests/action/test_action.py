"""The steps of the GitHub Action, run by the shell that a runner would use."""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
GOOD = "We shall be pleased to begin the work in May."
BAD = "We shall be pleased to recieve your order."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of POSIX")


class Runner:
    """A repository on a runner, and what an action's steps leave behind."""

    def __init__(self, folder: Path) -> None:
        self.repository, self.temporary = folder / "repository", folder / "temporary"
        for path in (self.repository, self.temporary):
            path.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        # What the installation step gives: tried by itself below.
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = {
            "PATH": programs,
            "HOME": str(folder),
            "RUNNER_TEMP": str(self.temporary),
        }
        self.outputs: dict[str, str] = {}
        self.summary = ""

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=Ann", "-c", "user.email=ann@house.example")
        return subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.repository,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Proposals")
        return self.git("rev-parse", "HEAD")

    def write(self, name: str, text: str) -> None:
        made = docx.Document()
        made.core_properties.author = ""
        made.add_paragraph(text)
        path = self.repository / name
        path.parent.mkdir(exist_ok=True)
        made.save(str(path))

    def step(self, name: str, **values: str) -> tuple[int, str]:
        """Run a step; what its `env` asks of the runner is given in `values`."""
        step = STEPS[name]
        assert step["shell"] == "bash"
        assert set(values) <= set(step["env"]), "the step does not take this"
        assert "${{" not in step["run"], "an expression in a script can be an injection"
        script, output, summary = (self.temporary / n for n in ("step.sh", "output", "summary"))
        script.write_text(step["run"])
        for path in (output, summary):
            path.write_text("")
        given = {key: values.get(key, "") for key in step["env"]}
        files = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.repository,
            env={**self.environment, **files, **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.outputs = _outputs(output.read_text("utf-8"))
        self.summary = summary.read_text("utf-8")
        return done.returncode, done.stdout

    def find(self, before: str = "", paths: str = ".", changed_only: str = "true") -> list[str]:
        code, said = self.step(
            "Find the documents", PATHS=paths, CHANGED_ONLY=changed_only, BEFORE=before
        )
        assert code == 0, said
        listed = (self.temporary / "qualitygate-documents").read_text("utf-8").splitlines()
        assert self.outputs["found"] == ("true" if listed else "false")
        return listed

    def check(self, **values: str) -> tuple[int, str]:
        cache = str(self.temporary / "cache")
        return self.step("Check the documents", QUALITYGATE_CACHE_DIR=cache, **values)


def _outputs(text: str) -> dict[str, str]:
    """The outputs of a step, as a runner reads them."""
    found = dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    for name, end, value in re.findall(
        r"^(\w+)<<(\S+)\n(.*?)\n\2$", text, re.DOTALL | re.MULTILINE
    ):
        assert end.startswith("end-")
        found[name] = value
    return found


@pytest.fixture
def runner(tmp_path: Path, need: Callable[[str], str]) -> Runner:
    need("git")
    need("bash")
    return Runner(tmp_path)


def test_every_input_reaches_a_step_and_every_output_comes_from_one() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in ACTION["inputs"]:
        assert f"inputs.{name} }}}}" in text
    for output in ACTION["outputs"].values():
        (name,) = re.findall(r"steps\.check\.outputs\.(\w+)", output["value"])
        assert f"{name}=" in STEPS["Check the documents"]["run"] or name == "comment"


def test_only_what_a_pull_request_changed_is_checked(runner: Runner) -> None:
    runner.write("old.docx", BAD)
    runner.write("gone.docx", GOOD)
    runner.write("moved.docx", GOOD)
    before = runner.commit()
    runner.write("new offer é.DOCX", GOOD)
    (runner.repository / "notes.md").write_text("We recieve it.")
    runner.git("rm", "--quiet", "gone.docx")
    runner.git("mv", "moved.docx", "there.docx")
    runner.commit()
    assert runner.find(before) == ["new offer é.DOCX", "there.docx"]
    assert runner.find(before, paths="none") == []
    assert runner.find(before, changed_only="false") == ["."]
    assert runner.find("0" * 40) == ["."], "the first push of a branch has no before"


def test_a_blocked_proposal_fails_with_annotations_a_comment_and_the_verdict(
    runner: Runner,
) -> None:
    runner.write("bids/northwind offer.docx", BAD)
    runner.commit()
    runner.find(changed_only="false")
    code, said = runner.check(SARIF="report.sarif")
    assert code == 1
    assert "::error file=bids/northwind offer.docx,line=1,title=language/typo::" in said
    assert runner.outputs["verdict"] == "blocked"
    assert runner.outputs["comment"].startswith("### ❌ Blocked")
    assert "**recieve**" in runner.outputs["comment"]
    assert runner.summary.strip() == runner.outputs["comment"].strip()
    assert '"2.1.0"' in (runner.repository / "report.sarif").read_text("utf-8")


def test_a_first_class_one_passes(runner: Runner) -> None:
    runner.write("offer.docx", GOOD)
    runner.commit()
    runner.find(changed_only="false")
    code, said = runner.check(ARGUMENTS="--date\n2026-05-04\n")
    assert (code, runner.outputs["verdict"]) == (0, "first-class"), said


def test_what_is_wrongly_set_up_is_no_pass(runner: Runner) -> None:
    runner.write("offer.docx", GOOD)
    (runner.repository / "qualitygate.toml").write_text("nonsense = 1\n")
    runner.commit()
    runner.find(changed_only="false")
    code, said = runner.check()
    assert code == 2
    assert "unknown key 'nonsense'" in said
    assert "verdict" not in runner.outputs


def test_it_is_installed_from_its_own_folder(runner: Runner, tmp_path: Path) -> None:
    venv.create(tmp_path / "python", with_pip=True)
    programs = tmp_path / "python" / "bin"
    own: dict[str, Any] = {
        k: v for k, v in os.environ.items() if k.startswith(("PIP_", "HTTP", "SSL"))
    }
    runner.environment |= own | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    runner.environment["HOME"] = os.environ.get("HOME", str(tmp_path))
    code, said = runner.step("Install qualitygate", SOURCE=str(ROOT))
    assert code == 0, said
    runner.write("offer.docx", BAD)
    runner.commit()
    runner.find(changed_only="false")
    assert runner.check()[0] == 1
