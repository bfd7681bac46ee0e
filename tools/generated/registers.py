"""Every register with its columns and who may read and write it. Needs the models, but no database."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generated.roles import LEVEL_NAMES
from generated.tables import document, table
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Column, Kind
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission

KIND_NAMES = {
    Kind.TEXT: "文字",
    Kind.CODE: "选项",
    Kind.INTEGER: "整数",
    Kind.DECIMAL: "数（两位小数）",
    Kind.DAY: "日期",
    Kind.PARTIAL_DAY: "日期（可以只到月或年）",
    Kind.FLAG: "是或否",
}


def write_registers(folder: Path) -> None:
    """Write every register in the order of its room."""
    set_up()
    from gongdao.office.registers.register import REGISTERS  # noqa: PLC0415 -- needs what has been set up

    registers = REGISTERS.values()
    text = document(
        "# 登记簿一览",
        f"共{len(registers)}本登记簿。每一本都有列表、筛选、表单、Excel导入导出；登记的每一项就是规则所用的事实。"
        "没有填写的栏目是“不详”，不是零，也不是否。",
        table(("登记簿", "密级", "可查看", "可登记"), ((_link(one), _level(one), *_holders(one)) for one in registers)),
        *(part for one in registers for part in _register(one)),
    )
    (folder / "registers.md").write_text(text, encoding="utf-8")


def set_up() -> None:
    """Load the rooms with a data folder that is thrown away."""
    import django  # noqa: PLC0415 -- slow import

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GONGDAO_DATA": f"{folder}/data", "GONGDAO_KEYS": f"{folder}/keys"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        django.setup()


def _register(register) -> Iterator[str | list[str]]:
    yield f"## {register.zh}"
    yield (
        f"`{register.name}`，{_level(register)}级。查看：`{register.read}`；登记：`{register.write}`。"
        f"归属：{_owner(register)}。"
    )
    yield table(("栏目", "必填", "类型", "取值"), (_column(register, column) for column in register.columns))


def _column(register, column: Column) -> tuple[object, ...]:
    kind = f"选自“{RELATIONS[column.refers].zh}”" if column.refers else KIND_NAMES[column.kind]
    values = "、".join(column.code_names.values()) or column.unit
    return column.zh, "是" if register.is_required(column) else "", kind, values


def _owner(register) -> str:
    if not register.owner:
        return "全区"
    return "，否则".join(_path(register, path) for path in register.owner)


def _path(register, path: str) -> str:
    column = register.relation.by_name[path.partition("__")[0]]
    return f"“{column.zh}”" + ("" if column.refers == "unit" else "的单位")


def _link(register) -> str:
    return f"[{register.zh}](#{register.zh})"


def _level(register) -> str:
    return LEVEL_NAMES[register.level.value]


def _holders(register) -> tuple[str, str]:
    return _named(register, register.read), _named(register, register.write)


def _named(register, permission: Permission) -> str:
    """Name the roles that hold a permission and may see what is as secret as the register."""
    order = list(LEVEL_NAMES)
    rank = order.index(register.level.value)
    fit = (one for one in ROLES.values() if permission in one.permissions and order.index(one.clearance.value) >= rank)
    return "、".join(one.zh for one in fit)
