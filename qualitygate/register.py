"""Who we are, for whom we work, and whose names must not appear: plain data.

`config` reads it from ``clients.toml``; rules see it as ``document.brief``.
"""

import datetime
from dataclasses import dataclass, field

# Of the 128 bits of a picture's hash. Scaling, compression and borders change 3 of them in the
# middle and seldom more than this; between pictures of two different real documents that show
# different things there are 20 or more.
LOGO_DISTANCE = 12


@dataclass(frozen=True, slots=True)
class Party:
    """A firm with the names by which a document may call it.

    `logos` are perceptual hashes of its logos, as hexadecimal digits (`Picture.phash`), and
    `logo_files` the SHA-256 of their files, which is all that is known of a drawing.
    """

    name: str
    legal_name: str = ""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    logos: tuple[str, ...] = ()
    logo_files: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the longest first, each once."""
        names = dict.fromkeys(n for n in (self.name, self.legal_name, *self.aliases) if n)
        return tuple(sorted(names, key=lambda n: (-len(n), n)))

    def has_logo(self, phash: str, sha256: str) -> bool:
        """Whether a picture with this perceptual hash, in a file with this digest, is its logo."""
        return (sha256 != "" and sha256 in self.logo_files) or (
            phash != ""
            and any(
                len(phash) == len(logo)
                and (int(phash, 16) ^ int(logo, 16)).bit_count() <= LOGO_DISTANCE
                for logo in self.logos
            )
        )


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

    @property
    def parties(self) -> tuple[Party, ...]:
        """The house, the clients and the competitors."""
        return (*((self.house,) if self.house else ()), *self.clients, *self.competitors)

    @property
    def has_logos(self) -> bool:
        """Whether pictures must be hashed to be compared with a logo of the register."""
        return any(party.logos for party in self.parties)


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
