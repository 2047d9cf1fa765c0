"""Colours as the eye sees them: black, or one like another."""

_DARK = 60  # of 255, in every part of a colour that is called black
_NEAR = 6  # of 255, by which two colours may differ and still be one


def is_dark(color: str | None) -> bool:
    return bool(color) and max(_parts(color or "")) <= _DARK


def are_alike(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    pairs = zip(_parts(one), _parts(other), strict=True)
    return all(abs(a - b) <= _NEAR for a, b in pairs)


def _parts(color: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#RRGGBB``; white where it is none."""
    if len(color) != 7:
        return 255, 255, 255
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
