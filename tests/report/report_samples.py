"""A report with everything in it that a reporter has to cope with."""

from qualitygate.document import Gap, Location, PageAnchor, TextAnchor
from qualitygate.finding import EngineInfo, FileReport, Finding, Report

BOXED = PageAnchor(0, 3, 2, 0, 3, top=10.0, bottom=20.0, edges=(5.0, 9.0, 14.0, 19.5))
PRICING = Location(3, True, ("2 Offer", "2.1 Pricing"), "table 2, row 4")
SPELLING = Finding(
    rule="language/spelling",
    severity="error",
    message="'recieve' is in no dictionary.",
    text="recieve",
    context="We are confident that you will recieve the first delivery within four weeks.",
    context_start=31,
    count=6,
    replacements=("receive",),
    location=Location(
        1, True, ("Summary",), anchors=(TextAnchor(31, 38, "word/document.xml", 4, 2, 7),)
    ),
    places=tuple(Location(page, True, ("Scope",)) for page in (2, 4, 5, 7, 9)),
    fingerprint="4f1c",
    blocks=True,
)
PLACEHOLDER = Finding(
    "leftovers/placeholder", "error", "Placeholder '[TBC]' is left in the document.",
    text="[TBC]", context="Fee: [TBC] euros.", context_start=5, location=PRICING, blocks=True,
)  # fmt: skip
DOUBLED = Finding(
    "language/repeated-word", "warning", "'the' stands twice.",
    text="the the", context="of the the project", context_start=3, replacements=("the",),
    location=PRICING,
)  # fmt: skip
NOTE = Finding("typography/ellipsis", "note", "Three full stops.", location=PRICING)
WAIVED = Finding(
    "brand/terms", "error", "Write 'JavaScript'.", text="Javascript", context="in Javascript",
    context_start=3, location=PRICING, waived="The client's own name for it.",
)  # fmt: skip
BLOCKED = FileReport(
    "proposals/northwind.docx", "blocked",
    findings=(SPELLING, PLACEHOLDER, DOUBLED, NOTE, WAIVED), words=2840, pages=8,
    language="en-GB", client="Northwind Rail", client_source="front page",
    engine=EngineInfo("builtin", (("dictionary", "2024"), ("harper", "0.2"))),
)  # fmt: skip
CLEAN = FileReport("proposals/clean.docx", "first-class", words=900, pages=3, language="en-GB")
SCAN = FileReport(
    "scan.pdf", "incomplete",
    findings=(
        Finding(
            "leftovers/placeholder", "error", "Placeholder.", text="TBC", context="TBC",
            location=Location(2, anchors=(BOXED,)),
            blocks=True,
        ),
    ),
    gaps=(
        Gap("This page is a picture without text.", "p. 4", "scan"),
        Gap("The text of this page cannot be read reliably.", "p. 5", "font"),
    ),
    words=100, pages=5,
)  # fmt: skip
UNREAD = FileReport("old.doc", "incomplete", gaps=(Gap("It is an old Word file.", "", "doc"),))
REPORT = Report("incomplete", (BLOCKED, CLEAN, SCAN, UNREAD), skipped=2)
