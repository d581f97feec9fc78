"""Drawn scenes for sample pictures: rooms, hands, people without features; no real place."""

import math

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1800, 1200)
UPRIGHT = (1200, 1800)
SKIN, HAIR, GOLD = (214, 172, 138), (36, 30, 28), (250, 236, 212, 255)
ROCK = [(0, 1300), (300, 980), (560, 1240), (900, 1020), (1200, 1280), (1200, 1800), (0, 1800)]


def canvas(top, bottom, size=SIZE):
    """Return a picture filled from one colour above to another below."""
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), top)
    strip.putpixel((0, 1), bottom)
    return strip.resize(size, Image.Resampling.BILINEAR)


def curtain(image, colour, box):
    """Draw folds of cloth into a box (left, top, right, bottom)."""
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = box
    for n, x in enumerate(range(left, right, 30)):
        shade = 1.0 - 0.16 * (n % 3)
        fill = tuple(int(part * shade) for part in colour)
        draw.rectangle((x, top, min(x + 30, right), bottom), fill=fill)


def draw_hall():
    """Rows of empty seats before a screen, in perspective."""
    image = canvas((86, 74, 62), (48, 40, 34))
    curtain(image, (122, 38, 34), (0, 0, SIZE[0], 560))
    image = image.filter(ImageFilter.GaussianBlur(6))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 560, SIZE[0], 640), fill=(96, 66, 44))
    draw.rectangle((560, 110, 1240, 480), fill=(228, 230, 226), outline=(60, 52, 46), width=10)
    for n, width in enumerate((420, 500, 340)):
        y = 210 + n * 62
        draw.rectangle((900 - width // 2, y, 900 + width // 2, y + 22), fill=(150, 160, 158))
    for row in range(7):
        scale = 0.45 + row * 0.13
        y = 640 + int(row * row * 9.5 + row * 22)
        width, height, gap = int(150 * scale), int(120 * scale), int(28 * scale)
        count = SIZE[0] // (width + gap) + 2
        start = 900 - count * (width + gap) // 2
        for n in range(count):
            x = start + n * (width + gap)
            shade = 64 + row * 7
            draw.rounded_rectangle(
                (x, y, x + width, y + height),
                int(24 * scale),
                fill=(shade + 40, shade - 6, shade - 14),
            )
            draw.rounded_rectangle(
                (x + 8, y + 8, x + width - 8, y + height // 2),
                int(18 * scale),
                fill=(shade + 66, shade + 8, shade),
            )
    return image


def draw_lectern():
    """A lectern with a microphone and flowers before a curtain."""
    image = canvas((40, 84, 72), (24, 52, 46))
    curtain(image, (38, 92, 78), (0, 0, SIZE[0], 900))
    image = image.filter(ImageFilter.GaussianBlur(7))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 900, SIZE[0], SIZE[1]), fill=(110, 78, 52))
    draw.line((0, 902, SIZE[0], 902), fill=(160, 122, 84), width=6)
    draw.polygon([(700, 520), (1100, 520), (1060, 1080), (740, 1080)], fill=(126, 80, 46))
    draw.polygon([(660, 460), (1140, 460), (1110, 530), (690, 530)], fill=(150, 100, 60))
    draw.polygon([(760, 590), (1040, 590), (1014, 960), (786, 960)], fill=(104, 64, 36))
    draw.line((900, 470, 930, 300), fill=(30, 30, 30), width=10)
    draw.rounded_rectangle((914, 250, 954, 320), 18, fill=(24, 24, 24))
    for x, y, radius in ((640, 930, 46), (590, 960, 40), (690, 970, 42), (640, 1000, 50)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(196, 74, 66))
        draw.ellipse((x - 14, y - 14, x + 14, y + 14), fill=(238, 186, 96))
    draw.polygon([(560, 1000), (720, 1000), (690, 1120), (590, 1120)], fill=(222, 214, 198))
    return image


def draw_newsroom():
    """A desk by a window in the evening: a lamp, papers, a cup, a screen with lines of text."""
    image = canvas((58, 66, 88), (98, 84, 80))
    draw = ImageDraw.Draw(image)
    for n in range(4):
        x = 160 + n * 390
        draw.rectangle((x, 90, x + 340, 640), fill=(122, 140, 168), outline=(46, 40, 40), width=14)
        draw.line((x + 170, 90, x + 170, 640), fill=(46, 40, 40), width=10)
    image = image.filter(ImageFilter.GaussianBlur(5))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 820, SIZE[0], SIZE[1]), fill=(112, 76, 48))
    draw.rectangle((620, 380, 1240, 780), fill=(28, 30, 34))
    draw.rectangle((646, 406, 1214, 754), fill=(236, 236, 228))
    for n in range(9):
        width = (500, 430, 520, 260, 480, 510, 390, 470, 210)[n]
        draw.rectangle((680, 436 + n * 34, 680 + width, 450 + n * 34), fill=(90, 96, 100))
    draw.polygon([(880, 780), (980, 780), (1010, 840), (850, 840)], fill=(36, 36, 40))
    draw.line((330, 860, 330, 470), fill=(38, 60, 54), width=16)
    draw.polygon([(230, 480), (430, 480), (390, 370), (270, 370)], fill=(52, 106, 88))
    draw.ellipse((270, 850, 390, 886), fill=(38, 60, 54))
    for n in range(5):
        left, top = 1290 + n * 9, 900 - n * 14
        draw.polygon(
            [(left, top), (left + 330, top + 16), (left + 312, top + 210), (left - 18, top + 190)],
            fill=(232 - n * 5, 228 - n * 5, 214 - n * 5),
        )
    draw.rounded_rectangle((500, 850, 600, 960), 16, fill=(164, 52, 46))
    draw.arc((580, 870, 640, 930), -90, 90, fill=(164, 52, 46), width=14)
    return image


def draw_hands():
    """Two sleeves and two hands that meet."""
    image = canvas((206, 212, 204), (168, 178, 170)).filter(ImageFilter.GaussianBlur(3))
    draw = ImageDraw.Draw(image)
    for side, sleeve, skin in (
        (-1, (44, 62, 92), (214, 170, 134)),
        (1, (110, 44, 40), (196, 148, 112)),
    ):
        middle = 900 + side * 40
        elbow = 900 + side * 900
        draw.polygon(
            [(elbow, 420), (elbow, 860), (middle + side * 300, 740), (middle + side * 300, 520)],
            fill=sleeve,
        )
        cuff = sorted((middle + side * 300, middle + side * 250))
        draw.rectangle((cuff[0], 515, cuff[1], 745), fill=(240, 240, 236))
        palm = sorted((middle + side * 260, middle - side * 130))
        draw.rounded_rectangle((palm[0], 540, palm[1], 720), 80, fill=skin)
        for n in range(4):
            tip = sorted((middle - side * 60, middle - side * (210 - n * 14)))
            top = 560 + n * 40
            draw.rounded_rectangle((tip[0], top, tip[1], top + 36), 18, fill=skin)
            draw.line((tip[0] + 14, top + 36, tip[1] - 14, top + 36), fill=(150, 108, 80), width=3)
    draw.rounded_rectangle((840, 500, 1000, 580), 40, fill=SKIN)
    return image


def person(draw, x, ground, height, coat):
    """Draw someone without features, from the head down to the ground."""
    head, top, half = height * 0.1, ground - height, height * 0.16
    body = (x - half, ground - height * 0.74, x + half, ground)
    draw.rounded_rectangle(body, int(height * 0.12), fill=coat)
    draw.ellipse((x - head, top, x + head, top + 2.3 * head), fill=SKIN)
    hair = (x - head * 1.08, top - height * 0.02, x + head * 1.08, top + 1.9 * head)
    draw.pieslice(hair, 180, 360, fill=HAIR)


def draw_delegates():
    """Five people in a row before a curtain, their faces plain."""
    image = canvas((120, 36, 34), (82, 24, 24))
    curtain(image, (134, 40, 38), (0, 0, SIZE[0], 880))
    image = image.filter(ImageFilter.GaussianBlur(6))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 880, SIZE[0], SIZE[1]), fill=(116, 84, 58))
    coats = ((40, 48, 66), (66, 60, 58), (92, 34, 58), (34, 66, 60), (50, 52, 60))
    for n, coat in enumerate(coats):
        person(draw, 300 + n * 300, 1130, 700 + (n * 53) % 90, coat)
    return image


def draw_children():
    """Two children who fly a kite on a hill."""
    image = canvas((158, 200, 226), (236, 240, 226))
    draw = ImageDraw.Draw(image)
    draw.ellipse((-400, 820, 1500, 1900), fill=(122, 158, 88))
    draw.ellipse((700, 900, 2500, 1900), fill=(98, 138, 76))
    draw.line((620, 720, 1330, 270), fill=(70, 70, 70), width=3)
    draw.polygon([(1330, 270), (1420, 150), (1540, 200), (1450, 330)], fill=(196, 58, 50))
    draw.line((1330, 270, 1540, 200), fill=(240, 220, 160), width=6)
    for n in range(12):
        x, y = 1460 + n * 14, 330 + n * 26
        draw.line((x, y, x + 24 * math.sin(n), y + 26), fill=(226, 178, 60), width=9)
    person(draw, 560, 1060, 380, (44, 92, 128))
    person(draw, 800, 1090, 330, (196, 130, 44))
    return image


def draw_tower():
    """A pagoda with four roofs on a rock, upright."""
    image = canvas((246, 206, 160), (250, 236, 212), UPRIGHT)
    draw = ImageDraw.Draw(image)
    draw.ellipse((760, 240, 960, 440), fill=(250, 240, 214))
    draw.polygon(ROCK, fill=(120, 142, 132))
    draw.polygon([(120, 1800), (320, 1400), (880, 1380), (1100, 1800)], fill=(70, 84, 76))
    for n in range(4):
        half, top = 300 - n * 56, 1210 - n * 230
        draw.rectangle((660 - half, top, 540 + half, top + 190), fill=(176, 92, 66))
        draw.rectangle((560, top + 60, 640, top + 190), fill=(66, 38, 34))
        eaves = [(560 - half, top + 16), (640 + half, top + 16)]
        ridge = [(520 + half, top - 60), (680 - half, top - 60)]
        draw.polygon([*eaves, *ridge], fill=(98, 44, 38))
    draw.line((600, 460, 600, 330), fill=(98, 44, 38), width=14)
    return image


def draw_emblem():
    """A round stamp on nothing: its ground is transparent."""
    image = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 20, 880, 880), fill=(156, 31, 31, 255))
    draw.ellipse((70, 70, 830, 830), outline=GOLD, width=12)
    for n in range(3):
        x = 200 + n * 100
        draw.polygon([(x, 640), (x + 150, 300 + n % 2 * 70), (x + 300, 640)], fill=GOLD)
    draw.rectangle((220, 640, 690, 668), fill=GOLD)
    return image
