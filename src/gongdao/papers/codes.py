"""The names that official rosters use for ethnic groups, education and sex, with the codes of the national standards."""

from gongdao.papers.codebook.tables import table_named
from gongdao.papers.spelling import close_up, plain

SEXES = {"男": "男", "女": "女", "男性": "男", "女性": "女"}

ETHNIC_GROUP_CODES = {one.label: one.code for one in table_named("ethnic_group").codes}
_SHORT_ETHNIC_GROUPS = {name.removesuffix("族"): name for name in ETHNIC_GROUP_CODES}

# The major classes of GB/T 4658, with the names in use; a degree in an education column stands for its class.
_EDUCATION = {
    "10": "研究生 硕士研究生 博士研究生 研究生教育 硕士 博士 博士后 研究生班 中央党校研究生 省委党校研究生 党校研究生",
    "20": "本科 大学 大学本科 本科教育 学士 大本 中央党校大学 省委党校大学 党校大学 党校本科",
    "30": "专科 大专 大学专科 专科教育 大学普通班 中央党校大专 省委党校大专 党校大专 高职",
    "40": "中专 中技 中等专科 中等职业教育 职高 技校 中师",
    "60": "高中 普通高中",
    "70": "初中",
    "80": "小学",
}
EDUCATION_CODES = {name: code for code, names in _EDUCATION.items() for name in names.split()}

_NOT_GIVEN = frozenset(
    {"", "不详", "不明", "不清", "未知", "待查", "暂缺", "无", "空", "-", "--", "—", "——", "/", "\\", "?", "N/A", "n/a"}
)


def is_not_given(text: str) -> bool:
    """Say whether a cell states nothing: blank, a dash, 不详 and the like."""
    return text.strip() in _NOT_GIVEN or plain(text) in _NOT_GIVEN


def ethnic_group_of(text: str) -> str | None:
    """Give the full name of an ethnic group written with or without 族."""
    name = close_up(text)
    return name if name in ETHNIC_GROUP_CODES else _SHORT_ETHNIC_GROUPS.get(name)


def education_code_of(text: str) -> str | None:
    """Give the major class of an education, written with or without 学历 or 毕业."""
    name = close_up(text).removesuffix("毕业").removesuffix("学历")
    return EDUCATION_CODES.get(name)
