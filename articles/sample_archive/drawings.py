"""Drawn pictures for the sample archive: hills and what stands before them, no faces, no photo."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1440, 960)
SKIES = (
    ((247, 214, 170), (252, 240, 220)), ((168, 202, 222), (232, 240, 238)),
    ((236, 178, 150), (250, 226, 200)), ((150, 184, 196), (222, 230, 220)),
    ((196, 206, 214), (236, 234, 228)),
)  # fmt: skip
RAIN = ((112, 124, 134), (176, 184, 186))
HILLS = (
    ((142, 168, 164), (96, 134, 122), (58, 100, 84)),
    ((172, 164, 176), (118, 116, 138), (70, 74, 100)),
    ((170, 182, 140), (122, 146, 92), (78, 106, 60)),
    ((176, 164, 144), (134, 126, 96), (88, 92, 62)),
)  # fmt: skip
WALLS = (
    ((96, 42, 38), (58, 26, 24)), ((44, 84, 92), (26, 50, 58)), ((122, 96, 62), (84, 64, 42)),
)  # fmt: skip
ALT = {
    "nui": "Núi đá vôi nối nhau trong sương",
    "hoi_truong": "Hội trường với hàng ghế trống và bục phát biểu",
    "van_phong": "Quầy tiếp nhận hồ sơ bên cửa sổ",
    "nuong_doi": "Ruộng bậc thang dưới chân núi",
    "cua_khau": "Xe tải xếp hàng trước cổng cửa khẩu",
    "duong": "Con đường uốn lượn qua đồi",
    "cho": "Dãy gian hàng chợ phiên",
    "ban_lang": "Nếp nhà sàn bên sườn đồi",
    "tram_y_te": "Trạm y tế xã dưới bóng núi",
    "mua_lu": "Mưa trên dòng suối dâng cao",
    "truong_hoc": "Ngôi trường vùng cao có cột cờ",
    "le_hoi": "Cờ hội và cây còn trên bãi lễ",
    "san_bong": "Sân bóng giữa thung lũng",
    "bien_gioi": "Đường tuần tra dọc đường biên",
}


def draw(scene, number):
    """Return (picture, alt text) of a scene; each number draws it otherwise."""
    rng = random.Random(f"{scene}-{number}")
    if scene in ("hoi_truong", "van_phong"):
        image = indoors(number)
    else:
        image = landscape(rng, rain=scene == "mua_lu")
    FOREGROUNDS[scene](ImageDraw.Draw(image), rng)
    return image, f"{ALT[scene]} (ảnh minh họa)"


def gradient(top, bottom):
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), top)
    strip.putpixel((0, 1), bottom)
    return strip.resize(SIZE, Image.Resampling.BILINEAR)


def landscape(rng, rain):
    """Three ranges of karst hills before a sky, with a pale sun where it does not rain."""
    image = gradient(*(RAIN if rain else rng.choice(SKIES)))
    if not rain:
        x, y, radius = rng.randint(200, 1240), rng.randint(120, 280), rng.randint(46, 80)
        sun = (x - radius, y - radius, x + radius, y + radius)
        ImageDraw.Draw(image).ellipse(sun, fill=(255, 248, 228))
    image = image.filter(ImageFilter.GaussianBlur(5))
    draw = ImageDraw.Draw(image)
    for level, colour in enumerate(rng.choice(HILLS)):
        base, points, x = 470 + level * 130, [(0, SIZE[1])], -60
        while x < SIZE[0] + 120:
            peak = base - rng.randint(40, 230 - level * 50)
            points += [(x, base), (x + 50, peak + 26), (x + 84, peak), (x + 128, peak + 22)]
            x += rng.randint(150, 260)
        draw.polygon([*points, (SIZE[0], SIZE[1])], fill=colour)
    return image


def indoors(number):
    """A wall with curtains and a floor."""
    image = gradient(*WALLS[number % len(WALLS)])
    draw = ImageDraw.Draw(image)
    for n, x in enumerate(range(0, SIZE[0], 36)):
        if n % 3 == 0:
            draw.rectangle((x, 0, x + 12, 620), fill=tuple(c // 2 for c in image.getpixel((x, 9))))
    draw.rectangle((0, 620, *SIZE), fill=(112, 82, 58))
    return image.filter(ImageFilter.GaussianBlur(2))


def hills(draw, rng):
    for _n in range(26):
        x, y = rng.randint(0, SIZE[0]), rng.randint(720, 940)
        draw.polygon([(x, y - 70), (x - 26, y), (x + 26, y)], fill=(40, rng.randint(70, 96), 58))


def hall(draw, rng):
    draw.rectangle((420, 130, 1020, 430), fill=(232, 228, 218), outline=(80, 62, 46), width=8)
    for n in range(3):
        draw.rectangle((520, 200 + n * 66, 920 - n * 60, 224 + n * 66), fill=(168, 160, 148))
    draw.polygon([(150, 520), (330, 520), (310, 760), (170, 760)], fill=(140, 92, 54))
    for row in range(4):
        for n in range(10):
            x, y = 20 + n * 146 - row * 8, 660 + row * 78
            draw.rounded_rectangle((x, y, x + 118, y + 66), 16, fill=(112 + row * 16, 58, 50))


def counter(draw, rng):
    draw.rectangle((180, 120, 620, 470), fill=(206, 224, 230), outline=(238, 238, 232), width=14)
    draw.line((400, 120, 400, 470), fill=(238, 238, 232), width=12)
    draw.rectangle((0, 560, SIZE[0], 900), fill=(198, 168, 128))
    draw.rectangle((0, 540, SIZE[0], 580), fill=(226, 204, 170))
    for n in range(3):
        x = 240 + n * 380 + rng.randint(-30, 30)
        draw.rounded_rectangle((x, 370, x + 220, 520), 10, fill=(52, 60, 66))
        draw.rectangle((x + 12, 382, x + 208, 504), fill=(150, 186, 196))
        draw.rectangle((x + 90, 520, x + 130, 545), fill=(52, 60, 66))


def terraces(draw, rng):
    for n in range(9):
        y, shade = 620 + n * 42, rng.randint(-12, 12)
        points = [(x, y + rng.randint(-14, 14)) for x in range(0, SIZE[0] + 91, 90)]
        fill = (186 - n * 9 + shade, 178 - n * 5, 74 + n * 2)
        draw.polygon([(0, SIZE[1]), *points, (SIZE[0], SIZE[1])], fill=fill)
        draw.line(points, fill=(104, 112, 52), width=4)


def gate(draw, rng):
    draw.rectangle((0, 760, *SIZE), fill=(120, 116, 110))
    for x in (360, 1040):
        draw.rectangle((x, 380, x + 70, 790), fill=(206, 190, 160))
    draw.polygon([(280, 400), (1190, 400), (1120, 320), (350, 320)], fill=(166, 60, 48))
    for n in range(3):
        x, colour = 60 + n * 460, rng.choice(((188, 76, 56), (62, 110, 134), (214, 162, 66)))
        draw.rectangle((x, 660, x + 260, 820), fill=colour)
        draw.rectangle((x + 268, 710, x + 360, 820), fill=(232, 228, 218))
        for wheel in (x + 40, x + 200, x + 300):
            draw.ellipse((wheel, 800, wheel + 52, 852), fill=(38, 38, 40))


def road(draw, rng):
    bend = rng.randint(-160, 160)
    draw.rectangle((0, 740, *SIZE), fill=(122, 140, 86))
    side = [(690, 740), (620 + bend, 800), (420, 960), (1020, 960), (840 + bend, 800), (740, 740)]
    draw.polygon(side, fill=(92, 92, 94))
    draw.line((715, 745, 730 + bend, 802, 720, 958), fill=(238, 230, 196), width=8)
    for n in range(6):
        x = 240 - n * 20 if n % 2 else 1120 + n * 30
        draw.rectangle((x, 760 + n * 24, x + 10, 820 + n * 24), fill=(238, 238, 232))


def market(draw, rng):
    draw.rectangle((0, 780, *SIZE), fill=(170, 144, 112))
    for n in range(5):
        x, colour = 20 + n * 290, rng.choice(((190, 66, 54), (66, 118, 110), (218, 170, 76)))
        draw.polygon([(x, 590), (x + 260, 590), (x + 230, 500), (x + 30, 500)], fill=colour)
        for post in (x + 16, x + 238):
            draw.rectangle((post, 590, post + 8, 850), fill=(92, 72, 54))
        draw.rectangle((x + 10, 730, x + 250, 850), fill=(134, 100, 68))
        for _fruit in range(16):
            fx, fy = x + rng.randint(22, 226), rng.randint(702, 736)
            tint = rng.choice(((226, 148, 52), (176, 58, 54), (122, 152, 70)))
            draw.ellipse((fx, fy, fx + 24, fy + 24), fill=tint)


def houses(draw, rng):
    for n in range(3):
        x, y = 90 + n * 450 + rng.randint(-40, 40), 640 + rng.randint(-30, 60)
        for post in range(4):
            draw.rectangle(
                (x + 14 + post * 84, y + 120, x + 26 + post * 84, y + 216), fill=(74, 56, 42)
            )
        draw.rectangle((x, y, x + 290, y + 124), fill=(154, 112, 74))
        draw.rectangle((x + 110, y + 34, x + 170, y + 122), fill=(78, 56, 42))
        draw.polygon(
            [(x - 40, y + 8), (x + 330, y + 8), (x + 262, y - 108), (x + 28, y - 108)],
            fill=(92, 80, 74),
        )


def clinic(draw, rng):
    draw.rectangle((0, 780, *SIZE), fill=(164, 170, 128))
    draw.rectangle((340, 480, 1100, 800), fill=(238, 234, 222))
    draw.polygon([(300, 490), (1140, 490), (1060, 390), (380, 390)], fill=(158, 78, 62))
    draw.rectangle((690, 520, 750, 640), fill=(196, 60, 56))
    draw.rectangle((660, 550, 780, 610), fill=(196, 60, 56))
    for x in (420, 540, 860, 980):
        draw.rectangle((x, 560, x + 76, 680), fill=(148, 184, 192))
    draw.rectangle((670, 670, 770, 800), fill=(120, 92, 68))


def flood(draw, rng):
    draw.rectangle((0, 700, *SIZE), fill=(142, 122, 94))
    for _n in range(60):
        x, y = rng.randint(-60, SIZE[0]), rng.randint(712, 950)
        draw.line((x, y, x + rng.randint(60, 200), y + 4), fill=(176, 156, 124), width=5)
    for _n in range(260):
        x, y = rng.randint(0, SIZE[0]), rng.randint(0, SIZE[1])
        draw.line((x, y, x - 10, y + 44), fill=(220, 226, 228), width=2)


def school(draw, rng):
    draw.rectangle((0, 790, *SIZE), fill=(196, 172, 132))
    draw.rectangle((260, 540, 1240, 800), fill=(242, 214, 142))
    draw.polygon([(220, 550), (1280, 550), (1220, 460), (280, 460)], fill=(164, 72, 54))
    for n in range(7):
        draw.rectangle((310 + n * 134, 600, 380 + n * 134, 720), fill=(94, 134, 150))
    draw.rectangle((140, 330, 150, 830), fill=(224, 222, 214))
    draw.rectangle((150, 336, 286, 424), fill=(206, 46, 42))
    draw.polygon(star(218, 380, 30), fill=(250, 214, 70))


def star(x, y, radius):
    """Return the corners of a five-pointed star."""
    corners = []
    for n in range(10):
        reach, angle = radius if n % 2 == 0 else radius * 0.382, math.pi * (n / 5 - 0.5)
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return corners


def festival(draw, rng):
    draw.rectangle((0, 780, *SIZE), fill=(150, 160, 96))
    draw.rectangle((712, 300, 724, 860), fill=(204, 180, 130))
    draw.ellipse((664, 240, 772, 348), outline=(196, 58, 52), width=14)
    for n in range(9):
        x = 60 + n * 158
        colour = rng.choice(((204, 62, 54), (232, 180, 66), (74, 126, 134), (132, 86, 142)))
        draw.rectangle((x, 560, x + 6, 880), fill=(110, 84, 58))
        draw.polygon([(x + 6, 564), (x + 104, 600), (x + 6, 660)], fill=colour)


def pitch(draw, rng):
    draw.polygon([(180, 660), (1260, 660), (1430, 940), (10, 940)], fill=(88, 142, 74))
    draw.polygon(
        [(220, 672), (1220, 672), (1370, 926), (70, 926)], outline=(238, 240, 230), width=6
    )
    draw.line((720, 672, 720, 926), fill=(238, 240, 230), width=6)
    draw.ellipse((610, 736, 830, 860), outline=(238, 240, 230), width=6)
    for x, y in ((206, 640), (1130, 640)):
        draw.rectangle((x, y, x + 100, y + 66), outline=(246, 246, 240), width=6)


def border(draw, rng):
    road(draw, rng)
    draw.rectangle((1120, 610, 1210, 800), fill=(224, 220, 206), outline=(148, 140, 124), width=6)
    draw.rectangle((1138, 640, 1192, 690), fill=(190, 54, 48))


FOREGROUNDS = {
    "nui": hills, "hoi_truong": hall, "van_phong": counter, "nuong_doi": terraces,
    "cua_khau": gate, "duong": road, "cho": market, "ban_lang": houses, "tram_y_te": clinic,
    "mua_lu": flood, "truong_hoc": school, "le_hoi": festival, "san_bong": pitch,
    "bien_gioi": border,
}  # fmt: skip
