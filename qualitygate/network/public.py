"""Which hosts may be asked: those of the public internet, and no other, whatever a link says.

A document comes from outside, and its links must not make us ask machines of our own network. So a
host's addresses are looked up here, judged, and the very address that was judged is connected to.
"""

import ipaddress
import socket


class NotPublic(Exception):
    """The host is, or may be, one of a private network."""


def resolve(host: str, port: int) -> list[str]:
    """The host's addresses as the system gives them, in its order.

    Raises `OSError` (`socket.gaierror`) where there are none, `UnicodeError` for what is no name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_address(host: str, port: int) -> str:
    """The address to connect to. Raises `NotPublic` where any of the host's is not public."""
    addresses = resolve(host, port)
    if not addresses or not all(map(is_public, addresses)):
        raise NotPublic
    return addresses[0]


def is_private_name(host: str) -> bool:
    """Whether a host's name says itself that it is not public: ``localhost``, a private number."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    return _is_number(host) and not is_public(host)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, for IPv6 that carries IPv4 as well."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or _nat64(number)
        if inner is not None:
            number = inner
    return number.is_global and not number.is_multicast


def _nat64(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address behind one of 64:ff9b::/96 (RFC 6052)."""
    if int(number) >> 32 == 0x0064FF9B << 64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return None
