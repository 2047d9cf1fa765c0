"""Who starts the server that an engine asks: this process, or the one that it works for.

Workers judge documents under limits, and may be killed at any time: there the parent starts one
server for all of them. Each puts its own way in with `provide`.
"""

import atexit
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from qualitygate.config import LanguageTool as Settings

if TYPE_CHECKING:
    from qualitygate.proofread.languagetool.servers import Servers

Provider = Callable[[Settings], str]


@cache
def _own() -> "Servers":
    """Those of this process, ended with it."""
    from qualitygate.proofread.languagetool.servers import Servers

    servers = Servers()
    atexit.register(servers.close)
    return servers


def _start_here(settings: Settings) -> str:
    return _own().url(settings)


_provider: Provider = _start_here


def provide(provider: Provider) -> None:
    """Let `provider` say from now on where a server is; it raises `Unreadable` where none is."""
    global _provider
    _provider = provider


def server_url(settings: Settings) -> str:
    """Where the server for these settings is. Called when there is something to ask it."""
    return _provider(settings)
