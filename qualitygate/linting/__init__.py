"""Rules × document -> findings."""

from qualitygate.linting.linter import Linted, lint
from qualitygate.linting.packs import load_rules

__all__ = ["Linted", "lint", "load_rules"]
