"""The company in the file's properties must be the house.

Word takes it from the computer or the template it was written on: another firm there says that the
text was written for, or by, somebody else. What programs and shops put there themselves is a note.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Brief, Client, Document, Example, Hit, House, Register, plain, rule

from ._advice import clean

# What is there when nobody has set it.
_NOBODY = {
    "", "-", ".", "company", "company name", "hewlett-packard", "hewlett-packard company", "home",
    "hp", "lenovo", "dell", "microsoft", "microsoft corporation", "n/a", "none", "organization",
    "private", "toshiba", "your company name", "sony", "acer", "asus", "samsung", "grizli777",
    "speed_xp", "krokoz™", "reanimator extreme edition", "spcialit", "sandbox", "user",
}  # fmt: skip
_REGISTER = Register(
    House("Harbour & Finch", "Harbour & Finch Ltd"),
    (Client("Northwind Rail", "Northwind Rail plc"),),
)
_BRIEF = Brief(_REGISTER, _REGISTER.clients[0], "option")


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # companies that the properties may name, beside the house


@rule(
    severity="warning",
    yields_to=("clients/other-client",),
    bad=[
        Example("property company: ⟦Grant Consulting⟧\nWe deliver in March.", brief=_BRIEF),
        Example("property company: ⟦Microsoft⟧\nWe deliver in March.", brief=_BRIEF),
        "property company: ⟦Grant Consulting⟧\nNobody is registered as the house.",
    ],
    good=[
        Example("property company: HARBOUR & FINCH LTD\nWe deliver in March.", brief=_BRIEF),
        Example("property company: Northwind Rail\nTheir own template.", brief=_BRIEF),
        Example("property company: Finch Group", {"allow": ["Finch Group"]}, _BRIEF),
        "property company: Microsoft\nA company wrote this.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    brief = document.brief
    house = brief.register.house
    own = [party for party in (house, brief.client) if party is not None]
    known = {plain(n).casefold() for n in (*options.allow, *(n for p in own for n in p.names))}
    for block in document.of_kind("property"):
        name = plain(block.text).strip()
        if block.name != "company" or name.casefold() in known:
            continue
        nobody = name.casefold() in _NOBODY
        if house is None:
            if nobody:
                continue
            message = f"The file names a company, '{name}': if it is not yours, {clean(document)}."
        else:
            message = (
                f"The file's properties name the company '{name}', not {house.name}: correct it,"
                f" or {clean(document)}."
            )
        lowered = nobody or house is None
        yield Hit(block.index, 0, len(block.text), message, severity="note" if lowered else None)
