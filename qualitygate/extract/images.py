"""The size of a picture, from the first bytes of its file."""

import struct

MOST_PIXELS = 400_000_000  # of a document's pictures that are compared with logos


def pixel_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels; 0 and 0 where the format does not say."""
    try:
        return _size(data)
    except (struct.error, IndexError):
        return 0, 0


def _size(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", data, 16)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return struct.unpack_from("<HH", data, 6)
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return abs(width), abs(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] in (b"II*\0", b"MM\0*"):
        return _tiff(data)
    if data[:4] == b"RIFF" and data[8:16] == b"WEBPVP8X":
        width, height = data[24:27], data[27:30]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    return 0, 0


def _jpeg(data: bytes) -> tuple[int, int]:
    """The frame header (ITU-T T.81, B.2.2), found from segment to segment."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return 0, 0
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        else:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return 0, 0


def _tiff(data: bytes) -> tuple[int, int]:
    order = "<" if data.startswith(b"II") else ">"
    directory = struct.unpack_from(f"{order}I", data, 4)[0]
    found = {256: 0, 257: 0}
    for i in range(min(struct.unpack_from(f"{order}H", data, directory)[0], 200)):
        tag, kind = struct.unpack_from(f"{order}HH", data, directory + 2 + 12 * i)
        if tag in found:
            size = "H" if kind == 3 else "I"
            found[tag] = struct.unpack_from(order + size, data, directory + 10 + 12 * i)[0]
    return found[256], found[257]
