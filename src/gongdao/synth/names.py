"""Invented names of people and places. No list of real persons or places stands behind them."""

from __future__ import annotations

from random import Random

_SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗毕郝安常于傅齐康余顾孟黄穆萧尹"
_GIVEN = (
    "文明国华建平志强晓红丽军伟芳静敏秀英俊杰海涛春燕玉兰雪梅浩然子轩思远立新永福德林家和欣怡佳琪宏达庆丰振东少峰启航"
)
_FIRST = "青松云石清梅白竹枫柳桃杏菱荷鹭鹤雁霞岚溪沙泉芦棠槐"
_SECOND = "塘坪岭桥湾洲坡沟畈垄墩圩港渡堰坳"
_ETHNICITIES = ["汉族"] * 19 + ["回族", "畲族", "土家族"]


def person_name(rng: Random) -> str:
    """Make a name of two or three characters."""
    given = rng.choice(_GIVEN)
    return rng.choice(_SURNAMES) + (given if rng.random() < 0.2 else given + rng.choice(_GIVEN))  # ours: one in five


def ethnicity(rng: Random) -> str:
    """Draw an ethnic group, mostly 汉族."""
    return rng.choice(_ETHNICITIES)


def place_names(rng: Random, count: int) -> list[str]:
    """Make different place names of two characters."""
    every = [first + second for first in _FIRST for second in _SECOND]
    return rng.sample(every, count)


def distant_place(rng: Random) -> str:
    """Make the name of a county, which no unit of a district serves."""
    return f"{rng.choice(_FIRST)}{rng.choice(_SECOND)}县"
