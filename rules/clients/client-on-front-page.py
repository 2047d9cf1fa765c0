"""The front page must name the client for whom the document is written.

A cover without the client's name looks like a brochure, and it is where a name was taken out of an
older offer and no new one put in. Its logo counts as its name where the register has the logo; text
that is part of another picture cannot be read, so a cover that is a picture is left alone.
"""

from collections.abc import Iterator

from qualitygate.api import Brief, Client, Document, Example, Hit, Picture, rule

from ._mentions import RAIL, REGISTER

_FEWEST = 5  # words without which a page shows nothing but a picture
_LARGE = (250.0, 150.0)  # points: a picture that may hold a name
_BRIEF = Brief(REGISTER, RAIL, "path")
_COVER = "title: Offer for a new timetable\nHarbour & Finch, 12 May 2026\n---\n"


@rule(
    severity="warning",
    bad=[
        Example(f"⟦⟧ document\n{_COVER}We thank Northwind Rail for asking.", brief=_BRIEF),
        Example(f"⟦⟧ document\n{_COVER}We thank you for asking.", brief=_BRIEF),
    ],
    good=[
        Example("title: Offer to NORTHWIND RAIL\nHarbour & Finch, 12 May 2026", brief=_BRIEF),
        Example("title: A new timetable for NWR\nHarbour & Finch, 12 May 2026", brief=_BRIEF),
        Example("title: A new timetable, as asked\nann@mail.northwind.example", brief=_BRIEF),
        Example("title: A new timetable, as asked\nFor Northwind-Rail", brief=_BRIEF),
        Example("title: Offer\n---\nWe thank Northwind Rail.", brief=_BRIEF),
        Example(f"{_COVER}We thank you.", brief=Brief(REGISTER)),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    client = document.brief.client
    if client is None or document.brief.client_source == "front page":
        return
    front = [document.blocks[index] for index in sorted(document.front_page)]
    text = " ".join(block.text for block in front if block.shown)
    if len(text.split()) < _FEWEST or _is_named(client, " ".join(b.text for b in front)):
        return
    pictures = [p for p in document.pictures if _is_on_front(p, document.front_page)]
    if any(client.has_logo(picture.phash, picture.sha256) for picture in pictures):
        return
    may_hold_it = any(p.width >= _LARGE[0] and p.height >= _LARGE[1] for p in pictures)
    yield Hit(
        message=f"The front page does not name {client.name}, for whom the document is: put the "
        "name on it.",
        severity="note" if may_hold_it else None,
        quote=client.name,
    )


def _is_named(client: Client, text: str) -> bool:
    """Whether the letters of a name or the domain are there, however they are written."""
    letters = _letters(text)
    return any(_letters(name) in letters for name in (*client.names, *client.domains))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_on_front(picture: Picture, front: frozenset[int]) -> bool:
    return picture.block in front if picture.block is not None else picture.location.page == 1
