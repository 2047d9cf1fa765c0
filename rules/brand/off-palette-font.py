"""Words must be set in the house's fonts.

A paragraph in another font was pasted from somewhere, and shows it. The fonts are set in the
configuration, by family: bold, italic and light belong to it, whatever Word or a PDF calls them
("ABCDEF+Calibri-BoldItalic" is Calibri). Fonts of symbols and formulas, and those that Word takes
for other scripts, are not judged; nor is code in a fixed-pitch font, unless one is listed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, Run, once, rule

from ._fonts import family, is_mono, is_tex, is_text_font, letters

_MOST = 0.2  # of the letters: more is no paste, but another template
_HOUSE = {"fonts": ["Calibri", "Cambria"]}


@dataclass(frozen=True)
class Options:
    fonts: tuple[str, ...] = ()  # the house's families
    fewest: int = 3  # so many letters in another font are a finding
    embedded: bool = False  # whether a PDF must carry every font that it uses


@rule(
    severity="warning",
    bad=[
        Example(
            "The fee {!font=Calibri| is fixed, and!} ⟦{!font=Comic Sans MS| never!}⟧ rises.", _HOUSE
        ),
        Example(
            "{!font=ABCDEF+Calibri-Light| The fee is fixed, and was so for very many years.!}\n"
            "⟦{!font=Arial-BoldMT| Never!}⟧ rises.\n⟦{!font=ArialMT| No!}⟧.",
            _HOUSE,
        ),
    ],
    good=[
        Example(
            "{!font=Calibri-BoldItalic| Fees!} and {!font=Calibri Light| dates!} of May", _HOUSE
        ),
        Example(
            "{!font=Wingdings| abcdef!} {!font=MS Gothic| ☐ ☒ ☐ ☒!} {!font=CMMI10| xyz!}", _HOUSE
        ),
        Example("{!font=Times New Roman|  , . –!} {!font=CIDFont+F1| Lost!}", _HOUSE),
        Example("Call `finchflow start` first.", _HOUSE),
        Example("{!font=TimesNewRomanPS-BoldMT| Fees!}", {"fonts": ["Times New Roman"]}),
        "No fonts are set, so {!font=Comic Sans MS| this!} may be.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    if options.fonts:
        yield from _foreign(document, options)
    if options.embedded and document.settings.format == "pdf":
        for font in document.fonts:
            if font.characters and not font.embedded and font.name:
                yield Hit(
                    message=f"The PDF does not carry the font '{font.name}', so another may be "
                    "shown: embed all fonts when it is made.",
                    quote=font.name,
                )


def _foreign(document: Document, options: Options) -> Iterator[Hit]:
    allowed = {family(font) for font in options.fonts}
    code_too = any(map(is_mono, options.fonts))
    counts, places = Counter[str](), _places(document)
    for _, run, count in places:
        counts[family(run.font)] += count
    total = counts.total() or 1
    shown = set[str]()
    for block, run, _ in places:
        name = family(run.font)
        if name in allowed or counts[name] < options.fewest or (run.mono and not code_too):
            continue
        often = counts[name] >= _MOST * total
        if name in shown if often else is_tex(run.font):
            continue
        shown.add(name)
        share = (
            f"{round(100 * counts[name] / total)} % of the text is" if often else "These words are"
        )
        yield Hit(
            block,
            run.start,
            run.end,
            f"{share} in {run.font}, which is none of the house's fonts: use "
            f"{' or '.join(options.fonts)}.",
            key=name,
        )


@once
def _places(document: Document) -> list[tuple[int, Run, int]]:
    """The words of each font in each block: the first run, and the letters of all."""
    found = []
    for block in document.shown:
        in_block: dict[str, tuple[Run, int]] = {}
        for run in block.runs:
            if run.font and is_text_font(run.font):
                first, count = in_block.get(run.font, (run, 0))
                in_block[run.font] = first, count + letters(block.text[run.start : run.end])
        found += [(block.index, run, count) for run, count in in_block.values() if count]
    return found
