"""How many findings a sentence announces, and how many it then lists by their rating:
"12 findings (1 critical, 4 high, 7 low)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, Patterns, numerals

from ._fact_texts import language_of, texts

_COUNT = r"(?:\d{1,3}|[^\W\d_]{2,9}(?:-[^\W\d_]{3,5})?)"
_THINGS = (
    r"(?:findings|issues|vulnerabilities|weaknesses|bugs|observations|risks|defects|problems|alerts"
    r"|recommendations|deviations|schwachstellen|befunde|feststellungen|mängel|risiken|constats"
    r"|vulnérabilités|hallazgos|vulnerabilidades|riesgos)"
)
_RATING = (
    r"(?:critical|high|medium|moderate|low|informational|info|severe|major|minor|urgent|kritisch\w*"
    r"|hoch|hohe\w?|mittel\w*|mittlere\w?|niedrig\w*|gering\w*|critiques?|élevée?s?|moyen(?:ne)?s?"
    r"|faibles?|mineure?s?|majeure?s?|crític[oa]s?|alt[oa]s?|medi[oa]s?|baj[oa]s?)"
)
_OF_RATING = rf"\s(?:(?:of|rated|were|was|are|as|with)\s){{0,2}}(?:an?\s)?{_RATING}"
_ITEM = (
    rf"{_COUNT}{_OF_RATING}"
    rf"(?:[\s-](?:risk|severity|priority|impact|rated|level))?(?:\s(?:ones?|{_THINGS}|finding|issue"
    r"|vulnerability|observation|risk))?"
)
_BETWEEN = r"\s?(?:,|;|/|&|,?\s(?:and|und|et|y))\s?"
_PATTERNS = Patterns(
    [
        (
            rf"(?<![\w.,-])(?P<things>(?i:{_COUNT}\s(?:[^\W\d_]+[\s-]){{0,3}}{_THINGS}))"
            r"(?P<link>[^.;:(\d\n]{0,40})"
            r"(?:[:(–—]|(?i:comprising|consisting\sof|namely|made\sup\sof|broken\sdown\sinto))\s?"
            rf"(?P<list>(?i:{_ITEM}(?:{_BETWEEN}{_ITEM}){{1,6}}))\s?(?=[).;]|\Z|\n)",
            None,
        )
    ]
)
_PARTLY = re.compile(r"(?i:includ|among|of\swhich|of\sthese|additional|another|davon|dont|incl)")
_NONE = {"no": 0, "none": 0, "keine": 0, "kein": 0, "aucun": 0, "aucune": 0}


@dataclass(frozen=True, slots=True)
class Rated:
    """``block.text[start:end]`` announces `count` findings, and `listed` follow by rating."""

    block: Block
    start: int
    end: int
    count: int
    listed: int


def rated(document: Document) -> Iterator[Rated]:
    for block, match, _ in _PATTERNS.find(texts(document)):
        language = language_of(block, document)
        if language is None or _PARTLY.search(match["link"]):
            continue
        counts = [
            (word.start(), word.end(), number)
            for word in re.finditer(_COUNT, match["things"])
            if (number := _number(word[0], language)) is not None
        ]
        items = re.findall(rf"(?i:({_COUNT}){_OF_RATING})", match["list"])
        listed = [_number(item, language) for item in items]
        if len(counts) != 1 or None in listed or len(listed) < 2:
            continue
        (start, end, count), at = counts[0], match.start("things")
        yield Rated(block, at + start, at + end, count, sum(number or 0 for number in listed))


def _number(written: str, language: str) -> int | None:
    if written.isdigit():
        return int(written)
    folded = written.casefold()
    return _NONE[folded] if folded in _NONE else numerals.in_words(folded, language)
