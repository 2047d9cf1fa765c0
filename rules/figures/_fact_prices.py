"""Prices that a document states twice: in a sentence and in the table of prices, or in two
sentences. A sentence counts where it names the whole ("our total fee is") or a row ("Stage 2")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, once, same_currency

from ._fact_money import (
    Priced,
    PriceTable,
    agree,
    is_rate,
    is_vague,
    mentions_tax,
    money_in_sentences,
    net_and_gross,
    price_tables,
)
from ._table_slips import is_slip

_PRICE = (
    r"(?:price|fees?|costs?|charges?|investment|amount|contract\svalue|(?:fest|pauschal)?preis|honorar|kosten|betrag"
    r"|prix|montant|honoraires|precio|importe|honorarios)"
)
_IS = (
    r"(?:\s(?:of|is|are|will\sbe|shall\sbe|amounts?\sto|comes?\sto|totals?|beträgt|betragen|ist|von"
    r"|in\sHöhe\svon|liegt\sbei|est\sde|s['’]élève\sà|de|es\sde|asciende\sa|será\sde)|:)"
)
# "Our total fee is", "Gesamtpreis von": what all comes to, in so many words.
_WHOLE = re.compile(
    rf"(?:\b(?:total|overall|grand|lump[\s-]sum)\s(?:(?:project|contract|fixed|net|bid)\s)?{_PRICE}"
    rf"|\bgrand\stotal|\bgesamt(?:preis|betrag|honorar|kosten)"
    rf"|\b{_PRICE}\s(?:total|totale|global|globale|forfaitaire)|\bimporte\stotal)"
    r"(?:\s(?:for|of)\s(?:the|this)\s(?:whole\s|entire\s)?(?:project|work|works|assignment|contract"
    rf"|engagement|proposal|offer))?(?:\s\([^()]{{1,30}}\))?{_IS}\s?[*_]*\Z",
    re.IGNORECASE,
)
# "The price is", "our fee is": the whole as well, if nothing else is spoken of.
_PLAIN = re.compile(
    r"(?:\A|[.!?:]\s)(?:the|our|this|der|unser|le|notre|el|nuestro)\s"
    r"(?:(?:fixed|full|proposed|quoted|agreed|net)\s)?"
    r"(?:price|fee|preis|festpreis|prix|precio)(?:\s(?:for\s(?:the|this)\s(?:whole\s)?(?:project|work"
    rf"|assignment)))?{_IS}\s?\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?P<kind>stage|phase|work\s?package|workpackage|lot|milestone|module|option|task|item|step"
    r"|wp|arbeitspaket|meilenstein|modul|los|aufgabe|étape|tâche|fase|etapa|lote|tarea)[\s-]?"
    r"(?P<number>\d{1,2}|[ivx]{1,4}|[a-h]))(?![^\W_]|[.,]\d)",
    re.IGNORECASE,
)
# What stands between the name of a row and its price; "after stage 2, £20,000 is due" does not.
_BETWEEN = re.compile(
    r"(?=\s?[(:–—]|\s[^\W\d_])[\s:(–—-]*(?:(?:is|are|costs?|will\scost|will\sbe|shall\sbe|comes\sto|amounts\sto|priced\sat"
    r"|charged\sat|at|for|of|has|a|an|the|fixed|total|price|fee|cost|kostet|beträgt|zum|von|preis"
    r"|festpreis|coûte|est|de|au|prix|cuesta|es|un|precio)[\s:]+){0,7}",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\b{_PRICE}\s(?:for|of|für|von|pour|de|del?|para)\s(?:the\s|die\s|la\s)?\Z", re.I
)
_SIGN = re.compile(r"[€£$]|\b(?:EUR|USD|GBP|CHF)\b")
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")
_OTHERS = re.compile(
    r"\b(?:if|unless|option\w*|alternativ\w*|example|previous|former|last\syear|instead|saving\w*"
    r"|discount\w*|reduc\w+|liab\w+|insur\w+|budget|half|part|share|instal?l?ments?|deposit|invoice\w*"
    r"|case\sstud\w+|references?|similar|cap|capped|limit\w*|penalt\w+|travel|expenses|per|each|falls|wenn|rabatt\w*|haftung\w*|si)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`said`, in a sentence, is another amount than `other` for the same `what`."""

    what: str
    said: Priced
    other: Priced
    sure: bool


@once
def wholes(document: Document) -> tuple[Priced, ...]:
    """The amounts that sentences give as what all comes to."""
    said = [p for p in money_in_sentences(document) if not is_rate(p)]
    return tuple(p for p in said if _lead(p, _WHOLE) or _lead(p, _PLAIN))


def contradictions(document: Document) -> Iterator[Contradiction]:
    said = [p for p in money_in_sentences(document) if not is_rate(p) and not is_vague(p)]
    if not said:
        return
    tables, taxed = price_tables(document), mentions_tax(document)
    for priced in said:
        yield from _whole(priced, tables, taxed)
        yield from _row(priced, tables, taxed)
    yield from _in_sentences([p for p in said if _lead(p, _WHOLE)], taxed)


def _whole(priced: Priced, tables: tuple[PriceTable, ...], taxed: bool) -> Iterator[Contradiction]:
    """A total in a sentence that no table shows, though one has a total like it."""
    strong = _lead(priced, _WHOLE)
    if not strong and not _lead(priced, _PLAIN):
        return
    tables = tuple(t for t in tables if same_currency(t.currency, priced.amount.currency))
    known = [p for table in tables for p in (*table.rows, *table.totals)]
    totals = [p for table in tables for p in table.totals]
    if not totals or any(_fits(priced, p, taxed) for p in known):
        return
    slips = [p for p in totals if is_slip(int(p.amount.value), int(priced.amount.value))]
    slip = bool(slips)
    nearest = min(slips or totals, key=lambda p: abs(abs(p.amount.value) - priced.amount.value))
    one = sum(bool(table.totals) for table in tables) == 1
    near = abs(nearest.amount.value - priced.amount.value) * 4 <= abs(nearest.amount.value)
    if slip or (strong and one and near):
        yield Contradiction("the total", priced, nearest, slip or one)


def _row(priced: Priced, tables: tuple[PriceTable, ...], taxed: bool) -> Iterator[Contradiction]:
    """A price of a stage or a lot that is another one than in its row."""
    name = _name_before(priced)
    if name is None:
        return
    same = [
        p
        for table in tables
        if same_currency(table.currency, priced.amount.currency)
        for p in table.rows
        if (found := _NUMBERED.match(p.label)) and _key(found) == _key(name)
    ]
    labels = {p.label for p in same}
    if same and len(labels) == 1 and not any(_fits(priced, p, taxed) for p in same):
        nearest = min(same, key=lambda p: abs(abs(p.amount.value) - priced.amount.value))
        ratio = priced.amount.value / abs(nearest.amount.value) if nearest.amount.value else 0
        if 0.5 <= ratio <= 2:
            yield Contradiction(f"'{name[0]}'", priced, nearest, True)


def _in_sentences(said: list[Priced], taxed: bool) -> Iterator[Contradiction]:
    """Two sentences that name the whole with two amounts."""
    for number, priced in enumerate(said):
        for first in said[:number]:
            if not same_currency(first.amount.currency, priced.amount.currency):
                continue
            apart = abs(first.amount.value - priced.amount.value)
            near = apart * 4 <= max(first.amount.value, priced.amount.value)
            if near and first.block != priced.block and not _fits(priced, first, taxed):
                yield Contradiction("the total", priced, first, False)
                return


def _fits(one: Priced, other: Priced, taxed: bool) -> bool:
    """Whether two amounts are the same, or may be without tax and with it."""
    if agree(one.amount, other.amount):
        return True
    return taxed and net_and_gross(one.amount, other.amount)


def _lead(priced: Priced, lead: re.Pattern[str]) -> bool:
    """Whether `lead` ends where the amount begins, in a sentence without conditions."""
    text, start = priced.block.text, priced.start
    before = text[max(0, start - 120) : start]
    return lead.search(before) is not None and not _conditional(priced)


def _conditional(priced: Priced) -> bool:
    text = priced.block.text
    before = max((m.end() for m in _SENTENCE.finditer(text, 0, priced.start)), default=0)
    return _OTHERS.search(text, before, priced.start) is not None


def _name_before(priced: Priced) -> re.Match[str] | None:
    """The stage or lot whose price the amount is: named right before it, and alone."""
    text, start = priced.block.text, priced.start
    before = max((m.end() for m in _SENTENCE.finditer(text, 0, start)), default=0)
    after = _SENTENCE.search(text, priced.end)
    stop = after.start() if after else len(text)
    names = list(_NUMBERED.finditer(text, before, start))
    several = len(_NUMBERED.findall(text, before, stop)) < len(_SIGN.findall(text, before, stop))
    if not names or several or _conditional(priced):
        return None  # no name, or amounts of which some are instalments
    name = names[-1]
    others = text[before : name.start()]
    alone = not re.search(r"\b(?:and|to|or|und|bis|et|y|–|-|of)\s*\Z", others) or _FOR.search(
        others
    )
    return name if alone and _BETWEEN.fullmatch(text, name.end(), start) else None


def _key(name: re.Match[str]) -> tuple[str, str]:
    kind = re.sub(r"\W", "", name["kind"].casefold())
    return {"wp": "workpackage", "arbeitspaket": "workpackage"}.get(kind, kind), name[
        "number"
    ].casefold()
