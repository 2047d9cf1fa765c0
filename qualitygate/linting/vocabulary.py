"""What the word lists in force mean for rules in Vale's format.

An accepted term is an exception of a Vale package's rules, as it is in Vale. A rule of our own says
with its key ``vocabulary`` which list it is made of: ``accepted`` (a substitution that puts the
term as it is written in place of its other casings) or ``rejected`` (an existence rule).
"""

import re
from dataclasses import replace

from qualitygate.config import Vocabulary
from qualitygate.errors import UsageError
from qualitygate.linting.declarative import DeclaredCheck
from qualitygate.linting.rule import Rule
from qualitygate.linting.vale.patterns import compiled
from qualitygate.linting.vale.syntax import PatternError

_KEY = "vocabulary"
_FLAGS = re.compile(r"\(\?[a-z]*i")
_ESCAPE = re.compile(r"\\.|\[[^\]]*\]")


def sound(words: Vocabulary) -> Vocabulary:
    """The word lists as they are; `UsageError` where a pattern of theirs does not compile."""
    for line in (*words.accepted, *words.rejected):
        try:
            compiled(line.text)
        except PatternError as error:
            message = f"the pattern '{line.text}' does not compile: {error}."
            raise UsageError(message, line.place) from None
    return words


def informed(rule: Rule, words: Vocabulary) -> Rule:
    """The rule with the options that the word lists give it."""
    check = rule.check
    if not isinstance(check, DeclaredCheck) or not (words.accepted or words.rejected):
        return rule
    if check.foreign:
        return _excusing(rule, check, words)
    match check.reader.text(_KEY):
        case "accepted":
            swap = {line.text: line.text for line in words.accepted if _has_casing(line.text)}
            return replace(rule, options=replace(rule.options, swap=rule.options.swap | swap))
        case "rejected":
            tokens = (*rule.options.tokens, *(line.text for line in words.rejected))
            return replace(rule, options=replace(rule.options, tokens=tokens))
    return rule


def _excusing(rule: Rule, check: DeclaredCheck, words: Vocabulary) -> Rule:
    takes = hasattr(rule.options, "exceptions") and check.reader.flag("vocab", default=True)
    if not takes or check.reader.flag("nonword"):
        return rule
    exceptions = (*rule.options.exceptions, *(line.text for line in words.accepted))
    return replace(rule, options=replace(rule.options, exceptions=exceptions))


def _has_casing(pattern: str) -> bool:
    """Whether a term is meant in its own capitals: not where it is lower-case, or in any case."""
    return not _FLAGS.match(pattern) and any(c.isupper() for c in _ESCAPE.sub("", pattern))
