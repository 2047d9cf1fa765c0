"""The baseline: the faults that a repository had when it began to be judged.

A file of JSON beside the configuration. It holds no word of a document: the rule, the fingerprint
of the fault and how often it is there.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualitygate.config.toml import shown_path
from qualitygate.errors import UsageError

FILE = "qualitygate-baseline.json"
SCHEMA = 1

# Name of a document (relative to the configuration) -> "rule fingerprint" -> how often.
Baseline = Mapping[str, Mapping[str, int]]


def read_baseline(path: Path) -> Baseline:
    """What a baseline holds. Raises `UsageError` where it is not one, or of a later version."""
    shown = shown_path(path)
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise UsageError(f"cannot be read: {reason}.", shown) from None
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise UsageError("is no baseline: it is not JSON.", shown) from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UsageError("is no baseline of this version of qualitygate.", shown)
    files = data.get("files")
    if not isinstance(files, dict) or not all(map(_is_sound, files.values())):
        raise UsageError("is damaged: write it anew with 'qualitygate baseline'.", shown)
    return files


def written_baseline(baseline: Baseline) -> bytes:
    """The file that holds a baseline; the same baseline gives the same bytes."""
    files = {name: dict(sorted(baseline[name].items())) for name in sorted(baseline)}
    data = {"schema": SCHEMA, "files": {name: found for name, found in files.items() if found}}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _is_sound(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(count, int) and not isinstance(count, bool) and count > 0
        for count in found.values()
    )
