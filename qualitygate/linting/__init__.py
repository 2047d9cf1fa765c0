"""Rules × document -> findings."""

from qualitygate.linting.linter import Linted, lint
from qualitygate.linting.packs import left_out, load_rules, with_word_lists

__all__ = ["Linted", "left_out", "lint", "load_rules", "with_word_lists"]
