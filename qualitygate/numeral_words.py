"""What words of a number mean: the atoms of eight languages, and how they are put together.

German, Dutch, Danish, Italian and some Spanish numbers are written as one word, which is taken
apart from the left, its longest atom first.
"""

import re
from functools import cache

_HUNDRED = 100
_LONGEST = 80  # letters of one compound

_EN = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip
_DE = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
    "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
    "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50,
    "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100, "tausend": 1000,
    "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9,
}  # fmt: skip
_FR = {
    "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "quatre-vingt": 80, "quatre-vingts": 80, "huitante": 80, "octante": 80, "nonante": 90,
    "cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6,
    "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
_ES = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "ún": 1, "dos": 2, "dós": 2, "tres": 3, "trés": 3,
    "cuatro": 4, "cinco": 5, "seis": 6, "séis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20,
    "veinti": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "quinientos": 500,
    "quinientas": 500, "setecientos": 700, "setecientas": 700, "novecientos": 900,
    "novecientas": 900, "cientos": 100, "cientas": 100, "mil": 1000, "millón": 10**6,
    "millon": 10**6, "millones": 10**6,
}  # fmt: skip
_PT = {
    "zero": 0, "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "tres": 3, "quatro": 4,
    "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12,
    "treze": 13, "catorze": 14, "quatorze": 14, "quinze": 15, "dezasseis": 16, "dezesseis": 16,
    "dezassete": 17, "dezessete": 17, "dezoito": 18, "dezanove": 19, "dezenove": 19, "vinte": 20,
    "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80,
    "noventa": 90, "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300,
    "trezentas": 300, "quatrocentos": 400, "quatrocentas": 400, "quinhentos": 500,
    "quinhentas": 500, "seiscentos": 600, "seiscentas": 600, "setecentos": 700,
    "setecentas": 700, "oitocentos": 800, "oitocentas": 800, "novecentos": 900,
    "novecentas": 900, "mil": 1000, "milhão": 10**6, "milhões": 10**6,
}  # fmt: skip
_NL = {
    "nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
    "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60,
    "zeventig": 70, "tachtig": 80, "negentig": 90, "honderd": 100, "duizend": 1000,
    "miljoen": 10**6, "miljard": 10**9,
}  # fmt: skip
_IT = {
    "zero": 0, "un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "tré": 3, "quattro": 4,
    "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "undici": 11,
    "dodici": 12, "tredici": 13, "quattordici": 14, "quindici": 15, "sedici": 16,
    "diciassette": 17, "diciotto": 18, "diciannove": 19, "venti": 20, "vent": 20, "trenta": 30,
    "trent": 30, "quaranta": 40, "quarant": 40, "cinquanta": 50, "cinquant": 50, "sessanta": 60,
    "sessant": 60, "settanta": 70, "settant": 70, "ottanta": 80, "ottant": 80, "novanta": 90,
    "novant": 90, "cento": 100, "cent": 100, "mille": 1000, "mila": 1000, "milione": 10**6,
    "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9,
}  # fmt: skip
_DA = {
    "nul": 0, "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13,
    "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "treds": 60,
    "halvfjerds": 70, "firs": 80, "halvfems": 90, "hundred": 100, "hundrede": 100,
    "tusind": 1000, "tusinde": 1000,
    "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9,
}  # fmt: skip

ATOMS = {"da": _DA, "de": _DE, "en": _EN, "es": _ES, "fr": _FR, "it": _IT, "nl": _NL, "pt": _PT}
_AND = {
    "da": "og", "de": "und", "en": "and", "es": "y", "fr": "et", "it": "e", "nl": "en|ën",
    "pt": "e",
}  # fmt: skip
_COMPOUND = frozenset(("da", "de", "nl", "it", "es"))
_UNITS_FIRST = frozenset(("da", "de", "nl"))  # "one and twenty"
# French counts on from sixty and eighty to nineteen more.
_LONG_TENS = {"fr": frozenset((60, 80))}


def value_of(words: str, language: str) -> int | None:
    """The number that some words are: folded in case, one space between them; None if none."""
    sum_ = _Sum(language)
    connected = False
    for atom in _atoms(words, language):
        if atom is None:
            return None
        if atom == "&":
            if connected:
                return None
            connected = True
        elif not sum_.take(ATOMS[language][atom], connected):
            return None
        else:
            connected = False
    return None if connected else sum_.value


class _Sum:
    """A number as its parts come in: below a thousand, and what is done."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._done = 0
        self._least = 10**12  # the smallest scale so far: they must fall
        self._part: int | None = None

    @property
    def value(self) -> int | None:
        if self._part is None:
            return self._done or None
        return self._done + self._part

    def take(self, number: int, connected: bool) -> bool:
        """Whether the number can go on with this one; `connected`: an "and" stands before it."""
        if number >= 1000:
            return (not connected or self._language == "pt") and self._scale(number)
        part = self._part
        if number == _HUNDRED and part is not None and 0 < part < 100 and not connected:
            if self._language == "fr" and part == 1:
                return False
            self._part = part * _HUNDRED
            return True
        if part is None:
            if connected and not self._done:
                return False
            self._part = number
            return number > 0 or not self._done
        if part == 0 or number == 0:
            return False
        return self._add(part, number, connected)

    def _scale(self, scale: int) -> bool:
        if scale >= self._least or self._part == 0:
            return False
        if self._part is None and self._done and scale > 1000:
            return False
        self._done += (1 if self._part is None else self._part) * scale
        self._least, self._part = scale, None
        return True

    def _add(self, part: int, number: int, connected: bool) -> bool:
        below = part % _HUNDRED
        if below == 0:
            fits = number < _HUNDRED
        elif self._language in _UNITS_FIRST:
            fits = connected and 0 < below < 10 and number in range(20, 100, 10)
        elif below in _LONG_TENS.get(self._language, ()):
            fits = 0 < number < 20
        else:
            fits = below in range(20, 100, 10) and 0 < number < 10
        if fits:
            self._part = part + number
        return fits


def _atoms(words: str, language: str) -> list[str | None]:
    """The atoms of some words, ``&`` for an "and" between them, None for what is none."""
    found: list[str | None] = []
    for word in _parts(words, language):
        if word in ATOMS[language]:
            found.append(word)
        elif re.fullmatch(_AND[language], word):
            found.append("&")
        elif language in _COMPOUND and (inner := _taken_apart(word, language)):
            found += inner
        else:
            return [None]
    return found


def _parts(words: str, language: str) -> list[str]:
    if language == "fr":  # whose hyphens hold quatre-vingt and dix-sept together
        words = re.sub(r"\bquatre[- ]vingt(s?)\b", r"quatre_vingt\1", words)
        words = re.sub(r"\bdix[- ](sept|huit|neuf)\b", r"dix_\1", words)
        return [part.replace("_", "-") for part in re.split(r"[- ]", words)]
    return re.split(r"[- ]", words)


def _taken_apart(word: str, language: str) -> list[str | None] | None:
    """The atoms of a compound; None where it is none, or is too long to be one."""
    if not word:
        return []
    if len(word) > _LONGEST:
        return None
    for atom in _beginnings(language):
        if word.startswith(atom):
            rest = _taken_apart(word[len(atom) :], language)
            if rest is not None:
                return [atom if atom in ATOMS[language] else "&", *rest]
    return None


@cache
def _beginnings(language: str) -> tuple[str, ...]:
    """What a part of a compound may begin with, the longest first."""
    joined = _AND[language].split("|") if language in _UNITS_FIRST else []
    return tuple(sorted({*ATOMS[language], *joined}, key=lambda atom: (-len(atom), atom)))
