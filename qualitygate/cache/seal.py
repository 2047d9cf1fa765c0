"""Values that only the secret they belong to can open.

A secret (a sentence, a file's digest) and a key give a name to file a value under and a key to
seal it with; from the name and the sealed value nothing of the secret can be read, and without the
secret nothing of the value. Somebody who has the key can still try a secret that he guesses.
"""

import hashlib
import hmac
from dataclasses import dataclass, field

_NAME, _TAG = 16, 16  # bytes


@dataclass(frozen=True, slots=True)
class Seal:
    """The name under which a secret's value is kept (16 bytes), and what seals that value."""

    name: bytes
    _tag_key: bytes = field(repr=False)
    _stream_key: bytes = field(repr=False)

    def close(self, value: bytes) -> bytes:
        """The value as it may lie about: 16 bytes longer, and the same each time.

        The tag is made of the value and the stream of the tag (a synthetic initialisation vector,
        as in RFC 5297), so that two values of one secret share no stream.
        """
        tag = hashlib.blake2b(value, digest_size=_TAG, key=self._tag_key).digest()
        return tag + self._crossed(tag, value)

    def open(self, sealed: bytes) -> bytes | None:
        """The value, or None where it was not sealed so: torn, foreign, tampered with."""
        tag, value = sealed[:_TAG], self._crossed(sealed[:_TAG], sealed[_TAG:])
        expected = hashlib.blake2b(value, digest_size=_TAG, key=self._tag_key).digest()
        return value if hmac.compare_digest(tag, expected) else None

    def _crossed(self, tag: bytes, value: bytes) -> bytes:
        if not value:
            return b""
        stream = hashlib.shake_256(self._stream_key + tag).digest(len(value))
        crossed = int.from_bytes(value, "little") ^ int.from_bytes(stream, "little")
        return crossed.to_bytes(len(value), "little")


@dataclass(frozen=True, slots=True)
class Sealer:
    """What makes seals under an installation's key; another scope has other names and seals."""

    _key: bytes = field(repr=False)

    @classmethod
    def of(cls, key: bytes, scope: bytes) -> "Sealer":
        return cls(hashlib.blake2b(scope, digest_size=32, key=key).digest())

    def seal(self, secret: bytes) -> Seal:
        made = hashlib.blake2b(secret, key=self._key).digest()
        return Seal(made[:_NAME], made[_NAME : 2 * _NAME], made[2 * _NAME :])
