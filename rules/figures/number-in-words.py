"""A number that is written twice, in words and in figures, must be the same number.

"Thirty (40) days" is two terms of payment in one line, and the reader will choose the one that
suits him: contracts are disputed over less. Most often only one of the two was updated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from qualitygate.api import Block, Document, Hit, numerals, once, rule

from ._fact_texts import language_of, masked, stated

_CURRENCY = r"(?:[$€£¥₹]|(?:US|A|C|NZ|R|HK|S)\$|USD|EUR|GBP|CHF|CAD|AUD|BRL|INR|Rs\.?|R\$)"
_MONEY = (
    r"(?:(?:United States|U\.?S\.?|Canadian|Australian|Swiss)\s)?"
    r"(?:dollars?|pounds?(?:\ssterling)?|euros?|francs?|rupees|pesos|reais|rands?|kroner|kronen"
    r"|dólares|dólar|Schweizer Franken|Franken|Dollar|Pfund|USD|EUR|GBP|CHF)"
)
_PER_CENT = (
    r"(?:per\s?cent(?:um)?\.?|Prozent|v\.\s?H\.|pour\s?cent|por\s?ciento|por\s?cento|percento)"
)
_DIGITS = r"\d[\d.,'’\u00a0\u202f\u2009 ]*(?<=\d)"
_SCALE = r"(?:\s?(?P<scale>k|m|bn|million|Millionen|millions|millones|billion|Mio\.?)(?![^\W_]))?"
# "thirty (40", "five per cent (6 %", "one hundred dollars ($100"
_FIGURES_SECOND = re.compile(
    rf"(?<=[^\W\d_])(?P<unit>\s(?i:(?:and \d\d/100 )?{_MONEY}|{_PER_CENT}))?\s?"
    rf"\(\s?(?P<mark>{_CURRENCY}\s?)?(?P<number>{_DIGITS}){_SCALE}\s?"
    rf"(?P<after>%|{_CURRENCY}|(?i:{_MONEY}|{_PER_CENT}))?(?:[.,]?[-–—]+)?\s?\)"
)
# "30 (forty", "EUR 1,200 (one thousand three hundred euros", "12 (in Worten: vierzehn"
_WORDS_SECOND = re.compile(
    rf"(?<![\w.,/-])(?P<mark>{_CURRENCY}\s?)?(?<![.,/-])(?P<number>{_DIGITS}){_SCALE}"
    rf"(?P<after>\s?(?:%|{_CURRENCY}|(?i:{_MONEY})))?"
    r"(?:[.,]?[-–—]+)?\s?\((?P<lead>\s?(?i:(?:in (?:words|Worten|cijfers|lettere)|en lettres"
    r"|en toutes lettres|en letras|por extenso|say)\s?:?\s?)?"
    rf"(?:(?i:{_MONEY})\s)?)(?=[^\W\d_])(?P<words>[^()\d]{{2,120}})(?:\d\d/100\s?)?"
    rf"(?P<rest>)\)"
)
_AFTER_WORDS = re.compile(
    rf"(?:[\s,]*(?i:{_MONEY}|{_PER_CENT}|only|and|no|und|e|y|et|con|m\.n\.))*[\s./]*"
)
# Before a number they make it a name: "phase two (3 weeks)", "Section 5 (six)".
_LABELS_TEXT = (
    "abschnitt annex anlage appendix article articolo artikel artículo box capítulo case chapter"
    " chapitre clause class day example exhibit fase figure form group item kapitel kategorie"
    " level lot month no nr number option page paragraph part phase point priority question"
    " quarter schedule scenario section sección seite session sprint stage step stufe table"
    " tabelle task team teil tier type v version volume week woche year zone étape"
)
_LABELS = frozenset(_LABELS_TEXT.split())
# What is counted in contracts: before such a word a bracketed number is no footnote.
_COUNTED = re.compile(
    r"\s(?:(?i:business|calendar|consecutive|working|full|additional|original|equal|successive"
    r"|further|volle|aufeinanderfolgende|weitere|jours|mois)\s)?"
    r"(?i:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|copies|pages"
    r"|instal?lments?|payments|times|Sekunden|Minuten|Stunden?|Tagen?|Kalendertagen?|Werktagen?"
    r"|Arbeitstagen?|Wochen?|Monaten?|Jahren?|heures?|jours?|semaines?|mois|ans?|années?"
    r"|exemplaires|horas?|días?|semanas?|meses|mes|años?|dias?|anos?|ore|giorni|settimane|mesi"
    r"|anni|dagen|weken|maanden|jaar|uur)(?![^\W_])"
)
_NOUN = re.compile(r"\s(?P<word>[^\W\d_]{3,})")
_NO_NOUN_TEXT = (
    "and are but can for from had has have into may must not said than that the their then they"
    " this was were when which who will with shall should would also each both only und sind oder"
    " für mit les des est sont avec pour con los las para que von den die das der"
)
_NO_NOUN = frozenset(_NO_NOUN_TEXT.split())
# What a text must hold to be looked at more closely: "x (3", "3 (x".
_FIGURES_IN = re.compile(r"[^\W\d_]\s?\(\s?[^\w()\s]?[^\W\d_]{0,3}[^\w()]{0,2}\d")
_WORDS_IN = re.compile(r"\d[^()\d]{0,14}\([^\W\d_]|\d[^()\d]{0,14}\( ")
_BARE = re.compile(r"(?<=[^\W\d_])\s?\((?P<number>\d{1,3})\)")
_MESSAGE = "The words say {words} and the figures say {figures}: make them one number."


@dataclass(frozen=True, slots=True)
class _Pair:
    """A number in words and one in figures over ``block.text[start:end]``."""

    block: Block
    start: int
    end: int
    words: int
    figures: frozenset[Fraction]
    bare: bool  # two numbers and nothing else: what is in brackets may be a note of its own

    @property
    def equal(self) -> bool:
        return self.words in self.figures


@rule(
    severity="error",
    bad=[
        "The Client pays each invoice within ⟦thirty (40)⟧ days of its date.",
        "The fee is ⟦EUR 1,200 (one thousand three hundred euros)⟧ a day.",
        "lang: de-DE\nWir liefern binnen ⟦40 (vierzehn)⟧ Tagen, für ⟦zwölf (14)⟧ Monate.",
        "lang: fr-FR\nLe préavis est de ⟦trois (4)⟧ mois.",
        "lang: es-ES\nSe firman ⟦dos (3)⟧ ejemplares, cada uno de quince (15) páginas.",
        "A retainer of ⟦five per cent (6%)⟧ is kept, and ⟦one hundred dollars ($1,000)⟧ is due.",
        "Send two (2) references and ⟦three (4)⟧ technical questions to all five (5) bidders.",
    ],
    good=[
        "See Section five (6 pages), one (1) of two (2), and phase two (2026).",
        "We name two: (1) price and (2) time. Of the studies only one (118) is older.",
        "The team of twelve (three of them part-time) needs two weeks (14 days).",
        "€ 1.200,00 (one thousand two hundred euros), $2.5m (two million five hundred thousand).",
        "lang: de-DE\nEUR 1.200,- (in Worten: eintausendzweihundert Euro), 14 (vierzehn) Tage.",
        "Stage 3 (four weeks) follows stage two (3), and step five (6) is ours.",
        "| Option | Votes |\n| Two | 5 |\n| Both of them, or one (7) | 2 |",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    pairs = _pairs(document)
    for pair in pairs:
        if not pair.equal and (not pair.bare or _is_count(document, pair, pairs)):
            figures = max(pair.figures)
            yield Hit(
                pair.block.index,
                pair.start,
                pair.end,
                _MESSAGE.format(words=f"{pair.words:,}", figures=_shown(figures)),
                key=f"{pair.words} {figures}",
            )


def _pairs(document: Document) -> list[_Pair]:
    found: list[_Pair] = []
    for block in stated(document):
        if "(" not in block.text or (language := language_of(block, document)) is None:
            continue
        if _FIGURES_IN.search(block.text):
            found += _figures_second(block, language)
        if _WORDS_IN.search(block.text):
            found += _words_second(block, language)
    return [pair for pair in found if not masked(pair.block, pair.start, pair.end)]


def _figures_second(block: Block, language: str) -> Iterator[_Pair]:
    text = block.text
    for match in _FIGURES_SECOND.finditer(text):
        said = numerals.ending(text, match.start(), language)
        if said is None or _is_label(text, said.start):
            continue
        typed = bool(match["unit"] or match["mark"] or match["after"])
        if match["unit"] is None and typed:
            continue  # "of the five ($6)" is a price of five things
        figures = _values(match["number"], match["scale"])
        if not typed and any(1900 <= value <= 2100 for value in figures) and said.value < 1000:
            continue
        yield _Pair(block, said.start, match.end(), said.value, figures, not typed)


def _words_second(block: Block, language: str) -> Iterator[_Pair]:
    text = block.text
    for match in _WORDS_SECOND.finditer(text):
        said = numerals.beginning(text, match.start("words"), language)
        if said is None or _is_label(text, match.start()):
            continue
        if _AFTER_WORDS.fullmatch(text, said.end, match.end() - 1):
            figures = _values(match["number"], match["scale"])
            if not match["scale"] or said.value > 999:
                bare = not (match["mark"] or match["after"] or match["scale"])
                bare = bare and said.end == match.end() - 1
                yield _Pair(block, match.start(), match.end(), said.value, figures, bare)


def _is_count(document: Document, pair: _Pair, pairs: list[_Pair]) -> bool:
    """Whether a number in brackets repeats the one in words, and is no reference or list mark."""
    text, right = pair.block.text, sum(one.equal for one in pairs)
    if _COUNTED.match(text, pair.end):
        return True
    if pair.block.kind == "cell" and right < 2:
        return False
    references = _references(document)
    if right >= 2 > references:
        return True
    noun = _NOUN.match(text, pair.end)
    if noun is None or not noun["word"].islower() or noun["word"] in _NO_NOUN:
        return False
    if right >= 1:
        return references < 2
    return noun["word"].endswith("s") and len(pairs) == 1 and not references


@once
def _references(document: Document) -> int:
    """How often a number in brackets stands behind a word that is no number: notes, list marks."""
    count = 0
    for block in stated(document):
        language = language_of(block, document) or "en"
        for match in _BARE.finditer(block.text):
            count += numerals.ending(block.text, match.start(), language) is None
    return count


def _is_label(text: str, start: int) -> bool:
    before = re.search(r"([^\W\d_]+)\W{1,2}\Z", text[max(0, start - 30) : start])
    return before is not None and before[1].casefold() in _LABELS


def _values(written: str, scale: str | None) -> frozenset[Fraction]:
    """What a number in figures may be: "1.200" is 1200 or 1.2, as people write it."""
    digits = re.sub(r"[\s'’]", "", written)
    found = {Fraction(re.sub(r"[.,]", "", digits))} if _grouped(digits) else set()
    mark = re.fullmatch(r"([\d.,]*\d)[.,](\d{1,3})", digits) or re.fullmatch(r"(\d+)()", digits)
    if mark:
        whole = re.sub(r"[.,]", "", mark[1])
        found.add(Fraction(f"{whole}.{mark[2]}") if mark[2] else Fraction(whole))
    factor = {"k": 1_000, "b": 1_000_000_000}.get((scale or " ")[0].casefold(), 1_000_000)
    return frozenset(value * factor for value in found) if scale else frozenset(found)


def _grouped(digits: str) -> bool:
    return re.fullmatch(r"\d+|\d{1,3}([.,]\d{2,3})+", digits) is not None


def _shown(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,}"
