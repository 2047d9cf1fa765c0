"""Words and the small words that tell running text from lists, labels and code."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# The commonest words that carry grammar and no subject matter.
_FUNCTION_WORDS = """
    a about above after against all also although an and any are as at be because been before being
    below between both but by can cannot could did do does during each either every few for from
    further had has have he her here his how however i if in into is it its may might more most must
    my neither no nor not of off on once only or other our out over own same shall she should since
    so some such than that the their them then there these they this those through to too under
    until up us use used was we were what when where whether which while who whom whose why will
    with within without would you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text: letters with apostrophes inside."""
    return WORD.finditer(text)


def function_share(text: str) -> tuple[int, int]:
    """How many of the words are function words, and how many words there are."""
    found = WORD.findall(text)
    return sum(word.lower() in FUNCTION_WORDS for word in found), len(found)
