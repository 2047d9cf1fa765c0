"""The tone must be the house's: what the house does not say, its documents do not say.

An exclamation mark, a contraction or "we believe" is right in one house and a lapse in another, so
nothing is looked for until the house chooses: from the sets below, which are for English, or from
a list of its own. Words in quotation marks are somebody else's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qualitygate.api import Block, Document, Example, Hit, rule

from ._words import all_said, blocks_to_read, lowered, phrases, quoted

Set = Literal["contractions", "exclamations", "opinions", "hedges", "hype", "fillers"]

# Of each set: what a text has that can hold one, the pattern, and what is said of a match.
_SETS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "contractions": (
        ("'", "’"),
        r"(?:\b(?:I|you|we|they)['’](?:re|ve|ll|d|m)|\b(?:do|does|did|is|are|was|were|has|have|had|"
        r"ca|wo|could|would|should|must|need)n['’]t|\b(?:it|that|there|what|here|let|who)['’]s)\b",
        "'{}' is a contraction: write it out.",
    ),
    "exclamations": (
        ("!",),
        r"(?<=[\w”\")])!+(?=[”\")]?(?:\s+[^\sa-z(]|\s*\Z))(?! Reference| Bookmark)",
        "The house does without exclamation marks: end the sentence with a full stop.",
    ),
    "opinions": (
        (" believe", " feel", " think", " hope", " opinion"),
        r"\b(?:we|I) (?:strongly |firmly |sincerely |truly )?(?:believe|feel|think|hope)\b"
        r"(?! free)|\bin our (?:humble )?opinion\b",
        "'{}' weakens what follows: say it as a fact, or give the evidence.",
    ),
    "hedges": (
        (
            "it is ",
            "it was ",
            "it would",
            "it could",
            "it m",
            "extent",
            " or less",
            "kind of",
            "number of",
            "we ",
        ),
        r"\bit (?:is|was) (?:believed|felt|hoped|thought|considered|understood) that\b|"
        r"\bit (?:would|could|might|may) (?:seem|appear|be argued)\b|\bto some extent\b|"
        r"\bmore or less\b|\bkind of like\b|\ba number of possible\b|"
        r"\bwe would (?:hope|like to think|try) to\b|\bwe (?:aim|hope|try) to be able to\b",
        "'{}' hedges: say what will be, and who does it.",
    ),
    "hype": (
        (
            "class",
            "breed",
            "edge",
            "gam",
            "art",
            "revol",
            "unpa",
            "unriv",
            "second to",
            "leading",
            "paradigm",
            "synerg",
            "holistic",
            "turnkey",
            "leverag",
        ),
        r"\b(?:world[- ]class|best[- ](?:in[- ]class|of[- ]breed)|cutting[- ]edge|bleeding[- ]edge|"
        r"game[- ]chang(?:er|ing)|state[- ]of[- ]the[- ]art|revolutionary|"
        r"unparalleled|unrivalled|unrivaled|second to none|industry[- ]leading|market[- ]leading|"
        r"paradigm shift|synerg(?:y|ies)|holistic|turnkey|leverag(?:e|es|ing) our)\b",
        "'{}' praises without proof: say what it does, with a figure.",
    ),
    "fillers": (
        (
            "needless",
            "goes without",
            "end of the day",
            "import",
            "worth",
            "aware",
            "hesitate",
            "going forward",
            "in order",
            "due to the",
            "at this point",
        ),
        r"\bneedless to say\b|\bit goes without saying\b|\bat the end of the day\b|"
        r"\bit is (?:important|worth) (?:to note|noting|mentioning)(?: that)?\b|"
        r"\bas (?:you are|everyone is) (?:well )?aware\b|\bplease do not hesitate to\b|"
        r"\bgoing forward\b|\bin order to\b|\bdue to the fact that\b|\bat this point in time\b",
        "'{}' says nothing: leave it out, or say it shorter.",
    ),
}
_NOT_PROSE = {"code", "data", "contents"}


@dataclass(frozen=True)
class Options:
    # Any of contractions, exclamations, opinions ("we believe"), hedges ("it is hoped that"),
    # hype ("cutting-edge"), fillers ("it is important to note that").
    sets: tuple[Set, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)  # what is said = what to say instead

    def __post_init__(self) -> None:
        all_said("phrases", self.phrases)


def _example(text: str, *sets: str, **own: str) -> Example:
    return Example(text, {"sets": sets, **({"phrases": own} if own else {})})


@rule(
    severity="warning",
    bad=[
        _example("We ⟦don’t⟧ charge for it, and ⟦we'll⟧ start in May.", "contractions"),
        _example("⟦We believe⟧ that it works⟦!⟧", "opinions", "exclamations"),
        _example("⟦It is hoped that⟧ the ⟦cutting-edge⟧ plan holds.", "hedges", "hype"),
        _example("⟦It is important to note that⟧ the fee is fixed.", "fillers"),
        _example("The ⟦kids⟧ will like it.", kids="children"),
    ],
    good=[
        _example("He said “we don't know!” and left.", "contractions", "exclamations"),
        _example("Ann’s and the client’s fee; it is not `don't`, nor 5! or a != b.", "contractions",
                 "exclamations"),
        _example("Feel free to think, and we hold what we believed.", "opinions"),
        _example("lang: fr-FR\nVenez nombreux\u202f! On n'a pas peur.", "exclamations"),
        "No set is chosen, so we don't mind: we believe in it!",
    ],
)  # fmt: skip
def check(document: Document, options: Options) -> Iterator[Hit]:
    for block, found in phrases(document, options.phrases):
        if not quoted(block.text, found.start):
            text = block.text[found.start : found.end]
            better = options.phrases[found.name]
            message = f"The house does not say '{text}': say '{better}'."
            yield Hit(block.index, found.start, found.end, message, key=f"phrase {found.name}")
    chosen = [(name, re.compile(_SETS[name][1], re.IGNORECASE)) for name in options.sets]
    texts = lowered(document) if chosen else ()
    for block in blocks_to_read(document) if chosen else ():
        text = texts[block.index]
        for name, pattern in chosen:
            if any(clue in text for clue in _SETS[name][0]) and _english(document, block):
                yield from _found(block, name, pattern)


def _english(document: Document, block: Block) -> bool:
    language = block.language or document.language or "en"
    return language.casefold().startswith("en") and block.nature not in _NOT_PROSE


def _found(block: Block, name: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for match in pattern.finditer(block.text):
        start, end = match.span()
        masked = any(block.masks_in(start, end))
        if masked or quoted(block.text, start) or any(r.mono for r in block.runs_in(start, end)):
            continue
        message = _SETS[name][2].format(match.group())
        yield Hit(block.index, start, end, message, key=f"{name} {match.group().casefold()}")
