"""The house's registered number and VAT number must be those of the register.

A number with two digits exchanged makes the footer that of another company, and an invoice void.
Numbers of others are not judged: a number is the house's where its name stands before it, or in a
header or footer that names no other company.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Example, Hit, House, rule

from ._house import BRIEF, house_names, speaks_of_house

_OF = r"(?:n(?:umber|umero|umer|ummer|úmero|uméro|r)|no)\b\.?|n[°º]|№"  # number, in some languages
_REGISTRATION = (  # patterns are compiled when a document has numbers
    rf"(?:\b(?:regist(?:ered|ration|er)|compan(?:y|ies house)|reg|incorporated)\b\.?"
    rf"(?:[ ,]+(?:in|with|under|at|of|the|and|&|company|companies|registration|house|England|Wales|"
    rf"Scotland|Ireland|Northern|Jersey|Guernsey))*[ ,:]+(?:{_OF})[ :]*"
    rf"|\b(?:HR[AB](?![A-Z])|(?:FN|chamber of commerce|SIRET|SIREN|KvK|CVR|KRS|REA|CIF)\b)"
    rf"[-, :]*(?:(?:{_OF})[ :]*)?|\bR\.?C\.?S\.? [A-ZÉ][\w-]+(?: [A-D])?[ :]+)"
    r"(?:is )?(?P<number>(?:(?-i:[A-Z]{2}) ?)?\d(?:[ .\u00a0]?\d){4,13})(?!\d|[.,]\d)"
)
_VAT = (
    r"(?:\b(?:VAT|USt\.?-?Id(?:-?Nr|Nummer)?|TVA|IVA|P\.? ?IVA|BTW|MwSt|moms|NIF|NIP)\b\.?)"
    rf"(?:[ -]?(?:reg(?:istration|istered)?|identification|intracommunautaire|ID|{_OF})\.?)*[ :]*"
    r"(?:is )?(?P<number>(?:(?-i:[A-Z]{2})[ -]?(?-i:[A-Z])?)?\d(?:[ .\u00a0-]?\d){6,12}"
    r"(?:[ ]?B\d\d)?)(?!\d|[.,%]\d|\s*%)"
)
_TAX = r"\b(?:VAT|tax|USt|TVA|IVA|BTW|MwSt|moms)\W{0,3}\Z"
_CLUE = re.compile(r"\d{2}\D?\d{2}")


def _example(text: str) -> Example:
    return Example(text, brief=BRIEF)


@rule(
    severity="error",
    bad=[
        _example("Harbour & Finch Ltd is registered in England and Wales, number ⟦07654312⟧."),
        _example("footer: Company No. ⟦7654322⟧ · VAT Reg. No. ⟦GB 123 4567 98⟧"),
        _example("Harbour & Finch Ltd, company number ⟦0765432⟧, makes this offer."),
        _example(
            "The company number of Harbour & Finch is 07654321; its VAT number is ⟦123456798⟧."
        ),
        _example("footer: Harbour & Finch GmbH · Amtsgericht Aachen: HRB⟦19989⟧"),
    ],
    good=[
        _example("Harbour & Finch Ltd (registered number 7654321, VAT GB123456789) offers this."),
        _example("footer: Northwind Rail plc, company number 01234567"),
        _example("Harbour & Finch and Northwind Rail plc (registered number 01234567) agree."),
        _example("Harbour & Finch (company number 7654321) and Calder (company number 1234567)"),
        _example("footer: Reg. charity in London · VAT 20 % · Page 1234567"),
        Example("footer: Company number 01234567"),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    house = document.brief.register.house
    if house is None or not (house.registration or house.vat):
        return
    for block in document.shown:
        if _CLUE.search(block.text):
            yield from _in_block(document, house, block)


def _in_block(document: Document, house: House, block: Block) -> Iterator[Hit]:
    for said, right, what in (
        (_REGISTRATION, house.registration, "registered number"),
        (_VAT, house.vat, "VAT number"),
    ):
        pattern = re.compile(said, re.IGNORECASE)
        for match in pattern.finditer(block.text) if right else ():
            start, end = match.span("number")
            before = block.text[: match.start()]
            if said is _REGISTRATION and re.search(_TAX, before, re.IGNORECASE):
                continue
            if _same(match["number"], right):
                continue
            if not speaks_of_house(document, block, match.start()) or _second(
                document, block, pattern, match.start()
            ):
                continue
            yield Hit(
                block.index,
                start,
                end,
                f"{house.name}'s {what} is {right}, not {match['number']}.",
                (right,),
                key=_digits(match["number"]),
            )


def _second(document: Document, block: Block, pattern: re.Pattern[str], at: int) -> bool:
    """Whether the house has had such a number before: this one is the next company's."""
    named = [found.end for found in house_names(document).find(block.text) if found.end <= at]
    return bool(named) and pattern.search(block.text, named[-1], at) is not None


def _same(written: str, right: str) -> bool:
    """Whether two numbers are one: spaces, letters and zeros before it do not count."""
    one, other = _digits(written), _digits(right)
    return one == other or (len(other) == 9 and one.startswith(other))  # SIREN, within SIRET


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")
