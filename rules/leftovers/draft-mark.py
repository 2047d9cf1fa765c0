"""What goes out must not be marked as a draft, a sample, or for internal use.

The stamp across the page, or the word in every header, says that we had not finished when we sent
it. Where a draft is what the client asked for, leave the rule out for that file. In a PDF a stamp
is seen where it is text; some programs draw it as lines.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Severity, rule

_WORDS = (
    r"draft|entwurf|vorabfassung|vorabversion|arbeitsfassung|brouillon|[ée]bauche|borrador|rascunho|"
    r"bozza|concept(?:versie)?|wersja robocza|szkic|udkast|utkast|luonnos|koncept|tervezet|"
    r"черновик|work in progress|wip|preliminary version|working (?:copy|version)"
)
_OTHERS = (
    r"sample|specimen|sp[ée]cimen|muster|muestra|(?:for )?internal(?: use)?(?: only)?|"
    r"(?:nur )?für den internen gebrauch|usage interne|(?:para )?uso interno"
)
_BEFORE = (
    r"(?:(?:strictly|private|and|confidential|vertraulich|confidentiel|discussion|first|second|third|"
    r"initial|early|rough|internal|final|status|version|v?\d[\d.]*)[\W_]+)*"
)
_AFTER = (
    r"(?:[\W_]+(?:version|copy|report|document|proposal|offer|only|for|not|yet|approved|of|dated?|"
    r"review|discussion|comments?|distribution|circulation|confidential|v?\d[\d./-]*|"
    r"fassung|bericht|angebot|version|vom|rapport|du|informe|propuesta))*"
)
# A word of these, alone in its place: what else a line says, it says beside it.
_MARK = re.compile(rf"{_BEFORE}(?P<mark>{_WORDS}){_AFTER}[\W_]*", re.IGNORECASE)
_STAMP = re.compile(rf"\b(?P<mark>{_WORDS}|{_OTHERS})\b", re.IGNORECASE)
_PIECE = re.compile(r"(?:(?! - )[^\t\n|•·–—])+")
_LABEL = re.compile(
    r"(?:document |current )?(?:status|statut|estado|zustand|stand)\W*", re.IGNORECASE
)
_HUGE = 60.0  # points: larger than any heading
_MARGINS = ("header", "footer")


@rule(
    severity="error",
    bad=[
        "watermark: ⟦DRAFT⟧\nWe deliver in March.",
        "watermark: ⟦E N T W U R F⟧\nfooter: Angebot\t⟦Entwurf⟧ vom 3.5.\t4",
        "header: Confidential ⟦draft⟧ report\nWe deliver in March.",
        "| Status | ⟦Draft⟧ |\n| Version | 0.9 |\nWe deliver in March.",
        "watermark: ⟦INTERNAL USE ONLY⟧\nfooter: Offer v0.3 – ⟦DRAFT⟧ for review – page 2",
    ],
    good=[
        "watermark: CONFIDENTIAL\nheader: Rules for drafting contracts\nWe deliver in March.",
        "We send a draft in May and the final report in June.\n# The draft report",
        "| Version | Date | Status |\n| 0.1 | 3 May | Draft |\n| 1.0 | 9 May | Final |",
        "header: The draft of ships on the canal\nfooter: Concept and design – page 3",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for block in document.shown:
        if block.kind == "watermark" or _is_huge(block):
            yield from _stamp(block)
        elif block.kind in _MARGINS:
            yield from _margin(block)
        elif block.cell is not None and _MARK.fullmatch(block.text.strip()):
            yield from _status(document, block)


def _is_huge(block: Block) -> bool:
    return len(block.text) <= 30 and any((run.size or 0.0) >= _HUGE for run in block.runs)


def _stamp(block: Block) -> Iterator[Hit]:
    text = block.text.strip()
    spelled = re.sub(r"(?<=\w)\s(?=\w(?:\s|$))", "", text)  # letter by letter, as it is drawn
    if _STAMP.search(spelled):
        start = block.text.index(text)
        yield _hit(block, start, start + len(text), "is stamped across the pages")


def _margin(block: Block) -> Iterator[Hit]:
    for piece in _PIECE.finditer(block.text):
        found = _MARK.fullmatch(piece.group().strip())
        if found:
            start = block.text.index(found["mark"], piece.start())
            where = f"stands in the {block.kind}"
            yield _hit(block, start, start + len(found["mark"]), where, "warning")


def _status(document: Document, block: Block) -> Iterator[Hit]:
    """A cell beside the label of a status; a history of versions has its drafts by right."""
    if _LABEL.fullmatch(document.label_of(block).strip()):
        text = block.text.strip()
        start = block.text.index(text)
        yield _hit(block, start, start + len(text), "is the document's status", "warning")


def _hit(block: Block, start: int, end: int, where: str, severity: Severity | None = None) -> Hit:
    word = " ".join(block.text[start:end].split())
    return Hit(
        block.index,
        start,
        end,
        f"'{word}' {where}: take it out of what goes to the client.",
        key=f"{word.casefold()} {where}",
        severity=severity,
    )
