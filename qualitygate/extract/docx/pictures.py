"""What the pictures of a DOCX show, to be compared with logos."""

import hashlib
from collections.abc import Collection

from qualitygate.config import Limits
from qualitygate.errors import Unreadable
from qualitygate.extract.docx.package import Package
from qualitygate.extract.images import MOST_PIXELS, pixel_size
from qualitygate.pictures import picture_hash

_NO_PICTURES = (".xml", ".rels", ".bin", ".vml")


def picture_hashes(data: bytes, limits: Limits, wanted: Collection[str]) -> dict[str, str]:
    """The perceptual hashes of the pictures whose files have the SHA-256 that are `wanted`.

    The smallest are looked at first, all together no more than `MOST_PIXELS`.
    """
    package = Package(data, limits)
    sizes: dict[str, tuple[int, str]] = {}
    for member in package.members:
        if member.lower().endswith(_NO_PICTURES):
            continue
        try:
            content = package.read(member)
        except Unreadable:  # the reader of the document has said so
            continue
        digest = hashlib.sha256(content).hexdigest()
        if digest in wanted:
            width, height = pixel_size(content)
            sizes[digest] = max(width, 0) * max(height, 0), member
    found: dict[str, str] = {}
    pixels = 0
    for digest, (size, member) in sorted(sizes.items(), key=lambda item: (item[1], item[0])):
        pixels += size
        if pixels > MOST_PIXELS:
            break
        found[digest] = picture_hash(package.read(member))
    return found
