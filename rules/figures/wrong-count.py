"""As many things must follow as are announced.

"Three steps are enough:" and then four makes the reader look for what was added in a hurry, or for
what is missing. A list is counted where it is clear which one is meant and where it ends; stages,
work packages and lots where headings or the first column of a table number them; findings where
the sentence lists them by rating.
"""

from collections.abc import Iterator
from dataclasses import replace

from qualitygate.api import Block, Document, Hit, rule

from ._fact_counts import announced
from ._fact_ratings import rated
from ._fact_stages import divided

_NEAR = 2  # a list that differs by more is hardly the one that was announced


@rule(
    severity="warning",
    bad=[
        "We need ⟦three⟧ things of you:\n1. An order.\n2. A desk.\n3. A key.\n4. Time.\n# End",
        "We found the following ⟦4⟧ causes:\n- Typing\n- Waiting\n- Words\n\nThey cost time.",
        "We work in ⟦five stages⟧.\n# Stage 1: listen\n# Stage 2: build\n# Stage 3: hand over",
        "Our ⟦two lots⟧ are small.\n| Lot | Fee |\n| Lot 1 | 10 |\n| Lot 2 | 20 |\n| Lot 3 | 30 |",
        "We report ⟦12⟧ findings: one critical, four high and six low.",
        "lang: de-DE\nDafür gibt es ⟦drei⟧ Gründe:\n- Zeit\n- Geld\n\nMehr dazu im Anhang.",
    ],
    good=[
        "Three steps are enough:\n1. Tell us.\n2. Meet us.\n3. Sign.",
        "We follow two of five principles, after two weeks:\n- Care\n- Proof\n- Speed",
        "At least three things are needed:\n- Time\n- Money\n- Luck\n- Love\n\nWe have two.",
        "Of 12 findings, including one critical and four high, 5 bugs (2 high, 3 low) remain.",
        "There are two parts:\n- Work\n  - Plan\n  - Do\n- Rest\n\nBoth matter.",
        "Four tools help:\n- Two are old\n  - A\n  - B\n- Two are new\n  - C\n  - D\n\nAll work.",
        "It does two checks:\n- Length\n\nThis is fast:\n- Width\n- Height",
        "You may stop after our first two stages.\n# Stage 1: plan\n# Stage 2: do\n# Stage 3: rest",
        "# References\nOur work there had two phases.\n# Phase 1\n# Phase 2\n# Phase 3",
        "The differences between two versions are:\n- Age\n- Size\n- Shape\n\nBoth are old.",
        "lang: fr-FR\nComplétez les deux menus :\n- La clé\n- Le code\n- Un clic suffit\n\nFini.",
        "Now complete the two menus on the tab:\n- Key\n- Code\n- Push the button\n\nDone.",
        "The five people in these two teams are:\n- Ann\n- Ben\n- Cleo",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for said in announced(document):
        if 0 < abs(said.count - said.listed) <= _NEAR and said.listed > 1:
            yield _hit(said.block, said.start, said.end, f"and {said.listed} follow")
    for found in rated(document):
        if found.count != found.listed:
            listed = f"and {found.listed} listed by rating"
            yield _hit(found.block, found.start, found.end, listed)
    for part in divided(document):
        if part.count != part.named:
            numbered = f"and the document numbers {part.named}"
            hit = _hit(part.block, part.start, part.end, numbered)
            yield replace(hit, key=f"{part.kind} {part.count}")


def _hit(block: Block, start: int, end: int, instead: str) -> Hit:
    text = block.text[start:end]
    return Hit(block.index, start, end, f"'{text}' are announced, {instead}: count again.")
