"""The database itself refuses to change the record, whoever asks.

The one exception is an erasure: once an event is named in `audit_erased` by a leaf that stands, its values may be
emptied and its key deleted. That the leaf really is an erasure of this event is what a verification checks.
"""

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = ("audit_log", "audit_leaf", "audit_node", "audit_erased", "audit_checkpoint")
TABLES = (*KEPT, "audit_event", "audit_secret")
MESSAGE = "the record is append-only"

_IS_ERASED = "EXISTS (SELECT 1 FROM audit_erased x JOIN audit_leaf l ON l.seq = x.by_seq WHERE x.event_id = {id})"
# No row of a table enters this text, only the names above.
_EMPTIED = (
    "NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.act = OLD.act AND NEW.result = OLD.result AND NEW.actor_key = '' "
    "AND NEW.actor_name = '' AND NEW.subject_kind = '' AND NEW.subject_key = '' AND NEW.sentence = '' "
    "AND NEW.rows = 0 AND NEW.rows_digest = '' AND NEW.corrects IS NULL AND " + _IS_ERASED.format(id="OLD.id")
)


def _sqlite(table: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    change = f"WHEN NOT ({_EMPTIED} AND NEW.data = '{{}}') " if table == "audit_event" else ""
    delete = f"WHEN NOT {_IS_ERASED.format(id='OLD.event_id')} " if table == "audit_secret" else ""
    return [
        f"CREATE TRIGGER {table}_keep_row BEFORE UPDATE ON {table} {change}{refuse}",
        f"CREATE TRIGGER {table}_keep BEFORE DELETE ON {table} {delete}{refuse}",
    ]


def _postgresql(table: str) -> list[str]:
    row, call = f"CREATE TRIGGER {table}_keep_row BEFORE", "EXECUTE FUNCTION audit_refuse()"
    both = [f"{row} UPDATE OR DELETE ON {table} FOR EACH ROW {call}"]
    if table == "audit_event":
        both = [
            f"{row} UPDATE ON {table} FOR EACH ROW {call}",
            f"CREATE TRIGGER {table}_keep_existing BEFORE DELETE ON {table} FOR EACH ROW {call}",
        ]
    return [*both, f"CREATE TRIGGER {table}_keep BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}"]


_FUNCTION = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF TG_TABLE_NAME = 'audit_event' AND TG_OP = 'UPDATE' THEN "
    f"IF {_EMPTIED} AND NEW.data = '{{}}'::jsonb THEN RETURN NEW; END IF; "
    "ELSIF TG_TABLE_NAME = 'audit_secret' AND TG_OP = 'DELETE' THEN "
    f"IF {_IS_ERASED.format(id='OLD.event_id')} THEN RETURN OLD; END IF; "
    "END IF; "
    f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = '23514'; END $$"
)
INSTALL = {
    "sqlite": [statement for table in TABLES for statement in _sqlite(table)],
    "postgresql": [_FUNCTION, *(statement for table in TABLES for statement in _postgresql(table))],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER {table}_{name}" for table in TABLES for name in ("keep_row", "keep")],
    "postgresql": ["DROP FUNCTION audit_refuse() CASCADE"],
}
_BEFORE = {
    "sqlite": ["DROP TRIGGER audit_event_keep_row", "DROP TRIGGER audit_event_keep"],
    "postgresql": ["DROP FUNCTION audit_event_refuse() CASCADE"],
}


def run(statements: dict[str, list[str]], connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def install(_: object, editor) -> None:
    run(_BEFORE, editor.connection)
    run(INSTALL, editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_leaves")]
    operations = [migrations.RunPython(install)]
