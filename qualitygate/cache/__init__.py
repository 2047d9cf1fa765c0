"""What was worked out once, remembered on disk: sealed bytes under keyed names, and no text."""

from qualitygate.cache.folder import cache_folder
from qualitygate.cache.store import Store, open_store

__all__ = ["Store", "cache_folder", "open_store"]
