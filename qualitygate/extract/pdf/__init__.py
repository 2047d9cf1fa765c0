"""A PDF's bytes -> `Document`: PDFium for what stands on the pages, pypdf for what lies around."""

from qualitygate.extract.pdf.read import read

__all__ = ["read"]
