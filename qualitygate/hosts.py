"""The host that an address names."""

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host, in lower case, of an address with or without a scheme; empty where it is broken."""
    if "//" not in address:
        address = f"//{address}"
    try:
        return (urlsplit(address.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""
