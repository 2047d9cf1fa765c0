"""The name of the file and its title must not tell of the versions before.

"Offer_v3_final_FINAL (2)" is the first thing that the client sees, and says how many times we were
done. A version that is meant ("v1.2", "Final report") is no such thing.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Severity, rule, shortened

_END = r"(?![^\W_])"
_START = r"(?<![^\W\d_])"
_FINAL = (
    rf"{_START}(?:final(?:version|fassung|e|izado|[eo]s)?|endfassung|endversion|endg[üu]e?ltig|"
    rf"d[ée]finiti(?:v[oae]?|f|ef|eve)|ostateczn[aey]|slutlig|endelig)"
)
_COPY = r"(?:copy|kopie|copie|copia|c[óo]pia|kopia|kopi)"
_AGAIN = re.compile(
    # two words for it; one with a count or a change behind it, but for a date; one that insists
    rf"{_FINAL}[\W\d_]*(?:\w+[\W_]+)?{_FINAL}{_END}"
    rf"|{_FINAL}[\W_]*(?:v|ver|version|rev|r)[\W_]*\d{{1,2}}{_END}(?![\W_]*\d)"
    rf"|{_FINAL}[\W_]*\(?\d{{1,2}}\)?{_END}(?![\W_]*\d)"
    rf"|{_FINAL}[\W_]+(?:new|neu|nouveau|nuevo|updated?|edit(?:ed|s)?|corrected|revised|fixed|really|"
    rf"last|latest|use this(?: one)?|this one){_END}"
    rf"|{_START}(?:really|very|last|latest|new|truly|absolutely)[\W_]+{_FINAL}{_END}",
    re.IGNORECASE,
)
_COPIED = re.compile(
    rf"\A{_COPY}[\W_]+(?:of|von|de|di|van|av|af|z)[\W_]+"
    rf"|[\W_]{{1,3}}{_COPY}(?:[\W_]*\(?\d{{1,2}}\)?)?\Z"
    r"| ?\((?:\d|1\d)\)\Z"
    r"|conflicted[\W_]copy|[\W_]autorecovered|[\W_](?:auto)?wiederhergestellt",
    re.IGNORECASE,
)
_WORKING = re.compile(
    rf"{_START}(?:draft|entwurf|brouillon|borrador|rascunho|bozza|udkast|utkast|wip|tmp|temp|backup|bak|"
    r"old|alt|do[\W_]not[\W_]send|track(?:ed)?[\W_]changes|with[\W_]comments|mit[\W_]kommentaren|"
    rf"for[\W_]review|to[\W_]review|to[\W_]be[\W_]deleted|asdf|untitled|unbenannt){_END}",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.\w{2,5}\Z")


@rule(
    severity="warning",
    bad=[
        "file: Offer Northwind v3 ⟦final FINAL⟧.docx\nWe deliver in March.",
        "file: offer-⟦final2⟧.docx\nproperty title: Offer to Northwind, ⟦final v2⟧",
        "file: ⟦Copy of ⟧offer.docx\nWe deliver in March.",
        "file: Angebot⟦ - Kopie (2)⟧.docx\nproperty title: Angebot, ⟦final_neu⟧",
        "file: offer_⟦DRAFT⟧_v0.3.docx\nWe deliver in March.",
    ],
    good=[
        "file: 2026-Final-Report-v1.0.pdf\nproperty title: Final report, version 2",
        "file: offer_FINAL_-_06102026.docx\nproperty title: Final 10-06-26",
        "file: offer_v3.docx\nproperty title: Draft guidance on copy editing",
        "file: finalists-2.docx\nThis is the final final whistle.",
        "file: salt-and-gold (2026).docx\n# Copy of record",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for block in document.of_kind("file-name", "title", "property"):
        is_name = block.kind == "file-name"
        if block.kind == "property" and (block.name != "title" or _SUFFIX.search(block.text)):
            continue
        if found := _AGAIN.search(block.text):
            yield _hit(block.index, found, is_name, "warning")
        elif found := _COPIED.search(block.text) if is_name else None:
            doubtful = found.group().strip().startswith("(")
            yield _hit(block.index, found, is_name, "note" if doubtful else "warning")
        elif found := _WORKING.search(block.text) if is_name else None:
            yield _hit(block.index, found, is_name, "note")


def _hit(index: int, found: re.Match[str], is_name: bool, severity: Severity) -> Hit:
    what = shortened(found.group().strip(" _-"))
    where = "file's name" if is_name else "title"
    return Hit(
        index,
        *found.span(),
        f"'{what}' in the {where} tells of our working versions: name it for the client.",
        key=f"{where} {what.casefold()}",
        severity=severity,
    )
