"""No picture, table or list may be linked to a file that stays with us.

The client sees an empty frame, an old state, or the question whether to update from a path of ours;
a picture on the web, which is a warning, tells its server when the file is opened. In a PDF nothing
is linked in this way.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule, shortened

_DETAILS = {
    "linked picture": "A picture",
    "linked object": "An object",
    "subdocument": "A part of the text",
    "mail merge source": "The list of a mail merge",
}
_QUERIES = {"mail merge query", "mail merge connectString", "mail merge udl"}
_FIELD = re.compile(
    r"\s*(?P<kind>LINK|INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|IMPORT|INCLUDE|DATABASE|RD)\s+"
    r"(?:\\\S+\s+)*(?P<what>\"[^\"]+\"|\S+)(?:\s+(?P<where>\"[^\"]+\"))?",
    re.IGNORECASE,
)
_NAMED_FIRST = {"LINK", "DDE", "DDEAUTO"}  # the program, then the file
_NAME = re.compile(r"[^\\/]+$")


@rule(
    severity="error",
    bad=[
        r"link (linked object): ⟦file:///S:\\bids\\Rates.xlsx⟧",
        "link (table 1, row 1 › linked picture): ⟦https://files.example/logo.png⟧\nFees.",
        r'field: LINK Excel.Sheet.12 ⟦"S:\\\\bids\\\\Rates.xlsx"⟧ "Sheet1!R1C1:R9C4" \\a \\f 5',
        r'field: INCLUDETEXT ⟦"S:\\\\bids\\\\terms.docx"⟧ \\* MERGEFORMAT',
        r"link (mail merge source): ⟦file:///C:\\lists\\clients.xlsx⟧",
    ],
    good=[
        "See [our terms](https://harbourfinch.example/terms).",
        'field: HYPERLINK "https://harbourfinch.example"\nfield: REF Rates \\\\h',
        'field: LINKED "a"\nThe picture is linked to the plan.',
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    listed = False
    for block in document.of_kind("link", "field-code", "property"):
        if block.kind == "property":
            if block.location.detail in _QUERIES and not listed:
                listed = True
                yield _hit(block, 0, len(block.text), _DETAILS["mail merge source"])
        elif block.kind == "link":
            what = _DETAILS.get(block.location.detail.rpartition(" › ")[2])
            if what and not block.text.startswith("cid:"):  # a picture of the mail it came from
                listed = listed or what == _DETAILS["mail merge source"]
                yield _hit(block, 0, len(block.text), what)
        elif match := _FIELD.match(block.text):
            group = "where" if match["kind"].upper() in _NAMED_FIRST and match["where"] else "what"
            yield _hit(block, *match.span(group), "A field")


def _hit(block: Block, start: int, end: int, what: str) -> Hit:
    text = block.text[start:end].strip('"').replace("\\\\", "\\")
    name = _NAME.search(text)
    shown = shortened(name.group() if name else text)
    return Hit(
        block.index, start, end,
        f"{what} is linked to '{shown}' outside of the file: embed it, or break the link under"
        " File › Info › Edit Links to Files.",
        key=text,
        severity="warning" if text.startswith(("http:", "https:")) else None,
    )  # fmt: skip
