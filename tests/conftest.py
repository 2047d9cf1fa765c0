"""What every test may use."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def need() -> Callable[[str], str]:
    """``need("soffice")``: the program's path; without it the test is skipped, in CI it fails."""

    def find(program: str) -> str:
        beside = str(Path(sys.executable).parent)  # what is installed with this Python
        path = shutil.which(program, path=os.pathsep.join((beside, os.environ.get("PATH", ""))))
        if path:
            return path
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed, and in CI nothing may be skipped.")
        pytest.skip(f"{program} is not installed.")

    return find
