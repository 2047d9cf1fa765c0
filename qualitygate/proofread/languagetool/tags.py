"""A document's language tag -> the name of that language at a server."""

from collections.abc import Collection

from qualitygate.proofread.languages import primary

# LanguageTool looks for misspellings in variants only where a language has any: never plain "en".
_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}
_BRITISH = "en-GB"  # Ireland, India, Singapore … write it
_AMERICAN = frozenset({"US", "PH", "LR"})


def server_tag(tag: str, known: Collection[str]) -> str | None:
    """The server's name for a language, the nearest variant of it; None: it has none.

    `known` are the server's names. A tag that it does not know falls back to its language:
    ``es-MX`` -> ``es``, ``de-LI`` -> ``de-DE``, ``en-IE`` -> ``en-GB``, ``pl`` -> ``pl-PL``.
    """
    names = {name.lower(): name for name in sorted(known)}
    base, region = primary(tag), tag.replace("_", "-").partition("-")[2].upper()
    wanted = [tag.replace("_", "-")] if region or base not in _VARIANTS else []
    if base == "en" and region and region not in _AMERICAN:
        wanted.append(_BRITISH)
    if base in _VARIANTS:
        wanted.append(_VARIANTS[base])
    wanted.append(base)
    for name in wanted:
        if name.lower() in names:
            return names[name.lower()]
    return next((names[name] for name in names if name.startswith(f"{base}-")), None)
