"""The client and the house must be named with their own legal form.

A contract with "Northwind Rail Ltd", where the firm is a plc, is a contract with somebody else, and
the client's lawyers see it first. The register says the legal form; where it does not, a document
must at least not have two. "Ltd" and "Limited" are one form.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import (
    Brief,
    Client,
    Document,
    Example,
    Hit,
    House,
    Mention,
    Party,
    Register,
    legal_form_behind,
    legal_form_of,
    rule,
)

from ._mentions import RAIL, REGISTER, mentions

_BRIEF = Brief(REGISTER, RAIL, "option")
_WORKS = Client("Muster Werke", "Muster Werke GmbH & Co. KG")
_ATELIER = Client("Atelier Bleu")
_GERMAN = Brief(
    Register(House("Harbour & Finch", "Harbour & Finch Ltd"), (_WORKS,)), _WORKS, "path"
)
_FRENCH = Brief(Register(clients=(_ATELIER,)), _ATELIER, "path")


@dataclass(frozen=True)
class _Formed:
    """A mention with a legal form behind it, at ``text[start:end]``."""

    mention: Mention
    start: int
    end: int
    form: str


@rule(
    severity="error",
    bad=[
        Example("This contract with Northwind Rail ⟦Ltd⟧ ends in May.", brief=_BRIEF),
        Example("| Client | Northwind Rail, ⟦Inc.⟧ |\nfooter: Harbour & Finch ⟦LLP⟧", brief=_BRIEF),
        Example("Die Muster Werke ⟦GmbH⟧ und die Muster Werke ⟦AG⟧ zahlen.", brief=_GERMAN),
        Example(
            "Atelier Bleu S.A.S. signs.\nAtelier Bleu SAS pays.\nAtelier Bleu ⟦S.à r.l.⟧ asks.",
            brief=_FRENCH,
        ),
    ],
    good=[
        Example("Northwind Rail plc and NORTHWIND RAIL PLC are one.", brief=_BRIEF),
        Example("Harbour & Finch Limited, or Harbour and Finch Ltd., offers.", brief=_BRIEF),
        Example("Northwind Rail Holdings Ltd owns Northwind Rail (UK) Ltd.", brief=_BRIEF),
        Example("Northwind Rail as a whole pays; so does Calder Water plc.", brief=_BRIEF),
        Example("NORTHWIND RAIL AS A CLIENT\nNorthwind Rail limited the fee.", brief=_BRIEF),
        Example(
            "Muster Werke GmbH\u00a0& Co.\u00a0KG und Muster Werke GmbH & Co KG", brief=_GERMAN
        ),
        Example("Atelier Bleu S.A.S. signs, Atelier Bleu SAS pays.", brief=_FRENCH),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    brief = document.brief
    for party in (brief.client, brief.register.house):
        if party is not None:
            formed = list(_formed(document, party))
            own, kind = legal_form_of(party.legal_name)
            if kind:
                yield from _wrong(document, formed, party, own, kind)
            elif not party.legal_name:
                yield from _mixed(document, formed, party)


def _formed(document: Document, party: Party) -> Iterator[_Formed]:
    for mention in mentions(document):
        if mention.party is not party or mention.domain:
            continue
        text = document.blocks[mention.block].text
        if behind := legal_form_behind(text, mention.start, mention.end):
            yield _Formed(mention, *behind)
        elif within := legal_form_of(text[mention.start : mention.end])[0]:
            kind = legal_form_of(text[mention.start : mention.end])[1]
            yield _Formed(mention, mention.end - len(within), mention.end, kind)


def _wrong(
    document: Document, formed: list[_Formed], party: Party, own: str, kind: str
) -> Iterator[Hit]:
    for one in formed:
        if one.form != kind:
            written = document.blocks[one.mention.block].text[one.start : one.end]
            yield Hit(
                one.mention.block,
                one.start,
                one.end,
                f"{party.name} is no '{written}': its name in the register is {party.legal_name}.",
                (own,),
                key=f"{party.name} {one.form}",
            )


def _mixed(document: Document, formed: list[_Formed], party: Party) -> Iterator[Hit]:
    counts = Counter(one.form for one in formed).most_common()
    for one in formed:
        if one.form != counts[0][0]:
            yield Hit(
                one.mention.block,
                one.start,
                one.end,
                f"{party.name} has two legal forms here, {one.form} and {counts[0][0]}: find out "
                "which is right, and put it into the register.",
                key=f"{party.name} {one.form}",
                severity="warning",
            )
