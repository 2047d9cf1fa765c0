"""Which word was meant? Known misspellings first, then what lies nearest and is commonest."""

from collections.abc import Sequence

from qualitygate.proofread.dictionary import dictionary, in_case
from qualitygate.proofread.lists import commonness, terms
from qualitygate.proofread.vocabulary import Vocabulary

_VOWELS = frozenset("aeiouy")
_NEAR_KEYS = {
    "a": "qwsz", "b": "vghn", "c": "xdfv", "d": "serfcx", "e": "wsdr", "f": "drtgvc", "g": "ftyhbv",
    "h": "gyujnb", "i": "ujko", "j": "huikmn", "k": "jiolm", "l": "kop", "m": "njk", "n": "bhjm",
    "o": "iklp", "p": "ol", "q": "wa", "r": "edft", "s": "awedxz", "t": "rfgy", "u": "yhji",
    "v": "cfgb", "w": "qase", "x": "zsdc", "y": "tghu", "z": "asx",
}  # fmt: skip
KEPT = 5
_FAVOUR = 0.1  # of an edit, for what an engine puts first


# What lost its apostrophe or its space and could be nothing else, whatever word lies nearer.
_CONTRACTED = (
    "aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't "
    "shouldn't wasn't weren't won't wouldn't I've I'm you're you've they're they've we've that's "
    "there's what's who's it'll"
)
_PARTED = (
    "a lot|as well|at least|each other|in case|in fact|in order|in spite|no one|of course|up to"
)
_PLAINLY = {
    **{word.replace("'", "").lower(): word for word in _CONTRACTED.split()},
    **{words.replace(" ", ""): words for words in _PARTED.split("|")},
}


def rank(
    form: str,
    dialect: str,
    known: Sequence[str],
    offered: Sequence[str],
    vocabulary: Vocabulary,
) -> tuple[str, ...]:
    """At most `KEPT` corrections of a form, best first, every one a word of the dialect.

    `known` are those of a list of misspellings, which are nearly always right; `offered` what an
    engine proposes, best first: what it sees in the sentence is worth something.
    """
    lower = form.lower()
    words = dictionary(dialect)
    split = _split(lower, dialect)
    best = offered[0].lower() if offered else ""
    candidates = words.near(lower)
    candidates.update(
        word
        for word in offered
        if (words.knows(word) or word in terms()) and not _is_cut(lower, word, split)
    )
    candidates.update(split)
    candidates.discard(form)

    def cost(word: str) -> float:
        return _cost(lower, word, vocabulary) - (_FAVOUR if word.lower() == best else 0.0)

    ranked = sorted(candidates, key=lambda word: (cost(word), word))
    first = [word for word in known if words.knows(word)]
    if len(first) > 1:
        first.sort(key=lambda word: cost(word.lower()))
    if not first and not ranked:
        ranked = list(words.suggest(form))[:KEPT]
    plain = _PLAINLY.get(lower)
    cased = [in_case(word, form) for word in ((plain,) if plain else ()) + (*first, *ranked)]
    return tuple(dict.fromkeys(cased))[:KEPT]


def _is_cut(lower: str, offered: str, split: Sequence[str]) -> bool:
    """Whether an engine made two words of one ("preform-ace") that nobody runs together."""
    return not {" ", "-"}.isdisjoint(offered) and "-" not in lower and offered not in split


def _split(word: str, dialect: str) -> list[str]:
    """Two words run together: both common, so that "inthe" is one and "forming" is none."""
    common = commonness()
    return [
        f"{word[:cut]} {word[cut:]}"
        for cut in range(1, len(word))
        if common.get(word[:cut], 9) == 0 and common.get(word[cut:], 9) == 0
        if (cut > 2 or word[:cut] in _SHORT) and (len(word) - cut > 2 or word[cut:] in _SHORT)
    ]


_SHORT = frozenset(
    (
        "a",
        "i",
        "an",
        "as",
        "at",
        "be",
        "by",
        "do",
        "he",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
    )
)


def _cost(word: str, candidate: str, vocabulary: Vocabulary) -> float:
    """How unlikely it is that `word` was written where `candidate` was meant."""
    lower = candidate.lower()
    cost = distance(word, lower)
    parts = lower.split()
    cost += sum({0: 0.0, 1: 0.45}.get(commonness().get(part, 9), 0.9) for part in parts) / len(
        parts
    )
    if len(parts) > 1:
        cost += 0.25
    uses = vocabulary.lower[lower]
    if uses:
        cost -= 0.25 if uses == 1 else 0.5
    if candidate[:1].isupper():
        cost += 0.3
    return cost


def distance(word: str, other: str) -> float:
    """Damerau's edit distance with weights: slips of the fingers and doubled letters are cheap."""
    rows = [[0.0] * (len(other) + 1) for _ in range(len(word) + 1)]
    for i in range(1, len(word) + 1):
        rows[i][0] = rows[i - 1][0] + 1.0
    for j in range(1, len(other) + 1):
        rows[0][j] = rows[0][j - 1] + 1.0
    for i, a in enumerate(word, 1):
        for j, b in enumerate(other, 1):
            best = min(
                rows[i - 1][j] + _drop(word, i - 1),
                rows[i][j - 1] + _drop(other, j - 1),
                rows[i - 1][j - 1] + _swap(a, b, i == 1),
            )
            if i > 1 and j > 1 and a == other[j - 2] and b == word[i - 2]:
                best = min(best, rows[i - 2][j - 2] + 0.7)
            rows[i][j] = best
    return rows[-1][-1]


def _drop(word: str, at: int) -> float:
    """The cost of a letter that is in one of the two words only."""
    if (at and word[at - 1] == word[at]) or (at + 1 < len(word) and word[at + 1] == word[at]):
        return 0.6
    if at == 0:
        return 1.2
    return 0.85 if word[at] in _VOWELS or (word[at] == "s" and at == len(word) - 1) else 0.95


def _swap(a: str, b: str, first: bool) -> float:
    if a == b:
        return 0.0
    if first:
        return 1.4
    if a in _VOWELS and b in _VOWELS:
        return 0.8
    return 0.95 if b in _NEAR_KEYS.get(a, "") else 1.1
