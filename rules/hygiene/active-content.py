"""The file must hold no macros, scripts or controls.

The client's mail gateway stops it, or their computer warns of it, and they wonder what our document
wants to run. Macros and controls are in Word files, JavaScript is in PDFs.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Example, Hit, rule

_SAID = {
    "macros": "The file holds macros: save it as .docx without them.",
    "javascript": "The PDF runs a script when it is opened or used: make it again without.",
    "control": "The file holds an ActiveX control: replace it by a content control or by text.",
}


@rule(
    severity="error",
    bad=[
        "attachment (macros): word/vbaProject.bin\n⟦⟧ document",
        Example("set format=pdf\nattachment (javascript): OpenAction\n⟦⟧ document"),
        "attachment (control): word/activeX/activeX1.xml\n⟦⟧ document",
    ],
    good=[
        "attachment (file): minutes.pdf\nMacros and JavaScript are switched off at the client's.",
        "attachment (font): word/fonts/font1.odttf\nset format=docx",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for kind, message in _SAID.items():
        held = [item for item in document.attachments if item.kind == kind]
        if held:
            yield Hit(message=message, quote=held[0].name, key=kind)
