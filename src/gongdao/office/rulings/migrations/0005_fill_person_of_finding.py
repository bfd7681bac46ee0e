from django.apps import apps as installed
from django.db import migrations

SLICE = 500


def fill(apps, _schema_editor):
    """Name the person of each kept finding: the subject itself, or the one to whom its row leads."""
    finding = apps.get_model("rulings", "Finding")
    for kind in finding.objects.order_by().values_list("subject_kind", flat=True).distinct():
        for person, subjects in _persons(kind, finding.objects.filter(subject_kind=kind)):
            for at in range(0, len(subjects), SLICE):
                part = subjects[at : at + SLICE]
                finding.objects.filter(subject_kind=kind, subject__in=part).update(person=person)


def _persons(kind, found):
    """Give the subjects by person, for a kind whose rows lead to one."""
    keys = sorted(set(found.order_by().values_list("subject", flat=True)))
    if kind == "person":
        return [(key, [key]) for key in keys]
    path = _path(kind)
    if path is None:
        return []
    model = _model(kind)
    by_person = {}
    for at in range(0, len(keys), SLICE):
        there = model.objects.unscoped(reason="a migration looks at everybody")
        rows = there.filter(key__in=keys[at : at + SLICE], **{f"{path}__isnull": False})
        for key, person in rows.values_list("key", f"{path}__key"):
            by_person.setdefault(person, []).append(key)
    return by_person.items()


def _path(kind):
    from gongdao.engine.names import WHOSE  # noqa: PLC0415 -- a migration imports what it needs when it runs
    from gongdao.facts.dictionary import RELATIONS  # noqa: PLC0415 -- a migration imports what it needs when it runs

    for name in WHOSE:
        column = RELATIONS[kind].by_name.get(name)
        if column is None or not column.refers or column.refers == "unit":
            continue
        if column.refers == "person":
            return name
        rest = _path(column.refers)
        if rest:
            return f"{name}__{rest}"
    return None


def _model(kind):
    return next(
        model for model in installed.get_models() if getattr(model, "relation", None) and model.relation.name == kind
    )


class Migration(migrations.Migration):
    dependencies = [("rulings", "0004_person_of_finding")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
