"""The Java that runs LanguageTool: where it is, and whether it is new enough."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from qualitygate.errors import Unreadable

OLDEST = 17  # what LanguageTool 6.6 and later are compiled for
_DEFAULT = "java"
_SECONDS = 30.0  # for the answer to -version, on a machine that is busy
# openjdk version "17.0.15" 2025-04-15; java version "1.8.0_412"; openjdk version "21-ea"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)([^"]*)"')
_REMEDY = (
    f"install Java {OLDEST} or newer, or name it in [languagetool] (java), "
    'or use engine = "builtin"'
)


@dataclass(frozen=True, slots=True)
class Java:
    """`program` is its path, `version` as it says it itself: ``17.0.15``."""

    program: str
    version: str


def find_java(setting: str) -> Java:
    """The configured Java, else that of JAVA_HOME, else that of PATH.

    Raises `Unreadable` where there is none, or one that is too old.
    """
    program = _program(setting)
    if program is None:
        wanted = "No Java was found" if setting == _DEFAULT else f"There is no Java at {setting}"
        raise Unreadable(f"{wanted}, which LanguageTool needs: {_REMEDY}.", "java")
    try:
        done = subprocess.run(
            [program, "-version"],
            capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL,
            timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"Java ({program}) does not say its version within {_SECONDS:g} seconds: {_REMEDY}.",
            "java",
        ) from None
    except OSError as error:
        raise Unreadable(
            f"Java ({program}) cannot be run ({error.strerror or error}): {_REMEDY}.", "java"
        ) from None
    found = _VERSION.search(done.stderr) or _VERSION.search(done.stdout)
    if done.returncode or not found:
        raise Unreadable(f"What is found as Java ({program}) is none: {_REMEDY}.", "java")
    version = found[1] + found[2]
    if int(found[1]) < OLDEST:
        raise Unreadable(
            f"Java {version} ({program}) is too old for LanguageTool: {_REMEDY}.", "java"
        )
    return Java(program, version)


def _program(setting: str) -> str | None:
    if setting == _DEFAULT and (home := os.environ.get("JAVA_HOME")):
        program = shutil.which(_DEFAULT, path=str(Path(home) / "bin"))
        if program:
            return program
    return shutil.which(os.path.expanduser(setting))  # noqa: PTH111 - may be a bare name
