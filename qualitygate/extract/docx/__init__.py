"""Word documents: docx, docm, dotx and dotm, transitional and Strict."""

from qualitygate.config import Limits
from qualitygate.document import Document


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a DOCX into the model. Raises `Unreadable` where there is no document to read.

    What is in the package and cannot be read is a gap of the document.
    """
    from qualitygate.extract.docx import reader, xml

    try:
        return reader.read(data, name, limits)
    except RecursionError as error:
        raise xml.nested_too_deep(limits) from error
