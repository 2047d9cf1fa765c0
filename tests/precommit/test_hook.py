"""The hook, in a real repository, with the real pre-commit."""

import os
import re
import shutil
import site
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
README = (ROOT / "README.md").read_text(encoding="utf-8")
GOOD = "We shall be pleased to begin the work in May."
BAD = "We shall be pleased to recieve your order. The fee is [TBC] euros."


class Repository:
    """A git repository of proposals in which the hook is installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("GIT_AUTHOR", "GIT_COMMITTER")
        self._environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
            **{f"{name}_NAME": "Ann" for name in names},
            **{f"{name}_EMAIL": "ann@house.example" for name in names},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PRE_COMMIT_HOME": str(folder.parent / "cache"),
        }

    def run(self, *command: str) -> tuple[int, str]:
        """The exit code, and all that a person would see."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def commit(self) -> tuple[int, str]:
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--message", "A proposal")

    def write(self, name: str, text: str) -> None:
        document = docx.Document()
        document.core_properties.title = "A proposal"
        document.add_paragraph(text)
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        document.save(str(path))


def hook() -> dict[str, Any]:
    """The published hook, run from this installation rather than from a fresh one."""
    (published,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert published["entry"] == "qualitygate check"
    entry = f'"{Path(sys.executable).as_posix()}" -m qualitygate check'
    return {**published, "language": "system", "entry": entry}


@pytest.fixture
def repository(tmp_path: Path, need: Callable[[str], str]) -> Repository:
    need("git")
    folder = tmp_path / "proposals"
    folder.mkdir()
    repository = Repository(folder)
    configuration = {"repos": [{"repo": "local", "hooks": [hook()]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    (folder / "qualitygate.toml").write_text('language = "en-GB"\n', encoding="utf-8")
    for command in (
        ("git", "init", "--quiet"),
        (sys.executable, "-m", "pre_commit", "install"),
    ):
        code, output = repository.run(*command)
        assert code == 0, output
    return repository


def test_the_manifest_is_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    assert subprocess.run(command, check=False).returncode == 0


def test_a_faulty_proposal_is_blocked_and_the_mended_one_passes(repository: Repository) -> None:
    repository.write("northwind.docx", BAD)
    code, output = repository.commit()
    assert code == 1
    assert "northwind.docx: blocked" in output
    assert "We shall be pleased to [recieve] your order." in output
    assert "→ receive" in output
    assert "The fee is [[TBC]] euros." in output
    assert repository.run("git", "rev-parse", "--verify", "--quiet", "HEAD")[0] != 0

    repository.write("northwind.docx", GOOD)
    code, output = repository.commit()
    assert (code, "Passed" in output) == (0, True), output
    assert repository.run("git", "rev-parse", "--verify", "--quiet", "HEAD")[0] == 0


def test_several_files_go_in_one_call(repository: Repository) -> None:
    repository.write("one.docx", GOOD)
    repository.write("two files/Two.DOCX", BAD)
    repository.write("three.dotx", GOOD)
    (repository.folder / "notes.md").write_text("We recieve [TBC].", encoding="utf-8")
    code, output = repository.commit()
    assert code == 1
    assert "two files/Two.DOCX: blocked" in output
    assert "3 files: 2 first class, 1 blocked" in output
    assert "notes.md" not in output


def test_a_commit_without_documents_is_none_of_its_business(repository: Repository) -> None:
    (repository.folder / "notes.md").write_text("We recieve [TBC].", encoding="utf-8")
    code, output = repository.commit()
    assert (code, "Skipped" in output) == (0, True), output


def test_a_document_that_cannot_be_read_does_not_pass(repository: Repository) -> None:
    (repository.folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    code, output = repository.commit()
    assert code == 1, "git's own exit code for a hook that failed"
    assert "exit code: 3" in output
    assert "broken.pdf: incomplete" in output


def test_what_is_staged_is_judged_not_what_lies_in_the_folder(repository: Repository) -> None:
    repository.write("northwind.docx", BAD)
    repository.run("git", "add", "--all")
    repository.write("northwind.docx", GOOD)
    code, output = repository.run("git", "commit", "--message", "A proposal")
    assert code == 1
    assert "northwind.docx: blocked" in output
    repository.run("git", "add", "--all")
    repository.write("northwind.docx", BAD)
    code, output = repository.run("git", "commit", "--message", "A proposal")
    assert (code, "Passed" in output) == (0, True), output
    assert b"recieve" in document_xml(repository.folder / "northwind.docx")


def document_xml(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")


def test_a_renamed_document_is_judged_under_its_new_name_and_a_deleted_one_not(
    repository: Repository,
) -> None:
    (repository.folder / "clients.toml").write_text(
        '[[client]]\nname = "Northwind"\n'
        '[[client]]\nname = "Calder Water"\npaths = ["calder/**"]\n',
        encoding="utf-8",
    )
    (repository.folder / "qualitygate.toml").write_text(
        'language = "en-GB"\nclients = "clients.toml"\n', encoding="utf-8"
    )
    repository.write("northwind/offer.docx", f"Northwind asked us for it. {GOOD}")
    repository.write("broken/other.docx", GOOD)
    assert repository.commit()[0] == 0
    (repository.folder / "calder").mkdir()
    repository.run("git", "mv", "northwind/offer.docx", "calder/offer.docx")
    repository.run("git", "rm", "--quiet", "broken/other.docx")
    code, output = repository.run("git", "commit", "--message", "Moved")
    assert code == 1
    assert "calder/offer.docx: blocked" in output
    assert "'Northwind', another client" in output
    assert "other.docx" not in output


@pytest.mark.skipif(sys.platform == "win32", reason="links are not for everybody there")
def test_the_hook_is_installed_from_the_repository_as_the_readme_says(
    tmp_path: Path, need: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """pre-commit builds the environment itself; what it would download is borrowed from here."""
    need("git")
    source = Repository(published(tmp_path / "qualitygate"))
    for command in (("init", "--quiet", "-b", "main"), ("add", "."), ("commit", "-q", "-m", "One")):
        assert source.run("git", *command)[0] == 0
    monkeypatch.setenv("PYTHONPATH", str(borrowed(tmp_path / "borrowed")))
    monkeypatch.setenv("PIP_NO_BUILD_ISOLATION", "0")  # pip reads it as: there is none
    monkeypatch.setenv("PIP_NO_DEPS", "1")
    folder = tmp_path / "proposals"
    folder.mkdir()
    repository = Repository(folder)
    ((_, shown),) = re.findall(r"## At commit\n.*?```(yaml)\n(.*?)```", README, re.DOTALL)
    (folder / ".pre-commit-config.yaml").write_text(shown, encoding="utf-8")
    pre_commit = (sys.executable, "-m", "pre_commit")
    for command in (("git", "init", "--quiet"), (*pre_commit, "autoupdate", "--bleeding-edge"),
                    (*pre_commit, "install")):  # fmt: skip
        code, output = repository.run(*command)
        assert code == 0, output
    repository.write("northwind.docx", BAD)
    code, output = repository.commit()
    assert (code, "northwind.docx: blocked" in output) == (1, True), output
    assert "mutable" not in output
    repository.write("northwind.docx", GOOD)
    code, output = repository.commit()
    assert (code, "Passed" in output) == (0, True), output


def borrowed(folder: Path) -> Path:
    """All that is installed here but the program itself."""
    folder.mkdir()
    for place in map(Path, site.getsitepackages()):
        for path in place.iterdir():
            if not path.name.startswith(("qualitygate", "_editable", "__editable__")):
                (folder / path.name).symlink_to(path)
    return folder


def published(folder: Path) -> Path:
    """A copy of what others clone, as far as it is installed."""
    for name in ("qualitygate", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", MANIFEST.name):
        shutil.copy(ROOT / name, folder)
    return folder


def test_git_shows_what_changed_in_a_document(repository: Repository) -> None:
    repository.write("northwind.docx", f"{GOOD} It takes four weeks.")
    (repository.folder / ".gitattributes").write_text("*.docx diff=word\n", encoding="utf-8")
    textconv = f'"{Path(sys.executable).as_posix()}" -m qualitygate show'
    repository.run("git", "config", "diff.word.textconv", textconv)
    assert repository.commit()[0] == 0
    repository.write("northwind.docx", f"{GOOD} It takes six weeks.")
    code, output = repository.run("git", "diff")
    assert code == 0
    assert f"\n-{GOOD} It takes four weeks.\n+{GOOD} It takes six weeks.\n" in output
    assert "Binary files" not in output
