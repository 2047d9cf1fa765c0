"""Whom a document names, found once for all rules of the pack."""

from qualitygate.api import (
    Client,
    Competitor,
    Document,
    House,
    Mention,
    Parties,
    Party,
    Register,
    Severity,
    once,
)

# The register of the examples.
HOUSE = House("Harbour & Finch", "Harbour & Finch Ltd", domains=("harbourfinch.example",))
RAIL = Client("Northwind Rail", "Northwind Rail plc", ("NWR",), ("northwind.example",))
WATER = Client("Calder Water", "Calder Water Ltd", ("CWL",), ("calderwater.example",))
REGISTER = Register(
    HOUSE,
    (RAIL, WATER, Client("Rail Partners")),
    (Competitor("Acme Consulting", "", ("Acme",)), Competitor("Summit")),
)

# What a hit comes to that may mean something else: the rule's own severity, or less.
SEVERITIES: tuple[Severity | None, ...] = (None, "warning", "note")


@once
def parties(document: Document) -> Parties:
    """Those of the register, this document's client and the house first."""
    brief = document.brief
    own: list[Party] = [p for p in (brief.client, brief.register.house) if p is not None]
    return Parties([*own, *brief.others])


@once
def mentions(document: Document) -> list[Mention]:
    if not document.brief.register.parties:
        return []
    return parties(document).mentions(document)


def kind_of(party: Party) -> str:
    return "a competitor" if isinstance(party, Competitor) else "another client"
