"""Certificates of judged files: where they lie, and what goes into them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from qualitygate.cli.files import replacing
from qualitygate.config import Config
from qualitygate.errors import QualityGateError
from qualitygate.finding import FileReport
from qualitygate.isolation import Task

SUFFIX = ".certificate.json"


def beside(document: Path) -> Path:
    """``proposal.docx.certificate.json``."""
    return document.with_name(document.name + SUFFIX)


def rules_in_force(config: Config) -> dict[str, Any]:
    """The rules that judge under a configuration, with their severities."""
    from qualitygate.linting import load_rules, with_word_lists

    return {rule.id: rule.severity for rule in load_rules(with_word_lists(config))}


def standard_of(config: Config) -> str | None:
    """A digest of everything that decides beside the document, as far as it can be named."""
    from qualitygate.standard import Standards

    digest = Standards().of(config)
    return digest.hex() if digest else None


def certify(tasks: Iterable[Task], files: Iterable[FileReport]) -> None:
    """Write the certificate of each judged file beside it, whatever its verdict.

    A file that could not be opened has none, and loses one that it had. Raises `QualityGateError`
    where one cannot be written.
    """
    from qualitygate.standard import settings
    from qualitygate.verdict.certificate import certificate

    standards: dict[int, str | None] = {}
    for task, report in zip(tasks, files, strict=True):
        path = beside(Path(report.path))
        config = task.config.for_document(task.name)
        key = id(task.config) if not task.config.paths else id(config)
        if key not in standards:
            standards[key] = standard_of(config)
        digest = settings(replace(config, date=None)).hex()
        said = certificate(report, config, rules_in_force(config), digest, standards[key])
        try:
            if not report.sha256:
                path.unlink(missing_ok=True)
                continue
            text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
            with replacing(path) as temporary:
                temporary.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise QualityGateError(
                f"the certificate cannot be written to '{path}': {error.strerror}."
            ) from error
