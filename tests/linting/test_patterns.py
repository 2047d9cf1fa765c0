"""Vale's patterns mean in `regex` what they mean in Vale."""

import pytest

from qualitygate.linting.vale.literals import required
from qualitygate.linting.vale.patterns import compiled, spellings
from qualitygate.linting.vale.syntax import PatternError, read


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\w+", "naïve", ["na", "ve"]),
        (r"\d+", "12 ٣", ["12"]),
        (r"a\sb", "a b a\u00a0b", ["a b"]),
        (r"\bna\b", "naïve na", ["na"]),
        (r"b$", "b\n", []),
        (r"b\Z", "b\n", ["b"]),
        (r"b\z", "b\n", []),
        (r"(?m)b$", "b\nb", ["b", "b"]),
        (r"a(?i)b|c", "aB C", ["aB", "C"]),
        (r"x{i}", "x{i} xi", ["x{i}"]),
        (r"x{,2}", "xx x{,2}", ["x{,2}"]),
        (r"[a-z-[aeiou]]+", "banana", ["b", "n", "n"]),
        (r"[[]]", "[] [", ["[]"]),
        (r"[&&|~-]+", "a&|~-b", ["&|~-"]),
        (r"[[:alpha:]]+", "ab1é", ["ab"]),
        (r"[^\w]", "é_", ["é"]),
        (r"[\W]", "é_", ["é"]),
        (r"\pL+", "é1", ["é"]),
        (r"\x{2019}|\u2014", "’—", ["’", "—"]),
        (r"\_\-\m", "_-m", ["_-m"]),
        (r"(?i)ss", "ß SS", ["SS"]),
        (r"(?<!un)able", "unable able", ["able"]),
        (r"(?P<a>x)(?P=a)", "xx", ["xx"]),
        (r"(a)\1", "aa", ["aa"]),
        (r"C\+\+", "C++", ["C++"]),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, found: list[str]) -> None:
    assert [match[0] for match in compiled(pattern).finditer(text)] == found


@pytest.mark.parametrize("pattern", ["a++", "(a", "a)", "[a", "*a", "a\\", "(?x)a", "[z-a]", "a**"])
def test_a_pattern_that_vale_refuses(pattern: str) -> None:
    with pytest.raises(PatternError):
        compiled(pattern)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("very", {"very"}),
        (r"\bvery\b", {"very"}),
        ("cat|Dog", {"cat", "dog"}),
        ("utili[sz]e", {"utili"}),
        ("[Gg]it[Hh]ub", {"github"}),
        ("colou?r", {"colo"}),
        ("(?:in order to|so as to)", {"in order to", "so as to"}),
        (r"\d+ percent", {" percent"}),
        ("ab+c", {"ab"}),
        ("STRASSE|straße", {"strasse"}),
        (r"\w+", set()),
        ("cat|\\d", set()),
        ("(?:cat)?", set()),
        ("(?=cat)dog", {"dog"}),
    ],
)
def test_one_of_the_literals_is_in_every_match(pattern: str, literals: set[str]) -> None:
    assert required(read(pattern)) == literals


def test_the_spellings_of_a_small_pattern() -> None:
    assert set(spellings("OAuth2?")) == {"OAuth", "OAuth2"}
    assert set(spellings("(?:web|home) page")) == {"web page", "home page"}
    assert spellings(r"\w+") == ()
    assert spellings("a*") == ()
