"""The theme: which fonts and colours stand behind the names that styles use."""

import colorsys

from qualitygate.extract.docx.names import VAL, local, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.values import whole
from qualitygate.extract.docx.xml import Element

_SLOTS = {
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2",
    "text2": "dk2", "light2": "lt2", "background2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip


class Theme:
    """Fonts by Word's name (``minorHAnsi``) and colours by slot (``accent1``)."""

    def __init__(self, part: Part | None) -> None:
        self.fonts: dict[str, str] = {}
        self.colors: dict[str, str] = {}
        if part is None:
            return
        for size in ("major", "minor"):
            fonts = part.root.find(f".//{name(f'a:{size}Font')}")
            for kind, ours in (
                ("latin", ("HAnsi", "Ascii")),
                ("ea", ("EastAsia",)),
                ("cs", ("Bidi",)),
            ):
                face = fonts.find(name(f"a:{kind}")) if fonts is not None else None
                for suffix in ours if face is not None else ():
                    self.fonts[size + suffix] = face.get("typeface", "")  # type: ignore[union-attr]
        scheme = part.root.find(f".//{name('a:clrScheme')}")
        for slot in scheme if scheme is not None else ():
            for color in slot:
                text = color.get("lastClr") or color.get("val") or ""
                if len(text) == 6:
                    self.colors[local(slot.tag)] = text.upper()

    def color(self, slot: str, tint: str = "", shade: str = "") -> str | None:
        """``#RRGGBB`` of a theme colour; tint and shade (two hex digits) change its lightness.

        ECMA-376 Part 1, 17.3.2.6: the lightness times shade/255, or towards white by tint/255.
        """
        base = self.colors.get(_SLOTS.get(slot, slot))
        if base is None:
            return None
        red, green, blue = (whole_hex(base[i : i + 2]) / 255 for i in (0, 2, 4))
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        if shade:
            light *= whole_hex(shade) / 255
        if tint:
            factor = whole_hex(tint) / 255
            light = light * factor + (1 - factor)
        parts = colorsys.hls_to_rgb(hue, min(light, 1.0), saturation)
        return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def shade(shading: Element | None, theme: Theme) -> str | None:
    """``#RRGGBB`` of a ``w:shd``; None where it fills with nothing (ECMA-376 Part 1, 17.3.5)."""
    if shading is None or shading.get(VAL) == "nil":
        return None
    solid_pattern = shading.get(VAL) == "solid"
    ours = ("color", "themeColor", "themeTint", "themeShade")
    ground = ("fill", "themeFill", "themeFillTint", "themeFillShade")
    plain, slot, tint, dark = (
        shading.get(name(f"w:{key}"), "") for key in (ours if solid_pattern else ground)
    )
    themed = theme.color(slot, tint, dark) if slot and slot != "none" else None
    return themed or (f"#{plain.upper()}" if len(plain) == 6 else None)


def whole_hex(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return whole(text)
