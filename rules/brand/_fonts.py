"""What a font is called: by people, by Word and by a PDF."""

import re
from functools import lru_cache

_SUBSET = re.compile(r"[A-Z]{6}\+")
_LOOKS = (
    "bold|black|heavy|semibold|demibold|demi|extrabold|ultrabold|medium|light|extralight|ultralight|"
    "semilight|thin|hairline|book|regular|roman|normal|plain|upright|italic|oblique|slanted|it|bd|"
    "obl|ital|semi|extra|ultra"
)
# Behind a hyphen or a comma, or behind words: "Calibri-BoldItalic", "Segoe UI Semibold".
_LOOK = rf"(?i:(?:[-, ]?(?:{_LOOKS}))+(?:MT|PS|PSMT)?\Z)"
_MAKER = re.compile(r"(?:PSMT|PS|MT|LTStd|Std|Pro|LT|OTF|TTF|WGL|Variable|VF)\Z")
_SYMBOLS = (
    r"symbol|wingding|webding|dingbat|marlett|mt ?extra|emoji|icon|awesome|math|opens\b|starsymbol|"
    r"cmsy|cmmi|cmex|msam|msbm|stix|lmmath|euex|eufm|rsfs|barcode|code ?39|code ?128|bookshelf"
)
# What a PDF calls a font whose name is lost.
_NAMELESS = re.compile(
    r"(?:CIDFont\+)?[FTC]?\d*|Type ?3.*|TT\d*|Unnamed.*|f-\d+-\d+", re.IGNORECASE
)
_TEX = re.compile(r"(?:cm|sf|ec|lm)(?:r|rm|bx|b|ti|it|sl|ss|csc|roman)[\w-]*\d", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|code|menlo|typewriter|inconsol", re.IGNORECASE)


@lru_cache(maxsize=1024)
def family(font: str) -> str:
    """What two names of one family have in common: ``ABCDEF+Calibri-Bold`` -> ``calibri``.

    Weights and slants are one family (Calibri Light, Segoe UI Semibold), widths are not (Arial
    Narrow).
    """
    name = _SUBSET.sub("", font.strip())
    for _ in range(3):
        shorter = _MAKER.sub("", re.sub(_LOOK, "", name)) if name else name
        if not shorter or shorter == name:
            break
        name = shorter
    return re.sub(r"[^a-z0-9]", "", name.casefold()) or re.sub(r"\W", "", font.casefold())


@lru_cache(maxsize=1024)
def is_text_font(font: str) -> bool:
    """Whether a font is for words, and has a name."""
    name = _SUBSET.sub("", font.strip())
    return not (re.search(_SYMBOLS, name, re.IGNORECASE) or _NAMELESS.fullmatch(name))


def is_mono(font: str) -> bool:
    """Whether a font that the house names is for code."""
    return bool(_MONO.search(font))


def is_tex(font: str) -> bool:
    """Whether it is one of TeX's own fonts, in which formulas are set among other fonts."""
    return bool(_TEX.match(font))


def letters(text: str) -> int:
    """How many Latin, Greek and Cyrillic letters and digits there are.

    Bullets, signs, and the scripts for which Word takes another font are not counted.
    """
    if text.isascii():
        return sum(map(str.isalnum, text))
    return sum(1 for c in text if c < "\u0530" and (c.isalpha() or c in "0123456789"))
