"""No path of our own computers may be in the file.

`C:\\Users\\ann\\Bids\\Northwind` tells who wrote it, where it lies and for whom else we work; as
the target of a link it is dead at the client's. Word writes such paths by itself: into the
alternative text of a picture, a link to a file on the share, a file name in the footer. In running
text only what names a user or a server is meant, and nothing where paths are the subject; code is
left alone.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Severity, rule, shortened

from ._paths import Place, cloud_user, places, told

_ELSEWHERE = {
    "attached template", "linked picture", "linked object", "subdocument", "mail merge source",
}  # fmt: skip
_WHERE = {
    "alt": "the alternative text", "field-code": "a field's code", "bookmark": "a bookmark",
    "comment": "a comment", "header": "the header", "footer": "the footer",
    "attachment": "a building block", "hidden": "hidden text", "deleted": "deleted text",
}  # fmt: skip
_LATENT = {
    "alt",
    "field-code",
    "bookmark",
    "property",
    "comment",
    "attachment",
    "hidden",
    "deleted",
}
# A server that stands for any.
_ANY = re.compile(r"(?i)(?:your|my|the)?-?(?:file)?-?(?:server|host|computer|machine|nas)(?:name)?")
_SUBJECT = 3  # so many paths in its text, and a document is about paths
_LINKED_FIELDS = ("LINK", "INCLUDE", "DDE", "IMPORT", "RD", "DATABASE")


@rule(
    severity="error",
    bad=[
        r"See [the rates](file:///S:/bids/⟦⟧x)".replace("⟦⟧", "").replace(
            "(file:///S:/bids/x)", "(⟦file:///S:/bids/rates.xlsx⟧)"
        ),
        r"link: ⟦\\\\fs01\\bids\\rates.xlsx⟧",
        r"alt: ⟦C:\\Users\\ann\\Pictures\\plan v2.png⟧",
        r"The rates are on ⟦\\\\fs01\\bids\\rates.xlsx⟧, as ever.",
        r"footer: ⟦S:\\bids\\Northwind\\offer.docx⟧",
        r"property title: ⟦file://fs01/bids/offer.html⟧",
        r"The tool reads the list from ⟦C:\\Users\\ann.miller\\Desktop\\list.csv⟧ each day.",
        "link: https://firm-my.sharepoint.com/:x:/r/personal/⟦ann_miller_firm_example⟧/Documents/a",
    ],
    good=[
        r"Install it in C:\\Program Files\\Finch and keep the data on \\\\server\\share.",
        "code: copy C:\\\\Users\\\\ann\\\\a.txt /home/ann/b.txt",
        "See [home](https://harbourfinch.example/home/users/ann) and call 24/7 or a/b.",
        r"The log is in `C:\\Users\\ann\\log.txt`, or in C:\\Users\\Public\\Finch\\log.txt.",
        r"alt: The ratio C:N of the soil\nfield: TOC \\\\o \"1-3\" \\\\h",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    said = [(block, place) for block in document.shown for place in places(block.text)]
    for block in document.latent:
        yield from _latent(block)
    furniture = [(b, p) for b, p in said if b.kind in ("header", "footer")]
    for block, place in furniture:
        yield _hit(block, place, "warning")
    body = [(b, p) for b, p in said if b.kind not in ("header", "footer")]
    if len(body) < _SUBJECT:
        for block, place in body:
            if _is_ours(place) and not _is_code(block, place):
                yield _hit(block, place, "warning")


def _latent(block: Block) -> Iterator[Hit]:
    detail = block.location.detail.rpartition(" › ")[2]
    if block.kind == "link" and detail not in _ELSEWHERE:
        user = cloud_user(block.text)
        if user:
            start = block.text.index(user)
            message = (
                f"The link leads to a folder of one of us, '{user}', which the client cannot open:"
                " take it out, or send the file."
            )
            yield Hit(block.index, start, start + len(user), message, severity="warning")
        place = next(places(block.text), None)
        if place is not None and place.start == 0:
            yield Hit(
                block.index, 0, len(block.text),
                f"The link leads to a file of ours{told(place)}: the client cannot open it, so take"
                " it out.",
            )  # fmt: skip
    elif block.kind in _LATENT and not _is_linked(block, detail):
        for place in places(block.text):
            yield _hit(block, place, "warning")


def _is_ours(place: Place) -> bool:
    return bool(place.user) or (bool(place.server) and not _ANY.fullmatch(place.server))


def _is_linked(block: Block, detail: str) -> bool:
    """Whether another rule speaks of it as the file that it is linked to."""
    if detail.startswith("mail merge "):
        return True
    code = block.text.lstrip().upper()
    return block.kind == "field-code" and code.startswith(_LINKED_FIELDS)


def _is_code(block: Block, place: Place) -> bool:
    return block.nature == "code" or any(run.mono for run in block.runs_in(place.start, place.end))


def _hit(block: Block, place: Place, severity: Severity) -> Hit:
    path = block.text[place.start : place.end]
    where = _WHERE.get(block.kind, f"the property {block.name}" if block.name else "the text")
    if block.shown and block.kind not in _WHERE:
        where = "the text"
    return Hit(
        block.index, place.start, place.end,
        f"'{shortened(path, 50)}' in {where} is a path of our own{told(place)}: take it out.",
        key=f"{block.kind} {path}", severity=severity,
    )  # fmt: skip
