"""A file's bytes -> `Document`, by what the file is and not by what it is called."""

from qualitygate.extract.detect import extract

__all__ = ["extract"]
