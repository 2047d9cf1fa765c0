"""Where what was left behind is looked for, and how it is reported: once for each wording."""

from collections.abc import Iterable, Iterator

from qualitygate.api import Block, Document, Hit, Severity, Texts, once, shortened

_LATENT = {"alt", "property"}


@once
def readable(document: Document) -> tuple[Block, ...]:
    """The blocks that people read, on the page or in the file's title and alternative text."""
    return tuple(
        block
        for block in document.blocks
        if (block.shown or block.kind in _LATENT) and block.kind != "code"
    )


@once
def texts(document: Document) -> Texts:
    """What stands in them."""
    return Texts(document, ((block, block.text) for block in readable(document)))


def reported(
    block: Block,
    spans: Iterable[tuple[int, int]],
    message: str,
    severity: Severity | None = None,
) -> Iterator[Hit]:
    """A hit on each span that no longer one before it covers; `message` quotes it as ``{}``."""
    end = 0
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            end = stop
            found = block.text[start:stop]
            said = message.replace("{}", shortened(found))
            yield Hit(block.index, start, stop, said, key=found.casefold(), severity=severity)


def outside(
    spans: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The spans that share no character with one of the others: what is reported elsewhere."""
    taken = tuple(others)
    for start, end in spans:
        if not any(low < end and start < high for low, high in taken):
            yield start, end
