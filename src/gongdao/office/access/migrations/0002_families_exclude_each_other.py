"""The database itself refuses grants of two families to one user at the same time (三员分立)."""

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper

OVERLAP = """
    EXISTS (
        SELECT 1 FROM access_grant other
        WHERE other.user_id = NEW.user_id AND other.family <> NEW.family AND other.id <> NEW.id
          AND (other.ended_on IS NULL OR other.ended_on > NEW.started_on)
          AND (NEW.ended_on IS NULL OR NEW.ended_on > other.started_on)
    )
"""
SENTENCE = "access_grant_families"
INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER access_grant_families_{event.lower()} AFTER {event} ON access_grant WHEN {OVERLAP} "
        f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        for event in ("INSERT", "UPDATE")
    ],
    # The user's row is locked first, so that two grants made at the same time see each other.
    "postgresql": [
        (
            "CREATE FUNCTION access_grant_apart() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "PERFORM 1 FROM accounts_user WHERE id = NEW.user_id FOR UPDATE; "
            f"IF {OVERLAP} THEN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = '23514'; END IF; RETURN NEW; END $$"
        ),
        (
            "CREATE TRIGGER access_grant_families AFTER INSERT OR UPDATE ON access_grant "
            "FOR EACH ROW EXECUTE FUNCTION access_grant_apart()"
        ),
    ],
}
REMOVE = {
    "sqlite": ["DROP TRIGGER access_grant_families_insert", "DROP TRIGGER access_grant_families_update"],
    "postgresql": ["DROP TRIGGER access_grant_families ON access_grant", "DROP FUNCTION access_grant_apart()"],
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
    dependencies = [("access", "0001_grants")]
    operations = [migrations.RunPython(install, remove)]
