"""The spans of a text that are no prose: code, addresses, identifiers, names of files."""

import re
from collections.abc import Callable, Iterable, Iterator

from qualitygate.document import Block, Mask

_URL = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>\"“”«»]+"
    r"|(?<![\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+"
    r"(?:com|org|net|edu|gov|mil|int|eu|uk|de|fr|es|it|nl|be|ch|at|se|no|dk|fi|pl|pt|ie|ca|au|nz|us|"
    r"io|ai|dev|app|info|biz|cloud|tech|co|example|test|local)\b(?:[/:?#][^\s<>\"“”«»]*)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_AT_NAME = re.compile(r"(?<![\w@.])[@#][A-Za-z_][\w./-]*")
_PATH = re.compile(
    r"(?<![\w/])(?:[A-Za-z]:\\(?:[\w .$()-]{1,80}\\)*[\w.$-]*|\\\\[\w.$\\-]+"
    r"|(?:~|\.{1,2})?(?:/[\w.@%+:$-]+){2,}/?"
    r"|(?:~|\.{1,2})/[\w.@%+:$-]+/?|(?:[\w.-]+/){2,}[\w.-]+)"
)
_TYPES = (
    "asp aspx bat bin bmp bz2 c cc cfg class cnf conf cpp cs css csv db dll doc docm docx "
    "dotx dtd ecore eps exe gif go gz h hpp htm html ini ipynb iso jar java jpeg jpg js json "
    "jsx key kt lock log lua md mp3 mp4 msg msi odp ods odt owl pcap pdf pem php pl png ppt "
    "pptx ps1 psd py rb rdf rs rst rtf scala sh so sol sql svg swf swift tar tex tgz tif tiff "
    "toml ts tsx txt vb vsdx wav woff wsdl xhtml xls xlsm xlsx xmi xml xsd xsl xslt yaml yml "
    "zip"
)
FILE_TYPES = frozenset(_TYPES.split())
_FILE = re.compile(
    rf"(?<![\w/.-])[\w][\w-]*(?:\.[\w-]+)*\.(?:{'|'.join(sorted(FILE_TYPES))})\b", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?<![\w.)\]])\.[a-z][a-z0-9]{1,5}\b(?![.\w])")
# Camel case inside a word, underscores, digits among letters, calls, options, dotted or scoped
# names, hexadecimal strings, variables.
_IDENTIFIER = re.compile(
    r"(?<![\w-])(?:"
    r"--?[A-Za-z][\w-]*(?:=\S+)?"
    r"|\$\{?\w+\}?"
    r"|%\w+%"
    r"|\w+(?:::\w+)+(?:\(\))?"
    r"|\w+(?:->\w+)+(?:\(\))?"
    r"|\w+(?:\.\w+)*\(\)"
    r"|[A-Za-z]*\d\w*(?:-\w*\d\w*)*"
    r"|[A-Za-z]\w*\d\w*"
    r"|\w*[A-Za-z0-9]_\w*"
    r"|_+[A-Za-z]\w*"
    r"|[a-z]+(?:[A-Z][a-z0-9]*)+"
    r"|(?:[A-Z][a-z0-9]+){2,}[A-Z]*"
    r"|[A-Z]{2,}[a-z]{2,}\w*[A-Z]\w*"
    r"|[A-Za-z]\w+(?:\.[A-Za-z_]\w+){2,}"
    r"|[a-z]\w+\.[a-z]\w+"
    r"|<[/!?]?[A-Za-z][^<>\n]{0,80}>"
    r")"
)
_QUOTED_CODE = re.compile(r"`[^`\n]{1,200}`")
# Printer's Latin: a rule of its own says that it is there, and its words are nobody's mistakes.
_LATIN_TEXT = (
    "lorem ipsum dolor sit amet consectetur consectetuer consetetur adipiscing adipisicing "
    "sadipscing elit elitr sed do diam nonumy nonummy eirmod eiusmod tempor invidunt incididunt "
    "ut labore et dolore magna aliqua aliquyam erat voluptua enim ad minim veniam quis nostrud "
    "exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in "
    "reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat "
    "cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum at vero "
    "eos accusam justo duo dolores rebum stet clita kasd gubergren no sea takimata sanctus"
)
_LATIN_WORDS = _LATIN_TEXT.split()
_LATIN = re.compile(
    rf"\b(?:{'|'.join(_LATIN_WORDS)})\b(?:[\s,.;]+(?:{'|'.join(_LATIN_WORDS)})\b){{3,}}",
    re.IGNORECASE,
)
_LONG_LATIN = frozenset(word for word in _LATIN_WORDS if len(word) > 4)  # "at", "do": English too
_CLOSING = ".,;:!?'\"”’)]"  # what may stand behind a plain word
_DIGITS_ONLY = re.compile(r"[\d.,:/%-]+")

_LONG_CHUNK = re.compile(r"\S{151,}")  # data or an address: nobody writes such words


def _has_latin(text: str) -> bool:
    return not _LONG_LATIN.isdisjoint(re.findall(r"\w+", text.lower()))


def _identifiers(text: str) -> Iterator[re.Match[str]]:
    """What `_IDENTIFIER` finds: no identifier is in a plain word, and but a tag holds no space."""
    if "<" in text:
        yield from _IDENTIFIER.finditer(text)
        return
    end = 0
    for piece in text.split():
        if piece.isalpha() and piece.islower():
            continue
        word = piece.rstrip(_CLOSING)
        if not word or (word.isalpha() and (word[1:] or "x").islower()):
            continue
        start = text.index(piece, end)
        end = start + len(piece)
        yield from _IDENTIFIER.finditer(text, start, end)


# How the matches of a pattern are found, their reason, and what is quickly seen in every text that
# has one.
_PATTERNS: tuple[
    tuple[Callable[[str], Iterator[re.Match[str]]], str, Callable[[str], object]], ...
] = (
    (_QUOTED_CODE.finditer, "code", re.compile(r"`").search),
    (_EMAIL.finditer, "email", re.compile(r"@").search),
    (_URL.finditer, "url", re.compile(r"[.:]\S").search),
    (_PATH.finditer, "path", re.compile(r"[/\\]").search),
    (_FILE.finditer, "path", re.compile(r"\.\w").search),
    (_SUFFIX.finditer, "path", re.compile(r"\.[a-z]").search),
    (_AT_NAME.finditer, "identifier", re.compile(r"[@#]").search),
    (_identifiers, "identifier", bool),
    (_LATIN.finditer, "dummy", _has_latin),
)
_CODE_STYLE = re.compile(
    r"\b(?:code|verbatim|monospace|monospaced|source|literal|listing|typewriter|keyboard)\b",
    re.IGNORECASE,
)


def is_code_style(style: str) -> bool:
    """Whether a style's name says that what is set in it is code."""
    return bool(_CODE_STYLE.search(style))


def masks_of(block: Block, mono_counts: bool) -> tuple[Mask, ...]:
    """The masks of a block, in order, none touching another.

    `mono_counts`: monospaced type stands out in this document (it is not all set in it).
    """
    code = (run for run in block.runs if _is_code(run.mono, mono_counts, run.style))
    found = [_stripped(block.text, run.start, run.end) for run in code]
    found += by_pattern(block.text)
    return _merged(found)


def _stripped(text: str, start: int, end: int) -> Mask:
    """A span of code without the spaces around it, which part it from the words beside it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Mask(start, end, "code")


def _is_code(mono: bool, mono_counts: bool, style: str) -> bool:
    return (mono and mono_counts) or (bool(style) and is_code_style(style))


def by_pattern(text: str) -> list[Mask]:
    """The masks that the text alone gives; an earlier pattern wins over a later one."""
    found = [Mask(*match.span(), "identifier") for match in _LONG_CHUNK.finditer(text)]
    for mask in found:
        text = text[: mask.start] + " " * (mask.end - mask.start) + text[mask.end :]
    taken = bytearray(len(text))
    for find, reason, may_find in _PATTERNS:
        for match in find(text) if may_find(text) else ():
            start, end = match.start(), _trimmed(text, match.start(), match.end(), reason)
            if end <= start or any(taken[start:end]):
                continue
            if _is_plain(match.group(), reason):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(Mask(start, end, reason))
    return found


def _trimmed(text: str, start: int, end: int, reason: str) -> int:
    """A URL or path does not take the sentence's punctuation with it."""
    if reason not in ("url", "path"):
        return end
    while end > start and text[end - 1] in ".,;:!?'’)]}":
        if text[end - 1] == ")" and "(" in text[start : end - 1]:
            break
        end -= 1
    return end


def _is_plain(text: str, reason: str) -> bool:
    """Numbers, a hyphen before a plain word, and alternatives ("plan/build/run") are text."""
    if reason == "path":
        return text.replace("/", "").isalpha() and text[0] != "/"
    if reason != "identifier":
        return False
    hyphened = text.startswith("-") and len(text) > 3 and text[1:].isalpha()
    return hyphened or bool(_DIGITS_ONLY.fullmatch(text))


def _merged(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    merged: list[Mask] = []
    for mask in sorted(masks, key=lambda m: (m.start, -m.end, m.reason)):
        if mask.start >= mask.end:
            continue
        if merged and mask.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = Mask(last.start, max(last.end, mask.end), last.reason)
        elif merged and mask.start == merged[-1].end and mask.reason == merged[-1].reason:
            merged[-1] = Mask(merged[-1].start, mask.end, mask.reason)
        else:
            merged.append(mask)
    return tuple(merged)
