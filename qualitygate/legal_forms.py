"""Legal forms of firms, as they stand behind a name."""

import re
from collections.abc import Iterator
from functools import cache

# Each line is one form in the ways of writing it; a space may be missing, dots too.
_FORMS = """
Ltd|Limited
plc|PLC|public limited company
LLP|limited liability partnership
LLC|limited liability company
LP
CIC
Inc|Incorporated
Corp|Corporation
PBC
Pty Ltd|Pty Limited|Proprietary Limited
Pte Ltd|Pte Limited
Pvt Ltd|Private Limited
Sdn Bhd
GmbH|gGmbH|Ges.m.b.H
GmbH & Co. KG
GmbH & Co. KGaA
AG & Co. KG
AG & Co. KGaA
SE & Co. KG
SE & Co. KGaA
AG
SE
KG
KGaA
OHG
UG|UG (haftungsbeschränkt)
PartG mbB
eG
e.V
S.A
S.A.S|SASU
S.A.R.L|S.à r.l|Sàrl
S.A.U
S.L|S.L.U
S.C.A
S.N.C
S.r.l|S.r.l.s
S.p.A
S.A.p.A
B.V
N.V
BVBA|SRL
VOF
A/S
ApS
AB
HB
AS
ASA
Oy
Oyj
Abp
Lda|Ltda
S.A. de C.V
sp. z o.o
sp.k
s.r.o
a.s
d.o.o
d.d
Kft
Zrt
Nyrt
OÜ
UAB
SIA
K.K
Co. Ltd|Company Limited
"""
_SMALL = frozenset(["a.s", "sp.k", "e.v", "d.d"])  # which need their dots
_WORDS = frozenset(  # which are words in other places as well
    ["limited", "incorporated", "corporation", "company", "private", "public", "liability",
     "partnership", "proprietary"]
)  # fmt: skip
_FOLLOWS = r"(?:,?\s+|,\s*)"


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all ways of writing, the longest first, and what each comes to."""
    kinds: dict[str, str] = {}
    ways: list[str] = []
    for line in _FORMS.split("\n"):
        for way in filter(None, line.split("|")):
            kinds.setdefault(_key(way), line.partition("|")[0])
            ways.append(way)
    ways.sort(key=lambda way: (-len(way), way))
    body = "|".join(_pattern(way) for way in ways)
    return re.compile(rf"{_FOLLOWS}(?P<form>(?:{body})(?![\w-])\.?)"), kinds


def _pattern(way: str) -> str:
    parts = []
    for part in re.split(r"([. ])", way):
        if part == ".":
            parts.append(r"\." if way.casefold() in _SMALL else r"\.?\s?")
        elif part == " ":
            parts.append(r"\s+")
        else:
            parts.append(_cased(re.escape(part)))
    return "".join(parts)


def _cased(part: str) -> str:
    """In which capitals a word of a form may be: "limited", "as" and "se" are other words, too."""
    if part.lower() in _WORDS:
        return f"(?:{part}|{part.capitalize()}|{part.upper()})"
    if len(part) <= 2:
        return f"(?:{part}|{part.upper()})"
    return f"(?i:{part})"


def _key(way: str) -> str:
    return "".join(c for c in way.casefold() if c.isalnum())


def legal_form_behind(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Where a legal form follows the name ``text[start:end]``, and which; None where none does."""
    pattern, kinds = _known()
    match = pattern.match(text, end)
    if match is None:
        return None
    goes_on = re.match(r"\s+[A-Z]", text[match.end() :])
    if text[start:end].isupper() and len(match["form"]) <= 2 and goes_on:
        return None  # "NORTHWIND RAIL AS A WHOLE"
    return (*match.span("form"), kinds[_key(match["form"])])


def legal_forms(text: str) -> Iterator[tuple[int, int]]:
    """Where a legal form stands behind some word of a text, with its full stop."""
    pattern, _ = _known()
    for match in pattern.finditer(text):
        if match.start() and text[match.start() - 1].isalnum():
            yield match.span("form")


def legal_form_of(legal_name: str) -> tuple[str, str]:
    """The form with which a name ends, as it is written there, and which it is; or nothing."""
    pattern, kinds = _known()
    for match in pattern.finditer(legal_name):
        if match.end() == len(legal_name):
            return match["form"], kinds[_key(match["form"])]
    return "", ""
