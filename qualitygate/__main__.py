"""The console script, and ``python -m qualitygate``."""

import os
import sys
from pathlib import Path

from qualitygate.cli import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def _forget_current_folder() -> None:
    """``python -m`` imports from the current folder first, where untrusted files may lie."""
    here = os.getcwd()  # noqa: PTH109 - as Python writes it
    if sys.path[:1] == [here] and Path(here) != Path(__file__).parents[1]:
        del sys.path[0]


if __name__ == "__main__":
    _forget_current_folder()
    main()
