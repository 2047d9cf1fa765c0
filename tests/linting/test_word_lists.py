"""What word lists mean for rules: accepted terms are exceptions, rejected words are faults."""

from pathlib import Path

import pytest

from qualitygate.config import Config, load_config
from qualitygate.errors import UsageError
from qualitygate.linting import lint, load_rules, with_word_lists
from qualitygate.linting.notation import parse
from qualitygate.prose import classify


def found(config: Config, text: str) -> list[tuple[str, str]]:
    """(rule, words at fault) of a text, without what is about the language in general."""
    linted = lint(classify(parse(text)[0]), load_rules(config))
    rules = ("language/rejected-word", "language/accepted-term")
    return [
        (finding.rule, finding.text)
        for finding in linted.findings
        if finding.rule in rules or not finding.rule.startswith("language/")
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a style of Vale and its vocabulary."""
    style = tmp_path / "styles" / "House"
    style.mkdir(parents=True)
    (style / "Slang.yml").write_text(
        "extends: existence\nmessage: \"No '%s'.\"\nlevel: error\ntokens: [kubectl, gonna]\n",
        "utf-8",
    )
    (style / "Raw.yml").write_text(
        "extends: existence\nmessage: \"No '%s'.\"\nlevel: error\nvocab: false\n"
        "tokens: [kubectl]\n",
        "utf-8",
    )
    words = tmp_path / "styles" / "config" / "vocabularies" / "Base"
    words.mkdir(parents=True)
    (words / "accept.txt").write_text("kubectl\nGitHub\n(?i)openshift\n[Nn]ode\\.js\n", "utf-8")
    (words / "reject.txt").write_text("synerg(?:y|ies)\n", "utf-8")
    (tmp_path / "qualitygate.toml").write_text(
        'packs = ["vale:styles/House"]\nvocabulary = ["styles/config/vocabularies/Base"]\n', "utf-8"
    )
    return tmp_path


def test_accepted_terms_are_exceptions_of_a_style_unless_it_says_no(project: Path) -> None:
    text = "We are gonna use kubectl."
    assert found(load_config(project), text) == [
        ("House/Slang", "gonna"), ("House/Raw", "kubectl"),
    ]  # fmt: skip


def test_other_casings_of_an_accepted_term_are_faults(project: Path) -> None:
    text = "Github and GITHUB and GitHub; OpenShift or openshift; Node.js, node.js; Kubectl."
    assert [words for rule, words in found(load_config(project), text) if "term" in rule] == [
        "Github", "GITHUB",
    ]  # fmt: skip


def test_rejected_words_are_errors(project: Path) -> None:
    linted = lint(classify(parse("Many synergies.")[0]), load_rules(load_config(project)))
    finding = next(f for f in linted.findings if f.rule == "language/rejected-word")
    assert (finding.text, finding.severity) == ("synergies", "error")


def test_a_rejected_pattern_that_does_not_compile_is_named_with_its_line(project: Path) -> None:
    path = project / "styles" / "config" / "vocabularies" / "Base" / "reject.txt"
    path.write_text("fine\n(open\n", "utf-8")
    with pytest.raises(UsageError, match=r"reject\.txt:2: the pattern '\(open'"):
        load_rules(load_config(project))


def test_a_pack_brings_its_own_word_lists(tmp_path: Path) -> None:
    pack = tmp_path / "rail"
    (pack / "vocab").mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "rail"\nsummary = "Railways."\n', "utf-8")
    (pack / "vocab" / "terms.txt").write_text("bogie\n", "utf-8")
    (pack / "no-train.yml").write_text(
        "extends: existence\nsummary: No trains.\nwhy: None.\nmessage: \"No '%s'.\"\n"
        "tokens: [choochoo]\nbad: [A ⟦choochoo⟧.]\ngood: [A train.]\n",
        "utf-8",
    )
    (tmp_path / "qualitygate.toml").write_text('packs = ["rail"]\n', "utf-8")
    config = with_word_lists(load_config(tmp_path))
    assert config.words().words == {"bogie"}
