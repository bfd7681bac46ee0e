"""Units, their groups, leading bodies and posts of one district (one of about 190 units)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gongdao.synth.draft import Draft
from gongdao.synth.names import place_names

_AUTHORITIES = ("区委", "区人大常委会", "区政府", "区政协")
_DEPARTMENTS = (
    "区委办公室 区政府办公室 区纪委 区委组织部 区委宣传部 区委统战部 区委政法委 区委编办 区直机关工委 教育局 科技局 "
    "工业和信息化局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 住房和建设局 交通运输局 水利局 农业农村局 商务局 "
    "文化和旅游局 卫生健康委 退役军人事务局 应急管理局 审计局 国资办 市场监督管理局 统计局 医疗保障局 信访局 城市管理局 "
    "行政审批局"
).split()
COUNTS = {"subdistrict": 5, "farm": 1, "park": 1, "township": 12, "village": 80, "community": 60}
_SUFFIXES = {
    "subdistrict": "街道",
    "farm": "农场",
    "park": "产业园",
    "township": "镇",
    "village": "村",
    "community": "社区",
}
RANKED = {"department": "A", "subdistrict": "A", "farm": "A", "township": "B", "village": "C", "community": "D"}
_MUTUAL = {
    "subdistrict": "乡镇场街道园区",
    "township": "乡镇场街道园区",
    "farm": "乡镇场街道园区",
    "park": "乡镇场街道园区",
}
_EXCHANGE = {
    "department": "区直部门",
    "subdistrict": "街道园区",
    "park": "街道园区",
    "township": "乡镇",
    "farm": "乡镇",
}
_FOUNDED = date(2004, 9, 1)

# title, level, line, main leader
_AUTHORITY_POSTS = {
    "区委": [("书记", "county_chief", "party", True)]
    + [("副书记", "county_deputy", "party", False)] * 2
    + [("常委", "county_deputy", "party", False)] * 7,
    "区人大常委会": [("党组书记", "county_chief", "party", True)]
    + [("副主任", "county_deputy", "government", False)] * 4,
    "区政府": [("区长", "county_chief", "government", True)] + [("副区长", "county_deputy", "government", False)] * 6,
    "区政协": [("党组书记", "county_chief", "party", True)] + [("副主席", "county_deputy", "government", False)] * 5,
}
_UNIT_POSTS = {
    "department": [
        ("党组书记", "section_chief", "party", True),
        ("局长", "section_chief", "government", True),
        ("党组成员", "section_deputy", "party", False),
        ("副局长", "section_deputy", "government", False),
    ],
    "subdistrict": [("党工委书记", "section_chief", "party", True), ("办事处主任", "section_chief", "government", True)]
    + [("党工委副书记", "section_deputy", "party", False)]
    + [("办事处副主任", "section_deputy", "government", False)] * 2,
    "township": [("党委书记", "section_chief", "party", True), ("镇长", "section_chief", "government", True)]
    + [("党委副书记", "section_deputy", "party", False), ("纪委书记", "section_deputy", "party", False)]
    + [("副镇长", "section_deputy", "government", False)] * 3,
}
_UNIT_POSTS["park"] = _UNIT_POSTS["farm"] = _UNIT_POSTS["department"]


@dataclass(frozen=True)
class Unit:
    """A unit: where its body and posts belong."""

    key: str
    kind: str
    name: str
    place: str
    established_on: date
    abolished_on: date | None = None
    is_lasting: bool = True

    def exists_on(self, day: date) -> bool:
        """Tell whether the unit exists on a day."""
        return self.established_on <= day and (self.abolished_on is None or day < self.abolished_on)


@dataclass(frozen=True)
class Post:
    """A post; a flag or category of None is not known."""

    key: str
    unit: Unit
    category: str | None
    level: str
    line: str | None
    is_main_leader: bool | None
    is_district_leader: bool | None

    @property
    def is_deputy(self) -> bool:
        """Tell whether it is a leading post below the main leaders of an ordinary unit."""
        return self.category == "leading" and self.is_main_leader is False and self.is_district_leader is False


@dataclass(frozen=True)
class Body:
    """A leading body."""

    key: str
    unit: Unit
    has_centre_group: bool | None


@dataclass(frozen=True)
class Establishment:
    """The units, bodies and leading posts of a district."""

    units: list[Unit]
    bodies: list[Body]
    posts: list[Post]

    def of_kind(self, *kinds: str) -> list[Unit]:
        """List the lasting units of some kinds."""
        return [unit for unit in self.units if unit.kind in kinds and unit.is_lasting]


def establish(draft: Draft) -> Establishment:
    """Make the units, groups, bodies and leading posts of a district."""
    units = _units(draft)
    for unit in units:
        _group(draft, unit)
    bodies = [_body(draft, unit) for unit in units if unit.kind in (*_UNIT_POSTS, "authority")]
    posts = [post for unit in units if unit.is_lasting for post in _leading_posts(draft, unit)]
    return Establishment(units, bodies, posts)


def add_post(
    draft: Draft, unit: Unit, title: str, category: str | None, level: str, *, line: str | None = None
) -> Post:
    """Add an ordinary post to a unit: nobody's main leader, no district leader."""
    return _post(draft, Post("", unit, category, level, line, is_main_leader=False, is_district_leader=False), title)


def add_variant(draft: Draft, post: Post, title: str, **cells: object) -> Post:
    """Add a post that is like another one but for some cells."""
    return _post(draft, replace(post, **cells), title)  # type: ignore[arg-type]


def _units(draft: Draft) -> list[Unit]:
    places = place_names(draft.rng, 2 + sum(COUNTS.values()))
    district, places = f"{places[0]}区", places[2:]
    top = _unit(draft, "authority", f"中共{district}委员会", district)
    units = [top]
    units += [_unit(draft, "authority", f"{district}{name[1:]}", district, top) for name in _AUTHORITIES[1:]]
    units += [_unit(draft, "department", _full_name(district, name), district, top) for name in _DEPARTMENTS]
    for kind, count in COUNTS.items():
        towns = [unit for unit in units if unit.kind == ("township" if kind == "village" else "subdistrict")]
        for number in range(count):
            parent = towns[number % len(towns)] if kind in ("village", "community") else top
            place = f"{places.pop()}{_SUFFIXES[kind]}"
            units.append(_unit(draft, kind, f"{district}{place}", place, parent))
    return units + _short_lived(draft, district, top)


def _short_lived(draft: Draft, district: str, top: Unit) -> list[Unit]:
    """Make units that end or begin at the turn of the year: each is judged in the years in which it exists."""
    turn = draft.times.year.first
    last_day = draft.times.closed_year.last
    gone = [("粮食局", last_day), ("旅游局", turn)]
    units = [
        _unit(draft, "department", f"{district}{name}", district, top, abolished_on=end, is_lasting=False)
        for name, end in gone
    ]
    units.append(_unit(draft, "department", f"{district}数据局", district, top, established_on=turn, is_lasting=False))
    return units


def _full_name(district: str, name: str) -> str:
    return f"{district}{name.removeprefix('区')}"


def _unit(
    draft: Draft,
    kind: str,
    name: str,
    place: str,
    parent: Unit | None = None,
    *,
    established_on: date = _FOUNDED,
    abolished_on: date | None = None,
    is_lasting: bool = True,
) -> Unit:
    key = draft.add(
        "unit",
        name=name,
        kind=kind,
        parent=parent.key if parent else None,
        place=place,
        established_on=established_on,
        abolished_on=abolished_on,
    )
    return Unit(key, kind, name, place, established_on, abolished_on, is_lasting)


def _group(draft: Draft, unit: Unit) -> None:
    kind = unit.kind
    groups = {"ranking": RANKED.get(kind), "mutual_evaluation": _MUTUAL.get(kind), "exchange": _EXCHANGE.get(kind)}
    for purpose, group in groups.items():
        if group and unit.is_lasting:
            draft.add("unit_group", unit=unit.key, purpose=purpose, group=group, started_on=_FOUNDED)


def _body(draft: Draft, unit: Unit) -> Body:
    """A body lives as long as its unit; one in ten has no centre group."""
    has_centre_group = draft.rng.random() < 0.9 or not unit.is_lasting  # ours: one in ten without
    key = draft.add(
        "body",
        unit=unit.key,
        name=f"{unit.name}领导班子",
        has_centre_group=has_centre_group,
        established_on=unit.established_on,
        dissolved_on=unit.abolished_on,
    )
    return Body(key, unit, has_centre_group)


def _leading_posts(draft: Draft, unit: Unit) -> list[Post]:
    is_authority = unit.kind == "authority"
    wanted = _AUTHORITY_POSTS[_authority(unit)] if is_authority else _UNIT_POSTS.get(unit.kind, [])
    return [
        _post(draft, Post("", unit, "leading", level, line, main, is_district_leader=is_authority), title)
        for title, level, line, main in wanted
    ]


def _authority(unit: Unit) -> str:
    return next((name for name in _AUTHORITIES[1:] if unit.name.endswith(name)), _AUTHORITIES[0])


def _post(draft: Draft, post: Post, title: str) -> Post:
    key = draft.add(
        "post",
        unit=post.unit.key,
        title=title,
        category=post.category,
        level=post.level,
        line=post.line,
        is_main_leader=post.is_main_leader,
        is_district_leader=post.is_district_leader,
    )
    return replace(post, key=key)
