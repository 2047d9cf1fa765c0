"""``clients.toml`` -> `Register`: who we are and for whom we work.

``clients.schema.json`` beside this file says the same for editors, as far as a schema can.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qualitygate.config.toml import TomlTable, read_toml, shown_path
from qualitygate.names import plain
from qualitygate.register import Client, Competitor, House, Party, Register

_PARTY = ("name", "legal_name", "aliases", "domains", "logos")
_CONTACT = ("phones", "emails", "addresses")
_OWN = ("products", "registration", "trademarks", "vat", *_CONTACT, "legal_line")

DOMAIN = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
PHONE = r"\+?[\d() ./-]{5,}(?: ?(?:x|ext\.?) ?\d+)?"
EMAIL = rf"[\w.+'&-]+@{DOMAIN}"
TRADEMARK = r".*\w ?(?:[®™℠]|\((?:R|TM|SM)\))"
NUMBER = r"[\w .&/+-]*\d[\w .&/+-]*"  # what a register of firms or a tax office gives
PATH = r"(?!/|[A-Za-z]:|(?:.*/)?\.\./)[^\\]+"
BUDGET = r"(?=.*\d)[^\n]*"
_SHORTEST = {"aliases": 2, "products": 2}
_DRAWINGS = (".svg", ".emf", ".wmf", ".eps", ".pdf")
_LARGEST_LOGO = 20 * 1024**2  # bytes

_FORMS = {
    "domains": (DOMAIN, "a domain such as \"northwind.example\""),
    "phones": (PHONE, "a telephone number"),
    "emails": (EMAIL, "an e-mail address"),
    "trademarks": (TRADEMARK, "a trade mark with its sign, as in \"FinchFlow®\""),
    "vat": (NUMBER, "a VAT number"),
    "registration": (NUMBER, "a registered number"),
    "paths": (PATH, "a glob of documents beside the configuration, such as \"northwind/**\""),
}  # fmt: skip


def load_register(path: Path) -> Register:
    """The register in a file; `UsageError` for whatever is wrong in it."""
    file = read_toml(path)
    file.only(("house", "client", "competitor"), "the register")
    root = path.absolute().parent
    house = _house(file.table("house"), root) if "house" in file.data else None
    clients = tuple(_client(table, root) for table in file.tables("client"))
    competitors = tuple(_competitor(table, root) for table in file.tables("competitor"))
    register = Register(house, clients, competitors)
    own = [file.table("house")] if house else []
    _refuse_twins([*own, *file.tables("client"), *file.tables("competitor")], register.parties)
    return register


def _house(table: TomlTable, root: Path) -> House:
    table.only((*_PARTY, *_OWN), "[house]")
    return House(
        **_party(table, "[house]", root),
        products=_names(table, "products"),
        registration=_formed_text(table, "registration"),
        trademarks=_formed(table, "trademarks"),
        vat=_formed_text(table, "vat"),
        phones=_formed(table, "phones"),
        emails=_formed(table, "emails"),
        addresses=_texts(table, "addresses"),
        legal_line=_said(table, "legal_line"),
    )


def _client(table: TomlTable, root: Path) -> Client:
    table.only((*_PARTY, "paths", "due", "budget"), "[[client]]")
    return Client(
        **_party(table, "[[client]]", root),
        paths=_formed(table, "paths"),
        due=table.date("due"),
        budget=_budget(table),
    )


def _competitor(table: TomlTable, root: Path) -> Competitor:
    table.only(_PARTY, "[[competitor]]")
    return Competitor(**_party(table, "[[competitor]]", root))


def _party(table: TomlTable, what: str, root: Path) -> dict[str, Any]:
    if not table.text("name").strip():
        raise table.error(f"{what} needs a 'name'.", "name")
    logos, files = _logos(table, root)
    return {
        "name": _name(table, "name", table.text("name")),
        "legal_name": _name(table, "legal_name", _said(table, "legal_name")),
        "aliases": _names(table, "aliases"),
        "domains": _formed(table, "domains"),
        "logos": logos,
        "logo_files": files,
    }


def _said(table: TomlTable, key: str) -> str:
    """A text that, where it is given, says something."""
    value = table.text(key)
    if key in table.data and not value.strip():
        raise table.error(f"'{key}' is empty: fill it in, or leave it out.", key)
    return value


def _texts(table: TomlTable, key: str) -> tuple[str, ...]:
    """Texts that say something; they may have several lines."""
    if any(not value.strip() for value in table.texts(key)):
        raise table.error(f"a text in '{key}' is empty: fill it in, or leave it out.", key)
    return table.texts(key)


def _names(table: TomlTable, key: str) -> tuple[str, ...]:
    return tuple(_name(table, key, value) for value in table.texts(key))


def _name(table: TomlTable, key: str, value: str) -> str:
    """A name that can be looked for: an alias of two characters at least, each with a letter."""
    if value and (len(value) < _SHORTEST.get(key, 1) or not any(map(str.isalnum, value))):
        raise table.error(f"'{value}' in '{key}' is too short for a name.", key)
    if value != value.strip() or "\n" in value:
        raise table.error(f"'{value}' in '{key}' has a space at an end, or two lines.", key)
    return value


def _formed(table: TomlTable, key: str) -> tuple[str, ...]:
    for value in table.texts(key):
        _check_form(table, key, value)
    return table.texts(key)


def _formed_text(table: TomlTable, key: str) -> str:
    value = _said(table, key)
    if value:
        _check_form(table, key, value)
    return value


def _check_form(table: TomlTable, key: str, value: str) -> None:
    pattern, what = _FORMS[key]
    if re.fullmatch(pattern, value):
        return
    inner = re.search(DOMAIN, value) if key == "domains" else None
    hint = f' Write "{inner[0].removeprefix("www.")}".' if inner else ""
    raise table.error(f"'{value}' in '{key}' is not {what}.{hint}", key)


def _budget(table: TomlTable) -> str:
    value = _said(table, "budget")
    if value and not (re.fullmatch(BUDGET, value) and _is_money(value)):
        raise table.error(
            f"'{value}' is no amount of money; write it as in budget = \"EUR 120,000\".", "budget"
        )
    return value


def _is_money(text: str) -> bool:
    """Whether a text has an amount with its currency, as it is compared with prices."""
    from qualitygate.amounts import find_amounts

    return any(amount.currency for amount in find_amounts(text))


def _logos(table: TomlTable, root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The hashes of the logos in the files that a party names, and the digests of these files."""
    hashes, digests = [], []
    for name in table.texts("logos"):
        data = _logo_file(table, name, root)
        digests.append(hashlib.sha256(data).hexdigest())
        if name.lower().endswith(_DRAWINGS):
            continue
        from qualitygate.pictures import picture_hash

        found = picture_hash(data)
        if not found:
            raise table.error(
                f"nothing can be recognised in the logo '{name}': name a PNG, JPEG, GIF, BMP, TIFF "
                "or WebP of the logo alone.",
                "logos",
            )
        hashes.append(found)
    return tuple(dict.fromkeys(hashes)), tuple(dict.fromkeys(digests))


def _logo_file(table: TomlTable, name: str, root: Path) -> bytes:
    path = root / name
    if not path.is_file():
        raise table.error(f"there is no logo '{name}' at {shown_path(path)}.", "logos")
    if path.stat().st_size > _LARGEST_LOGO:
        raise table.error(f"the logo '{name}' has more than 20 MB.", "logos")
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise table.error(f"the logo '{name}' cannot be read: {reason}.", "logos") from None


def _refuse_twins(tables: list[TomlTable], parties: Iterable[Party]) -> None:
    """Refuse what would make one name, domain or path mean two parties."""
    owners: dict[tuple[str, str], Party] = {}
    for table, party in zip(tables, parties, strict=True):
        for key, value in _claimed(party):
            meant = "domain" if key == "domains" else "path" if key == "paths" else "name"
            other = owners.setdefault((meant, plain(value).casefold()), party)
            # Firms of one group are several clients and may have one domain.
            shared = meant == "domain" and {type(party), type(other)} == {Client}
            if other is not party and not shared:
                raise table.error(_conflict(key, value, party, other), key)


def _claimed(party: Party) -> Iterator[tuple[str, str]]:
    yield "name", party.name
    yield "legal_name", party.legal_name or party.name
    yield from (("aliases", alias) for alias in party.aliases)
    yield from (("domains", domain) for domain in party.domains)
    if isinstance(party, House):
        yield from (("products", product) for product in party.products)
    if isinstance(party, Client):
        yield from (("paths", path) for path in party.paths)


def _conflict(key: str, value: str, party: Party, other: Party) -> str:
    if isinstance(other, House) and isinstance(party, Competitor) and key == "name":
        return f"'{value}' is the house: it cannot be its own competitor."
    if key == "name" and value.casefold() == other.name.casefold():
        return f"'{value}' is in the register twice."
    return (
        f"'{value}' in '{key}' of {party.name} belongs to {other.name} as well: it must mean one."
    )
