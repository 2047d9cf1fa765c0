"""Findings and gaps -> a verdict: severities, the front page, the gate. Pure functions."""

from qualitygate.verdict.gate import EXIT_CODES, EXIT_USAGE, incomplete, judge, overall

__all__ = ["EXIT_CODES", "EXIT_USAGE", "incomplete", "judge", "overall"]
