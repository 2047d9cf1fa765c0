"""A phrase that the house has banned must not be used.

Claims that nobody can prove, and words that say nothing, cost a client's trust; some cost a
lawyer's time as well. The list is the house's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, plain, rule

from ._words import phrases

_PHRASES = ("world-class", "guarantee", "best of breed", "ASAP")


@dataclass(frozen=True)
class Options:
    phrases: tuple[str, ...] = ()  # one with capitals is meant in these capitals


def _example(text: str) -> Example:
    return Example(text, {"phrases": _PHRASES})


@rule(
    severity="error",
    bad=[
        _example("We are a ⟦world-class⟧ team; we ⟦guarantee⟧ it."),
        _example("# ⟦Best of\u00a0breed⟧ software\nfooter: ⟦WORLD\u2011CLASS⟧ DELIVERY"),
        _example("alt: A ⟦world-class⟧ station\nReply ⟦ASAP⟧."),
    ],
    good=[
        _example("A class of the world, guaranteed by law; the best breed of dog."),
        _example("A non-world-class station; the rates of Asap Ltd, as soon as possible."),
        _example("The function `guarantee` is at https://guarantee.example/world-class."),
        Example("No list is set, so a world-class team may guarantee it."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    for block, found in phrases(document, options.phrases):
        yield Hit(
            block.index,
            found.start,
            found.end,
            f"The house has banned '{plain(found.name)}': say it otherwise, or leave it out.",
            key=found.name,
        )
