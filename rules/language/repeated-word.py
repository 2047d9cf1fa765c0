"""No word may stand twice in a row.

It is the trace of an edit that nobody read again; readers see it, writers do not.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+)([ \u00a0]+)\1(?![\w’'-])", re.IGNORECASE)
# Good English when doubled: "he had had", "said that that was", "very very", "so so".
_DOUBLED_ON_PURPOSE = frozenset(
    ["blah", "bye", "had", "ha", "hear", "no", "so", "that", "there", "very", "well"]
)
# The same in other languages: "nous nous engageons", "die Firma, für die die Pumpe bestimmt ist".
_ELSEWHERE = {
    "fr": frozenset(["nous", "vous"]),
    "de": frozenset(["das", "dem", "den", "der", "die", "sie"]),
    "nl": frozenset(["dat", "die", "haar", "het"]),
    "da": frozenset(["de", "den", "der", "det"]),
    "nb": frozenset(["de", "den", "der", "det"]),
    "sv": frozenset(["de", "den", "det", "som"]),
    "it": frozenset(["man", "piano", "via"]),
}
# The same in other languages: "vous vous souvenez", "die die wil", "det det er".
_DOUBLED_ELSEWHERE = {
    "da": frozenset(["den", "der", "det", "er", "som"]),
    "de": frozenset(["das", "dem", "den", "der", "die", "sie"]),
    "es": frozenset(["nos", "se", "sí"]),
    "fr": frozenset(["nous", "vous"]),
    "it": frozenset(["se", "si"]),
    "nb": frozenset(["den", "der", "det", "er", "som"]),
    "nl": frozenset(["dat", "die", "het", "zijn"]),
    "pt": frozenset(["se", "nos"]),
    "sv": frozenset(["de", "den", "det", "som", "är"]),
}
# Words after which a capital is no reason ("the The Plan"): nothing is called so.
_SMALL = frozenset(["a", "an", "and", "for", "in", "is", "of", "on", "our", "the", "to", "with"])
# "Sign in in the app": the first belongs to the verb, the second to what follows.
_PARTICLES = frozenset(["down", "in", "on", "out", "up"])
_PHRASAL = re.compile(
    r"\b(?:log|sign|opt|check|plug|fill|carr|go|mov|click|build|built|turn|switch|work|focus|"
    r"hand|phase|clock|come|fit)\w*\s\Z",
    re.IGNORECASE,
)


@rule(
    severity="error",
    bad=[
        "The plan is ⟦the the⟧ basis of ⟦our  our⟧ work.",
        "⟦We we⟧ deliver what was agreed with you in May.",
    ],
    good=[
        "The plan that that team had had was very very good.",
        "The shell function `function` is listed; put the key left Left, and write 8 am AM.",
        "**Total** total of the year, and the word **word** in bold.",
        "It is fun fun fun till noon.",
        "Sign in in the app, and stay in Bora Bora or in the built-in in-house wing.",
        "# Total total\nSee the appendix.",
        "lang: fr\nNous nous sommes permis de vous écrire, afin que vous vous en souveniez.",
        "lang: fr-FR\nNous nous engageons à vous livrer les capteurs avant la fin du mois.",
        "lang: de-DE\nDie Firma, für die die Pumpe bestimmt ist, haftet für das, was sie liefert.",
        "| Fees Fees | Dates |\n| none | none |",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield doubled words within one block of sentences, and those that the engine found."""
    seen: set[tuple[int, int]] = set()
    for block in document.blocks:
        if block.nature == "sentences" and (block.shown or block.kind in ("comment", "alt")):
            for match in _TWICE.finditer(block.text):
                if _is_slip(document, block, match):
                    seen.add((block.index, match.start()))
                    yield _hit(block, match.start(), match.end(), match.group(1))
    for found in document.matches:
        if found.kind == "doubled":
            block = document.blocks[found.block]
            clear = all(
                not (index == found.block and abs(start - found.start) < 4) for index, start in seen
            )
            words = block.text[found.start : found.end].split()
            twice = _TWICE.match(block.text, found.start)
            if clear and words and (not twice or _is_slip(document, block, twice)):
                yield _hit(block, found.start, found.end, words[0])


def _is_of_three(text: str, span: tuple[int, int], word: str) -> bool:
    """``fun fun fun``: said on purpose."""
    before, after = text[: span[0]].lower().split()[-1:], text[span[1] :].lower().split()[:1]
    return word in [part.strip(".,;:!?") for part in (*before, *after)]


def _look(block: Block, at: int) -> tuple[object, ...]:
    """How a character is set: a word set apart is spoken of ("the function *function*")."""
    for run in block.runs_in(at, at + 1):
        return run.font, run.bold, run.italic, run.mono, run.style
    return ()


def _hit(block: Block, start: int, end: int, word: str) -> Hit:
    return Hit(
        block.index,
        start,
        end,
        message=f"'{word}' stands twice in a row: delete one.",
        replacements=(word,),
    )


def _language(document: Document, block: Block, at: int) -> str:
    """The language of the words at a place, as ``fr``."""
    quoted = (span.reason for span in block.foreign if span.start <= at < span.end)
    return next(quoted, block.language or document.language or "")[:2].lower()


def _is_slip(document: Document, block: Block, match: re.Match[str]) -> bool:
    first, lower = match.group(1), match.group(1).lower()
    second = match.group()[len(first) + len(match.group(2)) :]
    language = (block.language or document.language or "en")[:2].lower()
    if lower in _DOUBLED_ELSEWHERE.get(language, ()):
        return False
    if lower in _DOUBLED_ON_PURPOSE or (len(lower) == 1 and lower not in "ai"):
        return False
    if lower in _ELSEWHERE.get(_language(document, block, match.start()), ()):
        return False
    if second[0].isupper() and (first[0].isupper() or lower not in _SMALL):
        return False
    if _look(block, match.start()) != _look(block, match.end() - 1):
        return False
    if lower not in _SMALL and _is_of_three(block.text, match.span(), lower):
        return False
    if lower in _PARTICLES and _PHRASAL.search(block.text[: match.start()]):
        return False
    return not any(m.start < match.end() and match.start() < m.end for m in block.masks)
