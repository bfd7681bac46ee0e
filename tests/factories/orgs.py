"""Units as the tests need them."""

from gongdao.office.orgs.models import Unit


def make_unit(key: str = "district", parent: Unit | None = None, **values: object) -> Unit:
    path = f"{parent.path if parent else '/'}{key}/"
    return Unit.objects.create(**{"key": key, "name": f"单位{key}", "parent": parent, "path": path, **values})
