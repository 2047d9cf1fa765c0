"""What every test may use."""

import os
import shutil
from collections.abc import Callable

import pytest


@pytest.fixture
def need() -> Callable[[str], str]:
    """``need("soffice")``: the program's path; without it the test is skipped, in CI it fails."""

    def find(program: str) -> str:
        path = shutil.which(program)
        if path:
            return path
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed, and in CI nothing may be skipped.")
        pytest.skip(f"{program} is not installed.")

    return find
