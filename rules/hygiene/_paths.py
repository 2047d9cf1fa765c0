"""Paths and hosts that exist only inside a firm: how they look, and what they tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from qualitygate.api import host_of

_PART = r"[^\\/:*?\"<>|\n\t]"
# A drive, a share, a home folder; in a field's code every backslash is written twice.
_PATH = re.compile(
    r"file:/{1,5}[^\s\"<>|]+"
    rf"|(?<![A-Za-z0-9_\\])[A-Za-z]:\\{{1,2}}(?:{_PART}+\\{{1,2}})*{_PART}+"
    rf"|(?<![A-Za-z0-9_\\])[A-Za-z]:/(?:{_PART}+/)+{_PART}+"
    r"|Macintosh(?: |%20)HD:[^\s\"<>|]+"
    rf"|(?<![\w\\:.])\\\\(?:\\\\)?[A-Za-z0-9][\w.$-]+(?:\\{{1,2}}{_PART}+)+"
    rf"|(?<![\w./:\\~-])/(?:Users|home|Volumes)/{_PART}+(?:/{_PART}+)+"
)
_FILE_NAME = re.compile(r"[^.]*(?:\.[A-Za-z0-9_~-]+)*\.[A-Za-z0-9]{1,5}(?![\w.])")
_WORD = re.compile(r"\S+")
_CLUES = ("file:", ":\\", ":/", "\\\\", "/Users/", "/home/", "/Volumes/", "HD:")
_USER = re.compile(
    r"(?:\b(?:Users|Documents and Settings|Dokumente und Einstellungen)[\\/:]+|^/?(?:home|Users)/)"
    r"([^\\/:]+)[\\/:]",
    re.IGNORECASE,
)
_EVERYBODY = {
    "public", "default", "all users", "default user", "shared", "user", "username", "your name",
    "yourname", "your_name", "you", "me", "name", "admin", "administrator", "test", "student",
}  # fmt: skip
_SERVER = re.compile(r"^(?:file:)?[\\/]{2,5}([A-Za-z0-9][\w.$-]*)(?=[\\/])")
_OWN_CLOUD = re.compile(r"-my\.sharepoint\.com/(?:[^/]+/)*personal/([^/?#]+)", re.IGNORECASE)
_INTERNAL = re.compile(
    r"(?:^|\.)(?:local|corp|internal|intranet|lan|intra|localdomain|private|home\.arpa)$|^intranet\."
)
_PRIVATE = re.compile(
    r"10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}"
    r"|169\.254(?:\.\d{1,3}){2}"
)
# What is reachable for others, too, though its name does not look so; what stands for any host.
_CONVENTIONS = re.compile(
    r"(?:^|\.)(?:google|docker|ec2|compute)\.internal$|\.compute\.internal$|(?:^|\.)cluster\.local$"
    r"|^(?:10\.0\.0\.(?:1|138)|192\.168\.[01]\.(?:1|254))$"
    r"|^(?:(?:your|my|the)?-?(?:server|host|hostname|servername|domain|machine|site|url|ip|address)"
    r"|example|www|foo|bar|localhost)$"
)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


class Place(NamedTuple):
    """A path in a text, and whose it is: a user's, a server's, or nobody's in particular."""

    start: int
    end: int
    user: str
    server: str


def places(text: str) -> Iterator[Place]:
    """The paths in a text."""
    if "/" not in text and "\\" not in text and "HD:" not in text:
        return
    if not any(clue in text for clue in _CLUES):
        return
    for match in _PATH.finditer(text):
        found = _ended(match.group())
        path = unquote(found)
        user, server = _USER.search(re.sub(r"^file:/*", "", path)), _SERVER.match(path)
        name = user[1] if user and user[1].casefold() not in _EVERYBODY else ""
        host = server[1] if server and not _is_drive(path) else ""
        yield Place(match.start(), match.start() + len(found), name, host)


def _ended(path: str) -> str:
    """A path without the words of the sentence after it."""
    last = max(path.rfind("\\"), path.rfind("/")) + 1
    name = _FILE_NAME.match(path, last) or _WORD.match(path, last)
    return path[: name.end() if name else len(path)].rstrip(" .,;)'”’")


def _is_drive(path: str) -> bool:
    return bool(re.match(r"(?:file:)?[\\/]*(?:[A-Za-z]:|Users/|home/|Volumes/)", path))


def told(place: Place) -> str:
    """What a path gives away, as a message says it."""
    if place.user:
        return f" and tells the name of a user, '{place.user}'"
    if place.server:
        return f" and tells the name of a server, '{place.server}'"
    return ""


def internal_host(address: str) -> str:
    """The host of a web address that only our own network can reach, or an empty text.

    A name without a dot is one, but for this computer itself and a scheme that stands there twice;
    so is a private address, RFC 1918.
    """
    host = host_of(address) if "://" in address else ""
    if (
        not host
        or host in ("http", "https", "www")
        or host.startswith("127.")
        or _CONVENTIONS.search(host)
    ):
        return ""
    if _PRIVATE.fullmatch(host) or _INTERNAL.search(host):
        return host
    return host if "." not in host and ":" not in host and _NAME.fullmatch(host) else ""


def cloud_user(address: str) -> str:
    """Whose own folder in the firm's cloud an address leads to: ``ann_firm_com``, or nobody's."""
    found = _OWN_CLOUD.search(address)
    return found[1] if found else ""
