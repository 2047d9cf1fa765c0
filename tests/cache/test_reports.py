"""A file that was judged by the same standard is not judged again; anything else is."""

import pickle
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qualitygate import standard
from qualitygate.cache import cache_folder, digest, open_store
from qualitygate.cli import run
from qualitygate.config import (
    Config,
    Gate,
    LanguageTool,
    Limits,
    Network,
    Profile,
    RuleSettings,
    Waiver,
)
from qualitygate.document import Gap, Source
from qualitygate.finding import FileReport
from qualitygate.isolation import Task, check_all, judging, remembered
from qualitygate.isolation.remembered import recalled
from qualitygate.register import House, Register
from qualitygate.standard import Standards

DOCUMENTS = Path(__file__).parents[1] / "documents"
FAULTY = DOCUMENTS / "proposal-faulty.docx"
RULE = """'''No slang.

It is unkind.
'''
{imports}
from qualitygate.api import rule


@rule(severity="error", bad=["⟦Gonna⟧ do it."], good=["We will do it."])
def check(document):
    {body}
    return iter(())
"""


@pytest.fixture(autouse=True)
def _judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging is not what is tested here: a report that says what it is about."""

    def judge(source: Source, config: Config) -> FileReport:
        return FileReport(source.name, "blocked", words=len(source.data))

    monkeypatch.setattr(judging, "judge", judge)
    monkeypatch.setattr(remembered, "_first", {})


def known(source: Source | Path, config: Config) -> bool:
    return recalled(source, config, Standards()) is not None


SOURCE = Source("client/a.docx", b"bytes of a file")


def test_a_report_is_found_again() -> None:
    report = judging.check(SOURCE, Config())
    assert recalled(SOURCE, Config(), Standards()) == report


def test_it_is_found_for_a_path_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"bytes")
    report = judging.check(Source.from_path(path), Config())
    assert recalled(path, Config(), Standards()) == report


@pytest.mark.parametrize(
    "other", [replace(SOURCE, data=b"other bytes"), replace(SOURCE, name="client/b.docx")]
)
def test_other_bytes_and_another_name_are_judged_anew(other: Source) -> None:
    judging.check(SOURCE, Config())
    assert not known(other, Config())


CHANGED: dict[str, Any] = {
    "language": "en-US",
    "engine": "none",
    "packs": ("house",),
    "vocabulary": ("words.txt",),
    "ignore": ("brand",),
    "select": ("brand",),
    "gate": Gate(warnings=3),
    "limits": Limits(pages=10),
    "rules": {"language/typo": RuleSettings(severity="note")},
    "paths": (("**", {"language": "en-US"}),),
    "register": Register(house=House("Harbour")),
    "client": "Northwind",
    "date": date(2026, 1, 5),
    "narrowed": True,
    "languagetool": LanguageTool(memory=1),
    "dictionaries": ("dictionaries",),
    "network": Network(seconds=1),
    "waivers": (Waiver("language/typo", "So.", text="teh"),),
    "profiles": (Profile("Northwind", gate=Gate(0)),),
    "required": ("brand/tone",),
    "baseline": {"a.docx": {"language/typo 0123456789abcdef": 1}},
}
# Where the configuration lies, and whether to remember: neither changes what is found.
IRRELEVANT = {"root", "cache"}


@pytest.mark.parametrize("name", [f.name for f in fields(Config) if f.name not in IRRELEVANT])
def test_every_setting_counts(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.toml").write_text("", encoding="utf-8")
    (tmp_path / "words.txt").write_text("", encoding="utf-8")
    (tmp_path / "dictionaries").mkdir()
    assert name in CHANGED, "say here how the setting is changed"
    judging.check(SOURCE, Config())
    assert known(SOURCE, Config())
    changed = replace(Config(), **{name: CHANGED[name]})
    assert not known(SOURCE, changed)
    judging.check(SOURCE, changed)
    assert known(SOURCE, changed)


def test_where_the_configuration_lies_does_not_count(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    judging.check(SOURCE, Config(root=tmp_path / "one"))
    assert known(SOURCE, Config(root=tmp_path / "two"))


def test_where_the_document_lies_below_the_configuration_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    judging.check(SOURCE, Config(root=tmp_path / "inner"))
    assert not known(SOURCE, Config(root=tmp_path))


def pack(folder: Path, imports: str = "", body: str = "") -> Config:
    """A configuration with a pack of one rule in Python."""
    home = folder / "house"
    home.mkdir(exist_ok=True)
    (home / "pack.toml").write_text('name = "house"\nsummary = "Ours."\n', encoding="utf-8")
    text = RULE.format(imports=imports, body=body or "pass")
    (home / "slang.py").write_text(text, encoding="utf-8")
    return Config(root=folder, packs=("house",))


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: pack(folder, body="assert document"),
        lambda folder: (folder / "house" / "other.yml").write_text(
            "extends: existence", encoding="utf-8"
        ),
        lambda folder: (
            (folder / "house" / "vocab").mkdir()
            or (folder / "house" / "vocab" / "a.txt").write_text("word", encoding="utf-8")
        ),
        lambda folder: (folder / "words.txt").write_text("helpline\nmore\n", encoding="utf-8"),
        lambda folder: (folder / "dictionaries" / "sv.aff").write_text(
            "SET UTF-8", encoding="utf-8"
        ),
    ],
)
def test_what_is_in_the_files_that_it_names_counts(tmp_path: Path, change: Change) -> None:
    (tmp_path / "words.txt").write_text("helpline\n", encoding="utf-8")
    (tmp_path / "dictionaries").mkdir()
    config = replace(
        pack(tmp_path),
        vocabulary=(str(tmp_path / "words.txt"),),
        dictionaries=(str(tmp_path / "dictionaries"),),
    )
    judging.check(SOURCE, config)
    assert known(SOURCE, config)
    change(tmp_path)
    assert not known(SOURCE, config)


def test_what_is_installed_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    judging.check(SOURCE, Config())
    standard._installation.cache_clear()
    monkeypatch.setattr(standard, "_distributions", lambda: ["lxml-0.0.dist-info"])
    assert not known(SOURCE, Config())
    standard._installation.cache_clear()


def test_the_program_and_its_rules_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, rules = tmp_path / "qualitygate", tmp_path / "rules" / "brand"
    program.mkdir()
    rules.mkdir(parents=True)
    monkeypatch.setattr(standard, "_PACKAGE", program)
    found = []
    (program / "proofread").mkdir()
    inner = program / "proofread" / "policy.py"
    for path in (program / "run.py", rules / "terms.yml", rules / "terms.yml", inner):
        with path.open("a") as file:
            file.write("changed\n")
        standard._installation.cache_clear()
        digest.settled_digest.cache_clear()
        found.append(Standards().of(Config()))
    standard._installation.cache_clear()
    assert None not in found
    assert len(set(found)) == 4


@pytest.mark.parametrize(
    ("imports", "body"),
    [
        ("import os", ""),
        ("from pathlib import Path", ""),
        ("from house_words import WORDS", ""),
        ("from ..other import words", ""),
        ("", "open('words.txt')"),
        ("from datetime import date", "date.today()"),
    ],
)
def test_a_rule_that_reaches_beyond_the_document_is_always_asked(
    tmp_path: Path, imports: str, body: str
) -> None:
    config = pack(tmp_path, imports, body)
    judging.check(SOURCE, config)
    assert not known(SOURCE, config)


def test_a_rule_that_stays_with_the_document_need_not_be_asked(tmp_path: Path) -> None:
    imports = "import re\nfrom collections.abc import Iterator\nfrom ._words import WORDS"
    config = pack(tmp_path, imports, "re.compile('a')")
    judging.check(SOURCE, config)
    assert known(SOURCE, config)


def test_a_server_elsewhere_is_always_asked() -> None:
    config = Config(engine="languagetool", languagetool=LanguageTool(url="http://localhost:8081"))
    judging.check(SOURCE, config)
    assert not known(SOURCE, config)


def test_packs_of_other_distributions_are_always_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "house-1.0.dist-info"
    home.mkdir()
    (home / "entry_points.txt").write_text("[qualitygate.packs]\nhouse = house\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    standard._installation.cache_clear()
    assert Standards().of(Config()) is None


@pytest.mark.parametrize("code", ["limit", "crash", "defect", "engine-missing", "rule-timeout", ""])
def test_what_the_machine_decided_is_not_remembered(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    report = FileReport(SOURCE.name, "incomplete", gaps=(Gap("Too slow.", "", code),))
    monkeypatch.setattr(judging, "judge", lambda source, config: report)
    judging.check(SOURCE, Config())
    assert not known(SOURCE, Config())


def test_what_the_file_decided_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    report = FileReport(SOURCE.name, "incomplete", gaps=(Gap("It has one.", "", "password"),))
    monkeypatch.setattr(judging, "judge", lambda source, config: report)
    judging.check(SOURCE, Config())
    assert recalled(SOURCE, Config(), Standards()) == report


@pytest.mark.parametrize("again", ["helpline\n", "other\n"])
def test_a_word_list_that_changes_meanwhile_is_no_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("before\n", encoding="utf-8")
    config = Config(vocabulary=(str(words),))

    def judge(source: Source, config: Config) -> FileReport:
        words.write_text(again, encoding="utf-8")
        return FileReport(source.name, "first-class")

    monkeypatch.setattr(judging, "judge", judge)
    judging.check(SOURCE, config)
    assert not known(SOURCE, config)
    words.write_text("before\n", encoding="utf-8")
    assert not known(SOURCE, config)


def test_rules_that_changed_since_they_were_loaded_are_no_standard(tmp_path: Path) -> None:
    config = pack(tmp_path)
    judging.check(SOURCE, config)
    pack(tmp_path, body="assert document")
    judging.check(SOURCE, config)
    assert not known(SOURCE, config)


@pytest.mark.parametrize("config", [Config(cache=False)])
def test_without_the_cache_nothing_is_written_and_nothing_read(config: Config) -> None:
    judging.check(SOURCE, config)
    assert not list(cache_folder().iterdir())
    judging.check(SOURCE, Config())
    assert not known(SOURCE, config)


def test_a_value_builds_a_report_and_nothing_else(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (tmp_path / "harm",)

    judging.check(SOURCE, Config())
    key, secret = Standards().of(Config()), remembered._secret
    assert key
    name = secret(remembered.bytes_digest(SOURCE.data), SOURCE.name, Config())
    for value in (pickle.dumps(Harm()), pickle.dumps("text"), b"rubbish", b""):
        open_store().remember(key, [(name, zlib.compress(value))])
        assert not known(SOURCE, Config())
        open_store().remember(key, [(name, value)])
        assert not known(SOURCE, Config())
    assert not (tmp_path / "harm").exists()


def test_a_file_beyond_the_limit_is_left_to_a_worker(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"bytes")
    config = Config(limits=Limits(file_size=4))
    judging.check(Source.from_path(path), config)
    assert not known(path, config)
    assert not known(tmp_path / "nothing.docx", Config())
    assert not known(tmp_path, Config())


def test_a_second_check_starts_no_process_and_says_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = Config()
    tasks = [Task(FAULTY, config), Task(DOCUMENTS / "proposal.pdf", config)]
    first = dict(check_all(tasks))
    assert [first[index].verdict for index in range(2)] == ["blocked", "first-class"]

    def started(*_: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr("qualitygate.isolation.pool.WorkerProcess", started)
    assert dict(check_all(tasks)) == first


def test_only_what_is_new_is_given_to_workers(tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes((DOCUMENTS / "proposal.docx").read_bytes())
    config = Config(engine="none")
    list(check_all([Task(paths[1], config)]))
    order = [index for index, _ in check_all([Task(path, config) for path in paths])]
    assert order[0] == 1
    assert sorted(order) == [0, 1, 2]


def test_no_word_of_a_document_is_on_the_disk(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(FAULTY), "--verbose"]) == 1
    printed = capsys.readouterr().out
    assert run(["check", str(FAULTY), "--verbose"]) == 1
    assert capsys.readouterr().out == printed
    words = {word.strip("[]'.,:→") for word in printed.split()}
    words = {word for word in words if len(word) > 5 and word.isalpha()}
    assert {"infromation", "information", "Northwind"} <= words
    on_disk = b"".join(path.read_bytes() for path in cache_folder().rglob("*") if path.is_file())
    assert len(on_disk) > 10_000
    for word in (*words, FAULTY.name):
        assert word.encode() not in on_disk
        assert word.encode("utf-16-le") not in on_disk


def test_the_option_leaves_no_trace() -> None:
    assert run(["check", str(FAULTY), "--quiet", "--no-cache"]) == 1
    assert not list(cache_folder().iterdir())


def test_the_command_says_what_there_is_and_forgets_it(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(FAULTY), "--quiet"])
    capsys.readouterr()
    assert run(["cache"]) == 0
    shown = capsys.readouterr().out
    assert f"Folder   {cache_folder()}" in shown
    assert "Entries  0" not in shown
    assert run(["cache", "--clear"]) == 0
    assert "Entries  0" in capsys.readouterr().out


def test_two_runs_at_once_agree(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "qualitygate", "check", "-q", str(DOCUMENTS), "-j", "2"]
    runs = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        for _ in range(2)
    ]
    said = [process.communicate() for process in runs]
    assert said[0] == said[1]
    assert [process.returncode for process in runs] == [1, 1]
