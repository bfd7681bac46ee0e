"""Invented people, drawn by a seed: nobody lives in region 999999."""

import random
import struct
import zlib

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "明华伟芳敏静丽强磊军洋勇艳杰娟涛超秀英霞平刚桂兰志文海燕"
GROUPS = ["汉族", "满族", "蒙古族", "回族", "朝鲜族"]
PLACES = ["甲省乙市", "丙省丁县", "戊市", "己省庚旗"]
UNITS = ["甲县教育局", "甲县水务局", "甲县乙镇", "甲县财政局", "甲县丙街道办事处"]
POSTS = ["科员", "副主任科员", "副局长", "局长", "党委副书记、镇长"]
SCHOOLS = ["甲省大学中文系汉语言文学专业", "乙省农业大学水利工程系水利水电工程专业", "省委党校经济管理专业"]
KIN = ["妻子", "丈夫", "儿子", "女儿", "父亲", "母亲"]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(born, sequence, sex):
    """Give a number of nobody: odd in its digit before the check for men, another for each sequence below 500."""
    digits = f"999999{born}{2 * (sequence % 500) + (sex == '男'):03d}"
    return digits + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11]


def png(width=4, height=5, colour=b"\x40\x60\x80"):
    """Draw a small picture of one colour."""

    def chunk(name, content):
        return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))

    rows = (b"\x00" + colour * width) * height
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width=4, height=5, extra=b"", tail=b""):
    """Give the frame of a picture: enough for a reader that does not decode."""
    frame = struct.pack(">HBHHB", 8 + 3, 8, height, width, 1) + b"\x01\x11\x00"
    start = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"\x12\x34\xff\x00\x56"
    return b"\xff\xd8" + start + extra + b"\xff\xc0" + frame + scan + b"\xff\xd9" + tail


def person(seed):
    """Draw one person as the texts of a form, by the names of its fields, with `family` and `photo`."""
    draw = random.Random(seed)
    sex = draw.choice("男女")
    year, month = draw.randint(1965, 1995), draw.randint(1, 12)
    born = f"{year}{month:02d}"
    name = draw.choice(SURNAMES) + "".join(draw.choice(GIVEN) for _ in range(draw.randint(1, 2)))
    unit = draw.choice(UNITS)
    texts = {
        "name": name,
        "sex": sex,
        "born": born,
        "ethnic_group": draw.choice(GROUPS),
        "native_place": draw.choice(PLACES),
        "birth_place": draw.choice(PLACES),
        "joined_party": draw.choice([f"{year + 24}06", "群众", f"{year + 25}07；民建", "(民盟)"]),
        "started_work": f"{year + 22}07",
        "health": "健康",
        "technical_post": draw.choice(["", "高级工程师"]),
        "speciality": draw.choice(["", "公共管理"]),
        "full_time_education": draw.choice(["大学", "大专"]),
        "full_time_degree": draw.choice(["", "文学学士"]),
        "full_time_school": draw.choice(SCHOOLS[:2]),
        "in_service_education": draw.choice(["", "省委党校研究生"]),
        "current_post": f"{unit}{draw.choice(POSTS)}",
        "proposed_post": draw.choice(["", f"{draw.choice(UNITS)}局长"]),
        "resume": resume(draw, year),
        "rewards": draw.choice(["无", f"{year + 40}年被甲县人民政府嘉奖。"]),
        "assessments": "2023年优秀，2024、2025年称职。",
        "reason": draw.choice(["", "工作需要"]),
        "reporting_unit": "中共甲县委组织部",
        "age_as_of": "202611",
        "filled_on": "20261101",
        "filled_by": "赵六",
        "id_number": id_number(f"{born}15", seed, sex),
        "version": "3.2.1.16",
    }
    texts["full_time_degree_school"] = texts["full_time_school"] if texts["full_time_degree"] else ""
    texts["in_service_school"] = SCHOOLS[2] if texts["in_service_education"] else ""
    texts["leaving_post"] = texts["current_post"] if texts["proposed_post"] else ""
    family = [
        (
            kin,
            draw.choice(SURNAMES) + draw.choice(GIVEN),
            f"{draw.randint(1940, 2015)}{draw.randint(1, 12):02d}",
            "群众",
            unit,
        )
        for kin in draw.sample(KIN, draw.randint(1, 5))
    ]
    return texts, family


def resume(draw, year):
    """Draw a résumé without gaps, one line of it with a note."""
    at = year + 18
    lines = [f"{at}.09--{at + 4}.07  {draw.choice(SCHOOLS[:2])}学习"]
    at += 4
    for step in range(draw.randint(1, 12)):
        until = at + draw.randint(1, 3)
        lines.append(f"{at}.07--{until}.07  {draw.choice(UNITS)}{draw.choice(POSTS)}")
        if step == 1:
            lines.append(" " * 18 + f"（其间：{at}.09--{until}.06在{SCHOOLS[2]}在职学习）")
        at = until
    return "\n".join([*lines, f"{at}.07--         {draw.choice(UNITS)}{draw.choice(POSTS)}"])
