"""No document may name another client, or a competitor.

It tells this client that the text was written for somebody else, and the other one that we talk
about them. The name is looked for everywhere: on the page, and in what travels unseen with the file
(properties, comments, deleted text, link targets, alternative text, the names of authors, pictures,
styles, templates, embedded objects and their sheets, and the file itself); and so are its domains
and its logos. A firm whose name is an everyday word ("Summit") is looked for where it stands as a
name does, and where that is not certain the hit weighs less. What a picture shows is compared with
the logos of the register; text in a picture cannot be read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qualitygate.api import (
    Block,
    Brief,
    Client,
    Document,
    Example,
    Hit,
    Mention,
    Party,
    Severity,
    rule,
)

from ._mentions import RAIL, REGISTER, SEVERITIES, kind_of, mentions, parties

_BRIEF = Brief(REGISTER, RAIL, "option")
_UNKNOWN = Brief(REGISTER)
_PLACES = {
    "alt": "alternative text",
    "file-name": "file name",
    "field-code": "field code",
    "deleted": "deleted text",
    "hidden": "hidden text",
    "comment": "comments",
    "link": "links",
    "bookmark": "bookmarks",
}


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
        _example("| Firm | Bid |\n| ⟦Calder Water⟧ | 90,000 |\n| ⟦ACME Consulting⟧ | 80,000 |"),
        _example("We did this for ⟦Summit⟧ and at ⟦calder water⟧, whose ⟦CWL⟧ team was ours."),
        Example("We did this for ⟦Calder Water⟧.", brief=_UNKNOWN),
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
        _example("A Summit is not the Summit 2026 or the Summit of Heads of State: three summits."),
        _example("Mr Acme and J. Acme live in Acme Road, opposite an Acme."),
        Example("Nobody is registered, so Calder Water and Acme are names like others."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    brief = document.brief
    wanted = {p.name: p for p in brief.others if not set(p.names) & set(options.allow)}
    if not wanted:
        return
    for mention in mentions(document):
        if mention.party.name in wanted and mention.party is not brief.client:
            yield _named(document, mention)
    for where, text in dict.fromkeys(_beside_the_text(document)):
        for found in parties(document).in_name(text):
            if isinstance(found.owner, Party) and found.owner.name in wanted:
                yield _in_name(brief, where, text, found.owner)
    yield from _logos(document, wanted.values())


def _named(document: Document, mention: Mention) -> Hit:
    brief, party, block = document.brief, mention.party, document.blocks[mention.block]
    where = "" if block.shown else f" ({_place(block)})"
    text = block.text[mention.start : mention.end]
    same = text.casefold() in (name.casefold() for name in party.names)
    who = f"'{text}'" if same else f"'{text}' ({party.name})"
    key = party.name if block.shown else f"{party.name} {_place(block)}"
    return Hit(
        block.index,
        mention.start,
        mention.end,
        _message(brief, party, who, where, mention),
        key=f"{key} {mention.doubt}" if mention.doubt else key,
        severity=_unsure(brief, party) or SEVERITIES[mention.doubt],
    )


def _message(brief: Brief, party: Party, who: str, where: str, mention: Mention) -> str:
    if brief.client is None and isinstance(party, Client):
        return (
            f"{who} is a client, and it is not known for whom this document is{where}: say so with "
            "--client, or take the name out."
        )
    advice = "check that no firm is meant." if mention.doubt else "take it out."
    known = f" in a document for {brief.client.name}" if brief.client else ""
    return f"{who}, {kind_of(party)}, is named{known}{where}: {advice}"


def _unsure(brief: Brief, party: Party) -> Severity | None:
    """Where nobody has said for whom the document is, a client in it may be the one."""
    return "warning" if brief.client is None and isinstance(party, Client) else None


def _in_name(brief: Brief, where: str, text: str, party: Party) -> Hit:
    return Hit(
        message=f"'{text}', the name of {where}, names {kind_of(party)}: change it.",
        key=f"{party.name} {where} {text}",
        severity=_unsure(brief, party),
        quote=text,
    )


def _logos(document: Document, others: Iterable[Party]) -> Iterator[Hit]:
    brief = document.brief
    own = [party for party in (brief.client, brief.register.house) if party is not None]
    for picture in document.pictures:
        if any(party.has_logo(picture.phash, picture.sha256) for party in own):
            continue
        for party in others:
            if party.has_logo(picture.phash, picture.sha256):
                place = replace(picture.location, outline=(), detail="").display
                where = "" if place == "document" else f" on {place}"
                yield Hit(
                    message=f"A picture{where} is the logo of {party.name}, {kind_of(party)}: "
                    "take it out.",
                    key=f"{party.name} logo",
                    severity=_unsure(brief, party),
                    quote=picture.name,
                )


def _beside_the_text(document: Document) -> Iterator[tuple[str, str]]:
    """What has a name in the file, and the name."""
    yield from (("a picture", picture.name) for picture in document.pictures)
    yield from (("an embedded file", item.name) for item in document.attachments)
    yield from (("a sheet", name) for item in document.attachments for name in item.sheets)
    yield from (("an author", comment.author) for comment in document.comments)
    yield from (("an author", revision.author) for revision in document.revisions)
    yield from (("a style", style.name) for style in document.styles)
    yield from (("a layer", layer) for layer in document.settings.layers)
    yield from (("the template", name) for name in (document.settings.template,) if name)
    yield from (("an external file", target) for target in document.settings.external)
    numbered = (block for block in document.blocks if any(map(str.isalpha, block.number)))
    yield from (("a numbered part", block.number) for block in numbered)


def _place(block: Block) -> str:
    if block.kind == "property":
        return f"property {block.name}"
    return _PLACES.get(block.kind, block.kind)
