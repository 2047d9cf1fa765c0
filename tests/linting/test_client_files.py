"""The rules on clients on real files: what hides in a DOCX, what a PDF shows."""

import io
import sys
import zlib
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw

from qualitygate import check
from qualitygate.config import Config, load_config
from qualitygate.document import Source
from qualitygate.finding import FileReport

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))
from pdf_builder import lines, pdf, stream, text

_REGISTER = """\
[house]
name = "Harbour & Finch"
legal_name = "Harbour & Finch Ltd"

[[client]]
name = "Northwind Rail"
legal_name = "Northwind Rail plc"
paths = ["northwind/**"]
logos = ["northwind.png"]

[[client]]
name = "Calder Water"
domains = ["calderwater.example"]
paths = ["calder/**"]
logos = ["calder.png"]

[[competitor]]
name = "Summit"
"""


def _logo(disc: bool) -> Image.Image:
    image = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if disc:
        draw.ellipse((5, 5, 115, 115), fill="orange")
    else:
        draw.polygon([(60, 5), (115, 115), (5, 115)], fill="teal")
    for place in range(4):
        top = (10, 60, 35, 80)[place] if disc else (70, 20, 50, 5)[place]
        draw.rectangle((140 + 65 * place, top, 180 + 65 * place, 115), fill="navy")
    return image


def _picture(disc: bool) -> bytes:
    """A logo as it gets into documents: on white, smaller, compressed."""
    logo = _logo(disc)
    flat = Image.alpha_composite(Image.new("RGBA", logo.size, "white"), logo).convert("RGB")
    buffer = io.BytesIO()
    flat.resize((200, 60)).save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


def _word(title: str, *texts: str, logo: bytes = b"") -> bytes:
    built = docx.Document()
    built.core_properties.author = "Ann Lee"
    built.add_heading(title, 0)
    for paragraph in texts:
        built.add_paragraph(paragraph)
    if logo:
        built.add_picture(io.BytesIO(logo))
    buffer = io.BytesIO()
    built.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.chdir(tmp_path)
    _logo(True).save(tmp_path / "northwind.png")
    _logo(False).save(tmp_path / "calder.png")
    (tmp_path / "clients.toml").write_text(_REGISTER, encoding="utf-8")
    (tmp_path / "qualitygate.toml").write_text(
        'clients = "clients.toml"\nengine = "none"\n', encoding="utf-8"
    )
    return load_config(tmp_path)


def _said(report: FileReport) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in report.findings if f.rule.startswith("clients/")]


def test_a_good_document_is_silent(config: Config) -> None:
    data = _word("Offer to Northwind Rail", "Northwind Rail plc asked.", logo=_picture(True))
    report = check(Source("northwind/offer.docx", data), config)
    assert (report.client, report.client_source) == ("Northwind Rail", "path")
    assert _said(report) == []


def test_another_clients_logo(config: Config) -> None:
    data = _word("Offer to Northwind Rail", "As agreed.", logo=_picture(False))
    ((rule, message),) = _said(check(Source("northwind/offer.docx", data), config))
    assert rule == "clients/other-client"
    assert "is the logo of Calder Water, another client" in message


def test_the_path_and_the_front_page_disagree(config: Config) -> None:
    report = check(Source("northwind/offer.docx", _word("Offer to Calder Water", "x")), config)
    said = dict(_said(report))
    assert said["clients/which-client"] == (
        "Whose document is it? The path says Northwind Rail and the front page says Calder Water: "
        "make them agree."
    )
    assert "clients/client-on-front-page" in said


def test_the_names_in_a_word_file(config: Config) -> None:
    data = _word(
        "Offer to Northwind Rail",
        "Northwind Rail Ltd pays what North Wind Rail owes.",
        "We did this for Calder\u00a0Water\u2019s board, and at Summit.",
    )
    found = {(rule, m.split("'")[1]) for rule, m in _said(check(Source("a.docx", data), config))}
    assert found == {
        ("clients/legal-form", "Ltd"),
        ("clients/client-name", "North Wind Rail"),
        ("clients/other-client", "Calder\u00a0Water"),
        ("clients/other-client", "Summit"),
    }


def test_the_logo_and_the_names_in_a_pdf(config: Config) -> None:
    logo = Image.open(io.BytesIO(_picture(False)))
    colors = zlib.compress(logo.tobytes())
    size = f"/Width {logo.width} /Height {logo.height} /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    picture = stream(colors, f"/Type /XObject /Subtype /Image {size} /Filter /FlateDecode")
    page = (
        text(72, 90, "Offer to Northwind Rail", size=20)
        + lines(72, 150, ["Northwind Rail Ltd asked for it, as Calder Water did last year."])
        + "q 120 0 0 36 72 500 cm /Logo Do Q\n"
    )
    data = pdf(page, forms="/Logo 10 0 R", extra=[picture])
    said = _said(check(Source("northwind/offer.pdf", data), config))
    assert sorted(rule for rule, _ in said) == [
        "clients/legal-form", "clients/other-client", "clients/other-client",
    ]  # fmt: skip
    assert any("logo of Calder Water" in message for _, message in said)


def test_a_hyphen_at_the_end_of_a_line_is_no_slip(config: Config) -> None:
    rows = [
        "Offer to Northwind Rail. The timetable that we planned with the people of North-",
        "wind Rail runs from May, and nobody has to wait for a train at night any more.",
    ]
    assert _said(check(Source("northwind/offer.pdf", pdf(lines(72, 100, rows))), config)) == []
