"""A product's name must be written as its owner writes it.

Whoever cannot spell what they sell is not trusted with the rest. The names come from the register
(`products` of the house) and from this rule's option.
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
    Names,
    Register,
    plain,
    rule,
)

from ._words import excluded, holding

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BRIEF = Brief(Register(House("Harbour & Finch", products=("FinchFlow", "Harbour Desk", "Tide"))))


@dataclass(frozen=True)
class Options:
    names: tuple[str, ...] = ()  # beside the products of the house in the register


def _example(text: str, *names: str) -> Example:
    return Example(text, {"names": names}, _BRIEF)


@rule(
    severity="warning",
    yields_to=("brand/trademark-sign",),
    bad=[
        _example("⟦Finchflow⟧ runs at night, and ⟦Finch Flow⟧'s log says so."),
        _example("| Product | Version |\n| ⟦finchflow⟧ | 4 |\n| ⟦FinchFLow⟧ | 5 |"),
        _example("We use ⟦Github⟧ and ⟦Finch-Flow⟧.", "GitHub"),
        _example("Ask the ⟦Harbour desk⟧ team."),
    ],
    good=[
        _example("# FINCHFLOW\nFinchFlow's log is at https://finchflow.example, or `finchflow`."),
        _example("The tide turns at the harbour desk, and tide tables are TIDE tables."),
        _example("property producer: finchflow 4\nFinchFlow 4 is out."),
        _example("A flow of finches; write to finchflow@harbourfinch.example."),
        Example("No product is registered, so Finchflow is a name like others."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    house = document.brief.register.house
    products = (*options.names, *(house.products if house else ()))
    names = Names()
    for product in products:
        names.add([product, _CAMEL.sub(" ", product)], product)
    for block in holding(document, [_CAMEL.sub(" ", product) for product in products]):
        for found in names.find(block.text):
            text, product = block.text[found.start : found.end], str(found.owner)
            if plain(text) == product or _allowed(block, text, product):
                continue
            if not excluded(block, found):
                yield Hit(
                    block.index,
                    found.start,
                    found.end,
                    f"The product is called '{product}', not '{text}'.",
                    (product,),
                    key=f"{product} {text}",
                )


def _allowed(block: Block, text: str, product: str) -> bool:
    """Whether the difference says nothing: a line in capitals, or words that are not the name."""
    if not any(c.islower() for c in block.text) and text.isupper() and " " not in text:
        return True
    if _CAMEL.search(product) or not any(word[:1].isupper() for word in product.split()):
        return False
    words = text.split()
    if len(words) == 1:
        return text.islower() or text.isupper()
    return text.islower() or text.isupper() or words[0].islower()
