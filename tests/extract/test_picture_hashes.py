"""A logo is known again in a DOCX and in a PDF: scaled, compressed, on white, with a border."""

import io
import struct
import zlib
from pathlib import Path

import docx
import pdf_builder
import pytest
from docx.shared import Mm
from PIL import Image, ImageDraw

from qualitygate.config import Limits
from qualitygate.document import Document, Source
from qualitygate.extract import extract
from qualitygate.pictures import picture_hash
from qualitygate.register import LOGO_DISTANCE, Client


def logo(shape: str, color: str = "navy") -> Image.Image:
    """A mark on a transparent ground, with something like a name beside it."""
    image = Image.new("RGBA", (640, 180), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if shape == "disc":
        draw.ellipse((10, 10, 170, 170), fill="orange")
    else:
        draw.polygon([(90, 10), (170, 170), (10, 170)], fill="teal")
    for place in range(6):
        left = 200 + 70 * place
        high = 40 + (place * 37 + (11 if shape == "disc" else 50)) % 60
        draw.rectangle((left, high, left + 45, 160), fill=color)
    return image


def on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def saved(image: Image.Image, form: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def scaled(image: Image.Image, factor: float) -> Image.Image:
    return image.resize((round(image.width * factor), round(image.height * factor)))


def bordered(image: Image.Image) -> Image.Image:
    wide = Image.new("RGB", (image.width + 150, image.height + 200), "white")
    wide.paste(image, (90, 40))
    return wide


def variants(image: Image.Image) -> dict[str, bytes]:
    flat = on_white(image)
    return {
        "as it is": saved(image, "PNG"),
        "smaller": saved(scaled(image, 0.3), "PNG"),
        "larger": saved(scaled(flat, 1.7), "PNG"),
        "compressed": saved(scaled(flat, 0.6), "JPEG", quality=50),
        "with a border": saved(bordered(flat), "PNG"),
        "few colours": saved(flat.convert("P"), "GIF"),
        "grey": saved(flat.convert("L"), "BMP"),
        "in black": saved(flat.convert("1"), "TIFF"),
    }


DISC = Client("Disc", logos=(picture_hash(saved(logo("disc"), "PNG")),))
PEAK = Client("Peak", logos=(picture_hash(saved(logo("peak"), "PNG")),))


def word(*pictures: bytes) -> bytes:
    built = docx.Document()
    for picture in pictures:
        built.add_picture(io.BytesIO(picture), width=Mm(40))
    buffer = io.BytesIO()
    built.save(buffer)
    return buffer.getvalue()


def page(image: Image.Image, width: float) -> bytes:
    """A PDF with a picture as Word writes one with transparency: its mask beside it."""
    size = f"/Width {image.width} /Height {image.height} /BitsPerComponent 8 /Filter /FlateDecode"
    colors = zlib.compress(image.convert("RGB").tobytes())
    mask = zlib.compress(image.getchannel("A").tobytes())
    kind = "/Type /XObject /Subtype /Image"
    picture = pdf_builder.stream(colors, f"{kind} {size} /ColorSpace /DeviceRGB /SMask 11 0 R")
    height = width * image.height / image.width
    drawn = f"q {width} 0 0 {height} 72 600 cm /Logo Do Q\n"
    return pdf_builder.pdf(
        drawn,
        forms="/Logo 10 0 R",
        extra=[picture, pdf_builder.stream(mask, f"{kind} {size} /ColorSpace /DeviceGray")],
    )


def read(data: bytes, name: str) -> Document:
    return extract(Source(name, data), Limits(), hash_pictures=True)


@pytest.mark.parametrize("variant", variants(logo("disc")))
def test_a_logo_in_a_docx(variant: str) -> None:
    document = read(word(variants(logo("disc"))[variant]), "a.docx")
    (picture,) = document.pictures
    assert DISC.has_logo(picture.phash, picture.sha256)
    assert not PEAK.has_logo(picture.phash, picture.sha256)


@pytest.mark.parametrize("width", [300, 113, 60])
def test_a_logo_in_a_pdf_with_a_mask(width: float) -> None:
    (picture,) = read(page(logo("disc"), width), "a.pdf").pictures
    assert DISC.has_logo(picture.phash, picture.sha256)
    assert not PEAK.has_logo(picture.phash, picture.sha256)


def test_two_logos_are_far_apart() -> None:
    distance = (int(DISC.logos[0], 16) ^ int(PEAK.logos[0], 16)).bit_count()
    assert distance > 2 * LOGO_DISTANCE


def test_nothing_is_hashed_where_nobody_asks(tmp_path: Path) -> None:
    document = extract(Source("a.docx", word(saved(logo("disc"), "PNG"))), Limits())
    assert [picture.phash for picture in document.pictures] == [""]


def bomb() -> bytes:
    """A PNG of 60,000 × 60,000 pixels in a few bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")):
        crc = zlib.crc32(kind + body)
        parts.append(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc))
    return b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bomb(),
        saved(logo("disc"), "PNG")[:500],
        saved(on_white(logo("disc")), "JPEG")[:300],
        b"\xd7\xcd\xc6\x9a" + bytes(200),  # WMF
        b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(200),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        saved(Image.new("RGB", (400, 300), "teal"), "PNG"),  # nothing to be known again
        saved(on_white(logo("disc")).resize((640, 20)), "PNG"),  # a bar
    ],
)
def test_what_cannot_be_known_again_has_no_hash(data: bytes) -> None:
    assert picture_hash(data) == ""
