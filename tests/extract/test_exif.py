"""Where a photograph was taken: read from what its camera wrote, and from nothing else."""

import struct

import pytest
from docx_builder import document, p

from qualitygate.extract.exif import position


def photograph(order: str, latitude: str, longitude: str) -> bytes:
    """The beginning of a JPEG whose camera stood at 52 degrees 30 minutes, 13 degrees 15."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    letters = [letter.encode() + b"\0\0\0" for letter in (latitude, longitude)]
    entry = f"{order}HHI"
    tiff = mark + struct.pack(f"{order}IH", 8, 1)
    tiff += struct.pack(entry, 0x8825, 4, 1) + struct.pack(f"{order}II", 26, 0)
    tiff += struct.pack(f"{order}H", 4)
    tiff += struct.pack(entry, 1, 2, 2) + letters[0]
    tiff += struct.pack(entry, 2, 5, 3) + struct.pack(f"{order}I", 80)
    tiff += struct.pack(entry, 3, 2, 2) + letters[1]
    tiff += struct.pack(entry, 4, 5, 3) + struct.pack(f"{order}I", 104)
    tiff += struct.pack(f"{order}I", 0)
    assert len(tiff) == 80
    tiff += struct.pack(f"{order}12I", 52, 1, 30, 1, 0, 1, 13, 1, 15, 1, 0, 1)
    return b"\xff\xd8\xff\xe1\x10\x00Exif\0\0" + tiff


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_place_is_read(order: str) -> None:
    assert position(photograph(order, "N", "E")) == "52.500, 13.250"
    assert position(photograph(order, "S", "W")) == "-52.500, -13.250"


def test_a_picture_without_a_place_says_nothing() -> None:
    whole = photograph("<", "N", "E")
    assert position(b"\x89PNG" + whole) == ""
    assert position(whole.replace(b"Exif", b"exif")) == ""
    assert position(whole.replace(struct.pack("<H", 0x8825), b"\0\0")) == ""
    assert all(position(whole[:end]) == "" for end in range(len(whole)))


def test_a_document_tells_where_its_photographs_were_taken() -> None:
    drawn = (
        '<w:r><w:drawing><wp:inline><a:graphic><pic:pic><a:blip r:embed="i"/></pic:pic>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    found = document(
        p("The plant", drawn, drawn),
        links=(("i", "image", "media/a.jpg"),),
        parts={"word/media/a.jpg": photograph("<", "N", "E")},
    )
    assert found.properties == (("position of word/media/a.jpg", "52.500, 13.250"),)
