"""Ask a server for one address and say what came of it."""

import errno
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from qualitygate import __version__
from qualitygate.network.public import NotPublic, public_address

# reached; gone for good; refused to us and perhaps to nobody else; its certificate is not valid;
# no answer; not asked by our own decision; not asked because we have no network.
Outcome = Literal["reached", "gone", "refused", "certificate", "silent", "private", "offline"]
Locate = Callable[[str, int], str]

_REDIRECTS = 5
_GONE = {404, 410}
_MOVED = {301, 302, 303, 307, 308}
_SAFE = "!#$%&'()*+,/:;=?@[]~"  # what stays as it is in an address (RFC 3986)
_HEADERS = {"User-Agent": f"qualitygate/{__version__} (checks links)", "Accept": "*/*"}
_NO_NETWORK = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking; `status` is HTTP's, 0 where there was no answer."""

    outcome: Outcome
    status: int = 0


def ask(url: str, seconds: float, locate: Locate = public_address) -> Answer:
    """Ask for the head of an address, and where a server does not like that, for the address.

    Redirects are followed a few times, each to a public host alone; no cookie and no body is taken.
    `locate` gives the address of a host to connect to, or raises `NotPublic`.
    """
    deadline = time.monotonic() + seconds
    try:
        for _ in range(_REDIRECTS + 1):
            status, location = _once("HEAD", url, deadline, locate)
            if status >= 400:
                status, location = _once("GET", url, deadline, locate)
            if status not in _MOVED or not location:
                return _judged(status)
            url = urljoin(url, location)
            if not url.lower().startswith(("http://", "https://")):
                return Answer("reached", status)  # an app's own scheme: the server has answered
        return Answer("refused", status)
    except NotPublic:
        return Answer("private")
    except ssl.SSLCertVerificationError:
        return Answer("certificate")
    except socket.gaierror as error:
        return Answer("gone" if error.errno == socket.EAI_NONAME else "offline")
    except OSError as error:
        return Answer("offline" if error.errno in _NO_NETWORK else "silent")
    except (HTTPException, UnicodeError, ValueError):
        return Answer("silent")


def _judged(status: int) -> Answer:
    if status in _GONE:
        return Answer("gone", status)
    return Answer("reached" if status < 400 else "refused", status)


def _once(method: str, url: str, deadline: float, locate: Locate) -> tuple[int, str]:
    """The status and where it points on to."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    parts = urlsplit(url)
    secure = parts.scheme.lower() == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    address = locate(host, port)
    connection = _Secure(host, port, address, left) if secure else _Plain(host, port, address, left)
    path = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    try:
        connection.request(method, path, headers=_HEADERS)
        response: HTTPResponse = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


class _Plain(HTTPConnection):
    """Connects to the address that was judged, and speaks to the host by its name."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(_ascii(host), port, timeout=timeout)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(HTTPSConnection):
    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        self.trust = ssl.create_default_context()
        super().__init__(_ascii(host), port, timeout=timeout, context=self.trust)
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        try:
            self.sock = self.trust.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


def _ascii(host: str) -> str:
    """The host's name as it goes over the wire; raises `UnicodeError` for what is none."""
    return host if host.isascii() else host.encode("idna").decode("ascii")
