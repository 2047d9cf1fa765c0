"""Which client a document is written for."""

import re

from qualitygate.config.globs import matches
from qualitygate.config.toml import nearest
from qualitygate.document import Document
from qualitygate.errors import UsageError
from qualitygate.register import Client, Register


def choose_client(
    register: Register, document: Document, relative: str, option: str | None
) -> tuple[Client | None, str]:
    """The client and why: ``option``, ``path`` or ``front page`` (``""`` where none is known).

    `relative` is the document's name as seen from the configuration. Of several clients whose
    globs match, the one with the longest glob; of several who are named on the front page, the one
    named most often, then first. Raises `UsageError` where `option` names nobody in the register.
    """
    if option is not None:
        return named_client(register, option), "option"
    if client := _by_path(register, relative):
        return client, "path"
    if client := _by_front_page(register, document):
        return client, "front page"
    return None, ""


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


def _by_front_page(register: Register, document: Document) -> Client | None:
    if not register.clients:
        return None
    front = "\n".join(document.blocks[index].text for index in sorted(document.front_page))
    best: tuple[int, int, Client] | None = None
    for client in register.clients:
        starts = [match.start() for match in _names(client).finditer(front)]
        if starts and (best is None or (len(starts), -starts[0]) > best[:2]):
            best = (len(starts), -starts[0], client)
    return best[2] if best else None


def _names(client: Client) -> re.Pattern[str]:
    """Any of a client's names as whole words; short ones (acronyms) in their own letter case."""
    names = (
        re.escape(name) if len(name) < 5 else f"(?i:{re.escape(name)})" for name in client.names
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
