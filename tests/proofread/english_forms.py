"""All forms of the English dictionaries, as their affix rules make them of the words listed.

``python tests/proofread/english_forms.py`` writes them to where the program reads them; a test
holds the file to the dictionaries.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from qualitygate.proofread.dictionary import SHIPPED, Dictionary
from qualitygate.prose.english import DIALECTS

TARGET = Path(str(files("qualitygate.prose") / "english.txt"))
_POSSESSIVE = "M"  # the flag of 's, which doubles the forms: it is kept as a bit


class _Affix:
    def __init__(self, line: str, crosses: bool) -> None:
        kind, self.flag, strip, add, condition = line.split()[:5]
        self.crosses = crosses
        self.strip = "" if strip == "0" else strip
        self.add = "" if add == "0" else add
        end = kind == "SFX"
        self._fits = re.compile(f"{condition}$" if end else f"^{condition}").search

    def fits(self, word: str) -> bool:
        return bool(self._fits(word)) and len(word) > len(self.strip)

    def behind(self, word: str) -> str:
        return word[: len(word) - len(self.strip)] + self.add


def forms(dialect: str) -> dict[str, bool]:
    """Every form that a dialect's dictionary knows -> whether it takes 's."""
    prefixes, suffixes = _affixes(SHIPPED / f"{dialect}.aff")
    words = Dictionary(SHIPPED, dialect)
    found: dict[str, bool] = defaultdict(bool)
    for line in (SHIPPED / f"{dialect}.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if word.replace("'", "").isalpha():
            for form, possessive in _forms(word, flags, prefixes, suffixes):
                found[form] |= possessive
                if any(map(str.isupper, word[1:])) and words.knows(form.upper()):
                    found[form.upper()] |= False
    return found


def _affixes(path: Path) -> tuple[list[_Affix], list[_Affix]]:
    """The prefixes and suffixes of a file; ``SFX D Y 4`` says that what follows crosses."""
    found: dict[str, list[_Affix]] = {"PFX": [], "SFX": []}
    crosses = False
    for line in path.read_text("utf-8").splitlines():
        parts = line.split()
        if parts[:1] in (["PFX"], ["SFX"]):
            if len(parts) == 4:
                crosses = parts[2] == "Y"
            else:
                found[parts[0]].append(_Affix(line, crosses))
    return found["PFX"], found["SFX"]


def _forms(
    word: str, flags: str, prefixes: list[_Affix], suffixes: list[_Affix]
) -> Iterator[tuple[str, bool]]:
    """The word with each of its prefixes or none, and each of its endings or none."""
    before = [affix.add for affix in prefixes if affix.flag in flags]
    for prefix in ("", *before):
        yield prefix + word, _POSSESSIVE in flags
    for affix in suffixes:
        if affix.flag in flags and affix.flag != _POSSESSIVE and affix.fits(word):
            for prefix in ("", *before) if affix.crosses else ("",):
                yield prefix + affix.behind(word), False


def written() -> str:
    """Groups of forms, each under the dialects that have them and those that give them 's."""
    masks: dict[str, int] = defaultdict(int)
    for bit, dialect in enumerate(DIALECTS):
        for form, possessive in forms(dialect).items():
            masks[form] |= 1 << bit | possessive << (bit + len(DIALECTS))
    groups: dict[int, list[str]] = defaultdict(list)
    for form in sorted(masks):
        groups[masks[form]].append(form)
    return "".join(
        f"#{mask}\n" + "".join(f"{form}\n" for form in groups[mask]) for mask in sorted(groups)
    )


if __name__ == "__main__":
    TARGET.write_text(written(), "utf-8", newline="\n")
