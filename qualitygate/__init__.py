"""qualitygate stands between a firm's documents and its customers.

from qualitygate import Config, Source, check

report = check(Source.from_path(path), Config())
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["Config", "Source", "__version__", "check"]

_HOMES = {
    "check": "qualitygate.run",
    "Config": "qualitygate.config",
    "Source": "qualitygate.document",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: starting up must stay cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
