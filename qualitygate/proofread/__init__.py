"""Document -> the same document with what a proofreading engine found in it."""

from qualitygate.proofread.remembered import prepare
from qualitygate.proofread.stage import proofread

__all__ = ["prepare", "proofread"]
