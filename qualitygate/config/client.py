"""Which client a document is written for."""

from qualitygate.config.globs import matches
from qualitygate.config.toml import nearest
from qualitygate.document import Document
from qualitygate.errors import UsageError
from qualitygate.register import Client, Register

_PROMINENT = frozenset(["title", "heading", "property"])


def client_claims(
    register: Register, document: Document, relative: str, option: str | None
) -> tuple[tuple[str, Client], ...]:
    """Who the client is by ``option``, ``path`` and ``front page``: the first of them decides.

    `relative` is the document's name as seen from the configuration. Of several clients whose
    globs match, the one with the longest glob. Of several who are named on the front page, the one
    whom the others claim; else the one named most often (in a title or heading twice), then first.
    Raises `UsageError` where `option` names nobody in the register.
    """
    found: list[tuple[str, Client]] = []
    if option is not None:
        found.append(("option", named_client(register, option)))
    if by_path := _by_path(register, relative):
        found.append(("path", by_path))
    named = _by_front_page(register, document)
    if named:
        claimed = next((client for _, client in found if client in named), named[0])
        found.append(("front page", claimed))
    return tuple(found)


def named_client(register: Register, option: str) -> Client:
    """The client that ``--client`` means, by any of its names, in any letter case."""
    for client in register.clients:
        if option.casefold() in {name.casefold() for name in client.names}:
            return client
    names = [client.name for client in register.clients]
    hint = nearest(option, names) if names else " The register (clients.toml) names no client."
    raise UsageError(f"no client is called '{option}'.{hint}", "--client")


def _by_path(register: Register, relative: str) -> Client | None:
    found = [
        (len(pattern), -number)
        for number, client in enumerate(register.clients)
        for pattern in client.paths
        if matches(pattern, relative)
    ]
    return register.clients[-max(found)[1]] if found else None


def _by_front_page(register: Register, document: Document) -> list[Client]:
    """The clients on the front page, the one for whom most speaks first."""
    if not register.clients:
        return []
    from qualitygate.parties import FAINT, Parties

    weights: dict[str, float] = {}
    front = sorted(document.front_page)
    for mention in Parties(register.parties).mentions(document, front, as_words=False):
        block = document.blocks[mention.block]
        if mention.doubt == FAINT and block.text.strip() != block.text[mention.start : mention.end]:
            continue
        twice = block.kind in _PROMINENT
        weight = (2 if twice else 1) / (1 + mention.doubt)
        weights[mention.party.name] = weights.get(mention.party.name, 0.0) + weight
    clients = {client.name: client for client in register.clients}
    named = [name for name in weights if name in clients]
    return [clients[name] for name in sorted(named, key=lambda name: -weights[name])]
