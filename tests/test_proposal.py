"""The sample proposal, end to end: every planted fault is found where it is, and nothing else.

``planted.toml`` lists the faults. Those that exclude one another are shown by judging the
first-class proposal otherwise: after its validity has ended (late), and as if it were for another
client (whose).
"""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qualitygate.config import Config
from qualitygate.linting.packs import all_rules

DOCUMENTS = Path(__file__).parent / "documents"
PLANTED = tomllib.loads((DOCUMENTS / "planted.toml").read_text(encoding="utf-8"))
UNPLANTED = {"links/unreachable": "asks the network, and is off without it"}
DAY = ("--date", "2026-10-12")


@cache
def reports(options: tuple[str, ...], names: tuple[str, ...]) -> dict[str, Any]:
    """The report on each of some documents; it takes a while to start, so they go together."""
    done = subprocess.run(
        [sys.executable, "-m", "qualitygate", "check", "--format", "json", *options, *names],
        capture_output=True,
        encoding="utf-8",
        cwd=DOCUMENTS,
        check=False,
    )
    assert not done.stderr
    assert done.returncode == 1
    return {file["path"]: file for file in json.loads(done.stdout)["files"]}


def judged(name: str, options: Sequence[str] = DAY) -> Any:
    """The report on one of the sample documents."""
    names = ("proposal.docx", "proposal.pdf")
    if options is DAY:
        names = tuple(sorted(path.name for path in DOCUMENTS.glob("proposal*.[dp]*[xf]")))
    return reports(tuple(options), names)[name]


def place(location: dict[str, Any]) -> str:
    """The heading and what is below it; without a heading, what it is of the document."""
    heading = location["outline"][-1] if location["outline"] else ""
    detail = location["detail"].partition(" by ")[0]
    return " › ".join(part for part in (heading, detail) if part)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_fault_is_found_in_its_place_and_nothing_else(name: str, kind: str) -> None:
    planted = PLANTED[name]
    file = judged(f"{planted['document']}.{kind}", planted.get("options", DAY))
    found = [
        [f["rule"], f["severity"], f["text"], place(f["location"]), f["location"]["page"] or 0]
        for f in file["findings"]
    ]
    assert sorted(found) == sorted([*planted["both"], *planted.get(kind, ())])
    assert (file["verdict"], file["gaps"]) == ("blocked", [])


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_first_class_proposal_is_silent(kind: str) -> None:
    file = judged(f"proposal.{kind}")
    assert (file["verdict"], file["findings"], file["gaps"]) == ("first-class", [], [])
    assert (file["client"], file["client_source"]) == ("Northwind Rail", "front page")
    assert (file["language"], file["pages"]) == ("en-GB", 8)


def test_every_rule_has_its_fault() -> None:
    shipped = {rule.id for rule in all_rules(Config())}
    planted = {
        fault[0]
        for each in PLANTED.values()
        for kind in ("both", "docx", "pdf")
        for fault in each.get(kind, ())
    }
    assert planted | UNPLANTED.keys() == shipped
    assert planted.isdisjoint(UNPLANTED)


def members(path: Path) -> dict[str, bytes]:
    """What a DOCX says; the rest of it is python-docx's template."""
    with zipfile.ZipFile(path) as package:
        return {
            name: package.read(name)
            for name in package.namelist()
            if re.fullmatch(r"word/(document|footnotes|comments|header\d|footer\d)\.xml", name)
        }


def test_the_documents_are_what_the_builder_builds(
    tmp_path: Path, need: Callable[[str], str]
) -> None:
    need("soffice")
    builder = [sys.executable, "-B", str(DOCUMENTS / "build.py"), str(tmp_path)]
    subprocess.run(builder, check=True)
    for path in DOCUMENTS.glob("proposal*.docx"):
        assert members(tmp_path / path.name) == members(path)
    for path in DOCUMENTS.glob("proposal*.pdf"):
        assert (tmp_path / path.name).stat().st_size > 50_000
