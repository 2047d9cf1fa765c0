"""Which addresses are understood, and which languages a server is asked for."""

import pytest

from qualitygate.errors import UsageError
from qualitygate.proofread.languagetool.address import address_of
from qualitygate.proofread.languagetool.tags import server_tag

KNOWN = (
    "ca-ES", "de", "de-AT", "de-DE", "en", "en-AU", "en-GB", "en-US", "es", "es-AR", "fr", "nl",
    "pl-PL", "pt", "pt-BR", "pt-PT", "ru-RU", "zh-CN",
)  # fmt: skip


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("http://localhost:8081", "http://localhost:8081/"),
        ("http://localhost:8081/", "http://localhost:8081/"),
        ("http://127.0.0.1:8081/v2", "http://127.0.0.1:8081/"),
        ("http://[::1]:8081/v2/check", "http://[::1]:8081/"),
        ("https://localhost/grammar/v2/", "https://localhost/grammar/"),
    ],
)
def test_this_machine_in_all_its_names(url: str, base: str) -> None:
    address = address_of(url, remote=False)
    assert (address.base, address.local) == (base, True)


@pytest.mark.parametrize("url", ["localhost:8081", "ftp://localhost", "http://", "http://a:b:c"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match=r"url in \[languagetool\]"):
        address_of(url, remote=True)


@pytest.mark.parametrize(
    "url",
    ["https://api.languagetool.org/v2/", "http://10.0.0.5:8081", "http://localhost.example:8081"],
)
def test_another_machine_must_be_allowed(url: str) -> None:
    with pytest.raises(UsageError, match="remote = true"):
        address_of(url, remote=False)
    assert not address_of(url, remote=True).local


def test_a_password_is_not_shown() -> None:
    address = address_of("https://user:secret@proofread.example:8443/v2", remote=True)
    assert address.display == "https://proofread.example:8443"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "en-US"), ("en-US", "en-US"), ("EN_gb", "en-GB"), ("en-IE", "en-GB"),
        ("en-PH", "en-US"), ("en-AU", "en-AU"), ("de", "de-DE"), ("de-LI", "de-DE"),
        ("de-AT", "de-AT"), ("pt", "pt-PT"), ("pt-BR", "pt-BR"), ("pt-MZ", "pt-PT"),
        ("es-MX", "es"), ("fr-FR", "fr"), ("ca", "ca-ES"), ("pl", "pl-PL"), ("ru", "ru-RU"),
        ("zh-TW", "zh-CN"), ("nl-BE", "nl"), ("it", None), ("", None),
    ],
)  # fmt: skip
def test_each_language_gets_its_nearest_variant(tag: str, name: str | None) -> None:
    assert server_tag(tag, KNOWN) == name
