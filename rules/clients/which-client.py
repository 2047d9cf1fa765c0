"""The command line, the path and the front page must agree whose document it is.

Where they differ, either the file lies in another client's folder, or the front page is left over
from another client: sent as it is, it goes to the wrong one. Every rule on names takes the first of
them at its word.
"""

from collections import Counter
from collections.abc import Iterator

from qualitygate.api import Brief, Client, Document, Example, Hit, rule

from ._mentions import RAIL, REGISTER, WATER, mentions

_SOURCES = {"option": "--client", "path": "the path", "front page": "the front page"}


def _brief(client: Client, *claims: tuple[str, Client]) -> Brief:
    named = tuple((source, party.name) for source, party in claims)
    return Brief(REGISTER, client, claims[0][0], None, named)


@rule(
    severity="error",
    bad=[
        Example(
            "⟦⟧ document\ntitle: Offer to Calder Water",
            brief=_brief(RAIL, ("path", RAIL), ("front page", WATER)),
        ),
        Example(
            "⟦⟧ document\nThe schedule follows.",
            brief=_brief(RAIL, ("option", RAIL), ("path", WATER)),
        ),
        Example(
            "⟦⟧ document\ntitle: Offer to Northwind Rail and Calder Water",
            brief=_brief(RAIL, ("front page", RAIL)),
        ),
    ],
    good=[
        Example(
            "title: Offer to Northwind Rail",
            brief=_brief(RAIL, ("option", RAIL), ("path", RAIL), ("front page", RAIL)),
        ),
        Example(
            "title: Offer to Northwind Rail\nNorthwind Rail asked, as Calder Water did.",
            brief=_brief(RAIL, ("front page", RAIL)),
        ),
        Example(
            "title: Offer to Northwind Rail and Calder Water",
            brief=_brief(RAIL, ("path", RAIL), ("front page", RAIL)),
        ),
        Example("title: Offer to Northwind Rail", brief=Brief(REGISTER)),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    brief = document.brief
    names = tuple(dict.fromkeys(name for _, name in brief.claims))
    if len(names) > 1:
        said = [f"{_SOURCES.get(source, source)} says {name}" for source, name in brief.claims]
        said = [", ".join(said[:-1]), said[-1]]
        yield Hit(
            message=f"Whose document is it? {_sentence(' and '.join(said))}: make them agree.",
            key="which",
            quote=", ".join(names),
        )
    elif brief.client is not None and brief.client_source == "front page":
        yield from _tie(document, brief.client)


def _tie(document: Document, chosen: Client) -> Iterator[Hit]:
    """Two clients who are named on the front page equally often, where nothing else decides."""
    front = document.front_page
    counts = Counter(
        mention.party.name
        for mention in mentions(document)
        if mention.block in front and not mention.doubt and isinstance(mention.party, Client)
    )
    others = [
        name
        for name, count in counts.items()
        if name != chosen.name and count >= counts[chosen.name]
    ]
    if others:
        yield Hit(
            message=f"The front page names {chosen.name} as often as {others[0]}: name the client "
            "with --client, or give its documents a folder in the register.",
            key="tie",
            severity="warning",
            quote=", ".join([chosen.name, *others]),
        )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
