"""A file to be judged."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be judged: its bytes, and the name under which people know it.

    `name` is the path as the user gave it, with forward slashes; nothing is read from it.
    """

    name: str
    data: bytes = field(repr=False)
    twin: "Source | None" = None  # the DOCX beside a PDF, of which it was made

    @classmethod
    def from_path(cls, path: str | Path) -> "Source":
        """The file, and with a PDF the DOCX that lies beside it under the same name."""
        path = Path(path)
        beside = twin_of(path)
        twin = cls(beside.as_posix(), beside.read_bytes()) if beside else None
        return cls(path.as_posix(), path.read_bytes(), twin)

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def twin_of(path: Path) -> Path | None:
    """``proposal.docx`` for ``proposal.pdf``, if it is there."""
    if path.suffix.lower() != ".pdf":
        return None
    candidates = (path.with_suffix(suffix) for suffix in (".docx", ".DOCX"))
    return next((candidate for candidate in candidates if candidate.is_file()), None)
