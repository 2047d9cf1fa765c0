"""Where a photograph was taken, as its camera wrote it (Exif 2.32, 4.6.6: the GPS directory)."""

import struct

_WITHIN = 1 << 16  # bytes: a JPEG says it in its first segments
_GPS = 0x8825
_SIDES = {1: 2, 3: 4}  # of latitude and longitude: the letter, and the three fractions
_MOST = 500  # entries of a directory


def position(data: bytes) -> str:
    """``52.520, 13.405`` in degrees; empty where a picture does not say it."""
    start = data.find(b"Exif\0\0", 0, _WITHIN) if data.startswith(b"\xff\xd8") else -1
    if start < 0:
        return ""
    try:
        return _read(data[start + 6 :])
    except (struct.error, ZeroDivisionError, IndexError):
        return ""


def _read(tiff: bytes) -> str:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order:
        return ""
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    place = _entries(tiff, order, first).get(_GPS)
    if place is None:
        return ""
    entries = _entries(tiff, order, struct.unpack_from(f"{order}I", tiff, place)[0])
    degrees = []
    for letter, value in _SIDES.items():
        if letter not in entries or value not in entries:
            return ""
        parts = struct.unpack_from(
            f"{order}6I", tiff, struct.unpack_from(f"{order}I", tiff, entries[value])[0]
        )
        angle = parts[0] / parts[1] + parts[2] / parts[3] / 60 + parts[4] / parts[5] / 3600
        degrees.append(-angle if chr(tiff[entries[letter]]) in "SW" else angle)
    return f"{degrees[0]:.3f}, {degrees[1]:.3f}" if any(degrees) else ""


def _entries(tiff: bytes, order: str, at: int) -> dict[int, int]:
    """The tags of a directory, and where the value or its place stands."""
    count = struct.unpack_from(f"{order}H", tiff, at)[0]
    return {
        struct.unpack_from(f"{order}H", tiff, at + 2 + 12 * number)[0]: at + 10 + 12 * number
        for number in range(min(count, _MOST))
    }
