"""An invented roster as untidy as real ones, made by a seed."""

import random

HEADERS = [
    "序号",
    "姓名",
    "性别",
    "民族",
    "出生日期",
    "籍贯省",
    "籍贯市",
    "籍贯县/区",
    "最高学历",
    "入党时间",
    "工作单位",
    "备注",
]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"
GIVEN = "一二三四五六七八九十甲乙丙丁"
MISSING = ["", "不详", "-", "　"]


def messy_rows(seed, count=200):
    """Give rows with every untidiness that the reader knows, in any mixture."""
    chance = random.Random(seed)
    return [[str(number), *_person(chance), _note(chance)] for number in range(1, count + 1)]


def _person(chance):
    return [
        _name(chance),
        chance.choices(["男", "女", "", "男性", "未知", "M"], [60, 25, 5, 4, 3, 3])[0],
        chance.choices(["汉族", "汉", "维吾尔族", "", "火星族"], [60, 15, 10, 10, 5])[0],
        _date(chance, ["31/02/1980", "1957.1", "待定"]),
        chance.choice(["甲省", "乙省", *MISSING]),
        chance.choice(["子市", "丑市", *MISSING]),
        chance.choice(["寅县", "卯区", *MISSING]),
        chance.choice(["硕士", "本科", "大专", "不详", "", "私塾", "博士后"]),
        _date(chance, ["30/02/1999", "民盟", "2099-01-01"]),
        chance.choice(["甲局", "乙镇\n人民政府", "", "丙" * 250]),
    ]


def _name(chance):
    name = chance.choice(SURNAMES) + chance.choice(GIVEN)
    changes = [
        name,
        f"{name[0]}　{name[1]}",
        f"{name}（甲省）",
        f"{name}?",
        "",
        "=1+1",
        "合计",
        name + "·" + name,
        f"{name}\n",
    ]
    return chance.choices(changes, [60, 10, 5, 3, 3, 2, 2, 10, 5])[0]


def _date(chance, bad):
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1950, 1999)
    forms = [
        f"{day:02d}/{month:02d}/{year}",
        f"{year}-{month:02d}-{day:02d}",
        f"{year}.{month:02d}",
        f"{year}年{month}月",
        str(year),
        chance.choice(MISSING),
        chance.choice(bad),
    ]
    return chance.choices(forms, [60, 8, 8, 8, 4, 6, 6])[0]


def _note(chance):
    return chance.choice(["", "", "=HYPERLINK()", "'-", "一,二", '"引"'])
