"""Bring the LanguageTool that the tests run against, with Maven, and print its folder.

It is kept in ``$QUALITYGATE_LANGUAGETOOL``, or below the folder for temporary files.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "6.8"  # as in pom.xml
MINUTES = 10


def folder() -> Path:
    """Where it is, or will be; the parent may hold other versions."""
    default = Path(tempfile.gettempdir()) / "qualitygate-tests-languagetool"
    return Path(os.environ.get("QUALITYGATE_LANGUAGETOOL", default)) / f"LanguageTool-{VERSION}"


def bring() -> Path:
    """The folder, filled if it was not; another process may be doing the same."""
    target = folder()
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    command = [
        "mvn", "-q", "-B", "-f", str(Path(__file__).with_name("pom.xml")),
        "dependency:copy-dependencies", f"-DoutputDirectory={new / 'libs'}",
    ]  # fmt: skip
    subprocess.run(command, check=True, stdout=sys.stderr, timeout=MINUTES * 60)
    shutil.copy(new / "libs" / "languagetool-server.jar", new)
    try:
        new.rename(target)
    except OSError:
        shutil.rmtree(new)
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{bring()}\n")
