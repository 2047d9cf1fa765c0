"""What stands beside a number: currencies, scales and units, as people write them."""

import re
from collections.abc import Iterable

_SIGNS = {
    "€": "EUR", "£": "GBP", "$": "$", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW",
    "₪": "ILS", "฿": "THB", "₴": "UAH", "zł": "PLN", "Kč": "CZK", "kr": "kr", "kr.": "kr",
    "Ft": "HUF", "Fr.": "CHF", "SFr.": "CHF", "sFr.": "CHF", "CHf": "CHF",
    "US$": "USD", "U.S.$": "USD", "$US": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD",
    "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "RMB": "CNY", "Rs": "INR",
    "Rs.": "INR",
}  # fmt: skip
_CODES = (
    "EUR USD GBP CHF SEK NOK DKK ISK PLN CZK HUF RON BGN JPY CNY INR AUD CAD NZD ZAR BRL MXN SGD "
    "HKD AED SAR QAR ILS TRY KRW THB RUB UAH RSD ARS CLP COP MYR IDR PHP TWD VND EGP NGN KES"
)
_NAMES = {
    "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP",
    "dollar": "$", "dollars": "$", "dólares": "$", "franken": "CHF", "francs": "CHF",
    "kronor": "SEK", "kroner": "kr", "złotych": "PLN", "yen": "JPY", "rupees": "INR",
}  # fmt: skip
_DOLLARS = {"$", "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "MXN", "ARS", "CLP", "COP", "TWD"}
_CROWNS = {"kr", "SEK", "NOK", "DKK", "ISK"}

THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000
_SCALES = {
    "k": THOUSAND, "K": THOUSAND, "thousand": THOUSAND, "tsd": THOUSAND, "tsd.": THOUSAND,
    "tausend": THOUSAND, "mille": THOUSAND, "duizend": THOUSAND,
    "m": MILLION, "M": MILLION, "mn": MILLION, "MM": MILLION, "mm": MILLION, "mio": MILLION,
    "mio.": MILLION, "mln": MILLION, "mln.": MILLION, "million": MILLION, "millions": MILLION,
    "millionen": MILLION, "millones": MILLION, "millón": MILLION, "miljoen": MILLION,
    "bn": BILLION, "B": BILLION, "mrd": BILLION, "mrd.": BILLION, "md": BILLION,
    "mds": BILLION, "mld": BILLION, "billion": BILLION, "milliard": BILLION,
    "milliards": BILLION, "milliarden": BILLION, "miljard": BILLION, "lakh": 100_000,
    "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000,
}  # fmt: skip
# As a letter after a bare number these are metres, tesla, bytes: money or a capital M or K.
_ONLY_OF_MONEY = {"m", "mm", "MM", "B", "md", "mds"}

_UNITS = (
    "h hr hrs hour hours min mins minutes s sec seconds ms d day days pd w wk wks week weeks mo "
    "month months quarter quarters y yr yrs year years fte ftes pt pts points pcs pc units unit "
    "people persons users seats licences licenses items pages words "
    "km m cm mm ft mi kg g t lb lbs tonnes l ml ha kw kwh mwh gwh mw gw w v hz khz mhz ghz "
    "kb mb gb tb kib mib gib tib bps kbps mbps gbps px dpi "
    "stunden stunde std std. tage tag tagen pt personentage personentag woche wochen monat monate "
    "monaten jahr jahre jahren stück stk stk. "
    "heure heures jour jours j semaine semaines mois an ans année années pièces "
    "hora horas día días semana semanas mes meses año años ud uds "
    "uur uren dag dagen weken maand maanden jaar jaren stuks"
)
_SINGULAR = {
    "hours": "hour", "hrs": "hour", "hr": "hour", "h": "hour", "days": "day", "d": "day",
    "weeks": "week", "wks": "week", "wk": "week", "months": "month", "mo": "month",
    "years": "year", "yrs": "year", "yr": "year", "y": "year", "stunden": "hour", "std": "hour",
    "std.": "hour", "stunde": "hour", "tage": "day", "tag": "day", "tagen": "day",
    "monate": "month", "monaten": "month", "monat": "month", "wochen": "week", "woche": "week",
    "jahre": "year", "jahren": "year", "jahr": "year", "heures": "hour", "heure": "hour",
    "jours": "day", "jour": "day", "j": "day", "mois": "month", "semaines": "week",
    "semaine": "week", "ans": "year", "an": "year", "années": "year", "année": "year",
    "horas": "hour", "hora": "hour", "días": "day", "día": "day", "meses": "month", "mes": "month",
    "semanas": "week", "semana": "week", "años": "year", "año": "year", "uur": "hour",
    "uren": "hour", "dagen": "day", "dag": "day", "weken": "week", "maanden": "month",
    "maand": "month", "jaren": "year", "jaar": "year", "units": "unit", "points": "point",
    "pts": "point", "pt": "point", "pages": "page", "users": "user", "persons": "person",
    "minutes": "min", "mins": "min", "seconds": "s", "sec": "s", "ftes": "fte",
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LONG = _either(scale for scale in _SCALES if len(scale) > 2)
_MONEY = rf"(?:{_either([*_SIGNS, *_CODES.split()])})(?![A-Za-z])|(?i:{_either(_NAMES)})(?!\w)"
# What it begins with is asked for first: most places in a text are ruled out by that alone.
_FIRST = re.escape("".join(sorted({sign[0] for sign in (*_SIGNS, *_CODES.split())})))
_FIRST += "".join(sorted({first + first.upper() for first in (name[0] for name in _NAMES)}))
CURRENCY = rf"(?=[{_FIRST}])(?:(?<![A-Za-z])|(?<=\b[TkKM]))(?:{_MONEY})"
SCALE = rf"(?:{_either(scale for scale in _SCALES if len(scale) < 3)}|(?i:{_LONG}))(?![\w²³])"
# "TEUR", "k€", "M€": the scale before the currency.
SCALE_BEFORE = r"[TkKM](?= ?(?:€|£|\$|EUR|USD|GBP|CHF)(?![A-Za-z]))"
UNIT = rf"(?:(?:m|km|cm|ft)[²³](?!\w)|(?i:{_either(_UNITS.split())})(?![\w²³]))"
RATE = r"\s?(?:/|per |pro |par |por )\s?[^\W\d_]{1,12}(?: [^\W\d_]{1,12})?"
PERCENT = r"(?:%|‰|(?i:percent|per cent|pct|prozent|procent|por ciento|pour cent|v\. ?H\.)(?!\w))"


MONTH = (
    r"(?i:jan\w*|feb\w*|mar|march|märz|mars|marzo|maart|apr\w*|avril|abril|may|mai|mayo|mei|jun\w*|"
    r"juin|jul\w*|juillet|aug\w*|août|agosto|sept?\w*|oct\w*|okt\w*|nov\w*|dec\w*|dez\w*|déc\w*|"
    r"dic\w*)\b"
)


def currency_of(text: str) -> str:
    """The ISO code of a currency as written; ``$`` and ``kr``, which are several, as they are."""
    text = " ".join(text.split())
    return _SIGNS.get(text) or _NAMES.get(text.casefold()) or text.upper()


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies of `currency_of` may be the same; none goes with any."""
    if one == other or not one or not other:
        return True
    return any({one, other} <= several and several & {"$", "kr"} & {one, other}
               for several in (_DOLLARS, _CROWNS))  # fmt: skip


def scale_of(text: str, money: bool) -> int:
    """How many a scale means: 1,000 of ``k``; 0 where it is none (metres beside no money)."""
    if text in _ONLY_OF_MONEY and not money:
        return 0
    return _SCALES.get(text) or _SCALES.get(text.casefold(), 0)


def unit_of(text: str) -> str:
    """A unit's common form: ``hrs`` and ``hours`` are ``hour``."""
    folded = text.strip().casefold()
    return _SINGULAR.get(folded, folded)
