"""Colours: how far apart two are to the eye."""

import math
import re

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\Z")
_WHITE = (0.95047, 1.0, 1.08883)  # D65, 2°: CIE 15:2004, table T.3
# What Word calls its highlighters (ECMA-376 Part 1, 17.18.40).
HIGHLIGHTS = {
    "black": "#000000", "blue": "#0000FF", "cyan": "#00FFFF", "darkBlue": "#000080",
    "darkCyan": "#008080", "darkGray": "#808080", "darkGreen": "#008000", "darkMagenta": "#800080",
    "darkRed": "#800000", "darkYellow": "#808000", "green": "#00FF00", "lightGray": "#C0C0C0",
    "magenta": "#FF00FF", "red": "#FF0000", "white": "#FFFFFF", "yellow": "#FFFF00",
}  # fmt: skip

Lab = tuple[float, float, float]


def is_color(text: str) -> bool:
    """Whether a file says a colour here; some say nonsense."""
    return _HEX.match(text) is not None


def lab(color: str) -> Lab:
    """CIE L*a*b* of an sRGB colour ``#RRGGBB`` (IEC 61966-2-1). Raises `ValueError` for others."""
    found = _HEX.match(color.strip())
    if found is None:
        raise ValueError(f"'{color}' is no colour: write it as #RRGGBB.")
    red, green, blue = (_linear(int(found[1][i : i + 2], 16) / 255) for i in (0, 2, 4))
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (_root(value / white) for value, white in zip((x, y, z), _WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def is_tint(color: str, of: str, distance: float) -> bool:
    """Whether a colour is another one mixed with white, in steps of a twentieth."""
    own = [int(of.strip().lstrip("#")[i : i + 2], 16) for i in (0, 2, 4)]
    here = lab(color)
    for step in range(1, 20):
        mixed = "".join(f"{round(part + (255 - part) * step / 20):02X}" for part in own)
        if difference(here, lab(mixed)) <= distance:
            return True
    return False


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def difference(one: Lab, other: Lab) -> float:
    """CIEDE2000 (CIE 142-2001), all weights 1; 2 is about what one sees side by side.

    The formula and the order of its steps are those of Sharma, Wu and Dalal (2005).
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean7 / (mean7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = _hue(a1, b1), _hue(a2, b2)
    turn, mean_hue = _between(h1, h2, grey=c1 * c2 == 0)
    light, chroma = l2 - l1, c2 - c1
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    mean_light, mean_chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * _cos(mean_hue - 30)
        + 0.24 * _cos(2 * mean_hue)
        + 0.32 * _cos(3 * mean_hue + 6)
        - 0.20 * _cos(4 * mean_hue - 63)
    )
    s_light = 1 + 0.015 * (mean_light - 50) ** 2 / math.sqrt(20 + (mean_light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * mean_chroma, 1 + 0.015 * mean_chroma * t
    mean7 = mean_chroma**7
    rotation = -2 * math.sqrt(mean7 / (mean7 + 25.0**7))
    rotation *= math.sin(math.radians(60 * math.exp(-(((mean_hue - 275) / 25) ** 2))))
    light, chroma, hue = light / s_light, chroma / s_chroma, hue / s_hue
    return math.sqrt(max(light**2 + chroma**2 + hue**2 + rotation * chroma * hue, 0.0))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _hue(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0


def _between(h1: float, h2: float, grey: bool) -> tuple[float, float]:
    """From one hue to another the shorter way, and the hue in the middle; degrees."""
    if grey:
        return 0.0, h1 + h2
    turn, middle = h2 - h1, (h1 + h2) / 2
    if abs(turn) <= 180:
        return turn, middle
    return turn - math.copysign(360, turn), middle + (180 if h1 + h2 < 360 else -180)
