"""A mail merge must be finished: no merge field may stand in what goes out.

«First_Name» in the place of a name says that the letter went to a list; a field that does show a
name shows the first of the list, who need not be the reader. The file knows its fields in a DOCX;
in a PDF they are known by the guillemets around the names of usual columns.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Field, Hit, rule

from ._readable import readable, reported

# Fields that a mail merge fills or obeys (ECMA-376 Part 1, 17.16.5).
_MERGED = {"MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE"}
_USUAL = (
    r"(?:First|Last|Full|Middle|Company|Client|Customer|Contact|Job|Business|Home|Work)?[_ ]?"
    r"(?:Name|Title|Address(?:Block|Line)?|Line|City|Country|State|Date|Amount|Salutation|"
    r"GreetingLine|Postcode|PostalCode|Zip|E-?mail|Phone|Street)[_ ]?\d?|"
    r"(?:Vor|Nach|Firmen)?[Nn]ame|Anrede|Titel|Firma|Stra(?:ß|ss)e|PLZ|Ort|"
    r"Pr[ée]nom|Nom|Civilit[ée]|Soci[ée]t[ée]|Adresse\d?|Ville|Code[_ ]postal|"
    r"Nombre|Apellidos?|Empresa|Direcci[óo]n|Ciudad|Cognome|Indirizzo|Naam|Voornaam|Achternaam"
)
# The name of a column in guillemets. In a document that quotes in guillemets it may be quoted: the
# French leave a space within them, which no merge field has.
_COLUMNS = re.compile(rf"«(?:[^\W_]\w*_\w*[^\W_]|{_USUAL})»")
_QUOTED = re.compile(r"«(?!\s)[^»\n]*»?")
_MESSAGE = (
    "The merge field '{}' was never filled: finish the mail merge, or write what belongs here."
)
_FILLED = (
    "'{}' still comes from a list by mail merge, and changes with it: check that it is this"
    " reader's, then turn the field into text."
)


@rule(
    severity="error",
    bad=[
        "Dear ⟦«First_Name»⟧,\nproperty title: Offer to ⟦«Firma»⟧",
        "Sehr geehrte ⟦«Anrede»⟧ ⟦«Name»⟧,",
        "Il a dit « nom », et « oui » : ⟦«Nom_Client»⟧ paiera.",
        "Dear [⟦«Whom»⟧](field:MERGEFIELD_Whom), the fee is [⟦1,200⟧](field:MERGEFIELD_Fee) euros.",
    ],
    good=[
        "Unter «Titel» und «Ort» steht, was «im Vertrag vom Mai» vereinbart ist.",
        "Se escribe «nombre_del_grupo» o «grupo»: «____» queda por firmar.",
        "Le mot «merci» suffit. Page [3](field:PAGE) of 12.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    fields: dict[int, list[Field]] = {}
    for one in document.fields:
        if one.kind in _MERGED and one.block is not None and one.end > one.start:
            fields.setdefault(one.block, []).append(one)
    held = [block for block in readable(document) if "«" in block.text or block.index in fields]
    quotes = _quotes(held, fields)
    for block in held:
        spans = [] if quotes else [match.span() for match in _COLUMNS.finditer(block.text)]
        yield from _in_block(block, fields.get(block.index, []), spans)


def _quotes(blocks: list[Block], fields: dict[int, list[Field]]) -> bool:
    """Whether guillemets are this document's quotation marks."""
    return any(
        not _COLUMNS.fullmatch(match.group())
        for block in blocks
        if block.index not in fields
        for match in _QUOTED.finditer(block.text)
    )


def _in_block(block: Block, fields: list[Field], spans: list[tuple[int, int]]) -> Iterator[Hit]:
    filled: list[tuple[int, int]] = []
    for field in fields:
        unfilled = "«" in block.text[field.start : field.end]
        (spans if unfilled else filled).append((field.start, field.end))
    yield from reported(block, spans, _MESSAGE)
    yield from reported(block, filled, _FILLED, "warning")
