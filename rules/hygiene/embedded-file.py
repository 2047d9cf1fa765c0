"""No workbook or other file must travel inside the document unseen.

A table or chart pasted from Excel may carry the whole workbook with it: a double click, and the
client reads the sheet with our rates and the margin. In a PDF the attachments are such files.
Equations are objects too, and are left alone, as are a chart's own figures where they are all that
its workbook has: these are only noted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from qualitygate.api import Attachment, Document, Example, Hit, Severity, rule

# Sheets that a new workbook has, in the languages of Excel.
_UNNAMED = re.compile(r"(?:Sheet|Tabelle|Feuil|Hoja|Foglio|Blad|Arkusz|Planilha|Folha|Ark)[1-3]")
# Objects that show all that they hold.
_SHOWN = ("equation", "mathtype", "visio", "msgraph", "powerpoint.slide", "paint.picture", "forms.")
_MACHINES = re.compile(r"(?:factur-x|zugferd-invoice|xrechnung|order-x|mathml-\d+)\.xml", re.I)


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # names of files, with * and ?, that may travel inside


@rule(
    severity="error",
    bad=[
        "attachment (workbook of Excel.Sheet.12; Offer, Rates): word/embeddings/Book1.xlsx\n"
        "⟦⟧ document",
        "attachment (workbook of chart; Sales, -Margin): word/embeddings/Book1.xlsx\n⟦⟧ document",
        "attachment (object of Excel.Sheet.8): word/embeddings/oleObject1.bin\n⟦⟧ document",
        "attachment (object of Package): word/embeddings/oleObject1.bin\n⟦⟧ document",
        Example("set format=pdf\nattachment: costs.xlsx\n⟦⟧ document"),
    ],
    good=[
        "attachment (object of Equation.DSMT4): word/embeddings/oleObject1.bin",
        "attachment (font): word/fonts/font1.odttf\nattachment (thumbnail): docProps/t.jpeg",
        Example("attachment: terms.pdf\nset format=pdf", {"allow": ["terms.*"]}),
        "set format=pdf\nattachment: factur-x.xml\nattachment: mathml-1.xml\nThe workbook is sent.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    for item in document.attachments:
        name = PurePosixPath(item.name.replace("\\", "/")).name
        if item.kind not in ("workbook", "object", "file") or _MACHINES.fullmatch(name):
            continue
        if any(fnmatchcase(name, pattern) for pattern in options.allow):
            continue
        said = _said(item, name)
        if said is not None:
            message, severity = said
            yield Hit(message=message, severity=severity, quote=name)


def _said(item: Attachment, name: str) -> tuple[str, Severity | None] | None:
    """What there is to say of it, and how much it weighs; None for what is no leak."""
    program = item.program.casefold()
    if item.kind == "workbook" or program.startswith("excel"):
        return _workbook(item)
    if item.kind == "object":
        if program.startswith(_SHOWN):
            return None
        what = f" of {item.program}" if item.program else ""
        return (
            f"An embedded object{what} opens with a double click: paste it as a picture instead.",
            "warning",
        )
    return f"The file '{name}' travels inside: take it out, or send it openly.", "warning"


def _workbook(item: Attachment) -> tuple[str, Severity | None]:
    where = "behind a chart" if item.program == "chart" else "behind a pasted table"
    if item.hidden:
        listed = ", ".join(f"'{sheet}'" for sheet in item.hidden[:3])
        return (
            f"The workbook {where} travels with the file, with hidden sheets ({listed}): paste a"
            " picture instead.",
            None,
        )
    if item.program == "chart" and (
        len(item.sheets) <= 1 or all(map(_UNNAMED.fullmatch, item.sheets))
    ):
        return (
            "The figures behind a chart travel with the file as a workbook: see that they hold"
            " only what the chart shows, or paste a picture.",
            "note",
        )
    held = f" of {len(item.sheets)} sheets" if len(item.sheets) > 1 else ""
    return (
        f"A whole workbook{held} {where} travels with the file: paste a picture, or the values as a"
        " table.",
        None,
    )
