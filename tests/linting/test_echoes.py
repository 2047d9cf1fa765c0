"""Rules that meet on the same words: the one that says more speaks, and it alone."""

import datetime
from dataclasses import replace

import pytest

from qualitygate.config import Config, RuleSettings
from qualitygate.linting import lint, load_rules
from qualitygate.linting.notation import parse
from qualitygate.prose import classify
from qualitygate.register import Brief, Client, Competitor, House, Register

HOUSE = House(
    "Harbour & Finch",
    "Harbour & Finch Ltd",
    registration="07654321",
    trademarks=("FinchFlow®",),
    products=("FinchFlow",),
)
CLIENTS = (Client("Northwind Rail"), Client("Calder Water"))
BRIEF = Brief(
    Register(HOUSE, CLIENTS, (Competitor("Acme"),)),
    CLIENTS[0],
    "option",
    datetime.date(2026, 11, 22),
)
COLORS = {"brand/off-palette-color": RuleSettings(options={"colors": ["#004B87"]})}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The fee is {!highlight=black:90,000!}.", "hygiene/false-redaction"),
        ("The fee is ==90,000==.", "leftovers/highlight"),
        ("property company: Calder Water", "clients/other-client"),
        ("property custom:Customer: Calder Water", "clients/other-client"),
        ("property custom:Source: https://sharepoint/sites/bids", "hygiene/internal-host"),
        ("property title: file://fs01/bids/offer.html", "hygiene/private-path"),
        ("See [it](https://staging.hf.local/a).", "links/test-host"),
        ("See https://staging.hf.local/a soon.", "links/test-host"),
        ("See [it](https://wiki.hf.local/a).", "hygiene/internal-host"),
        ("See [it](file:///S:/bids/rates.xlsx).", "hygiene/private-path"),
        ("See [it](../rates.xlsx).", "links/local-file"),
        ("See [section 5](#gone).", "links/missing-target"),
        ("See [section 5](ref:gone).", "leftovers/broken-reference"),
        ("See [Error! Reference source not found.](#gone).", "leftovers/field-error"),
        ("See [Error! Reference source not found.](ref:gone).", "leftovers/field-error"),
        ("contents: [2.1 Terms\tError! Bookmark not defined.](#_Toc41)", "leftovers/field-error"),
        ("Our offer is valid until 31 June 2026.", "dates/impossible-date"),
        ("footer: © 2024 Harbour & Finch", "brand/copyright-year"),
        ("Here Finchflow runs at night.", "brand/trademark-sign"),
        ("The offer is for Northwnd Rail.", "clients/client-name"),
        ("Note to self: check with Ann TBC", "leftovers/note-to-self"),
        ("«Name»", "leftovers/merge-field"),
        ("Ann\nresolved comment by Ann: done", "hygiene/resolved-comment"),
        ("Ann\ncomment by Ann: done", "leftovers/unresolved-comment"),
    ],
)
def test_one_rule_speaks(text: str, rule: str) -> None:
    lines = f"# Offer to Northwind Rail\nDate: 22 November 2026\n{text}"
    document = replace(classify(parse(lines)[0]), brief=BRIEF)
    rules = load_rules(Config(rules=COLORS, ignore=("language",)))
    assert [finding.rule for finding in lint(document, rules).findings] == [rule]
