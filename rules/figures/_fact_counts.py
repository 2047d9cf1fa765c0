"""How many things a sentence announces, and how many follow it as a list or as headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, numerals, once

from ._fact_texts import language_of

_MOST = 20  # a longer list is not counted by its author either
_ASIDE = {"header", "footer", "footnote", "endnote", "watermark", "text-box"}
_NUMBER = re.compile(r"(?<![\w.,/$€£-])(?:\d{1,2}(?![\w.,/%-])|[^\W\d_]+(?![^\W_]))")
# Before a number: it is not how many there are.
_NOT_ALL = re.compile(
    r"(?:\b(?:of|between|first|last|next|other|remaining|further|additional|another|least|most"
    r"|than|to|about|any|every|nearly|almost|some|up|or|and|section|table|figure|chapter|annex"
    r"|appendix|page|step|stage|phase|part|zwischen|entre|ersten?|letzten?|weiteren?|anderen?"
    r"|mindestens|höchstens|über|etwa|autres"
    r"|premiers|premières|dernières?|derniers|moins|plus|otros|otras|primeros|primeras|menos|más"
    r"|kapitel|abschnitt|tabelle|and)|[-–])\s*\Z",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\s+(?:business |working |calendar )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    r"|times|per\s?cent|percent|euros?|dollars?|pounds?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Euro"
    r"|jours|semaines|mois|ans|fois|días|semanas|meses|años|veces|million|thousand|hundred"
    r"|a\.?m|p\.?m|o['’]clock|Uhr)(?![^\W_])",
    re.IGNORECASE,
)
# Things that the reader knows, to do something with: what follows is how it is done.
_KNOWN = re.compile(
    r"(?<!\bwe )(?<!\bthey )(?<!\bwill )\b"
    r"(?:(?:click|choose|close|complete|fill(?: in| out)?|press|select)\s+the"
    r"|(?:complétez|remplissez|choisissez|sélectionnez|cochez|fermez)\s+les"
    r"|(?:wählen|drücken|schließen|füllen)\s+Sie\s+die)\s*\Z",
    re.IGNORECASE,
)
# What is counted and what may stand behind it, up to the colon.
_COUNTED = re.compile(r"(?:\s+[^\W\d_][\w'’-]*){1,9}\s*(?:\([^()]*\)\s*)?:\s*\Z")
_BULLET = re.compile(r"[•●▪■◦○‣]|\n\s*[-–*]\s|\n\s*\(?\d{1,2}[.)]\s")
_SENTENCE = re.compile(r"[.!?;:](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Announced:
    """``block.text[start:end]`` says how many things follow, which are `listed`."""

    block: Block
    start: int
    end: int
    count: int
    listed: int


def announced(document: Document) -> Iterator[Announced]:
    """Each sentence that ends in a colon, counts, and stands before a list."""
    blocks = _flow(document)
    for place, block in enumerate(blocks[:-1]):
        following = blocks[place + 1]
        if (
            following.kind != "list-item"
            or block.kind not in ("paragraph", "list-item")
            or not block.text.rstrip().endswith(":")
            or (block.kind == "list-item" and following.level <= block.level)
        ):
            continue
        language = language_of(block, document)
        counts = tuple(_counts(block.text, language)) if language else ()
        items, within = _items(blocks, place + 1)
        if len(counts) == 1 and items:
            start, end, count = counts[0]
            if count == within:
                continue  # "Four kinds:" in two groups of two
            yield Announced(block, start, end, count, len(items))


@once
def _flow(document: Document) -> tuple[Block, ...]:
    return tuple(b for b in document.shown if b.kind not in _ASIDE and b.text.strip())


def _counts(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of the numbers in the last sentence that say how many follow."""
    stop = len(text.rstrip()) - 1
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, stop)), default=0)
    for match in _NUMBER.finditer(text, begin, stop):
        word = match[0]
        value = int(word) if word.isdigit() else numerals.in_words(word, language)
        if value is None or not 2 <= value <= _MOST or _NOT_ALL.search(text, begin, match.start()):
            continue
        if _KNOWN.search(text[begin : match.start()]):
            continue
        if _COUNTED.match(text, match.end()) and not _TIMES.match(text, match.end()):
            yield match.start(), match.end(), value


def _items(blocks: tuple[Block, ...], place: int) -> tuple[list[Block], int]:
    """The items of the list that begins at a place, and how many stand within them.

    There are none if it is not clear where the list ends.
    """
    first = blocks[place]
    items: list[Block] = []
    within = 0
    for at in range(place, len(blocks)):
        block = blocks[at]
        if block.kind != "list-item" or block.level < first.level:
            break
        if block.level == first.level:
            items.append(block)
        within += block.level == first.level + 1
    else:
        at = len(blocks)
    rest = blocks[at : at + 8]
    for block in rest:
        if block.kind == "heading":
            break
        if block.kind in ("list-item", "cell", "code"):
            return [], 0
    return (items if _is_one_list(items) else []), within


def _is_one_list(items: list[Block]) -> bool:
    """Whether the labels are all the same bullet, or count from one, and no item holds several."""
    if any(_BULLET.search(item.text) for item in items):
        return False
    labels = [item.number.strip() for item in items]
    if len(set(labels)) == 1 and not any(c.isalnum() for c in labels[0] if labels[0] != "o"):
        return True
    found = [re.search(r"\d+", label) for label in labels]
    return [int(match[0]) if match else 0 for match in found] == list(range(1, len(items) + 1))
