"""A client's profile adds and tightens; whatever would loosen is refused with its line."""

from pathlib import Path

import docx
import pytest

from qualitygate.cli import run
from qualitygate.config import load_config
from qualitygate.document import Source
from qualitygate.errors import UsageError
from qualitygate.finding import FileReport
from qualitygate.linting import load_rules
from qualitygate.run import check

REGISTER = '[[client]]\nname = "Northwind"\n[[client]]\nname = "Calder Water"\n'
SETTINGS = """\
clients = "clients.toml"
language = "en-GB"
ignore = ["leftovers/highlight", "hygiene"]

[gate]
warnings = 5

[rules."brand/banned-phrases"]
phrases = ["world-class"]

[rules."brand/preferred-terms"]
swap = { "e-mail" = "email" }
"""


def configured(folder: Path, profile: str) -> None:
    (folder / "clients.toml").write_text(REGISTER, "utf-8")
    (folder / "qualitygate.toml").write_text(f"{SETTINGS}\n{profile}\n", "utf-8")


def judged(folder: Path, profile: str, client: str) -> FileReport:
    configured(folder, profile)
    made = docx.Document()
    made.add_paragraph(f"An offer to {client}")
    made.add_page_break()
    made.add_paragraph("We are a world-class and cutting-edge team. Send an e-mail to us.")
    path = folder / "offer.docx"
    made.save(str(path))
    return check(Source.from_path(path), load_config(folder))


@pytest.mark.parametrize(
    "profile",
    [
        '[profile.Northwind.rules."brand/banned-phrases"]\n'
        'phrases = ["world-class", "cutting-edge"]',
        '[profile.Northwind.rules."brand/preferred-terms"]\nseverity = "error"',
        "[profile.Northwind.gate]\nwarnings = 0",
        '[profile.Northwind.rules."leftovers/highlight"]\nenabled = true\nseverity = "note"',
        '[profile.Northwind.rules."brand/off-palette-font"]\nfonts = ["Arial"]',
    ],
)
def test_it_holds_for_its_client_and_for_nobody_else(tmp_path: Path, profile: str) -> None:
    own, other, before = (
        judged(tmp_path, text, client)
        for text, client in ((profile, "Northwind"), (profile, "Calder Water"), ("", "Northwind"))
    )
    facts = [
        [(f.rule, f.severity, f.text, f.blocks) for f in report.findings]
        for report in (own, other, before)
    ]
    assert facts[1] == facts[2]
    configured(tmp_path, profile)
    config = load_config(tmp_path)
    (northwind, _) = config.register.clients
    rules = {rule.id for rule in load_rules(config.for_client(northwind))}
    assert facts[0] != facts[2] or rules != {rule.id for rule in load_rules(config)}


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ('rules."language/typo"]\nseverity = "note"', "it would be a note, and is an error"),
        ('rules."language/typo"]\nenabled = false', "it would not run"),
        ('rules."brand/banned-phrases"]\nphrases = ["cutting-edge"]', "'phrases' can only be"),
        ('rules."brand/preferred-terms"]\nswap = { "e-mail" = "e-mail" }', "'swap' can only be"),
        ('rules."clients/other-client"]\nallow = ["Calder Water"]', "'allow' can only be"),
        ("gate]\nwarnings = 6", "more warnings would be allowed"),
    ],
)
def test_what_would_loosen_is_refused_and_says_why(
    tmp_path: Path, profile: str, words: str
) -> None:
    configured(tmp_path, f"[profile.Northwind.{profile}")
    with pytest.raises(UsageError) as error:
        load_rules(load_config(tmp_path))
    assert words in error.value.message
    assert "The smallest customer gets the same bar" in error.value.message
    assert "qualitygate.toml:" in error.value.place


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ('[profile.Northwnd]\npacks = ["house"]', "Did you mean 'Northwind'?"),
        ('[profile.Northwind]\nignore = ["brand"]', "unknown key 'ignore'"),
        ('[profile.Northwind]\nlanguage = "fr"', "unknown key 'language'"),
        ('[profile.Northwind.rules."brand/tne"]\nseverity = "error"', "no rule 'brand/tne'"),
    ],
)
def test_what_a_profile_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str, words: str
) -> None:
    configured(tmp_path, profile)
    (tmp_path / "offer.pdf").write_bytes(b"%PDF-")
    assert run(["check", str(tmp_path / "offer.pdf")]) == 2
    assert words in capsys.readouterr().err
