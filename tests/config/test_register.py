"""The register: read strictly, every complaint with its place; its schema says the same."""

import datetime
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from PIL import Image, ImageDraw

from qualitygate.config.register import load_register
from qualitygate.errors import UsageError
from qualitygate.register import Register

FULL = """\
[house]
name = "Harbour & Finch"
legal_name = "Harbour & Finch Ltd"
aliases = ["H&F"]
domains = ["harbourfinch.example"]
products = ["FinchFlow"]
registration = "07654321"
trademarks = ["FinchFlow®", "Tide ™"]
vat = "GB 123 4567 89"
phones = ["+44 20 7946 0000", "(020) 7946-0001 ext. 12"]
emails = ["hello@harbourfinch.example"]
addresses = ["1 Quay Street, Bristol", \"\"\"2 Quay Street
Bristol\"\"\"]
legal_line = "Harbour & Finch Ltd, registered in England 07654321."

[[client]]
name = "Northwind Rail"
legal_name = "Northwind Rail plc"
aliases = ["NWR"]
domains = ["northwind.example", "группа.example"]
paths = ["northwind/**", "*nwr*.docx"]
due = 2026-12-01
budget = "EUR 120,000"

[[client]]
name = "Q"
domains = ["northwind.example"]

[[competitor]]
name = "Acme Consulting"
aliases = ["Acme"]
"""
CLIENT = '[[client]]\nname = "Northwind Rail"\n'
# What is wrong, the line that the complaint names, its words.
FORMAL = [
    ("[[client]]\n", 1, "needs a 'name'"),
    ('[[client]]\nname = " "', 2, "needs a 'name'"),
    ('[[client]]\nname = "Rail "', 2, "has a space at an end"),
    ('[[client]]\nname = "--"', 2, "too short"),
    (CLIENT + 'aliases = ["N"]', 3, "too short"),
    (CLIENT + 'aliases = "NWR"', 3, "must be a list of texts"),
    (CLIENT + 'alias = ["NWR"]', 3, "Did you mean 'aliases'?"),
    (CLIENT + 'products = ["NWR"]', 3, "unknown key 'products'"),
    (CLIENT + 'legal_name = ""', 3, "is empty"),
    (CLIENT + 'domains = ["northwind"]', 3, "is not a domain"),
    (CLIENT + 'domains = ["https://www.northwind.example/"]', 3, 'Write "northwind.example"'),
    (CLIENT + 'domains = ["anna@northwind.example"]', 3, "is not a domain"),
    (CLIENT + 'paths = ["northwind\\\\*"]', 3, "is not a glob"),
    (CLIENT + 'paths = ["../northwind/*"]', 3, "is not a glob"),
    (CLIENT + 'due = "1 December"', 3, "must be a date"),
    (CLIENT + 'budget = "plenty"', 3, "is no amount of money"),
    (CLIENT + "budget = 120000", 3, "must be a text"),
    ('[house]\nname = "H"\n\n[[competitor]]\nname = "A"\ndue = 2026-12-01', 6, "unknown key 'due'"),
    ('[house]\nname = "H"\nphones = ["ask Ann"]', 3, "is not a telephone number"),
    ('[house]\nname = "H"\nemails = ["harbour.example"]', 3, "is not an e-mail address"),
    ('[house]\nname = "H"\ntrademarks = ["FinchFlow"]', 3, "with its sign"),
    ('[house]\nname = "H"\nvat = "none"', 3, "is not a VAT number"),
    ('[house]\nname = "H"\nregistration = "pending"', 3, "is not a registered number"),
    ('[house]\nname = "H"\naddresses = [" "]', 3, "is empty"),
    ('[house]\nname = "H"\nlegal_line = " "', 3, "is empty"),
    ('[[house]]\nname = "H"', 1, "must be a table"),
    ("[hose]", 1, "Did you mean 'house'?"),
]  # fmt: skip
# What no schema can say.
BETWEEN_PARTIES = [
    (CLIENT + '[[client]]\nname = "NORTHWIND rail"', 4, "is in the register twice"),
    (CLIENT + 'aliases = ["NR"]\n[[competitor]]\nname = "Nr"', 5, "belongs to Northwind Rail"),
    ('[house]\nname = "H"\n[[competitor]]\nname = "h"', 4, "cannot be its own competitor"),
    ('[house]\nname = "H"\nproducts = ["Tide"]\n' + CLIENT + 'aliases = ["Tide"]', 6, "H as well"),
    (CLIENT + 'domains = ["n.example"]\n[[competitor]]\nname = "C"\ndomains = ["N.example"]', 6,
     "belongs to Northwind Rail"),
    (CLIENT + 'paths = ["n/*"]\n[[client]]\nname = "C"\npaths = ["n/*"]', 6, "must mean one"),
    (CLIENT + 'budget = "120,000"', 3, "is no amount of money"),
    (CLIENT + 'logos = ["absent.png"]', 3, "there is no logo 'absent.png'"),
    (CLIENT + 'logos = ["blank.png"]', 3, "nothing can be recognised in the logo 'blank.png'"),
    (CLIENT + 'logos = ["broken.png"]', 3, "nothing can be recognised"),
]  # fmt: skip


def read(folder: Path, text: str) -> Register:
    path = folder / "clients.toml"
    path.write_text(text, encoding="utf-8")
    return load_register(path)


def schema() -> Draft202012Validator:
    text = files("qualitygate.config").joinpath("clients.schema.json").read_text("utf-8")
    return Draft202012Validator(
        json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def plain(value: Any) -> Any:
    """A register as an editor gives it to the schema: dates as texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_everything_that_a_register_may_say(tmp_path: Path) -> None:
    register = read(tmp_path, FULL)
    house, rail = register.house, register.clients[0]
    assert house is not None
    assert house.trademarks == ("FinchFlow®", "Tide ™")
    assert house.addresses[1] == "2 Quay Street\nBristol"
    assert (house.vat, house.legal_line[:7]) == ("GB 123 4567 89", "Harbour")
    assert (rail.due, rail.budget) == (datetime.date(2026, 12, 1), "EUR 120,000")
    assert rail.paths == ("northwind/**", "*nwr*.docx")
    assert [party.name for party in register.parties] == [
        "Harbour & Finch", "Northwind Rail", "Q", "Acme Consulting",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words"), [*FORMAL, *BETWEEN_PARTIES])
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    Image.new("RGB", (60, 40), "white").save(tmp_path / "blank.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text)
    assert caught.value.place.endswith(f"clients.toml:{line}")
    assert words in caught.value.message


@pytest.mark.parametrize("text", ["", FULL])
def test_the_schema_takes_what_the_loader_takes(tmp_path: Path, text: str) -> None:
    read(tmp_path, text)
    assert list(schema().iter_errors(plain(tomllib.loads(text)))) == []


@pytest.mark.parametrize("text", [text for text, _, _ in FORMAL])
def test_the_schema_refuses_what_the_loader_refuses(text: str) -> None:
    assert list(schema().iter_errors(plain(tomllib.loads(text)))) != []


def test_the_schema_is_one_and_names_every_key() -> None:
    Draft202012Validator.check_schema(schema().schema)


def test_logos_are_hashed_and_their_files_too(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (300, 90), (0, 0, 0, 0))
    draw = ImageDraw.Draw(logo)
    draw.ellipse((10, 10, 80, 80), fill="navy")
    draw.rectangle((110, 30, 280, 55), fill="orange")
    logo.save(tmp_path / "rail.png")
    (tmp_path / "rail.svg").write_text("<svg/>", encoding="utf-8")
    text = '[[client]]\nname = "Rail"\nlogos = ["rail.png", "rail.svg"]\n'
    (rail,) = read(tmp_path, text).clients
    assert len(rail.logos) == 1
    assert len(rail.logo_files) == 2
    assert rail.has_logo(rail.logos[0], "")
    assert rail.has_logo("", rail.logo_files[1])
    assert not rail.has_logo("", "")
    assert not rail.has_logo("0" * 32, "0" * 64)


def test_without_logos_no_picture_is_looked_at(tmp_path: Path) -> None:
    assert not read(tmp_path, FULL).has_logos
