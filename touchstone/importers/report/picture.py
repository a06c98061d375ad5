"""Pictures of the pages of a PDF, as data that stands in the report itself."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator

import pypdfium2

_SCALE = 1.25
_MOST_PAGES = 30


def page_pictures(content: bytes) -> Iterator[str]:
    """The pages of a PDF as data addresses of PNG pictures, up to a bearable number."""
    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(min(len(document), _MOST_PAGES)):
            page = document[number]
            bitmap = page.render(scale=_SCALE, grayscale=True)
            yield (
                "data:image/png;base64,"
                + base64.b64encode(_png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)).decode()
            )
            bitmap.close()
            page.close()
    finally:
        document.close()


def _png(grey: bytes, width: int, height: int, stride: int) -> bytes:
    """A grey picture as PNG. Source: PNG specification (ISO/IEC 15948), chunks IHDR, IDAT and IEND, filter 0."""
    rows = b"".join(b"\x00" + grey[row * stride : row * stride + width] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
