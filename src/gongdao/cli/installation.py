"""The installation that a command works on: its settings, its database, and the account that acts."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from gongdao.cli.messages import refusal

if TYPE_CHECKING:
    from gongdao.office.accounts.models import User
    from gongdao.office.accounts.permissions import Permission
    from gongdao.office.orgs.models import Unit


@contextmanager
def installation(*, by_hand: bool = True) -> Iterator[None]:
    """Open the installation that the environment names. What is done `by_hand` is recorded with the user of the
    operating system.

    Raises: UserError `settings_unfit`, `data_folder_unfit`, `database_unfit`.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415 -- slow import
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 -- slow import
    from django.db import DatabaseError  # noqa: PLC0415 -- slow import

    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # a server that does not answer is told in one sentence
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise refusal("settings_unfit", reason=str(error)) from None
    except OSError as error:
        raise refusal("data_folder_unfit", path=error.filename) from None
    from gongdao.office.audit.shell import in_shell  # noqa: PLC0415 -- slow import

    try:
        with in_shell() if by_hand else nullcontext():
            yield
    except DatabaseError as error:
        raise refusal("database_unfit", reason=str(error).splitlines()[0]) from None


def migrate() -> None:
    """Bring the tables up to date, and say so when there is something to do."""
    import click  # noqa: PLC0415 -- slow import

    from gongdao.cli.migrating import is_pending, safe_migrate  # noqa: PLC0415 -- slow import

    if is_pending():
        click.echo("正在建立或更新数据库表……", err=True)
        safe_migrate()


def is_empty() -> bool:
    """Say whether nobody has set up anything here yet."""
    from gongdao.office.accounts import queries as accounts  # noqa: PLC0415 -- slow import
    from gongdao.office.orgs import queries as orgs  # noqa: PLC0415 -- slow import

    return not orgs.roots().exists() and not accounts.users().exists()


def actor(username: str) -> User:
    """Find the account in whose name a command acts. Raises: UserError `no_such_user`."""
    from gongdao.office.access.listing import possible_holders  # noqa: PLC0415 -- slow import

    found = possible_holders().filter(username=username).first()
    if found is None:
        raise refusal("no_such_user", username=username)
    return found


def only_holder(permission: Permission) -> User:
    """Find the only account that may do this at a topmost unit. Raises: UserError `nobody_may`, `several_may`."""
    from gongdao.office.access.listing import possible_holders  # noqa: PLC0415 -- slow import
    from gongdao.office.access.queries import allowed  # noqa: PLC0415 -- slow import
    from gongdao.office.orgs.queries import roots as topmost  # noqa: PLC0415 -- slow import

    roots = list(topmost())
    found = [user for user in possible_holders() if any(allowed(user, permission, unit=root) for root in roots)]
    if not found:
        raise refusal("nobody_may")
    if len(found) > 1:
        raise refusal("several_may", names="、".join(user.username for user in found))
    return found[0]


def receiving_unit(by: User, permission: Permission, key: str | None) -> Unit:
    """Find the receiving unit of this key, or the only one in the scope of the actor.

    Raises: UserError `no_receiving_unit`, `unknown_receiving_unit`, `several_receiving_units`.
    """
    from gongdao.office.access.queries import units_in_scope  # noqa: PLC0415 -- slow import

    found = list(units_in_scope(by, permission).filter(is_receiving=True).order_by("path"))
    names = "、".join(unit.key for unit in found)
    if not found:
        raise refusal("no_receiving_unit")
    chosen = [unit for unit in found if key in {None, unit.key}]
    if not chosen:
        raise refusal("unknown_receiving_unit", key=key, names=names)
    if len(chosen) > 1:
        raise refusal("several_receiving_units", names=names)
    return chosen[0]
