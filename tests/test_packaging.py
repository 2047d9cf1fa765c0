"""What is built installs and works away from the checkout, with everything that it needs."""

import os
import re
import shutil
import site
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "tests" / "documents"
# Word lists that are ours, or licences; and whose licence holds for another's.
OUR_OWN = re.compile(r"phrases|usual|common-.+|MPL-.+|.+\.LICENSE")
SAME_SOURCE = {"rare": "common", "vast": "common"}
BIN, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def test_the_wheel_holds_rules_data_and_licences(built: Path) -> None:
    with zipfile.ZipFile(only(built, "*.whl")) as wheel:
        names = set(wheel.namelist())
    for folder, place in ((ROOT / "qualitygate", ""), (ROOT / "rules", "qualitygate/")):
        for path in folder.rglob("*.*"):
            if "__pycache__" not in path.parts:
                assert f"{place}{path.relative_to(ROOT).as_posix()}" in names
    assert "qualitygate/report/schema.json" in names
    for word_list in (ROOT / "qualitygate" / "proofread").rglob("*.*"):
        if word_list.suffix in (".dic", ".aff", ".csv", ".txt"):
            assert word_list.relative_to(ROOT).as_posix() in names
            if not OUR_OWN.fullmatch(word_list.stem):
                stem = SAME_SOURCE.get(word_list.stem, word_list.stem)
                licence = word_list.with_name(f"{stem}.LICENSE.txt")
                assert licence.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def test_the_sdist_holds_what_is_needed_to_build_and_test_it(built: Path) -> None:
    with tarfile.open(only(built, "*.tar.gz")) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for path in ("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml"):
        assert path in names
    assert "rules/leftovers/placeholder.py" in names
    assert "tests/documents/proposal.docx" in names


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_judges_a_document_from_a_fresh_environment(
    built: Path, tmp_path: Path, kind: str
) -> None:
    environment = tmp_path / "environment"
    program = install(only(built, kind), environment)
    shutil.copytree(DOCUMENTS, tmp_path, dirs_exist_ok=True)

    home = subprocess.run(
        [
            program.with_name(f"python{EXE}"),
            "-c",
            "import qualitygate; print(qualitygate.__file__)",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert Path(home.stdout.strip()).is_relative_to(environment)

    good = subprocess.run(
        [program, "check", "--date", "2026-10-12", "proposal.docx"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert (good.returncode, good.stderr) == (0, "")
    assert "first class" in good.stdout.casefold()
    bad = subprocess.run(
        [program, "check", "proposal-faulty.docx"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert bad.returncode == 1
    assert "leftovers/placeholder" in bad.stdout


def install(package: Path, environment: Path) -> Path:
    """Install a built package into a new environment that borrows its dependencies from this one.

    Returns the path of the program.
    """
    venv.create(environment, with_pip=False)
    python = environment / BIN / f"python{EXE}"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run(
        [python, "-c", where], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    borrowed = Path(found.stdout.strip()) / "borrowed.pth"
    borrowed.write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run(
        [*pip, "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed", package],
        check=True,
        capture_output=True,
    )
    return environment / BIN / f"qualitygate{EXE}"
