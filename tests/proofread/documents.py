"""Documents in one line, and what is said of them."""

from collections.abc import Iterable

from qualitygate.config import Config
from qualitygate.document import Block, Document, Match
from qualitygate.proofread import proofread
from qualitygate.prose import classify


def document(*texts: str, language: str | None = "en-US", **rest: object) -> Document:
    blocks = tuple(Block(number, "paragraph", text) for number, text in enumerate(texts))
    return classify(Document(blocks=blocks, language=language, **rest))  # type: ignore[arg-type]


def checked(*texts: str, config: Config | None = None, **rest: object) -> Document:
    return proofread(document(*texts, **rest), config or Config())[0]  # type: ignore[arg-type]


def said(found: Document, *kinds: str) -> list[str]:
    """The text of the matches of these kinds, in reading order."""
    return [text(found, match) for match in found.matches if match.kind in kinds]


def text(found: Document, match: Match) -> str:
    return found.blocks[match.block].text[match.start : match.end]


def kinds(found: Document) -> dict[str, str]:
    return {text(found, match): match.kind for match in found.matches}


def wrong(*texts: str, **rest: object) -> list[str]:
    """Words called misspelled, each once."""
    found = checked(*texts, **rest)  # type: ignore[arg-type]
    return unique(said(found, "spelling", "doubtful", "typo"))


def unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
