"""The engine costs nothing until there is something to ask, and says what is missing."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from imitation import fake_installation, started

from qualitygate.config import Config, LanguageTool
from qualitygate.document import Block, Document
from qualitygate.proofread import proofread
from qualitygate.proofread.engine import Text
from qualitygate.proofread.languagetool import installation, provider
from qualitygate.proofread.languagetool.engine import LanguageTool as Engine
from qualitygate.proofread.languagetool.servers import Servers

Pretend = Callable[..., LanguageTool]

_BUILD = """
import sys
from qualitygate.config import LanguageTool
from qualitygate.proofread.languagetool.engine import LanguageTool as Engine
engine = Engine(LanguageTool(path=sys.argv[1]))
assert engine.versions() == (("languagetool", "6.8"),)
assert engine.speaks("en-GB") and not engine.speaks("de-DE")
assert engine.check([]) == []
print(sorted({"language_tool_python", "requests", "urllib.request"} & set(sys.modules)))
"""


def gap(settings: LanguageTool) -> str:
    block = Block(0, "paragraph", "We shall begin in May.", language="en-GB")
    config = Config(engine="languagetool", languagetool=settings, cache=False)
    (gap,) = proofread(Document(blocks=(block,)), config)[0].gaps
    return gap.reason


def test_what_it_is_can_be_asked_without_a_server_and_without_the_library(tmp_path: Path) -> None:
    folder = fake_installation(tmp_path / "LanguageTool-6.8")
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_no_server_is_started_for_a_document_without_text(pretend: Pretend) -> None:
    settings = pretend("serves")
    config = Config(engine="languagetool", languagetool=settings, cache=False)
    _, info = proofread(Document(), config)
    assert info.versions == (("languagetool", "6.8"),)
    assert started(settings) == []


def test_without_the_extra_it_says_what_to_install(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert 'pip install "qualitygate[languagetool]"' in gap(pretend("serves"))


def test_without_an_installation_it_says_how_to_get_one(tmp_path: Path) -> None:
    reason = gap(LanguageTool(path=str(tmp_path)))
    assert reason.startswith("The language was not checked. There is no LanguageTool in ")
    assert '"qualitygate languagetool install"' in reason


def test_a_jar_that_is_none_is_a_reason(tmp_path: Path) -> None:
    folder = fake_installation(tmp_path / "LanguageTool-6.8")
    (folder / "languagetool-server.jar").write_text("cut off", encoding="utf-8")
    assert "is damaged (BadZipFile): install LanguageTool again" in gap(
        LanguageTool(path=str(folder))
    )


def test_the_newest_of_several_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("6.8", "6.10", "6.9"):
        fake_installation(tmp_path / f"LanguageTool-{version}", version)
    monkeypatch.setattr(installation, "data_folder", lambda: tmp_path)
    assert Engine(LanguageTool()).versions() == (("languagetool", "6.10"),)


def test_a_language_is_known_by_its_jar_or_by_its_rules(tmp_path: Path) -> None:
    folder = fake_installation(tmp_path / "LanguageTool-6.8")
    rules = folder / "org" / "languagetool" / "rules" / "nl"
    rules.mkdir(parents=True)
    (rules / "grammar.xml").write_text("<rules/>", encoding="utf-8")
    engine = Engine(LanguageTool(path=str(folder)))
    assert [engine.speaks(tag) for tag in ("en", "nl-BE", "fr")] == [True, True, False]


def test_a_server_that_dies_when_it_is_asked_is_a_reason(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, servers = pretend("leaves"), Servers()
    monkeypatch.setattr(provider, "_provider", servers.url)
    try:
        assert gap(settings) == (
            "The language was not checked. LanguageTool's server ended while it was at work: give "
            "it more memory (memory in [languagetool])."
        )
    finally:
        servers.close()


def test_one_start_serves_a_whole_process(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, servers = pretend("serves"), Servers()
    monkeypatch.setattr(provider, "_provider", servers.url)
    try:
        for _ in range(2):
            ((remark,),) = Engine(settings).check([Text("We recieve it.", "en-US")])
            assert remark.replacements == ("receive",)
    finally:
        servers.close()
    assert len(started(settings)) == 1
