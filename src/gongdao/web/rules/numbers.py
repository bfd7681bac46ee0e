"""The numbers of a clause: those of the day, all with their days, and those that a locality has set."""

from collections.abc import Iterable
from datetime import date

from gongdao.engine.clauses import Clause
from gongdao.engine.numbers import begins_text, origin_words, parameter_text, used_parameter
from gongdao.engine.parameters import DatedValue, Parameter
from gongdao.office.rulings.rulebook import LocalValue
from gongdao.web.rules.words import ORIGINS
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

STANDINGS = {"found": "现行有效", "superseded": "旧版", "unverified": "未核实"}
OF_THE_DAY = (
    p.Column("数值"),
    p.Column("当日的值", "narrow"),
    p.Column("起用日期", "day"),
    p.Column("来源", "narrow"),
    p.Column("状况", "narrow"),
    p.Column("确认至", "day"),
    p.Column("说明", "long"),
)
HISTORY = (
    p.Column("数值"),
    p.Column("值", "narrow"),
    p.Column("起用日期", "day"),
    p.Column("止用日期", "day"),
    p.Column("来源", "narrow"),
    p.Column("状况", "narrow"),
    p.Column("出处或说明", "long"),
)


def of_the_day(clause: Clause, as_of: date) -> p.Table:
    """List each number with the value that counts on a day, or that none is set, and what is to be known of it."""
    return p.Table("数值", OF_THE_DAY, tuple(_on_day(one, as_of) for one in clause.parameters))


def history(clause: Clause, as_of: date) -> p.Table | None:
    """List all values of the numbers that have more than the one of the day."""
    more = [one for one in clause.parameters if len(one.values) > 1 or (one.values and one.on(as_of) is None)]
    rows = tuple(_dated(one, value) for one in more for value in one.values)
    return p.Table("历次数值", HISTORY, rows) if rows else None


def local(found: Iterable[LocalValue]) -> p.Table:
    """List the numbers that units have set or taken over."""
    columns = (
        p.Column("单位"),
        p.Column("数值"),
        p.Column("值", "narrow"),
        p.Column("起用日期", "day"),
        p.Column("由"),
    )
    rows = tuple(
        (
            p.Cell(one.unit.name, links.to("unit", one.unit.key)),
            p.Cell(one.parameter.zh),
            p.Cell(_text(one.parameter, one.value)),
            p.Cell(_begins(one.value)),
            p.Cell(f"《{one.value.set_by}》"),
        )
        for one in found
    )
    return p.Table("本地数值", columns, rows)


def in_a_line(clause: Clause, as_of: date) -> str:
    """Write the numbers of the day into one cell."""
    dated = ((one, one.on(as_of)) for one in clause.parameters)
    return "；".join(f"{one.zh} {_text(one, value) if value else '未设定'}" for one, value in dated)


def _on_day(parameter: Parameter, as_of: date) -> tuple[p.Cell, ...]:
    dated, known = parameter.on(as_of), parameter.known_on(as_of)
    used = used_parameter(parameter, as_of, as_of)
    return (
        p.Cell(parameter.zh),
        p.Cell(used.text) if dated else p.Cell(badge=p.Badge("not_configured")),
        p.Cell(_begins(dated) if dated else ""),
        p.Cell(ORIGINS[dated.origin] if dated else ""),
        p.Cell(_standing(known) if known else ""),
        p.Cell(_confirmed(known, as_of)),
        p.Cell(origin_words(used)),
    )


def _dated(parameter: Parameter, value: DatedValue) -> tuple[p.Cell, ...]:
    place = f"{f'《{value.document}》' if value.document else ''}{value.article or ''}"
    words = f"“{value.cites}”" if value.cites else ""
    return (
        p.Cell(parameter.zh),
        p.Cell(_text(parameter, value)),
        p.Cell(_begins(value)),
        p.Cell(value.until.isoformat() if value.until else ""),
        p.Cell(ORIGINS[value.origin]),
        p.Cell(_standing(value)),
        p.Cell(f"{place}{words}" or value.note or ""),
    )


def _text(parameter: Parameter, value: DatedValue) -> str:
    return f"{parameter_text(parameter, value)}{parameter.unit or ''}"


def _begins(value: DatedValue) -> str:
    return begins_text(value) if value.begins_on == date.min else value.begins_on.isoformat()


def _standing(value: DatedValue) -> str:
    if value.standing == "found":
        return STANDINGS["found"]
    return f"{STANDINGS[value.standing]}，{'本地接用' if value.set_by else '不计入'}"


def _confirmed(value: DatedValue | None, as_of: date) -> str:
    if value is None or value.confirmed_until is None:
        return ""
    until = value.confirmed_until.isoformat()
    if not value.is_expiring(as_of):
        return until
    return f"{until}（{'即将到期' if value.is_confirmed(as_of) else '须重新确认'}）"
