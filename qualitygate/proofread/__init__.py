"""Document -> the same document with the matches of a proofreading engine, and what it could not."""

from qualitygate.proofread.stage import proofread

__all__ = ["proofread"]
