"""What every test may use."""

import atexit
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

_CACHE = "QUALITYGATE_CACHE_DIR"
os.environ[_CACHE] = tempfile.mkdtemp(prefix="qualitygate-tests-")
atexit.register(shutil.rmtree, os.environ[_CACHE], ignore_errors=True)


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Run in the background, the tests ignore Ctrl-C, and so would every program that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _cache_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No test knows what another has checked, and none touches the cache of who runs them."""
    monkeypatch.setenv(_CACHE, str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def need(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """``need("soffice")``: the program's path; without it the test is skipped, in CI it fails.

    What is installed beside this Python counts, whether or not its environment is activated.
    """
    beside = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", os.pathsep.join((beside, os.environ.get("PATH", os.defpath))))

    def find(program: str) -> str:
        path = shutil.which(program)
        if path:
            return path
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed, and in CI nothing may be skipped.")
        pytest.skip(f"{program} is not installed.")

    return find
