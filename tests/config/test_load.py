"""The configuration file: found, read strictly, and every complaint names its place."""

import datetime
import pickle
from pathlib import Path

import pytest

from qualitygate.config import Config, Gate, load_config
from qualitygate.errors import UsageError

REGISTER = """\
[house]
name = "Harbour & Finch"
products = ["FinchFlow"]

[[client]]
name = "Northwind Rail"
legal_name = "Northwind Rail plc"
aliases = ["NWR"]
paths = ["northwind/**"]
due = 2026-12-01

[[client]]
name = "Contoso Foods"

[[competitor]]
name = "Acme Consulting"
"""


def write(folder: Path, text: str, name: str = "qualitygate.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        load_config(folder, write(folder, text))
    return str(caught.value)


def test_everything_is_optional(tmp_path: Path) -> None:
    assert load_config(tmp_path, write(tmp_path, "")).engine == "builtin"


def test_found_upwards_and_the_nearest_holds(tmp_path: Path) -> None:
    write(tmp_path, 'language = "en-US"')
    write(tmp_path / "uk", 'language = "en-GB"')
    deep = tmp_path / "uk" / "rail"
    deep.mkdir()
    assert load_config(deep / "proposal.docx").language == "en-GB"
    assert load_config(tmp_path / "proposal.docx").language == "en-US"


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    write(tmp_path, '[tool.qualitygate]\nlanguage = "en-GB"\n', "pyproject.toml")
    write(tmp_path / "inner", "[tool.other]\nx = 1\n", "pyproject.toml")
    assert load_config(tmp_path / "inner").language == "en-GB"


def test_a_fault_in_pyproject_names_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, '[tool.qualitygate]\n\nenigne = "none"\n', "pyproject.toml")
    with pytest.raises(UsageError, match=r"pyproject\.toml:3: unknown key 'enigne'.*'engine'"):
        load_config(tmp_path, path)


def test_a_pyproject_without_the_table_is_no_configuration(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.other]\nx = 1\n", "pyproject.toml")
    with pytest.raises(UsageError, match=r"there is no \[tool\.qualitygate\]"):
        load_config(tmp_path, path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nlangauge = "en-GB"', 2, "Did you mean 'language'?"),
        ("[gate]\nwarning = 3", 2, "Did you mean 'warnings'?"),
        ("[gate]\nwarnings = -1", 2, "must not be negative"),
        ('[gate]\nwarnings = "many"', 2, "must be a whole number"),
        ("[gate]\nwarnings = true", 2, "must be a whole number"),
        ('ignore = "language"', 1, "must be a list of texts"),
        ("ignore = [\n  'a',\n  3,\n]", 1, "must be a list of texts"),
        ('# one\nengine = "bultin"', 2, "Did you mean 'builtin'?"),
        ('language = "English"', 1, "not a language tag"),
        ('[limits]\nmemory = "lots"', 2, 'as in memory = "2 GB"'),
        ("[limits]\nseconds = 0", 2, "more than nothing"),
        ("[limits]\nsecond = 3", 2, "Did you mean 'seconds'?"),
        ('[rules."brand/terms"]\nseverity = "fatal"', 2, '"error", "warning", "note"'),
        ("[rules.brand.terms]\nenabled = true", 1, '[rules."brand/terms"]'),
        ('[paths."a/**"]\nclients = "x.toml"', 2, "unknown key 'clients'"),
        ('[paths."a/**".gate]\nwarnings = "x"', 2, "must be a whole number"),
        ('vocabulary = ["absent.txt"]', 1, "there is no word list 'absent.txt'"),
        ('clients = "absent.toml"', 1, "there is no register 'absent.toml'"),
        ("language = ", 1, "not valid TOML"),
        ('[languagetol]\nurl = "http://localhost"', 1, "Did you mean 'languagetool'?"),
        (
            '[languagetool]\nadress = "http://localhost"',
            2,
            "unknown key 'adress' in [languagetool]",
        ),
        ("[languagetool]\nstart_second = 5", 2, "Did you mean 'start_seconds'?"),
        ("[languagetool]\nport = 8081", 2, "Known are: java, memory, path, remote"),
        ("[languagetool]\nurl = 8081", 2, "'url' must be a text"),
        ('[languagetool]\nmemory = "much"', 2, 'as in memory = "2 GB"'),
        ("[languagetool]\nmemory = 0", 2, "more than nothing"),
        ("[languagetool]\nstart_seconds = -1", 2, "more than nothing"),
        ('[languagetool]\nseconds = "30"', 2, "'seconds' must be a number"),
        ('[languagetool]\nremote = "yes"', 2, "'remote' must be true or false"),
        ('[paths."a/**".languagetool]\nurl = "http://localhost"', 1, "unknown key 'languagetool'"),
    ],
)
def test_every_complaint_names_the_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    message = complaint(tmp_path, text)
    assert f"qualitygate.toml:{line}: " in message
    assert words in message


def test_a_key_within_a_text_is_not_taken_for_a_key(tmp_path: Path) -> None:
    text = 'ignore = [\n  """\nengin = 1\n""",\n]\nengin = "none"\n'
    assert "qualitygate.toml:6: " in complaint(tmp_path, text)


def test_sizes_are_written_as_people_write_them(tmp_path: Path) -> None:
    text = '[limits]\nmemory = "2 GB"\nexpanded = "1.5MB"\nfile_size = 1000\nseconds = 2.5\n'
    limits = load_config(tmp_path, write(tmp_path, text)).limits
    assert limits.memory == 2 * 1024**3
    assert limits.expanded == 1024**2 * 3 // 2
    assert limits.file_size == 1000
    assert limits.seconds == 2.5


def test_languagetool_is_configured_in_its_own_table(tmp_path: Path) -> None:
    text = """\
engine = "languagetool"
[languagetool]
path = "lt"
java = "jdk/bin/java"
memory = "2 GB"
start_seconds = 90
seconds = 12.5
"""
    tool = load_config(tmp_path, write(tmp_path, text)).languagetool
    assert Path(tool.path) == tmp_path / "lt"
    assert Path(tool.java) == tmp_path / "jdk" / "bin" / "java"
    assert (tool.memory, tool.start_seconds, tool.seconds) == (2 * 1024**3, 90, 12.5)
    assert (tool.url, tool.remote) == ("", False)


def test_a_server_of_languagetool_is_named_by_its_address(tmp_path: Path) -> None:
    text = '[languagetool]\nurl = "https://proofread.example"\nremote = true\njava = "java21"\n'
    tool = load_config(tmp_path, write(tmp_path, text)).languagetool
    assert (tool.url, tool.remote, tool.java) == ("https://proofread.example", True, "java21")


def test_overrides_hold_for_the_documents_of_their_glob(tmp_path: Path) -> None:
    config = load_config(
        tmp_path,
        write(
            tmp_path,
            """\
            ignore = ["typography/ellipsis"]
            [rules."brand/terms"]
            severity = "error"
            swap = {a = "b"}
            [paths."internal/**"]
            ignore = ["clients"]
            gate = {warnings = 5}
            [paths."internal/**".rules."brand/terms"]
            severity = "note"
            """,
        ),
    )
    internal = config.for_document(str(tmp_path / "internal" / "deep" / "memo.docx"))
    assert internal.ignore == ("typography/ellipsis", "clients")
    assert internal.gate == Gate(5)
    assert internal.rules["brand/terms"].severity == "note"
    assert internal.rules["brand/terms"].options == {"swap": {"a": "b"}}
    outside = config.for_document(str(tmp_path / "proposal.docx"))
    assert outside.ignore == ("typography/ellipsis",)
    assert outside.gate == Gate()
    assert outside.rules["brand/terms"].severity == "error"


def test_a_relative_name_is_seen_from_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, '[paths."internal/*.docx"]\nengine = "none"\n')
    config = load_config(tmp_path, path)
    (tmp_path / "internal").mkdir()
    monkeypatch.chdir(tmp_path / "internal")
    assert config.for_document("memo.docx").engine == "none"
    assert config.for_document("../internal/memo.docx").engine == "none"
    assert config.for_document("../memo.docx").engine == "builtin"


def test_the_register_is_read_with_the_configuration(tmp_path: Path) -> None:
    write(tmp_path, REGISTER, "people/clients.toml")
    config = load_config(tmp_path, write(tmp_path, 'clients = "people/clients.toml"'))
    assert config.register.house is not None
    assert config.register.house.products == ("FinchFlow",)
    rail, foods = config.register.clients
    assert (rail.name, rail.aliases, rail.due) == (
        "Northwind Rail",
        ("NWR",),
        datetime.date(2026, 12, 1),
    )
    assert foods.paths == ()
    assert [c.name for c in config.register.competitors] == ["Acme Consulting"]
    assert pickle.loads(pickle.dumps(config)) == config


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[client]]\nname = "A"\n[[client]]\nnme = "B"', 4, "Did you mean 'name'?"),
        ('[[client]]\nlegal_name = "A"', 1, "needs a 'name'"),
        ('[[client]]\nname = "A"\n\n[[client]]\nname = "a"', 5, "in the register twice"),
        ('[[client]]\nname = "A"\ndue = "soon"', 3, "must be a date"),
        ('[client]\nname = "A"', 1, "[[client]]"),
        ("[[clients]]", 1, "Did you mean 'client'?"),
    ],
)
def test_the_register_is_read_as_strictly(tmp_path: Path, text: str, line: int, words: str) -> None:
    write(tmp_path, text, "clients.toml")
    message = complaint(tmp_path, 'clients = "clients.toml"')
    assert f"clients.toml:{line}: " in message
    assert words in message


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path / "nowhere" / "proposal.docx") == Config()


def test_word_lists_are_named_or_lie_in_the_folder_vocab(tmp_path: Path) -> None:
    for name in ("words.txt", "vocab/team.txt", "styles/Base/accept.txt", "styles/Base/reject.txt"):
        write(tmp_path, "term\n", name)
    config = write(tmp_path, 'vocabulary = ["words.txt", "styles/Base"]')
    names = [
        Path(name).relative_to(tmp_path).as_posix()
        for name in load_config(tmp_path, config).vocabulary
    ]
    assert names == [
        "words.txt", "styles/Base/accept.txt", "styles/Base/reject.txt", "vocab/team.txt"
    ]  # fmt: skip


def test_a_folder_without_a_word_list_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    message = complaint(tmp_path, 'vocabulary = ["empty"]')
    assert "qualitygate.toml:1" in message
    assert "there is no word list in the folder 'empty'" in message
