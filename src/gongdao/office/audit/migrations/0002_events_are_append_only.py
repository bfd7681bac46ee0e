"""The database itself refuses to change or delete an event, whoever asks."""

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper

INSTALL = {
    "sqlite": [
        (
            "CREATE TRIGGER audit_event_keep_row BEFORE UPDATE ON audit_event "
            "BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"
        ),
        (
            "CREATE TRIGGER audit_event_keep BEFORE DELETE ON audit_event "
            "BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"
        ),
    ],
    "postgresql": [
        (
            "CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = '23514'; END $$"
        ),
        (
            "CREATE TRIGGER audit_event_keep_row BEFORE UPDATE OR DELETE ON audit_event "
            "FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()"
        ),
        (
            "CREATE TRIGGER audit_event_keep BEFORE TRUNCATE ON audit_event "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()"
        ),
    ],
}
REMOVE = {
    "sqlite": ["DROP TRIGGER audit_event_keep_row", "DROP TRIGGER audit_event_keep"],
    "postgresql": [
        "DROP TRIGGER audit_event_keep_row ON audit_event",
        "DROP TRIGGER audit_event_keep ON audit_event",
        "DROP FUNCTION audit_event_refuse()",
    ],
}


def run(statements: dict[str, list[str]], connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def install(_: object, editor) -> None:
    run(INSTALL, editor.connection)


def remove(_: object, editor) -> None:
    run(REMOVE, editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_events")]
    operations = [migrations.RunPython(install, remove)]
