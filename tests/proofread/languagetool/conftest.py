"""A real LanguageTool, an imitation of its server, and programs that pretend to be Java."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualitygate.config import LanguageTool
from qualitygate.proofread.languagetool.servers import Servers

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from imitation import PATIENCE, FakeServer, fake_installation, fake_java  # noqa: E402

BRING = HERE.parents[1] / "languagetool" / "bring.py"


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of a real LanguageTool; skipped without Java and Maven, but not in CI."""
    missing = [program for program in ("java", "mvn") if not shutil.which(program)]
    if missing and os.environ.get("CI"):
        pytest.fail(f"{' and '.join(missing)} must be installed in CI.")
    if missing:
        pytest.skip(f"{' and '.join(missing)} is not installed.")
    done = subprocess.run(
        [sys.executable, str(BRING)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        pytest.fail(f"Maven did not bring LanguageTool: {done.stderr[-2000:]}")
    return Path(done.stdout.strip())


@pytest.fixture(scope="session")
def real_url(real: Path) -> Iterator[str]:
    """A real server, shared by all tests that only ask it."""
    servers = Servers()
    try:
        yield servers.url(LanguageTool(path=str(real), start_seconds=PATIENCE))
    finally:
        servers.close()


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as imitation:
        yield imitation


@pytest.fixture
def pretend(tmp_path: Path) -> Callable[..., LanguageTool]:
    """``pretend("dies")``: settings with an installation and a Java that behaves like that."""

    def settings(behaviour: str, **changes: object) -> LanguageTool:
        folder = fake_installation(tmp_path / "LanguageTool-6.8")
        java = fake_java(tmp_path / "java", behaviour)
        values: dict[str, object] = {"path": str(folder), "java": str(java), "start_seconds": 30.0}
        return LanguageTool(**(values | changes))  # type: ignore[arg-type]

    return settings
