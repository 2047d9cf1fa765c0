"""An option of a shipped rule that cannot be meant is an error of the configuration at its line."""

from typing import Any

import pytest

from qualitygate.config import Config, RuleSettings
from qualitygate.errors import UsageError
from qualitygate.linting import load_rules

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("brand/off-palette-color", {"colors": ["#004B8"]}, "'#004B8' is no colour: write it as #RR"),
    ("brand/off-palette-color", {"colors": ["#004B87", "blue"]}, "'blue' is no colour"),
    ("brand/page-size", {"papers": ["A4", "Quarto"]}, "'Quarto' is no paper: write A4, Letter or"),
    ("brand/stretched-picture", {"tolerance": 3}, "is a share, as 0.03 for 3 %, not 3."),
    ("brand/preferred-terms", {"swap": {"e-mail": ""}}, "what to write for 'e-mail'."),
    ("brand/tone", {"phrases": {"kids": " "}}, "what to write for 'kids'."),
    ("brand/banned-phrases", {"phrases": ["ASAP", ""]}, "the option 'phrases' has an empty text."),
    ("hygiene/cropped-picture", {"share": 10}, "is a share, as 0.1 for 10 %, not 10."),
    ("hygiene/internal-host", {"hosts": ["https://wiki.example"]}, "write its name alone"),
    ("links/test-host", {"allow": ["wiki.example/start"]}, "'wiki.example/start' is no host"),
    ("hygiene/personal-data", {"patterns": [r"\d{11}", "(1"]}, "the pattern '(1' does not compile"),
]


@pytest.mark.parametrize(("rule", "options", "message"), WRONG)
def test_wrong_options(rule: str, options: dict[str, Any], message: str) -> None:
    settings = RuleSettings(options=options, place="qualitygate.toml:7")
    with pytest.raises(UsageError) as raised:
        load_rules(Config(rules={rule: settings}))
    assert raised.value.place == "qualitygate.toml:7"
    assert raised.value.message.startswith(f"{rule}: ")
    assert message in raised.value.message


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ("brand/off-palette-color", {"colors": ["#004B87", "f2a900"]}),
        ("brand/page-size", {"papers": ["a4", "200 x 280", "210.5×297"]}),
        ("hygiene/cropped-picture", {"share": 1}),
        ("hygiene/internal-host", {"hosts": ["*.ad.hf.example"], "allow": ["finchbox"]}),
        ("links/test-host", {"hosts": ["hq.example"]}),
        ("hygiene/personal-data", {"patterns": [r"\d{2}-\d{3}"]}),
    ],
)
def test_right_options(rule: str, options: dict[str, Any]) -> None:
    load_rules(Config(rules={rule: RuleSettings(options=options)}))
