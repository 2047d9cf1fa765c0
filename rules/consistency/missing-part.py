"""What the text points to by its number must be in the document.

"Table 6" where there are five sends the reader to look for what was cut, or for what the last
proposal had. Tables and figures are known by their captions, schedules and sections by their
headings; only where these are numbered without a gap is a number beyond them said to be missing.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, once, rule

_KINDS = {
    "table": "Table|Tabelle|Tableau|Tabla|Tabela|Tabel",
    "figure": r"Figure|Fig\.|Abbildung|Abb\.|Figura|Figuur",
    "schedule": "Schedule|Anlage|Anexo|Bijlage",
    "appendix": "Appendix|Anhang",
    "annex": "Annex|Annexe",
    "exhibit": "Exhibit",
    "attachment": "Attachment",
    "section": "Section|Abschnitt",
    "chapter": "Chapter|Kapitel|Chapitre",
    "clause": "Clause",
}
_BY_HEADING = frozenset({"section", "chapter", "clause"})
_KIND_OF = {
    name.replace("\\", ""): kind for kind, names in _KINDS.items() for name in names.split("|")
}
_NAMES = "|".join(_KINDS.values())
_LABEL = r"(?P<name>{names})[ \u00a0](?P<number>\d{{1,2}})(?!\w|[.,:/–-]\d)"
_NAMED = re.compile(_LABEL.format(names=_NAMES) + r"(?=\s*(?:[:.–—|\t-]|$|[ \u00a0][^\W\d_]))")
_MENTION = re.compile(r"(?<![\w’'-])" + _LABEL.format(names=_NAMES))
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:\.\d{1,2})*[.)]?(?=\s|$)")
# What makes it a part of another document.
_OF_ANOTHER = re.compile(
    r"\s*(?:[\[(]|,? ?(?:of|to|in|from|under|du|de|des|der|von|aus)\b"
    r"(?! (?:this|our|these|the present|diese[rsm]?|unser\w*|notre)\b))"
)
_ANOTHER = re.compile(
    r"\b(?:Act|Acts|Law|Code|Codes|Regulations?|Directive|Ordinance|Statute|GDPR|DSGVO|Treaty|"
    r"Constitution|USC|CFR|U\.S\.C|C\.F\.R|ISO|IEC|EN|DIN|BS|RFC|NIST|IEEE|Rules|Charter|"
    r"Companies|Standard|Handbook|Manual|Guide|Framework|RFP|RFQ|ITT|ITN|SOW|MSA|GTC|NDA|tender|"
    r"specification|solicitation|book|volume|appendix to|FAQ|et al|ibid|op\. cit)\b|§|[“”«»„\"]"
)
_CITED = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?[,;]? $")  # "(Keeling 2008, Chapter 7)"
_NEAR = 90  # characters beside a mention in which another document may be named
_SHORT = 200  # characters of a heading or caption
_FEWEST = {"section": 3, "chapter": 3, "clause": 3}


@rule(
    severity="error",
    bad=[
        "See ⟦Table 3⟧.\nTable 1: Fees\n| A |\n\nTable 2: Dates\n| B |",
        "As ⟦Figure 4⟧ shows, it works.\nFigure 1. Plan\nFigure 2. Site\nFigure 3. Road",
        "The fees are in ⟦Schedule 4⟧.\n# Schedule 1: Services\n# Schedule 2: Charges",
        "# 1 Why\nIt is set out in ⟦Section 5⟧.\n# 2 What\n# 3 When\n# 4 How",
        "lang: de-DE\nSiehe ⟦Tabelle 3⟧.\nTabelle 1: Preise\nTabelle 2: Termine",
    ],
    good=[
        "See Table 2, and Table 5 of the tender.\nTable 1: Fees\n| A |\n\nTable 2: Dates\n| B |",
        "See Table 3.\nTable 1: Fees\n| A |\n\nWe have one table with a caption.",
        "By Schedule 9 to the Companies Act.\n# Schedule 1: Services\n# Schedule 2: Charges",
        "# 1 Why\nSection 508 and Section 21 of the Act hold.\n# 2 What\n# 3 When",
        "See Table 4.\nTable 1: Fees\nTable 3: Dates",
        "# 1 Why\nKeeling (2008, Chapter 9) has it, and Section 4 [9].\n# 2 What\n# 3 When",
        "ISO 9001 asks for it in Section 8.\n# 1 Why\n# 2 What\n# 3 When",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    """Yield the mentions of parts that are numbered beyond the last."""
    counted = _counted(document)
    if not counted:
        return
    for block in document.blocks:
        if not block.shown or block.kind in ("contents", "caption", "heading", "title", "header"):
            continue
        for match in _MENTION.finditer(block.text):
            kind, number = _KIND_OF[match.group("name")], int(match.group("number"))
            last = counted.get(kind)
            if last is None or number <= last or _is_of_another(block, match):
                continue
            named = f"{match.group('name')} {last}"
            yield Hit(
                block.index,
                match.start(),
                match.end(),
                f"There is no '{match.group()}' in the document, the last one is '{named}': point "
                "to what is meant.",
            )


def _is_of_another(block: Block, match: re.Match[str]) -> bool:
    if any(mask.start < match.end() and match.start() < mask.end for mask in block.masks):
        return True
    if _OF_ANOTHER.match(block.text, match.end()) or _CITED.search(block.text, 0, match.start()):
        return True
    around = block.text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
    return bool(_ANOTHER.search(around))


@once
def _counted(document: Document) -> dict[str, int]:
    """The number of the last part of each kind whose parts are numbered without a gap."""
    numbers: dict[str, set[int]] = {}
    for block in document.blocks:
        if not block.shown or block.kind == "cell":
            continue
        named = _NAMED.match(block.text.lstrip())
        if named and (len(block.text) <= _SHORT or block.text.lstrip()[named.end()] in ":."):
            kind = _KIND_OF[named.group("name")]
            numbers.setdefault(kind, set()).add(int(named.group("number")))
        if block.kind == "heading" and (found := _NUMBER.match(block.number or block.text)):
            for kind in _BY_HEADING:
                numbers.setdefault(kind, set()).add(int(found.group("number")))
    return {
        kind: max(found)
        for kind, found in numbers.items()
        if len(found) >= _FEWEST.get(kind, 2) and found == set(range(1, max(found) + 1))
    }
