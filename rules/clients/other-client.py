"""No document may name another client, or a competitor.

It tells this client that the text was written for somebody else, and the other one that we talk
about them. The name is looked for everywhere: on the page, and in what travels unseen with the file
(properties, comments, deleted text, link targets, alternative text, the names of authors, pictures,
styles and the file itself).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import (
    Block,
    Brief,
    Client,
    Competitor,
    Document,
    Example,
    Found,
    Hit,
    House,
    Names,
    Party,
    Register,
    Severity,
    rule,
)

# Where names are written as parts of identifiers, in any case and run together.
_SLUGS = {"file-name", "link", "bookmark", "attachment", "field-code"}
# What makes a place or an event of the proper name before it.
_OF_ANOTHER = re.compile(
    r"[ \u00a0](?i:street|road|lane|avenue|court|square|hill|park|hotel|house|bridge|way|drive|"
    r"close|building|stadium|airport|station|river|lake|island|valley|county|prize|award|medal|theorem|"
    r"act|conference|symposium)\b"
)
# Where an ordinary word has a capital, too: at the start of a sentence, a cell, a quotation, and
# beside other words with capitals.
_BEFORE = re.compile(r"(?:\A|[.!?:;]\s+|[\t\n“\"‘'(\[•–-]\s*|\b[A-Z][\w’'-]*[ \u00a0])\Z")
_AFTER = re.compile(r"[ \u00a0-][A-Z][a-z]")
_ORDINARY = 3  # so many times in lower case, and the word is one of this document's own
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")

_REGISTER = Register(
    house=House("Harbour & Finch", domains=("harbourfinch.example",)),
    clients=(
        Client("Northwind Rail", "Northwind Rail plc", ("NWR",), ("northwind.example",)),
        Client("Calder Water", "Calder Water Ltd", ("CWL",), ("calderwater.example",)),
        Client("Rail Partners"),
    ),
    competitors=(Competitor("Acme Consulting", "", ("Acme",)), Competitor("Summit")),
)
_BRIEF = Brief(_REGISTER, _REGISTER.clients[0], "option")


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # clients and competitors that documents may name


def _example(text: str, **options: object) -> Example:
    return Example(text, options, _BRIEF)


@rule(
    severity="error",
    bad=[
        _example("We will cut ⟦Calder Water⟧'s delays by a third."),
        _example("header: OFFER TO ⟦CALDER\u00a0WATER⟧\nproperty company: ⟦Acme⟧"),
        _example("See [our terms](https://⟦www.calderwater.example⟧/terms), or ask ⟦CWL⟧."),
        _example("file: offer-⟦calder_water⟧-v2.docx\nWe met ⟦Cal\u00adder Water⟧ in May."),
        _example("Unlike ⟦Summit⟧ we are local.\ncomment by Ann: ⟦Acme⟧ bid 90,000."),
        _example("alt: Logo of ⟦Acme Consulting⟧\nThe price is {-⟦Calder Water Ltd⟧'s-} fixed."),
    ],
    good=[
        _example("See [the schedule](https://harbourfinch.example/lacme/summits)."),
        _example("Northwind Rail plc and NWR are one company, and northwind.example is its site."),
        _example("The summit of the hill is the acme of calder water-colours."),
        _example("From the summit we see a summit. Summit Talks began; the third summit failed."),
        _example("We met at Summit Street, and in the Acme Building."),
        _example("The Northwind Rail Partners board met in May."),
        _example("Calder Water, whom we may name, is a reference.", allow=["Calder Water"]),
        _example("Mail cwlong@harbourfinch.example, or read the Bacmeister paper on Summitry."),
        Example("Nobody is registered, so Calder Water and Acme are names like others."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    brief = document.brief
    others = [party for party in brief.others if not set(party.names) & set(options.allow)]
    if not others:
        return
    search = _Search(brief, others, document)
    for block in document.blocks:
        yield from search.block(block)
    for where, text in dict.fromkeys(_beside_the_text(document)):
        yield from search.name(where, text)


class _Search:
    """Everybody's names, so that an alias inside a longer name of ours or theirs is none."""

    def __init__(self, brief: Brief, others: list[Party], document: Document) -> None:
        own = [p for p in (brief.client, brief.register.house) if p is not None]
        everybody = [*own, *others, *brief.others]
        self.brief = brief
        self.others = {party.name: party for party in others}
        self.names = Names()
        self.slugs = Names()
        self.domains = Names()
        for party in everybody:
            self.names.add(party.names, party)
            self.slugs.add([*party.names, *_joined(party.names)], party)
            self.domains.add(party.domains, party)
        if brief.register.house:
            self.names.add(brief.register.house.products, brief.register.house)
        self.lowered = _lower_words(document)

    def block(self, block: Block) -> Iterator[Hit]:
        taken: list[tuple[int, int]] = []
        for found in self.domains.find(block.text):
            span = _whole_domain(block.text, found)
            if span and isinstance(found.owner, Party):
                taken.append(span)
                yield from self._hit(block, *span, found.owner, doubtful=False)
        for found in self._found(block):
            inside = any(start < found.end and found.start < end for start, end in taken)
            if inside or not isinstance(found.owner, Party):
                continue
            used = self._as_a_word(block, found)
            if used < _ORDINARY:
                yield from self._hit(block, found.start, found.end, found.owner, used > 0)

    def name(self, where: str, text: str) -> Iterator[Hit]:
        """Somebody in the name of a picture, a file, an author, a style."""
        for found in self._in_slug(text):
            party = found.owner
            if isinstance(party, Party) and party.name in self.others:
                what = "a competitor" if isinstance(party, Competitor) else "another client"
                message = f"'{text}', the name of {where}, names {what}: change it."
                unsure = self.brief.client is None and isinstance(party, Client)
                severity: Severity | None = "warning" if unsure else None
                yield Hit(message=message, key=f"{party.name} {where} {text}", severity=severity,
                          quote=text)  # fmt: skip

    def _in_slug(self, text: str) -> Iterator[Found]:
        """The names in an identifier, whole or with its words set apart."""
        whole = list(self.slugs.find(text))
        yield from whole
        apart, origins = _spread(text)
        for found in self.slugs.find(apart):
            start, end = origins[found.start], origins[found.end - 1] + 1
            if not any(f.start < end and start < f.end for f in whole):
                yield Found(start, end, found.name, found.owner)

    def _found(self, block: Block) -> Iterator[Found]:
        text = block.text
        if block.kind in _SLUGS:
            yield from self._in_slug(text)
            return
        for found in self.names.find(text):
            if _as_a_name(text[found.start : found.end], found.name) and not _of_another(
                text, found.end
            ):
                yield found

    def _as_a_word(self, block: Block, found: Found) -> int:
        """How often the document has the name as an ordinary word, if it may be one here."""
        text = block.text
        if block.kind in ("file-name", "attachment"):
            return 0
        if block.kind in _SLUGS:  # "unit" in a path is nobody's name
            return int(text[found.start : found.end].islower() and found.name.isalpha())
        if (
            block.nature == "sentences"
            and not _BEFORE.search(text[: found.start])
            and not _AFTER.match(text, found.end)
        ):
            return 0
        return self.lowered[found.name.casefold()]

    def _hit(
        self, block: Block, start: int, end: int, party: Party, doubtful: bool
    ) -> Iterator[Hit]:
        if party.name not in self.others or party is self.brief.client:
            return
        client = self.brief.client
        what = "a competitor" if isinstance(party, Competitor) else "another client"
        known = f"in a document for {client.name}" if client else "whose client is not known"
        where = "" if block.shown else f" ({_place(block)})"
        text = block.text[start:end]
        same = text.casefold() in (name.casefold() for name in party.names)
        who = f"'{text}'" if same else f"'{text}' ({party.name})"
        unsure = doubtful or (client is None and isinstance(party, Client))
        yield Hit(
            block.index,
            start,
            end,
            f"{who}, {what}, is named {known}{where}: take it out.",
            key=party.name if block.shown else f"{party.name} {block.kind} {block.index}",
            severity="warning" if unsure else None,
        )


def _beside_the_text(document: Document) -> Iterator[tuple[str, str]]:
    """What has a name in the file, and the name."""
    yield from (("a picture", picture.name) for picture in document.pictures)
    yield from (("an embedded file", item.name) for item in document.attachments)
    yield from (("an author", comment.author) for comment in document.comments)
    yield from (("an author", revision.author) for revision in document.revisions)
    yield from (("a style", style.name) for style in document.styles)
    numbered = (block for block in document.blocks if any(map(str.isalpha, block.number)))
    yield from (("a numbered part", block.number) for block in numbered)


def _of_another(text: str, end: int) -> bool:
    """Whether the name is only the first part of a street's, a building's, an event's."""
    return text[end + 1 : end + 2].isupper() and bool(_OF_ANOTHER.match(text, end))


def _as_a_name(found: str, name: str) -> bool:
    """Whether the text has the capitals of a name: an abbreviation all, another at least one."""
    wanted = [c for c in name if c.isalpha()]
    letters = [c for c in found if c.isalpha()]
    if wanted and all(c.isupper() for c in wanted):
        return all(c.isupper() for c in letters)
    return any(c.isupper() for c in letters) or not any(c.isupper() for c in wanted)


def _joined(names: tuple[str, ...]) -> list[str]:
    joined = ("".join(c for c in name if c.isalnum()) for name in names)
    return [name for name in joined if len(name) >= 5]


def _spread(text: str) -> tuple[str, list[int]]:
    """An identifier's text with its words set apart, and where each character came from."""
    spread: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        if at and _CAMEL.match(text, at):
            spread.append(" ")
            origins.append(at)
        spread.append(character)
        origins.append(at)
    return "".join(spread), origins


def _whole_domain(text: str, found: Found) -> tuple[int, int] | None:
    """The span with its subdomains, or None where the domain is part of another one."""
    before = re.search(r"(?:[\w-]+\.)*\Z", text[: found.start])
    start = before.start() if before else found.start
    after = text[found.end : found.end + 2]
    if text[start - 1 : start] in ("-",) or re.match(r"-?\w|\.\w", after):
        return None
    return start, found.end


def _lower_words(document: Document) -> Counter[str]:
    words: Counter[str] = Counter()
    for block in document.shown:
        for match in re.finditer(r"\b[^\W\d_]+\b", block.text):
            if match.group().islower() and not any(
                mask.start < match.end() and match.start() < mask.end for mask in block.masks
            ):
                words[match.group()] += 1
    return words


def _place(block: Block) -> str:
    names = {
        "alt": "alternative text",
        "file-name": "file name",
        "field-code": "field code",
        "deleted": "deleted text",
        "hidden": "hidden text",
        "comment": "comments",
        "link": "links",
        "bookmark": "bookmarks",
    }
    if block.kind == "property":
        return f"property {block.name}"
    return names.get(block.kind, block.kind)
