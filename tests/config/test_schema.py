"""The JSON Schema of the configuration refuses what the loader refuses, and takes what it takes."""

import json
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qualitygate.cli import run
from qualitygate.config import Config, LanguageTool, Limits, load_config
from qualitygate.errors import UsageError
from qualitygate.linting.packs import all_rules
from qualitygate.linting.schema import config_schema

SCHEMA = config_schema(all_rules(Config()))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

GOOD = (
    "",
    'language = "en-GB"\nignore = ["leftovers/highlight", "brand"]\ncache = false',
    'engine = "languagetool"\n[languagetool]\nurl = "http://localhost:8081"\nmemory = "2 GB"',
    "[gate]\nwarnings = 0\n[limits]\nseconds = 2.5\nmemory = 1000000\nexpanded = '1.5 gb'",
    '[rules."brand/banned-phrases"]\nseverity = "note"\nphrases = ["a"]',
    '[rules."brand/preferred-terms"]\nswap = { "e-mail" = "email" }\nenabled = true',
    '[paths."a/**"]\nlanguage = "fr"\n[paths."a/**".gate]\nwarnings = 2',
    '[[waiver]]\nrule = "brand/tone"\ntext = "x"\nreason = "So."\nuntil = 2026-12-31',
    "[network]\nlinks = true\nparallel = 2",
    'clients = "clients.toml"\n[profile.Northwind.gate]\nwarnings = 0',
)
BAD = (
    "languages = 'en'",
    "language = 'english language'",
    "language = 3",
    "engine = 'grammarly'",
    "ignore = 'brand'",
    "ignore = ['']",
    "[gate]\nwarnings = -1",
    "[gate]\nerrors = 1",
    "[limits]\nmemory = '2 lorries'",
    "[limits]\nseconds = 0",
    "[limits]\npages = 0",
    "[languagetool]\nport = 8081",
    "[languagetool]\nremote = 'yes'",
    "[network]\nlinks = 'yes'",
    "[rules.tone]\nseverity = 'note'",
    '[rules."brand/tone"]\nseverity = "fatal"',
    '[rules."brand/banned-phrases"]\nphrase = ["a"]',
    '[rules."brand/banned-phrases"]\nphrases = "a"',
    '[rules."brand/preferred-terms"]\nswap = { "e-mail" = 1 }',
    '[paths."a/**"]\nclients = "clients.toml"',
    "[[waiver]]\nrule = 'brand/tone'\ntext = 'x'",
    "[[waiver]]\nrule = 'brand/tone'\nreason = 'So.'",
    "[[waiver]]\nrule = 'brand/tone'\nreason = 'So.'\ntext = 'x'\nfingerprint = '12345678'",
    "[[waiver]]\nrule = 'brand/tone'\nreason = 'So.'\nfingerprint = '1234'",
    "cache = 1",
    'clients = "clients.toml"\n[profile.Northwind]\nengine = "none"',
    'clients = "clients.toml"\n[profile.Northwind]\nignore = ["brand"]',
)


def plain(text: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def loaded(folder: Path, text: str) -> None:
    """Load a configuration and, as a check would, the rules that it sets."""
    (folder / "clients.toml").write_text('[[client]]\nname = "Northwind"\n', encoding="utf-8")
    (folder / "qualitygate.toml").write_text(text, encoding="utf-8")
    all_rules(load_config(folder))


@pytest.mark.parametrize("text", GOOD)
def test_both_take_what_is_right(text: str, tmp_path: Path) -> None:
    loaded(tmp_path, text)
    VALIDATOR.validate(plain(text))


@pytest.mark.parametrize("text", BAD)
def test_both_refuse_what_is_wrong(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        loaded(tmp_path, text)
    assert list(VALIDATOR.iter_errors(plain(text)))


def test_every_key_of_the_loader_is_described() -> None:
    from qualitygate.config.load import _KEYS, _SHARED_KEYS

    shared = SCHEMA["$defs"]["shared"]["properties"]
    assert set(shared) == set(_SHARED_KEYS)
    assert {*SCHEMA["properties"], *shared} == set(_KEYS)
    limits, tool = shared["limits"]["properties"], SCHEMA["properties"]["languagetool"]
    assert set(limits) == {field.name for field in fields(Limits)}
    assert set(tool["properties"]) == {field.name for field in fields(LanguageTool)}


def test_every_rule_is_described_with_its_options() -> None:
    rules = SCHEMA["$defs"]["rules"]["properties"]
    assert set(rules) == {rule.id for rule in all_rules(Config())}
    swap = rules["brand/preferred-terms"]["properties"]["swap"]
    assert swap["additionalProperties"] == {"type": "string"}
    assert swap["description"]


@pytest.mark.parametrize("what", ["config", "clients", "report"])
def test_the_command_prints_a_schema(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", what]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))
