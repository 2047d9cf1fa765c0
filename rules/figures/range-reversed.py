"""A range must begin with its lower end.

"Between 14 and 12 months" is a number that was changed in one place only: the reader cannot tell
which end is right. "From 50 to 40 %" may be a reduction, and is left alone.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from qualitygate.api import Block, Document, Hit, Patterns, numerals, rule

from ._fact_texts import figured, language_of, masked, texts

_UNIT = (
    r"(?i:minutes?|days?|weeks?|months?|years?|(?:working|business|calendar)\sdays?|people|percent|per\scent"
    r"|Minuten|Tagen?|Wochen?|Monaten?|Jahren?|Prozent|jours?|semaines?|mois|ans|pour\scent|minutos|días|semanas"
    r"|meses|años|por\sciento|dagen|weken|maanden|jaar|procent|giorni|settimane|mesi|anni)"
)
_MONEY = r"(?:(?:[$€£]|EUR|USD|GBP|CHF)\s?)"
_FIGURE = r"\d+(?:[.,'’]\d+)*"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
_BETWEEN = (
    rf"(?<![^\W_])(?P<range>(?i:between|zwischen|entre|tussen)\s(?P<money>{_MONEY})?"
    rf"(?P<low>{_FIGURE}|{_WORD})(?:\s?%)?\s(?i:and|und|et|y|e|en)\s{_MONEY}?"
    rf"(?P<high>{_FIGURE}|{_WORD}))(?P<unit>\s?%|[\s-]{_UNIT}(?![^\W_])|\s?(?:€|EUR)(?![^\W_]))?"
)
# Without spaces: "Stage 2 – 1 week" is a label and its length.
_DASH = (
    rf"(?<![\w.,:/$€£+−–-])(?P<range>(?P<money>{_MONEY})?(?P<low>\d{{1,3}}(?:[.,]\d+)?)[–-]"
    rf"(?P<high>\d{{1,3}}(?:[.,]\d+)?))(?P<unit>\s?%|[\s-]{_UNIT}(?![^\W_]))"
)
_PATTERNS = Patterns([(_BETWEEN, None)])
_DASHED = re.compile(_DASH)
_DASH_IN = re.compile(r"\d[–-]\d")
# Towards an event people count down; k, m and bn make a number of another size.
_COUNTED_DOWN = re.compile(
    r"(?:\s[\w-]+){0,3}\s(?i:before|prior|ago|until|till|vor|vorher|avant|antes|earlier|left)\b"
    r"|\s?(?:k|m|bn|tn)\b|\s(?i:million|billion|mio|mrd)"
)
_LABEL = re.compile(r"(?<![^\W_])(?:[A-Z]\w*|[Nn]o|[Vv]ersion|[^\W\d_])[\s.]+\Z")


@rule(
    severity="warning",
    bad=[
        "The work takes ⟦between 14 and 12 months⟧.",
        "We expect ⟦10–8 weeks⟧, and savings ⟦between 60% and 40%⟧ of the cost.",
        "lang: de-DE\nDas dauert ⟦zwischen zwölf und acht Wochen⟧.",
        "The fee is ⟦between £12,000 and £9,000⟧.",
    ],
    good=[
        "The work takes between 12 and 14 months, or 8–10 weeks, and between $900k and $1.2m.",
        "The cost falls from 50 to 40%, and between 10 and 8 weeks before the start we test.",
        "| Stage 2 – 1 week | Stage 10–8 weeks | T-10–8 weeks |",
        "Open between 10 and 4, pages 110–12, 1998–99, and a score of 10–8.",
        "The difference between 2025 and 12 months of 2024 is small.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for block, match in _ranges(document):
        language = language_of(block, document)
        if not language or not (match["unit"] or match["money"]):
            continue
        low, high = _value(match["low"], language), _value(match["high"], language)
        start, end = match.start("range"), match.end()
        if (
            low is None
            or high is None
            or low <= high
            or (low >= 1000 and not match["money"])
            or _COUNTED_DOWN.match(block.text, end)
            or (not match["money"] and _LABEL.search(block.text, max(0, start - 20), start))
            or masked(block, start, end)
        ):
            continue
        found = block.text[start:end]
        yield Hit(
            block.index,
            start,
            end,
            f"The range '{found}' begins with its higher end: one of the two numbers is wrong.",
            key=found.casefold(),
        )


def _ranges(document: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    for block, match, _ in _PATTERNS.find(texts(document)):
        yield block, match
    for block in figured(document):
        if _DASH_IN.search(block.text):
            yield from ((block, match) for match in _DASHED.finditer(block.text))


def _value(written: str, language: str) -> Decimal | None:
    """A number in figures or words; None where its separators can be read in two ways."""
    if not written[0].isdigit():
        said = numerals.in_words(written, language)
        return None if said is None else Decimal(said)
    if re.fullmatch(r"\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*", written):
        return Decimal(re.sub(r"\D", "", written))
    try:
        return Decimal(written.replace(",", "."))
    except InvalidOperation:
        return None
