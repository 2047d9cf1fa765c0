"""Addresses that a mail program or a social network has wrapped into its own."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from qualitygate.api import host_of

# Host (or its end) -> the parameter that holds the real address.
_WRAPPERS = {
    "safelinks.protection.outlook.com": "url",
    "safelinks.protection.office365.us": "url",
    "urldefense.com": "u",
    "urldefense.proofpoint.com": "u",
    "protect-us.mimecast.com": "",
    "protect-eu.mimecast.com": "",
    "url.emailprotection.link": "",
    "linkprotect.cudasvc.com": "a",
    "clicktime.symantec.com": "u",
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "out.reddit.com": "url",
    "statics.teams.cdn.office.net": "url",
}
_GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/url\?", re.IGNORECASE)
_LINKEDIN = re.compile(r"https?://(?:www\.)?linkedin\.com/(?:safety/go|redir)", re.IGNORECASE)
_PROOFPOINT = re.compile(r"/v3/__(?P<url>.+?)__;")


def is_wrapped(url: str) -> bool:
    return _parameter(url) is not None


def real_address(url: str) -> str:
    """The address inside a wrapped one, as far as it can be read; any other as it is."""
    parameter = _parameter(url)
    if parameter is None:
        return url
    if match := _PROOFPOINT.search(url):
        return match["url"]
    try:
        values = parse_qs(urlsplit(url.replace("&amp;", "&")).query)
    except ValueError:
        return ""
    found = next((values[name][0] for name in (parameter, "q", "url") if values.get(name)), "")
    return unquote(found) if found.lower().startswith(("http", "mailto:")) else ""


def _parameter(url: str) -> str | None:
    """The parameter of the address's wrapper; None where it is none."""
    if _GOOGLE.match(url) or _LINKEDIN.match(url):
        return "url"
    host = host_of(url)
    for name, parameter in _WRAPPERS.items():
        if host == name or host.endswith(f".{name}"):
            return parameter
    return None
