"""What the rules of this pack tell people to do, in the words of the program that they use."""

from qualitygate.api import Block, Document

_PROPERTIES = {
    "author": "author",
    "lastModifiedBy": "last editor",
    "manager": "manager",
    "company": "company",
}


def is_pdf(document: Document) -> bool:
    return document.settings.format == "pdf"


def clean(document: Document) -> str:
    """How metadata are taken out of a file of this format."""
    if is_pdf(document):
        return "take it out under File › Properties, or make the PDF again from a cleaned file"
    return "take it out with File › Info › Inspect Document"


def label(block: Block) -> str:
    """What a property is called: its label in Word, or its own name."""
    return _PROPERTIES.get(block.name, block.name.removeprefix("custom:"))
