"""What of a document is prose: `Document` -> the same with `nature` and `masks` on every block."""

from qualitygate.prose.classify import classify

__all__ = ["classify"]
