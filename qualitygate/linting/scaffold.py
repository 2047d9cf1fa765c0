"""A new rule's file, whose example fails until it is filled in."""

import re
from collections.abc import Iterator
from pathlib import Path

from qualitygate.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_PYTHON = '''"""Say in one sentence what must be so.

Say why a client would mind.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    bad=["Write a sentence with ⟦the fault⟧ marked."],
    good=["Write the same sentence as it should be."],
)
def check(document: Document) -> Iterator[Hit]:
    for block in document.shown:
        start = block.text.find("what is to be found")
        if start >= 0:
            end = start + len("what is to be found")
            found = block.text[start:end]
            yield Hit(block.index, start, end, f"'{found}' is wrong: say what to do.")
'''

_YAML = """extends: existence
summary: Say in one sentence what must be so.
why: Say why a client would mind.
message: "'%s' is wrong: say what to do."
level: warning
tokens:
  - what is to be found
bad:
  - Write a sentence with ⟦the fault⟧ marked.
good:
  - Write the same sentence as it should be.
"""


def new_rule(folder: Path, name: str, *, yaml: bool) -> Iterator[Path]:
    """Write the file of a rule called `name` into the pack in `folder`, and the pack's own file
    where there is none; yields what was written. Raises `UsageError` rather than overwrite."""
    if not _NAME.fullmatch(name):
        message = f"'{name}' is no name for a rule: name the fault, as in 'repeated-word'."
        raise UsageError(message)
    for suffix in (".py", ".yml", ".yaml"):
        if (folder / f"{name}{suffix}").exists():
            raise UsageError(f"'{folder.name}/{name}{suffix}' exists already.")
    settings = folder / "pack.toml"
    folder.mkdir(parents=True, exist_ok=True)
    if not settings.exists():
        pack = folder.resolve().name
        text = f'name = "{pack}"\nsummary = "Say in one sentence what the pack is about."\n'
        settings.write_text(text, encoding="utf-8")
        yield settings
    path = folder / f"{name}{'.yml' if yaml else '.py'}"
    path.write_text(_YAML if yaml else _PYTHON, encoding="utf-8")
    yield path
