"""The real LanguageTool: what it finds is found, in its language and at its place."""

import subprocess
import sys
import time
from pathlib import Path

import docx
import psutil
import pytest
from imitation import PATIENCE

from qualitygate.config import Config, LanguageTool
from qualitygate.document import Block, Document, Match
from qualitygate.proofread import proofread
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.languagetool.engine import LanguageTool as Engine

DOCUMENTS = Path(__file__).parents[2] / "documents"


@pytest.fixture
def engine(real_url: str) -> Engine:
    return Engine(LanguageTool(url=real_url, seconds=PATIENCE))


def found(engine: Engine, *texts: Text) -> list[list[tuple[str, str]]]:
    """The kind of each remark and the words that it is about."""
    return [
        [(remark.kind, text.content[remark.start : remark.end]) for remark in remarks]
        for text, remarks in zip(texts, engine.check(texts), strict=True)
    ]


def test_slips_of_all_kinds(engine: Engine) -> None:
    assert found(
        engine,
        Text("We will 😀 recieve the the samples, and could of sent them.", "en-GB"),
        Text("The colour of the organisation is its own.", "en-US"),
        Text("Overview of recieved samples", "en-GB", sentences=False),
    ) == [
        [("spelling", "recieve"), ("doubled", "the the"), ("confusion", "could of")],
        [],
        [("spelling", "recieved")],
    ]


def test_other_languages(engine: Engine) -> None:
    german, french = engine.check(
        [
            Text("Die Arbeiten wurden gestern beended und geprüft.", "de"),
            Text("Nous avons reçu les éhcantillons et la rapport.", "fr-FR"),
        ]
    )
    assert ("spelling", "GERMAN_SPELLER_RULE") in [(r.kind, r.rule) for r in german]
    assert "beendet" in german[0].replacements
    assert [r.kind for r in french] == ["spelling", "hint"]
    assert "échantillons" in french[0].replacements


def test_the_same_whatever_stands_beside_it(engine: Engine) -> None:
    contents = [f"This are the sample number {n}, and we recieve it." for n in range(400)]
    texts = [Text(content, "en-GB") for content in contents]
    alone: list[list[Remark]] = [engine.check([text])[0] for text in texts[:3]]
    assert engine.check(texts)[:3] == alone
    assert all(alone)


def test_what_the_server_says_of_itself(engine: Engine) -> None:
    assert engine.versions() == (("languagetool", "6.8"),)
    assert engine.speaks("en-IE")
    assert engine.speaks("de")
    assert not engine.speaks("ja")


def test_an_installation_says_the_same(real: Path) -> None:
    engine = Engine(LanguageTool(path=str(real)))
    assert engine.versions() == (("languagetool", "6.8"),)
    assert [engine.speaks(tag) for tag in ("en-IE", "de", "ja")] == [True, True, False]


def matches(real_url: str, *texts: str) -> list[Match]:
    blocks = tuple(Block(n, "paragraph", text, language="en-GB") for n, text in enumerate(texts))
    settings = LanguageTool(url=real_url, seconds=PATIENCE)
    config = Config(engine="languagetool", languagetool=settings, cache=False)
    document, info = proofread(Document(blocks=blocks), config)
    assert not document.gaps
    assert info.versions == (("languagetool", "6.8"),)
    return list(document.matches)


def test_the_ladder_against_false_alarms_holds(real_url: str) -> None:
    clean = (
        "Ms Szymborska of Wojtkiewicz Ltd runs kubectl on Kubernetes.",
        "The color of the logo pleased Szymborska, and Szymborska organised the rest.",
    )
    found = matches(real_url, *clean, "We shall recieve it.")
    assert [(m.kind, m.replacements) for m in found if m.block == 2] == [
        ("typo", ("receive", "relieve"))
    ]
    assert {m.kind for m in found if m.block < 2} <= {"dialect"}


def configuration(folder: Path, real: Path) -> Path:
    """Write one, with a path to the real LanguageTool that tells its server from all others."""
    own = folder / "LanguageTool-6.8"
    own.symlink_to(real)
    (folder / "qualitygate.toml").write_text(
        'engine = "languagetool"\nlanguage = "en-GB"\ncache = false\n'
        f'clients = "clients.toml"\n[limits]\nseconds = {PATIENCE}\n'
        f"[languagetool]\npath = '{own}'\nseconds = {PATIENCE}\nstart_seconds = {PATIENCE}\n",
        encoding="utf-8",
    )
    for name in ("clients.toml", "logo.png", "calder.png"):
        (folder / name).write_bytes((DOCUMENTS / name).read_bytes())
    return own


def servers(own: Path) -> list[psutil.Process]:
    """The servers that run from a path."""
    found = psutil.process_iter(["cmdline"])
    return [one for one in found if any(str(own) in part for part in one.info["cmdline"] or ())]


def test_documents_are_judged_by_a_server_that_ends(tmp_path: Path, real: Path) -> None:
    own = configuration(tmp_path, real)
    for name in ("proposal-faulty.docx", "proposal.docx"):
        (tmp_path / name).write_bytes((DOCUMENTS / name).read_bytes())
    command = [sys.executable, "-m", "qualitygate", "check", "-v", "-j2", "--date", "2026-11-02"]
    done = subprocess.run(
        [*command, "proposal-faulty.docx", "proposal.docx"],
        cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8"
    )  # fmt: skip
    assert not servers(own)
    faulty, _, clean = done.stdout.partition("\nproposal.docx:")
    assert done.returncode == 1, done.stdout
    assert "infromation" in faulty
    assert "mudle" in faulty
    assert "languagetool 6.8" in faulty
    assert "language/" not in clean


def test_a_check_that_is_killed_leaves_no_java(tmp_path: Path, real: Path) -> None:
    own = configuration(tmp_path, real)
    document = docx.Document()
    document.add_paragraph("We shall begin in May, and the samples are sent in June.")
    document.save(str(tmp_path / "a.docx"))
    command = [sys.executable, "-m", "qualitygate", "check", "a.docx"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) as running:
        while not (found := servers(own)) and running.poll() is None:
            time.sleep(0.05)
        running.kill()
    assert found
    gone, left = psutil.wait_procs(found, PATIENCE)
    assert gone
    assert not left
    assert not servers(own)
