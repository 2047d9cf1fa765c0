"""A term must be written as the house writes it.

Two spellings of one thing make the client wonder whether they are two things, and a spelling that
the house gave up long ago shows where the text was copied from. The list is the house's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qualitygate.api import Document, Example, Hit, Names, plain, rule

from ._words import all_said, as_written, excluded, holding

_SWAP = {"e-mail": "email", "web site": "website", "Javascript": "JavaScript", "client": "customer"}


@dataclass(frozen=True)
class Options:
    # What is written = what is preferred; a term with capitals is meant in these capitals.
    swap: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        all_said("swap", self.swap)


def _example(text: str, swap: Mapping[str, str] = _SWAP) -> Example:
    return Example(text, {"swap": swap})


@rule(
    severity="warning",
    bad=[
        _example("Send an ⟦e-mail⟧; the ⟦Web site⟧ is new."),
        _example("| Skill | Level |\n| ⟦Javascript⟧ | high |"),
        _example("header: ⟦E-MAIL⟧ TO THE CUSTOMER"),
        _example("Each ⟦client⟧ has a number.", {"client": "client partner"}),
    ],
    good=[
        _example("An email about JavaScript, as in `Javascript`; e-mailing is another verb."),
        _example("The client-side code is at https://client.example and web, site by site."),
        _example("Each client partner has a number.", {"client": "client partner"}),
        Example("No list is set, so an e-mail stays one."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    terms = {plain(term): better for term, better in options.swap.items()}
    names = Names()
    names.add([*options.swap, *options.swap.values()])  # "client partner" is no "client"
    for block in holding(document, options.swap):
        for found in names.find(block.text):
            text = block.text[found.start : found.end]
            term = next((t for t in (plain(text), plain(text).casefold()) if t in terms), None)
            if term is None or plain(text) == plain(terms[term]) or excluded(block, found):
                continue
            better = as_written(text, term, terms[term])
            yield Hit(
                block.index,
                found.start,
                found.end,
                f"The house writes '{better}', not '{text}'.",
                (better,),
                key=term,
            )
