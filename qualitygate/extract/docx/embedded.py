"""What is embedded in the file: which program opens it, and which sheets a workbook has."""

import io
import zipfile

from qualitygate.config import Limits
from qualitygate.errors import Unreadable
from qualitygate.extract.docx.names import R_ID, local, name
from qualitygate.extract.docx.package import Package
from qualitygate.extract.docx.xml import parse

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx")
_MOST_BYTES = 2_000_000  # of the list of sheets
_LIST = "xl/workbook.xml"


def is_workbook(member: str) -> bool:
    return member.lower().endswith(_WORKBOOKS)


def programs(package: Package) -> dict[str, str]:
    """The program of each embedded object by its member's name in lower case.

    A ``ProgID`` as the object says it, or ``chart`` for the workbook with a chart's figures.
    """
    found: dict[str, str] = {}
    for owner, relation in package.all_relations():
        if relation.kind == "package" and "/charts/" in owner.lower():
            found[relation.target.lower()] = "chart"
    for part in package.parts:
        for item in part.root.iter(name("o:OLEObject")):
            relation_of = part.relations.get(item.get(R_ID, ""))
            if relation_of is not None and not relation_of.external:
                found[relation_of.target.lower()] = item.get("ProgID", "")
    return found


def sheets(data: bytes, limits: Limits) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a workbook's sheets, and of those of them that are hidden.

    Nothing where it is no zip: an older or a binary workbook, a protected one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            info = book.getinfo(_LIST)
            if info.file_size > _MOST_BYTES:
                return (), ()
            root = parse(book.read(info), _LIST, limits)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError,
            ValueError, Unreadable):  # fmt: skip
        return (), ()
    listed = [item for item in root.iter() if local(str(item.tag)) == "sheet"]
    hidden = [item for item in listed if item.get("state") in ("hidden", "veryHidden")]
    return (
        tuple(item.get("name", "") for item in listed),
        tuple(item.get("name", "") for item in hidden),
    )
