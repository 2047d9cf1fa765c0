"""What every test may use."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


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
