"""The pack links on real files: targets that the notation of examples cannot write."""

import sys
from pathlib import Path

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.run import check

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))
from docx_builder import p, package, r
from pdf_builder import lines, pdf, text

_CONFIG = Config(select=("links",), engine="none")
_PROSE = "We deliver the study in March of this year, and the fee is fixed for two years."


def _said(source: Source) -> set[tuple[str, str]]:
    findings = check(source, _CONFIG).findings
    return {(finding.rule.removeprefix("links/"), finding.text) for finding in findings}


def _link(words: str, key: str = "", anchor: str = "") -> str:
    where = f'w:anchor="{anchor}"' if anchor else f'r:id="{key}"'
    return f"<w:hyperlink {where}><w:r><w:t>{words}</w:t></w:r></w:hyperlink>"


def _word(*targets: tuple[str, str], body: str = "") -> Source:
    """A link for each (words, target)."""
    made = "".join(p(r("See ") + _link(words, f"l{n}")) for n, (words, _) in enumerate(targets))
    keys = tuple((f"l{n}", "hyperlink", target) for n, (_, target) in enumerate(targets))
    return Source("a.docx", package(p(r(_PROSE)) + made + body, links=keys))


def _pdf(*targets: tuple[str, str], root: str = "") -> Source:
    """A line of words for each link over it; the target is what stands in its annotation."""
    drawn = lines(72, 100, [_PROSE, _PROSE])
    for row, (words, _) in enumerate(targets):
        drawn += text(72, 200 + 30 * row, words)
    notes = []
    for row, (_, target) in enumerate(targets):
        top = 792 - 200 - 30 * row
        box = f"/Rect [70 {top - 3} 320 {top + 9}]"
        notes.append(f"<</Type /Annot /Subtype /Link {box} {target}>>")
    listed = " ".join(f"{10 + row} 0 R" for row in range(len(notes)))
    return Source("a.pdf", pdf(drawn, page=f"/Annots [{listed}]", root=root, extra=notes))


def _to(url: str) -> str:
    return f"/A <</S /URI /URI ({url})>>"


_FAULTY = (
    ("our terms", "http:/harbourfinch.example/terms"),
    ("our prices", "https://harbourfinch.example/prices)."),
    ("www.harbourfinch.example", "https://www.calderwater.example/"),
    ("the demo", "http://localhost:3000/"),
    ("Ann Miller", "mailto:ann@@harbourfinch.example"),
    ("the survey", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example"),
)
_BESIDE = ("the rates", "../pricing/rates-2026.xlsx")
_FOUND = {
    ("local-file", "the rates"),
    ("malformed-url", "our terms"),
    ("malformed-url", "our prices"),
    ("shown-elsewhere", "www.harbourfinch.example"),
    ("test-host", "the demo"),
    ("malformed-email", "Ann Miller"),
    ("wrapped-link", "the survey"),
}


def test_each_fault_is_found_at_its_words_in_a_docx() -> None:
    assert _said(_word(*_FAULTY, _BESIDE)) == _FOUND


def test_each_fault_is_found_at_its_words_in_a_pdf() -> None:
    targets = [(words, _to(url.replace(")", r"\)"))) for words, url in _FAULTY]
    targets.append((_BESIDE[0], f"/A <</S /GoToR /F ({_BESIDE[1]}) /D [0 /Fit]>>"))
    assert _said(_pdf(*targets)) == _FOUND


def test_brackets_that_belong_to_an_address_are_left_alone() -> None:
    url = "https://en.wikipedia.example/wiki/Rail_(UK)"
    assert _said(_word(("Rail", url))) == set()
    assert _said(_pdf(("Rail", _to(url.replace("(", r"\(").replace(")", r"\)"))))) == set()


def test_a_bookmark_that_is_gone_in_a_docx() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="Terms"/><w:bookmarkEnd w:id="1"/>'
    body = p(mark + r("Terms")) + "".join(
        p(r("See ") + _link(words, anchor=anchor))
        for words, anchor in [
            ("the terms", "Terms"),
            ("the fees", "Fees"),
            ("the top", "_top"),
            ("the plan", "1.Plan|outline"),
        ]
    )
    assert _said(_word(body=body)) == {("missing-target", "the fees")}


def test_a_destination_that_is_gone_in_a_pdf() -> None:
    root = "/Names <</Dests <</Names [(terms) [100 0 R /Fit]]>>>> /Dests <</fees [100 0 R /Fit]>>"
    source = _pdf(
        ("the terms", "/Dest (terms)"),
        ("the fees", "/A <</S /GoTo /D /fees>>"),
        ("the page", "/Dest [100 0 R /Fit]"),
        ("the plan", "/Dest (plan)"),
        ("the annex", "/Dest [900 0 R /Fit]"),
        ("the index", "/Dest [null /Fit]"),
        root=root,
    )
    assert _said(source) == {
        ("missing-target", f"the {what}") for what in ("plan", "annex", "index")
    }


def test_an_address_that_a_pdf_breaks_over_two_lines_is_one() -> None:
    url = "https://www.harbourfinch.example/offers/2026/northwind-rail"
    drawn = lines(
        72, 100, [_PROSE, "https://www.harbourfinch.example/offers/", "2026/northwind-rail"]
    )
    notes = [
        f"<</Type /Annot /Subtype /Link /Rect [70 {792 - y - 2} 320 {792 - y + 9}] {_to(url)}>>"
        for y in (112, 124)
    ]
    source = Source("a.pdf", pdf(drawn, page="/Annots [10 0 R 11 0 R]", extra=notes))
    assert _said(source) == set()
