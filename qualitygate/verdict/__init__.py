"""Findings and gaps -> a verdict: severities, the front page, the gate. Pure functions."""

from qualitygate.verdict.baseline import identity
from qualitygate.verdict.gate import EXIT_CODES, EXIT_USAGE, incomplete, judge, overall
from qualitygate.verdict.waivers import idle_waivers

__all__ = ["EXIT_CODES", "EXIT_USAGE", "identity", "idle_waivers", "incomplete", "judge", "overall"]
