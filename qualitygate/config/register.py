"""``clients.toml`` -> `Register`: who we are and for whom we work."""

from pathlib import Path
from typing import Any

from qualitygate.config.toml import TomlTable, read_toml
from qualitygate.register import Client, Competitor, House, Register

_PARTY = ("name", "legal_name", "aliases", "domains")


def load_register(path: Path) -> Register:
    """The register in a file; `UsageError` for whatever is wrong in it."""
    file = read_toml(path)
    file.only(("house", "client", "competitor"), "the register")
    house = _house(file.table("house")) if "house" in file.data else None
    clients = tuple(_client(table) for table in file.tables("client"))
    competitors = tuple(_competitor(table) for table in file.tables("competitor"))
    _refuse_twins(file.tables("client") + file.tables("competitor"))
    return Register(house, clients, competitors)


def _house(table: TomlTable) -> House:
    table.only((*_PARTY, "products", "registration"), "[house]")
    return House(
        **_party(table, "[house]"),
        products=table.texts("products"),
        registration=table.text("registration"),
    )


def _client(table: TomlTable) -> Client:
    table.only((*_PARTY, "paths", "due", "budget"), "[[client]]")
    return Client(
        **_party(table, "[[client]]"),
        paths=table.texts("paths"),
        due=table.date("due"),
        budget=table.text("budget"),
    )


def _competitor(table: TomlTable) -> Competitor:
    table.only(_PARTY, "[[competitor]]")
    return Competitor(**_party(table, "[[competitor]]"))


def _party(table: TomlTable, what: str) -> dict[str, Any]:
    if not table.text("name").strip():
        raise table.error(f"{what} needs a 'name'.", "name")
    return {
        "name": table.text("name"),
        "legal_name": table.text("legal_name"),
        "aliases": table.texts("aliases"),
        "domains": table.texts("domains"),
    }


def _refuse_twins(tables: list[TomlTable]) -> None:
    seen: set[str] = set()
    for table in tables:
        name = table.text("name").casefold()
        if name in seen:
            raise table.error(f"'{table.text('name')}' is in the register twice.", "name")
        seen.add(name)
