"""The picture that chats and mail programs show beside a link to a unit: code, title, owner and wording, 1200 by 630.

A picture is made of sixteen shades of one colour, so it is small, and the same values give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from touchstone.citing import Citation

SIZE = (1200, 630)
EDGE = 70
DARK, LIGHT = (20, 37, 59), (255, 255, 255)
"""The colour of the ground and that of the letters; the shades lie between."""
FONTS = Path(__file__).parent / "fonts"
RECIPE = "1"
"""Part of a picture's name in the cache: a change here or in what is drawn makes every picture anew."""
FULL, SOFT = 15, 11


def preview_image(cited: Citation, cache_folder: Path | None = None) -> bytes:
    """The picture as a PNG file, from the cache where it has been made before."""
    kept = cache_folder / f"{_key(cited)}.png" if cache_folder else None
    if kept and kept.is_file():
        return kept.read_bytes()
    content = drawn(cited)
    if kept:
        _keep(kept, content)
    return content


def _key(cited: Citation) -> str:
    told = (RECIPE, cited.code, cited.version, cited.title, cited.suite, cited.owner, cited.wording)
    return sha256("\n".join(told).encode()).hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    """Write a picture whole or not at all; a cache that cannot be written is no reason to stop."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        return


def drawn(cited: Citation) -> bytes:
    """Draw the picture."""
    image = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"
    version = f"   version {cited.version}" if cited.version else ""
    draw.text((EDGE, 58), cited.code + version, font=_font("Semibold", 44), fill=255 * SOFT // FULL)
    draw.rectangle((EDGE, 128, EDGE + 120, 134), fill=255)
    size, lines = _title(cited.title)
    for place, line in enumerate(lines):
        draw.text((EDGE, 165 + place * int(size * 1.2)), line, font=_font("Semibold", size), fill=255)
    for place, line in enumerate(_fitting(f"{cited.suite}. {cited.owner}.", 30, 1) + _fitting(cited.wording, 30, 1)):
        draw.text((EDGE, 505 + place * 42), line, font=_font("Regular", 30), fill=255 * SOFT // FULL)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    shades = image.point([shade // 16 for shade in range(256)])
    shades.putpalette(
        [
            round(dark + (light - dark) * shade / FULL)
            for shade in range(16)
            for dark, light in zip(DARK, LIGHT, strict=True)
        ]
    )
    out = BytesIO()
    shades.save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()


@cache
def _font(style: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"TouchstoneSans-{style}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


def _title(title: str) -> tuple[int, list[str]]:
    """The size at which a title has room, and its lines; one that is longer still is cut."""
    for size, room in ((64, 4), (54, 5), (46, 6)):
        lines = _lines(title, size)
        if len(lines) <= room:
            return size, lines
    return 46, _fitting(title, 46, 6)


def _fitting(text: str, size: int, room: int) -> list[str]:
    lines = _lines(text, size)
    return lines if len(lines) <= room else [*lines[: room - 1], lines[room - 1].rstrip(" ,;:.") + " …"]


def _lines(text: str, size: int) -> list[str]:
    """Text in lines that fit between the edges."""
    font, lines = _font("Semibold", size), [""]
    for word in _words(text, size):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= SIZE[0] - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(text: str, size: int) -> Iterator[str]:
    """Words, each short enough for a line."""
    most = (SIZE[0] - 2 * EDGE) // size
    for word in text.split()[:200]:
        yield from (word[start : start + most] for start in range(0, len(word), most))
