"""A claim that somebody has to approve must not be made before they did.

"Guaranteed", "fully compliant" or "the market leader" bind the house in front of a judge, or of a
competitor. The list is the house's own, and says who approves; a claim that has been approved is
put on the list beside it, for all documents or, under `paths`, for one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qualitygate.api import Document, Example, Hit, plain, rule

from ._words import phrases

_CLAIMS = {"guaranteed": "Legal", "fully compliant": "Legal", "market leader": "Marketing"}


@dataclass(frozen=True)
class Options:
    claims: Mapping[str, str] = field(default_factory=dict)  # the claim = who approves it
    approved: tuple[str, ...] = ()  # claims that have been approved


def _example(text: str, *approved: str) -> Example:
    return Example(text, {"claims": _CLAIMS, **({"approved": approved} if approved else {})})


@rule(
    severity="error",
    bad=[
        _example("The service is ⟦fully compliant⟧, and its delivery is ⟦guaranteed⟧."),
        _example("# The ⟦market\u00a0leader⟧\nWe are the ⟦MARKET LEADER⟧.", "guaranteed"),
    ],
    good=[
        _example("The delivery is guaranteed, as the board agreed.", "Guaranteed"),
        _example("A guarantee is no claim; leaders of the market meet in May."),
        _example("The page is https://harbourfinch.example/guaranteed."),
        Example("No claim is listed, so the delivery is guaranteed."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    approved = {plain(claim).casefold() for claim in options.approved}
    open_ = [claim for claim in options.claims if plain(claim).casefold() not in approved]
    for block, found in phrases(document, open_):
        who = options.claims[found.name]
        yield Hit(
            block.index,
            found.start,
            found.end,
            f"'{plain(found.name)}' is a claim that {who} must approve: ask, and list it as "
            "approved, or take it out.",
            key=found.name,
        )
