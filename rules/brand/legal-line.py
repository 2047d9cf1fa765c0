"""The house's legal line must be in the footer, or on the first or the last page.

Business letters and offers must say who the company is: its name, its form, its register, in many
countries by law. The line is in the register (`legal_line`), and stands as it is there.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from qualitygate.api import Block, Document, Example, Hit, rule

from ._house import BRIEF, EXAMPLE, around, last_page, words

_LIKE = 0.7  # of the line's words in their order: it is meant to be the line
_LINE = EXAMPLE.legal_line


def _example(text: str) -> Example:
    return Example(text, brief=BRIEF)


@rule(
    severity="error",
    yields_to=("brand/registered-number",),
    bad=[
        _example("⟦⟧ document\n# Offer\nThe fee is fixed.\nfooter: Page 1"),
        _example(f"⟦⟧ document\nOne\n---\n{_LINE}\n---\nThree"),
        _example(
            "The fee is fixed.\n"
            "footer: ⟦Harbour & Finch Ltd is registered in England, number 07654312.⟧"
        ),
    ],
    good=[
        _example(f"The fee is fixed.\nfooter: {_LINE}"),
        _example("One\n---\nHARBOUR AND FINCH LTD · Registered in England and Wales, No. 07654321\n"
                 "Harbour & Finch Ltd is registered in\nEngland and Wales, number 07654321"),
        Example("Nothing is registered, so no line is missing."),
    ],
)  # fmt: skip
def check(document: Document) -> Iterator[Hit]:
    house = document.brief.register.house
    if house is None or not house.legal_line or not document.blocks:
        return
    front = document.front_page
    places = [
        [*around(document)],
        [*last_page(document)],
        [block for block in document.shown if block.index in front],
    ]
    wanted = words(house.legal_line)
    for blocks in places:
        said = [word for block in blocks for word in words(block.text)]
        if f" {' '.join(wanted)} " in f" {' '.join(said)} ":
            return
    near = max(
        ((_alike(wanted, block), -block.index) for blocks in places for block in blocks),
        default=(0.0, 0),
    )
    if near[0] >= _LIKE:
        index = -near[1]
        yield Hit(
            index,
            0,
            len(document.blocks[index].text),
            f"This is not quite the house's legal line: write '{house.legal_line}'.",
        )
    else:
        yield Hit(
            message="The house's legal line is neither in a footer nor on the first or last page: "
            "put it there.",
            quote=house.legal_line,
        )


def _alike(wanted: list[str], block: Block) -> float:
    """The share of the line's words that a block has in their order."""
    said = words(block.text)
    if len(said) * 2 < len(wanted):
        return 0.0
    matches = SequenceMatcher(None, wanted, said, autojunk=False).get_matching_blocks()
    return sum(match.size for match in matches) / max(len(wanted), 1)
