"""Packs: found where they should be, configured strictly, and refused with a place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitygate.config import Config, RuleSettings
from qualitygate.document import Block, Document
from qualitygate.errors import UsageError
from qualitygate.linting import lint, load_rules, packs
from qualitygate.linting.packs import all_rules, left_out

YAML = """extends: existence
summary: No rule without a name.
why: Because.
message: "'%s' is wrong."
level: warning
tokens:
  - wrong
bad: ["This is ⟦wrong⟧."]
good: ["This is right."]
"""
PYTHON = '''"""No figure may be odd.

Because.
"""
from dataclasses import dataclass
from typing import Literal

from qualitygate.api import Document, Hit, rule


@dataclass(frozen=True)
class Options:
    limit: int = 3
    words: tuple[str, ...] = ("odd",)
    case: Literal["upper", "lower"] = "lower"
    share: float = 0.5
    swap: dict[str, str] | None = None
    strict: bool = False

    def __post_init__(self) -> None:
        if self.share > 1:
            raise ValueError(f"the option 'share' is at most 1, not {self.share:g}.")


@rule(severity="error", bad=["An ⟦odd⟧ one."], good=["A one."])
def check(document: Document, options: Options):
    for block in document.shown:
        for word in options.words:
            at = block.text.find(word)
            if at >= 0:
                yield Hit(block.index, at, at + len(word))
'''


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def house(tmp_path: Path) -> Path:
    write(tmp_path, "house/pack.toml", 'name = "house"\nsummary = "Ours."\n')
    write(tmp_path, "house/wrong-word.yml", YAML)
    write(tmp_path, "house/odd.py", PYTHON)
    return tmp_path


def test_a_pack_says_whether_its_rules_share_their_words(house: Path) -> None:
    assert not any(rule.exclusive for rule in load_rules(config(house)) if rule.pack == "house")
    write(house, "house/pack.toml", 'name = "house"\nsummary = "Ours."\nexclusive = true\n')
    shared = {r.id for r in load_rules(config(house, "./house")) if r.exclusive}
    assert {"house/odd", "house/wrong-word"} <= shared


def config(root: Path, *packs: str, **rest: object) -> Config:
    return Config(root=root, packs=packs or ("house",), **rest)  # type: ignore[arg-type]


def ids(rules: object) -> set[str]:
    return {rule.id for rule in rules if rule.pack == "house"}  # type: ignore[attr-defined]


def error_of(config: Config) -> UsageError:
    with pytest.raises(UsageError) as caught:
        load_rules(config)
    return caught.value


def text_document(*texts: str) -> Document:
    return Document("a.docx", tuple(Block(i, "paragraph", t) for i, t in enumerate(texts)))


def found(config: Config, text: str) -> list[tuple[str, str]]:
    findings = lint(text_document(text), load_rules(config)).findings
    return [(f.rule, f.text) for f in findings if f.rule.startswith("house/")]


def test_the_packs_that_ship_are_there_without_a_configuration() -> None:
    assert {rule.pack for rule in load_rules(Config())} >= {"language", "leftovers", "brand"}


def test_a_folder_is_a_pack(house: Path) -> None:
    assert ids(load_rules(config(house))) == {"house/wrong-word", "house/odd"}


def test_a_folder_of_packs_and_a_single_file(house: Path) -> None:
    assert ids(load_rules(config(house, "."))) == {"house/wrong-word", "house/odd"}
    assert ids(load_rules(config(house, "house/odd.py"))) == {"house/odd"}
    both = config(house, "house/odd.py", "house/wrong-word.yml")
    assert ids(load_rules(both)) == {"house/wrong-word", "house/odd"}


def test_the_same_configuration_gives_the_same_rules(house: Path) -> None:
    assert load_rules(config(house)) is load_rules(config(house))


def test_a_helper_of_the_pack_is_no_rule_and_can_be_imported(house: Path) -> None:
    write(house, "house/_words.py", 'WORDS = ("strange",)\n')
    text = PYTHON.replace('("odd",)', "WORDS").replace(
        "from qualitygate", "from ._words import WORDS\nfrom qualitygate", 1
    )
    write(house, "house/odd.py", text)
    assert ids(load_rules(config(house))) == {"house/wrong-word", "house/odd"}
    assert found(config(house), "A strange odd thing.") == [("house/odd", "strange")]


def test_severity_switch_and_options_come_from_the_configuration(house: Path) -> None:
    settings = {
        "house/odd": RuleSettings("note", None, {"words": ["thing"], "share": 1}),
        "house/wrong-word": RuleSettings(None, None, {"tokens": ["bad"], "exceptions": ["wrong"]}),
    }
    rules = {rule.id: rule for rule in load_rules(config(house, rules=settings))}
    assert rules["house/odd"].severity == "note"
    assert rules["house/odd"].options.share == 1.0
    assert found(config(house, rules=settings), "A wrong, bad thing.") == [
        ("house/wrong-word", "bad"),
        ("house/odd", "thing"),
    ]


def test_ignore_select_and_the_switch(house: Path) -> None:
    assert ids(load_rules(config(house, ignore=("house/odd",)))) == {"house/wrong-word"}
    assert ids(load_rules(config(house, ignore=("house",)))) == set()
    assert {r.id for r in load_rules(config(house, select=("*/odd",)))} == {"house/odd"}
    off = {"house/odd": RuleSettings(enabled=False)}
    assert ids(load_rules(config(house, rules=off))) == {"house/wrong-word"}
    assert ids(all_rules(config(house, rules=off))) == {"house/wrong-word", "house/odd"}


def test_a_rule_that_is_off_by_default(house: Path) -> None:
    write(house, "house/wrong-word.yml", YAML + "enabled: false\n")
    assert ids(load_rules(config(house))) == {"house/odd"}
    on = {"house/wrong-word": RuleSettings(enabled=True)}
    assert ids(load_rules(config(house, rules=on))) == {"house/wrong-word", "house/odd"}
    assert ids(load_rules(config(house, select=("house/wrong-word",)))) == {"house/wrong-word"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"limt": 3}, "there is no option 'limt'. Did you mean 'limit'?"),
        ({"limit": "3"}, "the option 'limit' must be a whole number, not '3'."),
        ({"limit": True}, "the option 'limit' must be a whole number, not true."),
        ({"words": "odd"}, "the option 'words' must be a list of texts, not 'odd'."),
        ({"words": ["odd", 1]}, "the option 'words[1]' must be a text, not 1."),
        ({"case": "title"}, "the option 'case' must be 'upper' or 'lower', not 'title'."),
        ({"share": "half"}, "the option 'share' must be a number, not 'half'."),
        ({"swap": ["a"]}, "must be a table of texts, each with a text, not a list."),
        ({"share": 50}, "the option 'share' is at most 1, not 50."),
        ({"words": ["odd", " "]}, "the option 'words' has an empty text."),
        ({"swap": {"": "a"}}, "the option 'swap' has an empty text."),
    ],
)
def test_an_option_that_does_not_fit(house: Path, options: dict[str, object], message: str) -> None:
    settings = {"house/odd": RuleSettings(None, None, options, "qualitygate.toml:4")}
    error = error_of(config(house, rules=settings))
    assert error.place == "qualitygate.toml:4"
    assert error.message.startswith("house/odd: ")
    assert error.message.endswith(message)


def test_a_pattern_in_an_option_that_does_not_compile(house: Path) -> None:
    options = {"tokens": ["(open"]}
    settings = {"house/wrong-word": RuleSettings(None, None, options, "qualitygate.toml:9")}
    error = error_of(config(house, rules=settings))
    assert error.place == "qualitygate.toml:9"
    assert "'(open' does not compile" in error.message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ignore": ("house/od",)}, "is called 'house/od'. Did you mean 'house/odd'?"),
        ({"select": ("huose",)}, "is called 'huose'. Did you mean 'house'?"),
        (
            {"rules": {"house/ood": RuleSettings(place="q.toml:1")}},
            "there is no rule 'house/ood'. Did you mean 'house/odd'?",
        ),
        ({"packs": ("hous",)}, "there is no pack"),
    ],
)
def test_what_names_nothing(house: Path, change: dict[str, object], message: str) -> None:
    settings: dict[str, object] = {"root": house, "packs": ("house",)} | change
    assert message in error_of(Config(**settings)).message  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("level: warning", "levle: warning", 5, "unknown key 'levle'. Did you mean 'level'?"),
        ("level: warning", "level: fatal", 5, "'level' must be error, warning or suggestion"),
        ("existence", "existense", 1, "there is no kind of rule 'existense'. Did you mean"),
        ("  - wrong", "  - (wrong", 7, "the pattern '(wrong' does not compile: the bracket"),
        ("  - wrong", "  - wro++ng", 7, "the pattern 'wro++ng' does not compile"),
        ("why: Because.", "scope: headings", 3, "there is no scope 'headings'."),
        ("why: Because.", "level: error", 5, "the key 'level' stands here twice."),
        ("why: Because.", "nonword: maybe", 3, "'nonword' must be true or false, not 'maybe'."),
        ("why: Because.", "action: {name: mend}", 3, "there is no action 'mend'."),
        ('bad: ["This is ⟦wrong⟧."]\n', "", 1, "the rule has no bad example."),
        ("summary: No rule without a name.\n", "", 1, "'summary' is missing."),
        ("tokens:", "tokens: [", 7, "it is not valid YAML"),
    ],
)
def test_a_wrong_rule_in_yaml(house: Path, old: str, new: str, line: int, message: str) -> None:
    write(house, "house/wrong-word.yml", YAML.replace(old, new))
    error = error_of(config(house))
    assert error.message.startswith(message)
    assert error.place.endswith(f"house/wrong-word.yml:{line}")


def test_a_doubled_key_in_a_swap(house: Path) -> None:
    swap = YAML.replace("existence", "substitution").replace(
        "tokens:\n  - wrong\n", "swap:\n  a: b\n  c: d\n  a: e\n"
    )
    write(house, "house/wrong-word.yml", swap)
    error = error_of(config(house))
    assert error.message == "'a' stands twice in 'swap', here and in line 7."
    assert error.place.endswith("wrong-word.yml:9")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("from typing import Literal", "import nothing_like_it", 6, "the rule does not load: "),
        ("limit: int = 3", "limit: int =", 13, "the rule does not load: SyntaxError"),
        ("from typing import Literal", "raise SystemExit(0)", 6, "the rule does not load: System"),
        ('severity="error"', 'severity="fatal"', 25, "the severity must be one of error, warning"),
        ("def check", "def czech", 1, "there is no function 'check' with @rule in it."),
        ('bad=["An ⟦odd⟧ one."]', "bad=[]", 25, "the rule has no bad example."),
        ("(frozen=True)", "", 11, "Options must be frozen"),
        ("limit: int = 3", "limit: int", 11, "the option 'limit' has no default."),
        ("share: float = 0.5", "share: float = 5", 11, "house/odd: the option 'share' is at most"),
        ("limit: int = 3", "limit: complex = 3", 11, "the option 'limit' has a type that a"),
        ("(document: Document, options: Options)", "(document: Document)", 25, "write 'def"),
        ('"""No figure may be odd.\n\nBecause.\n"""', "", 1, "it has no docstring"),
    ],
)
def test_a_wrong_rule_in_python(house: Path, old: str, new: str, line: int, message: str) -> None:
    write(house, "house/odd.py", PYTHON.replace(old, new))
    error = error_of(config(house))
    assert error.message.startswith(message)
    assert error.place.rpartition(":")[0].endswith("house/odd.py")
    assert abs(int(error.place.rpartition(":")[2]) - line) <= 1


def test_a_wrong_pack(house: Path) -> None:
    write(house, "house/pack.toml", 'name = "house"\nsumary = "Ours."\n')
    error = error_of(config(house))
    assert "unknown key 'sumary'" in error.message
    assert error.place.endswith("pack.toml:2")


def test_a_pack_without_a_rule(house: Path) -> None:
    write(house, "empty/pack.toml", 'name = "empty"\nsummary = "Ours."\n')
    write(house, "empty/rule.yml.txt", YAML)
    assert "there is no rule (.py or .yml) in it" in error_of(config(house, "empty")).message
    write(house, "empty/RULE.YML", YAML)
    assert "empty/RULE" in {rule.id for rule in load_rules(config(house, "empty"))}


def test_packs_that_a_configuration_leaves_out_are_named() -> None:
    assert left_out(Config(ignore=("language/spelling",))) == ()
    (note,) = left_out(Config(ignore=("brand", "clients/*")))
    assert note == "No rule of brand or clients was run, as the configuration says."
    gaps = lint(Document(), load_rules(Config(ignore=("*",)))).gaps
    assert [gap.code for gap in gaps] == ["no-rules"]


def test_a_folder_that_is_no_pack(house: Path) -> None:
    write(house, "empty/readme.txt", "nothing")
    assert "there is no pack.toml in it" in error_of(config(house, "empty")).message


def test_two_packs_of_one_name(house: Path) -> None:
    write(house, "other/pack.toml", 'name = "leftovers"\nsummary = "Ours."\n')
    write(house, "other/wrong-word.yml", YAML)
    message = error_of(config(house, "other")).message
    assert message.startswith("two packs are called 'leftovers': rules/leftovers and ")


class Point:
    """An entry point of another distribution."""

    name = "theirs"

    def __init__(self, target: object) -> None:
        self.target = target

    def load(self) -> object:
        if isinstance(self.target, Exception):
            raise self.target
        return self.target


def at_entry_point(monkeypatch: pytest.MonkeyPatch, target: object) -> None:
    monkeypatch.setattr(packs, "entry_points", lambda group: [Point(target)])
    forget()


def forget() -> None:
    for cached in (packs.packs, packs._installed):
        cached.cache_clear()
    packs._in_force.clear()


@pytest.fixture
def forgetful() -> Iterator[None]:
    yield
    forget()


@pytest.mark.usefixtures("forgetful")
def test_a_pack_at_an_entry_point(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_entry_point(monkeypatch, str(house / "house"))
    assert ids(load_rules(Config())) == {"house/wrong-word", "house/odd"}


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(
    ("target", "message"),
    [
        (ImportError("no module"), "the pack does not load: ImportError: no module"),
        (42, "it gives neither a package nor a path."),
    ],
)
def test_an_entry_point_that_gives_no_pack(
    monkeypatch: pytest.MonkeyPatch, target: object, message: str
) -> None:
    at_entry_point(monkeypatch, target)
    error = error_of(Config())
    assert error.place == "entry point 'theirs'"
    assert error.message.startswith(message)


VALE = """extends: existence
message: "Avoid '%s'."
level: error
tokens: [very]
"""


def test_a_style_of_vale_warns_at_most(house: Path) -> None:
    write(house, "styles/Foo/Very.yml", VALE)
    write(house, "styles/Foo/Sub/Really.sure.yml", VALE.replace("very", "really"))
    write(house, "styles/Foo/_hidden/No.yml", "nonsense")
    write(house, "styles/Foo/Very.test.yml", "nonsense")
    style = config(house, "vale:styles/Foo")
    rules = {rule.id: rule.severity for rule in load_rules(style) if rule.pack == "Foo"}
    assert rules == {"Foo/Very": "warning", "Foo/Sub/Really": "warning"}
    raised = config(house, "vale:styles/Foo", rules={"Foo/Very": RuleSettings("error")})
    assert {r.id: r.severity for r in load_rules(raised)}["Foo/Very"] == "error"


def test_what_cannot_run_is_named(house: Path) -> None:
    write(house, "styles/Foo/Tagged.yml", "extends: sequence\nmessage: x\ntokens: [{tag: NN}]\n")
    write(house, "styles/Foo/Program.yml", "extends: script\nmessage: x\nscript: a.tengo\n")
    write(house, "styles/Foo/Front.yml", VALE + "scope: frontmatter.title\n")
    style = config(house, "vale:styles/Foo", select=("Foo",))
    linted = lint(text_document("A very fine day."), load_rules(style))
    assert linted.findings == ()
    assert linted.gaps == ()
    assert sorted(linted.notes) == [
        "Foo/Front was not run: its scope 'frontmatter' is nothing that a DOCX or PDF has.",
        "Foo/Program was not run: it is a program in Tengo.",
        "Foo/Tagged was not run: it needs a tagger of parts of speech.",
    ]
    raised = config(
        house, "vale:styles/Foo", select=("Foo",), rules={"Foo/Tagged": RuleSettings("error")}
    )
    gaps = lint(text_document("A day."), load_rules(raised)).gaps
    assert [gap.code for gap in gaps] == ["rule-unsupported"]
    assert gaps[0].reason.startswith("Foo/Tagged cannot be run here")
