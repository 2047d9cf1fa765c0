"""Who we are, for whom we work, and whose names must not appear: plain data.

`config` reads it from ``clients.toml``; rules see it as ``document.brief``.
"""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Party:
    """A firm with the names by which a document may call it.

    `logos` are perceptual hashes of its logos, as hexadecimal digits (`Picture.phash`).
    """

    name: str
    legal_name: str = ""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    logos: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the longest first, each once."""
        names = dict.fromkeys(n for n in (self.name, self.legal_name, *self.aliases) if n)
        return tuple(sorted(names, key=lambda n: (-len(n), n)))


@dataclass(frozen=True, slots=True)
class House(Party):
    """The firm that sends the document.

    `trademarks` are written with their sign, as at first use: ``FinchFlow®``. `legal_line` is the
    sentence that its letters and offers must carry.
    """

    products: tuple[str, ...] = ()
    registration: str = ""
    trademarks: tuple[str, ...] = ()
    vat: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    legal_line: str = ""


@dataclass(frozen=True, slots=True)
class Client(Party):
    """A customer: `paths` are globs of the documents that are written for it."""

    paths: tuple[str, ...] = ()
    due: datetime.date | None = None
    budget: str = ""


@dataclass(frozen=True, slots=True)
class Competitor(Party):
    """A firm whose name has no business in our documents."""


@dataclass(frozen=True, slots=True)
class Register:
    """Everybody that the firm knows by name."""

    house: House | None = None
    clients: tuple[Client, ...] = ()
    competitors: tuple[Competitor, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of one document's purpose when it is judged.

    `client_source` says why `client` was chosen: ``option``, ``path`` or ``front page``. `claims`
    are all of these that name a client, each with the client's name, in that order.
    `date` is the day on which the document is judged: no rule asks the clock.
    """

    register: Register = field(default_factory=Register)
    client: Client | None = None
    client_source: str = ""
    date: datetime.date | None = None
    claims: tuple[tuple[str, str], ...] = ()

    @property
    def others(self) -> tuple[Party, ...]:
        """Every client and competitor but this document's own client."""
        own = self.client.name if self.client else None
        clients = tuple(c for c in self.register.clients if c.name != own)
        return clients + self.register.competitors
