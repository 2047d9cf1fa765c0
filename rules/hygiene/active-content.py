"""The file must hold no macros, scripts or controls.

The client's mail gateway stops it, or their computer warns of it, and they wonder what our document
wants to run. Macros and controls are in Word files, JavaScript is in PDFs. What a form does with
what is typed into its fields, a date put in order or a sum, is a note: it is what forms are for.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Example, Hit, rule

_SAID = {
    "macros": "The file holds macros: save it as .docx without them.",
    "javascript": "The PDF runs a script when it is opened or used: make it again without.",
    "control": "The file holds an ActiveX control: replace it by a content control or by text.",
}
# A field's own events (PDF 32000-1, table 194): a key, its format, its check, its calculation.
_OF_FIELDS = {"K", "F", "V", "C"}
_FIELDS = (
    "Scripts look at what is typed into the PDF's fields: flatten it unless it is to be filled."
)


@rule(
    severity="error",
    bad=[
        "attachment (macros): word/vbaProject.bin\n⟦⟧ document",
        Example("set format=pdf\nattachment (javascript): OpenAction\n⟦⟧ document"),
        Example("set format=pdf\nset forms=2\nattachment (javascript): K\n⟦⟧ document"),
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
        if document.settings.forms and held and all(item.name in _OF_FIELDS for item in held):
            yield Hit(message=_FIELDS, quote=held[0].name, key=kind, severity="note")
        elif held:
            yield Hit(message=message, quote=held[0].name, key=kind)
