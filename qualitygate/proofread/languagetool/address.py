"""Where a LanguageTool server is, and whether text may go there."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from qualitygate.errors import UsageError

_SETTING = "url in [languagetool]"


@dataclass(frozen=True, slots=True)
class Address:
    """``base`` is what ``v2/check`` is added to; `display` says it without any password."""

    base: str
    host: str
    display: str
    local: bool  # on this machine: never through a proxy
    encrypted: bool


def address_of(url: str, remote: bool) -> Address:
    """The address that a configuration names.

    Raises `UsageError` for what is no address, and for another machine without `remote`: the text
    of confidential documents would leave this one.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError(f"{_SETTING} is no address: {error}.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f'{_SETTING} must look like "http://localhost:8081", not "{url}".')
    local = _is_this_machine(host)
    if not local and not remote:
        raise UsageError(
            f"{_SETTING} is on another machine ({host}), and the text of every document would be "
            "sent there. If that is allowed, say so with remote = true in [languagetool]."
        )
    place = f"[{host}]" if ":" in host else host
    display = f"{parts.scheme}://{place}{f':{port}' if port else ''}"
    return Address(_base(parts), host, display, local, parts.scheme == "https")


def _base(parts: SplitResult) -> str:
    """The address up to the folder of the interface's version, which people write or leave out."""
    path = parts.path.rstrip("/")
    for known in ("/check", "/v2"):
        path = path.removesuffix(known)
    return f"{parts.scheme}://{parts.netloc}{path}/"


def _is_this_machine(host: str) -> bool:
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
