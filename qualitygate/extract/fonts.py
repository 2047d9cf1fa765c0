"""What the name of a font says."""

import re
from functools import lru_cache

# Names are the surest sign of a fixed pitch: the flag in the file is wrong more often than not.
_MONO = re.compile(
    r"mono|courier|consol|menlo|inconsol|typewriter|monaco|fixedsys|terminal|lucida ?sans ?typew"
    r"|andale|source ?code|fira ?code|cascadia|hack\b|sftt|cmtt|lmtt|txtt|jetbrains|ocr ?[ab]\b",
    re.I,
)
_NOT_MONO = re.compile(r"monotype|monoton", re.I)


@lru_cache(maxsize=4096)
def is_mono(font: str) -> bool:
    """Whether a font of this name has a fixed pitch."""
    return bool(_MONO.search(font)) and not _NOT_MONO.search(font)
