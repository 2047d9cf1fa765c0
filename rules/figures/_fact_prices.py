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
from ._fact_names import named, names_in
from ._fact_texts import of_a_part
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
_LABELLED = re.compile(r":\W*\Z")
_SIGN = re.compile(r"[€£$]|\b(?:EUR|USD|GBP|CHF)\b")
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")
_OTHERS = re.compile(
    r"\b(?:if|unless|option\w*|alternativ\w*|example|previous|former|last\syear|instead|saving\w*"
    r"|discount\w*|reduc\w+|liab\w+|insur\w+|budget|half|part|share|instal?l?ments?|deposit"
    r"|invoice\w*|case\sstud\w+|references?|similar|cap|capped|limit\w*|penalt\w+|was|were|billed"
    r"|spent|awarded|won|received|raised|paid|saves?|saved|per|each|falls|wenn|rabatt\w*|haftung\w*"
    r"|si)\b",
    re.IGNORECASE,
)
# "For a total of": of what, only a table can tell.
_SUM = re.compile(
    r"\b(?:totalling|totaling|(?:a|the)\stotal\sof|insgesamt|au\stotal|en\stotal)\s\Z", re.I
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
        yield from _row(document, priced, taxed)
    yield from _in_sentences([p for p in said if _lead(p, _WHOLE)], taxed)


def _whole(priced: Priced, tables: tuple[PriceTable, ...], taxed: bool) -> Iterator[Contradiction]:
    """A total in a sentence that no table shows, though one has a total like it."""
    strong = _lead(priced, _WHOLE)
    if not strong and not _lead(priced, _PLAIN) and not _lead(priced, _SUM):
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


def _row(document: Document, priced: Priced, taxed: bool) -> Iterator[Contradiction]:
    """A price of a stage or a lot that is another one than in its row."""
    sentence = _sentence(priced)
    amounts = len(_SIGN.findall(priced.block.text, *sentence))
    if _conditional(priced) or names_in(document, priced.block.text, *sentence) < amounts:
        return  # some of the amounts may be instalments
    for found in named(document, priced, sentence):
        same = [
            row for row in found.rows if same_currency(row.amount.currency, priced.amount.currency)
        ]
        if len({row.label for row in same}) != 1 or any(_fits(priced, row, taxed) for row in same):
            continue
        nearest = min(same, key=lambda row: abs(abs(row.amount.value) - priced.amount.value))
        right = abs(nearest.amount.value)
        apart = abs(right - priced.amount.value)
        slip = is_slip(int(right), int(priced.amount.value))
        if slip or apart * (4 if found.label else 2) <= right:
            yield Contradiction(f"'{found.name}'", priced, nearest, True)
            return


def _in_sentences(said: list[Priced], taxed: bool) -> Iterator[Contradiction]:
    """Two sentences that name the whole with two amounts; one line "Total: …" each is a form."""
    if len({abs(priced.amount.value) for priced in said}) != 2:
        return
    if all(_LABELLED.search(priced.block.text, 0, priced.start) for priced in said):
        return
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
    return (
        lead.search(before) is not None and not _conditional(priced) and not of_a_part(priced.block)
    )


def _conditional(priced: Priced) -> bool:
    return _OTHERS.search(priced.block.text, _sentence(priced)[0], priced.start) is not None


def _sentence(priced: Priced) -> tuple[int, int]:
    """Where the sentence of an amount begins and ends."""
    text = priced.block.text
    before = max((m.end() for m in _SENTENCE.finditer(text, 0, priced.start)), default=0)
    after = _SENTENCE.search(text, priced.end)
    return before, after.start() if after else len(text)
