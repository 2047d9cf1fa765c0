"""The file should not tell who wrote it, who edited it last, and under whom.

Names in the properties are read by the client's software: they show who did the work behind the
name on the cover, a freelancer's or a former colleague's, and how an account is called in our
network. Nearly every file has an author, so this is a note; addresses of reviewers, which Word
keeps in a list of people even when their comments are gone, are named with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import (
    Block,
    Brief,
    Document,
    Example,
    Hit,
    House,
    Register,
    legal_forms,
    plain,
    rule,
)

from ._advice import clean, label

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_KINDS = {"author", "lastModifiedBy", "manager"}
_FIRM = re.compile(
    r"\b(?:group|company|consulting|partners|university|ministry|department|office|administration)\b",
    re.IGNORECASE,
)
# What programs write where nobody's name is known.
_NOBODY = {
    "", "administrator", "admin", "anonymous", "author", "microsoft office user", "python-docx",
    "unknown", "unknown author", "user", "un-named", "windows user", "word", "your user name",
}  # fmt: skip
_BRIEF = Brief(Register(House("Harbour & Finch", "Harbour & Finch Ltd")))


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # names that documents may tell; the house's own always


@rule(
    severity="note",
    yields_to=("clients/other-client",),
    bad=[
        "property author: ⟦Ann Miller⟧\nproperty lastModifiedBy: ⟦CORP\\jdoe⟧\nThe offer.",
        "property manager: ⟦Ben Carter⟧\nproperty title: Offer",
        "property person: S::⟦ann@harbourfinch.example⟧::4f2a\nWe deliver in March.",
    ],
    good=[
        Example(
            "property author: Harbour & Finch Ltd\nproperty lastModifiedBy: Author", brief=_BRIEF
        ),
        Example("property author: Ann Miller", {"allow": ["Ann Miller"]}),
        "property author: Harbour & Finch GmbH\nproperty lastModifiedBy: python-docx\n"
        "property person: Ann Miller\nThe author is Ann Miller.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    house = document.brief.register.house
    known = {plain(name).casefold() for name in (*options.allow, *(house.names if house else ()))}
    people: list[Block] = []
    for block in document.of_kind("property"):
        name = plain(block.text).strip()
        if block.name in _KINDS and name.casefold() not in known and _is_person(name):
            people.append(block)
        elif block.name == "person":
            address = _ADDRESS.search(block.text)
            if address and address.group().casefold() not in known:
                yield Hit(
                    block.index, *address.span(),
                    f"The file keeps the address of a reviewer, '{address.group()}': if the client"
                    f" need not know it, {clean(document)}.",
                    key="reviewer",
                )  # fmt: skip
    roles: dict[str, list[str]] = {}
    for block in people:
        roles.setdefault(plain(block.text).strip(), []).append(label(block))
    listed = (f"its {' and '.join(dict.fromkeys(r))}, '{name}'," for name, r in roles.items())
    message = f"The file names {' and '.join(listed).rstrip(',')}: if the client need not know, "
    for block in people:
        yield Hit(block.index, 0, len(block.text), f"{message}{clean(document)}.", key="people")


def _is_person(name: str) -> bool:
    return name.casefold() not in _NOBODY and not (_FIRM.search(name) or any(legal_forms(name)))
