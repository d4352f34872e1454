"""Small drawn frames, so that thumbnails can be told apart at a glance."""

import colorsys
import io
import random

from PIL import Image, ImageDraw


def frame(number, size=(640, 360)):
    """A PNG with a sky, a sea and a lamp; the same number gives the same picture."""
    dice = random.Random(number)
    width, height = size
    hue = dice.random()
    top, bottom = _colour(hue, 0.45, 0.30), _colour(hue + 0.12, 0.55, 0.85)
    column = Image.new("RGB", (1, height))
    for y in range(height):
        share = y / height
        column.putpixel(
            (0, y), tuple(round(a + (b - a) * share) for a, b in zip(top, bottom))
        )
    picture = column.resize(size)
    draw = ImageDraw.Draw(picture)
    for layer in range(3):
        base = height * (0.55 + 0.15 * layer)
        steps = range(0, width + 40, 40)
        line = [(x, base + dice.uniform(-28, 28)) for x in steps]
        shade = _colour(hue + 0.5, 0.5, 0.35 - 0.1 * layer)
        draw.polygon([*line, (width, height), (0, height)], fill=shade)
    x, y, radius = dice.uniform(80, 560), dice.uniform(50, 150), dice.uniform(18, 46)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 240, 200))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _colour(hue, saturation, value):
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)
