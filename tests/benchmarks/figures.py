"""How many wrong figures in tables are found, and how often a right table is accused.

    python tests/benchmarks/figures.py [FOLDER]

Plants slips into tables that are made here, of the kinds and in the conventions of proposals, and
into those tables of FOLDER's documents that foot (by default the documents in ``../shared/corpus``,
where they are there). Prints, for each kind of table and each slip, the share that is found as an
error, and as an error or a note; what is said of the tables as they are; and the time per table as
a share of the slowest that is allowed.
"""

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from qualitygate.amounts import Convention, convention_of_document, of_language, read_cell
from qualitygate.config import Config
from qualitygate.document import Document, Source
from qualitygate.errors import Unreadable
from qualitygate.finding import Hit
from qualitygate.linting import load_rules
from qualitygate.linting.notation import parse
from qualitygate.linting.rule import Rule
from qualitygate.run import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LANGUAGES = ("en-GB", "de-DE", "fr-FR", "es-ES", "nl-NL")
RULES = ("table-total", "row-total", "quantity-times-price", "percentage-total", "vat")
EACH = 40  # tables of each kind in each language
ALLOWED = 0.1  # seconds that a table may take
Cell = tuple[int, int]
Cells = dict[Cell, Decimal]
Slip = Callable[[str, random.Random], str | None]

WORDS = {
    "en-GB": ("Total", "Subtotal", "Discount", "VAT", "Grand total"),
    "de-DE": ("Gesamt", "Zwischensumme", "Rabatt", "MwSt.", "Gesamtsumme"),
    "fr-FR": ("Total", "Sous-total", "Remise", "TVA", "Total général"),
    "es-ES": ("Total", "Subtotal", "Descuento", "IVA", "Total general"),
    "nl-NL": ("Totaal", "Subtotaal", "Korting", "btw", "Eindtotaal"),
}
ITEMS = ("Design", "Build", "Test", "Rollout", "Training", "Support", "Audit", "Review", "Travel")


@dataclass(frozen=True)
class Made:
    """A table as text, its figures by row and column, and which of them are totals."""

    rows: list[list[str]]
    language: str
    addends: list[Cell]
    totals: list[Cell]

    def document(self) -> Document:
        lines = ["| " + " | ".join(row) + " |" for row in self.rows]
        return parse(f"lang: {self.language}\n" + "\n".join(lines))[0]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def written(value: Decimal, decimals: int, language: str) -> str:
    """A value as it is written in a language."""
    convention = of_language(language)
    whole, _, rest = f"{abs(value):.{decimals}f}".partition(".")
    head = len(whole) % 3
    groups = ([whole[:head]] if head else []) + re.findall(r"\d{3}", whole[head:])
    text = convention.group.join(groups) + (convention.point + rest if rest else "")
    return f"-{text}" if value < 0 else text


def price(chance: random.Random, cents: bool) -> Decimal:
    value = Decimal(chance.choice((1, 5, 10, 50, 100)) * chance.randint(12, 400))
    return value + (Decimal(chance.randint(0, 99)) / 100 if cents else 0)


def lay_out(columns: list[str], lines: list[tuple[str, list[Decimal | None]]],
            language: str, decimals: int) -> list[list[str]]:  # fmt: skip
    """Rows of text; None is an empty cell."""
    shown = [
        [label, *("" if v is None else written(v, decimals, language) for v in values)]
        for label, values in lines
    ]
    return [columns, *shown]


def price_list(chance: random.Random, language: str) -> Made:
    """Items with one column of prices, and their total."""
    cents, count = chance.random() < 0.5, chance.randint(2, 9)
    prices = [price(chance, cents) for _ in range(count)]
    lines = [(item, [p]) for item, p in zip(chance.sample(ITEMS, count), prices, strict=True)]
    lines.append((WORDS[language][0], [sum(prices, Decimal(0))]))
    rows = lay_out(["", "EUR"], lines, language, 2 if cents else 0)
    return Made(rows, language, [(r, 1) for r in range(1, count + 1)], [(count + 1, 1)])


def taxed(chance: random.Random, language: str) -> Made:
    """Items, a discount, a net total, VAT and the gross total."""
    _, subtotal, discount, vat, grand = WORDS[language]
    count = chance.randint(3, 6)
    prices = [price(chance, False) for _ in range(count)]
    off = -(sum(prices, Decimal(0)) // 20)
    net = sum(prices, off)
    tax = (net * 20 / 100).quantize(Decimal("0.01"))
    lines = [(item, [p]) for item, p in zip(chance.sample(ITEMS, count), prices, strict=True)]
    lines += [(discount, [off]), (subtotal, [net]), (f"{vat} 20 %", [tax]), (grand, [net + tax])]
    rows = lay_out(["", "EUR"], lines, language, 2)
    below = [(count + 2, 1), (count + 4, 1)]
    return Made(rows, language, [(r, 1) for r in range(1, count + 2)], below)


def sections(chance: random.Random, language: str) -> Made:
    """Two columns of money in sections with sub-totals and a grand total."""
    _, subtotal, _, _, grand = WORDS[language]
    lines: list[tuple[str, list[Decimal | None]]] = []
    addends, totals = [], []
    whole = [Decimal(0), Decimal(0)]
    for number in range(chance.randint(2, 3)):
        lines.append((f"Phase {number + 1}", [None, None]))
        part = [Decimal(0), Decimal(0)]
        for item in chance.sample(ITEMS, chance.randint(2, 4)):
            values = [price(chance, False), price(chance, False)]
            lines.append((item, [*values]))
            addends += [(len(lines), 1), (len(lines), 2)]
            part = [a + b for a, b in zip(part, values, strict=True)]
        lines.append((subtotal, [*part]))
        totals += [(len(lines), 1), (len(lines), 2)]
        whole = [a + b for a, b in zip(whole, part, strict=True)]
    lines.append((grand, [*whole]))
    totals += [(len(lines), 1), (len(lines), 2)]
    return Made(lay_out(["", "2025", "2026"], lines, language, 0), language, addends, totals)


def matrix(chance: random.Random, language: str) -> Made:
    """Figures by quarter with totals down and across."""
    count, width = chance.randint(3, 8), chance.randint(2, 4)
    lines: list[tuple[str, list[Decimal | None]]] = []
    sums = [Decimal(0)] * (width + 1)
    for item in chance.sample(ITEMS, count):
        values = [price(chance, False) for _ in range(width)]
        values.append(sum(values, Decimal(0)))
        lines.append((item, [*values]))
        sums = [a + b for a, b in zip(sums, values, strict=True)]
    total = WORDS[language][0]
    lines.append((total, [*sums]))
    rows = lay_out(["", *(f"Q{n + 1}" for n in range(width)), total], lines, language, 0)
    addends = [(r, c) for r in range(1, count + 1) for c in range(1, width + 1)]
    return Made(rows, language, addends, [(count + 1, c) for c in range(1, width + 2)])


def effort(chance: random.Random, language: str) -> Made:
    """Days, a rate and what they come to."""
    heads = {"de-DE": ["Rolle", "Tage", "Tagessatz", "Betrag"],
             "fr-FR": ["Profil", "Jours", "Prix unitaire", "Montant"],
             "es-ES": ["Perfil", "Días", "Tarifa", "Importe"],
             "nl-NL": ["Rol", "Dagen", "Tarief", "Bedrag"]}.get(
        language, ["Role", "Days", "Rate", "Amount"])  # fmt: skip
    count = chance.randint(3, 7)
    lines: list[tuple[str, list[Decimal | None]]] = []
    days, money = Decimal(0), Decimal(0)
    for item in chance.sample(ITEMS, count):
        quantity, rate = Decimal(chance.randint(2, 90)), Decimal(chance.randint(40, 140) * 10)
        lines.append((item, [quantity, rate, quantity * rate]))
        days, money = days + quantity, money + quantity * rate
    lines.append((WORDS[language][0], [days, None, money]))
    rows = lay_out(heads, lines, language, 0)
    return Made(rows, language, [(r, 3) for r in range(1, count + 1)], [(count + 1, 3)])


KINDS = {f.__name__.replace("_", " "): f for f in (price_list, taxed, sections, matrix, effort)}


def swapped(text: str, chance: random.Random) -> str | None:
    """Two neighbouring digits exchanged."""
    places = [m.start() for m in re.finditer(r"(?=(\d)(?!\1)\d)", text)]
    places = [at for at in places if not (at == _first(text) and text[at + 1] == "0")]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def changed(text: str, chance: random.Random) -> str | None:
    """One digit written wrong."""
    at = chance.choice([m.start() for m in re.finditer(r"\d", text)])
    return text[:at] + chance.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def lost(text: str, chance: random.Random) -> str | None:
    """One digit of a whole number not typed; the others as they are grouped then."""
    found = re.fullmatch(r"(\D{0,5})(\d{1,3}(?:([.,’\u00a0 ])\d{3})+|\d{3,})(\D{0,5})", text)
    if not found:
        return None
    digits = re.sub(r"\D", "", found[2])
    at = chance.randrange(1, len(digits))
    short, mark = digits[:at] + digits[at + 1 :], found[3] or ""
    parts = re.findall(r"\d{1,3}", short[::-1]) if mark else [short[::-1]]
    return found[1] + mark.join(parts)[::-1] + found[4]


def rewritten(text: str, chance: random.Random) -> str | None:
    """Another figure, up to a half more or less."""
    found = re.fullmatch(r"\D{0,6}(\d+)\D{0,6}", text)
    if not found or int(found[1]) < 10:
        return None
    new = int(int(found[1]) * chance.uniform(0.5, 1.5))
    return None if new == int(found[1]) else text.replace(found[1], str(new))


def _first(text: str) -> int:
    return next(i for i, c in enumerate(text) if c.isdigit())


SLIPS: dict[str, tuple[bool, Slip]] = {
    "digits swapped in a total": (True, swapped),
    "one digit of a total changed": (True, changed),
    "a digit of a total lost": (True, lost),
    "digits swapped in an addend": (False, swapped),
    "one digit of an addend changed": (False, changed),
    "an addend rewritten": (False, rewritten),
}


def rules() -> list[Rule]:
    wanted = {f"figures/{name}" for name in RULES}
    return [rule for rule in load_rules(Config()) if rule.id in wanted]


def hits(document: Document, loaded: list[Rule]) -> list[tuple[str, str, Hit]]:
    return [(r.id, h.severity or r.severity, h) for r in loaded for h in r.hits(document)]


class Tally:
    """Of each slip, how many were planted, and found as an error, or as anything."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, slip: str, said: list[tuple[str, str, Hit]]) -> None:
        self.planted[slip] += 1
        self.errors[slip] += any(severity == "error" for _, severity, _ in said)
        self.found[slip] += bool(said)

    def show(self, title: str) -> None:
        say(f"\n{title}")
        for slip, planted in self.planted.items():
            error, any_ = self.errors[slip] / planted, self.found[slip] / planted
            say(f"  {slip:32} {planted:5}  error {error:4.0%}  error or note {any_:4.0%}")


def made_here(loaded: list[Rule]) -> None:
    chance = random.Random(7)
    accused: list[tuple[str, list[str]]] = []
    count, slowest, spent = 0, 0.0, 0.0
    for kind, make in KINDS.items():
        tally = Tally()
        for language in LANGUAGES:
            for _ in range(EACH):
                table = make(chance, language)
                begin = time.process_time()
                said = hits(table.document(), loaded)
                taken = time.process_time() - begin
                count, slowest, spent = count + 1, max(slowest, taken), spent + taken
                accused += [(kind, [i, s, h.message]) for i, s, h in said]
                for slip, (of_total, change) in SLIPS.items():
                    row, column = chance.choice(table.totals if of_total else table.addends)
                    text = change(table.rows[row][column], chance)
                    if text is None or text == table.rows[row][column]:
                        continue
                    rows = [[*line] for line in table.rows]
                    rows[row][column] = text
                    tally.add(slip, hits(replace(table, rows=rows).document(), loaded))
        tally.show(f"{kind}, {len(LANGUAGES)} languages")
    say(f"\naccused as they are: {len(accused)} of {count} tables made here")
    for kind, said_ in accused[:20]:
        say(f"  {kind}: {said_}")
    say(f"time per table: mean {spent / count / ALLOWED:.1%} of what is allowed, most "
        f"{slowest / ALLOWED:.0%}")  # fmt: skip


def real(folder: Path, loaded: list[Rule]) -> None:
    """The same with the totals of real tables that foot, and what is said of all as they are."""
    chance, tally, tables, footing = random.Random(7), Tally(), 0, 0
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".docx", ".pdf")):
        try:
            document = read(Source.from_path(path), Config())
        except Unreadable:
            continue
        tables += len(document.tables)
        for rule, severity, hit in hits(document, loaded):
            say(f"  {path.name}: {rule} {severity}: {hit.message}")
        for block, addends in _footing(document):
            footing += 1
            for slip, (of_total, change) in SLIPS.items():
                at = block if of_total else chance.choice(addends)
                text = change(document.blocks[at].text, chance)
                if text is None or text == document.blocks[at].text:
                    continue
                blocks = list(document.blocks)
                blocks[at] = replace(blocks[at], text=text)
                tally.add(slip, hits(replace(document, blocks=tuple(blocks)), loaded))
    tally.show(f"{tables} real tables, {footing} columns that foot")


def _footing(document: Document) -> Iterator[tuple[int, list[int]]]:
    """The blocks of figures whose last is the sum of those above it, by the plainest reading."""
    convention = convention_of_document(document)
    for table in document.tables:
        columns: dict[int, list[int]] = defaultdict(list)
        for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
            if len(cell.blocks) == 1:
                columns[cell.column] += cell.blocks
        for blocks in columns.values():
            values = [(b, _value(document, b, convention)) for b in blocks]
            known = [(b, v) for b, v in values if v is not None]
            if len(known) > 3 and sum(v for _, v in known[:-1]) == known[-1][1] > 99:
                yield known[-1][0], [b for b, _ in known[:-1]]


def _value(document: Document, block: int, convention: Convention) -> Decimal | None:
    amount = read_cell(document.blocks[block].text, convention).amount
    return amount.value if amount else None


def main() -> None:
    loaded = rules()
    made_here(loaded)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if folder.is_dir():
        real(folder, loaded)


if __name__ == "__main__":
    main()
