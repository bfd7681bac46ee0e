"""A small pack in a folder, for tests that break one thing in it."""

from __future__ import annotations

from pathlib import Path

PACK = """\
pack: small
title: {zh: 关于测试的措施, en: On testing}
short_title: 措施
issuer: 某区委
locality: 某区
level: district
issued_on: 2009-07-21
versions:
  - {version: "2009-07-21", in_force_from: 2009-07-21, origin: ours, note: 以印发日期为准}
files: [m01_units]
"""
MEASURE = """\
measure: 1
title: {zh: 单位, en: Units}
clauses:
  - id: T-1a
    kind: rule
    system: S9
    force: must
    effect: warn
    anchor: 第1条
    summary:
      zh: 单位设立满2年。
      en: A unit is two years old.
    carried_by: {type: rule}
    parameters:
      years:
        zh: 年限
        en: years
        unit: 年
        values:
          - {from: 2009-07-21, value: 2, origin: source, cites: 满2年}
    verdict:
      holds: '{subject}设立已满{held}年。'
      fails: '{subject}设立仅满{held}年，未满{years}年。'
  - id: T-1b
    kind: principle
    system: S9
    force: statement
    anchor: 第1条
    summary:
      zh: 总的要求。
      en: The general aim.
    carried_by: {type: text, reason: 没有可核对的事实}
"""
RULES = """\
from gongdao.engine.language import as_of, count, full_years, judge, rule
from gongdao.facts.organisation import BODY, UNIT


@rule("T-1a", about=UNIT)
def old_enough(unit, p):
    held = full_years(unit.established_on, as_of)
    return judge(applies=True, holds=held >= p.years, evidence={"held": ("满年数", held)})
"""


def write_pack(
    folder: Path, *, name: str, pack: str = PACK, measure: str = MEASURE, rules: str | None = RULES
) -> tuple[Path, str]:
    """Write the pack as an importable package; give its folder and its module."""
    place = folder / name
    place.mkdir()
    (place / "__init__.py").write_text("", "utf-8")
    (place / "pack.yaml").write_text(pack, "utf-8")
    (place / "m01_units.yaml").write_text(measure, "utf-8")
    if rules is not None:
        (place / "m01_units.py").write_text(rules, "utf-8")
    return place, name


def replaced(text: str, old: str, new: str) -> str:
    """Replace what stands there exactly once."""
    assert text.count(old) == 1
    return text.replace(old, new)


def line_of(text: str, words: str) -> int:
    """Give the number of the first line that has these words."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)
