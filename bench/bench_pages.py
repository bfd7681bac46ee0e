"""The main pages: server time and number of queries, beside the limits that hold for every page.

Runs in the process of this script against a demo district of its own, or against a copy of a data folder. Prints wall
and CPU milliseconds, medians of nine requests after one that does not count; the limit is held against CPU, because
SQLite works in the process and wall time measures the neighbours.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

LIMIT_MS, LIMIT_QUERIES = 150, 20
ROUNDS = 9
BOOKKEEPING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=600)
    parser.add_argument("--data", type=Path, help="a data folder to copy instead of making a demo district")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"GONGDAO_DATA": place, "DJANGO_SETTINGS_MODULE": "config.settings"}
        if arguments.data:
            shutil.copytree(arguments.data, place, dirs_exist_ok=True)
        else:
            command = [sys.executable, "-m", "gongdao.cli", "demo", "--persons", str(arguments.persons)]
            subprocess.run(command, check=True, capture_output=True)
        import django  # noqa: PLC0415 -- slow import

        django.setup()
        report()


def report() -> None:
    """Print a line for each page."""
    from gongdao.office.people.models import Person  # noqa: PLC0415 -- slow import

    clients = signed_in()
    officials = Person.objects.unscoped(reason="a bench").count()
    print(f"{officials:,} officials; medians of {ROUNDS}; limits {LIMIT_MS} ms, {LIMIT_QUERIES} queries")
    print(f"{'':<16}{'wall ms':>9}{'CPU ms':>9}{'queries':>9}{'KiB':>7}")
    for name, path in pages().items():
        client = next((client for client in clients if client.get(path).status_code == 200), None)  # noqa: PLR2004 -- OK
        if client is None:
            print(f"{name:<16} no account may see {path}")
            continue
        measure(name, lambda client=client, path=path: client.get(path))


def measure(name: str, ask: Callable[[], object]) -> None:
    """Ask again and again; count the queries of one request apart, as counting takes time."""
    from django.db import connection  # noqa: PLC0415 -- slow import
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- slow import

    with CaptureQueriesContext(connection) as captured:
        response = ask()
    queries = [query for query in captured.captured_queries if not query["sql"].startswith(BOOKKEEPING)]
    wall, cpu = [], []
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), time.process_time()
        ask()
        cpu.append((time.process_time() - used) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    over = "  over the limit" if statistics.median(cpu) > LIMIT_MS or len(queries) > LIMIT_QUERIES else ""
    size = len(response.content) / 1024  # type: ignore[attr-defined]
    print(f"{name:<16}{statistics.median(wall):>9.1f}{statistics.median(cpu):>9.1f}{len(queries):>9}{size:>7.0f}{over}")


def signed_in() -> list[Client]:
    """Give a client for each account, past its first change of password."""
    from django.test import Client  # noqa: PLC0415 -- slow import

    from gongdao.office.accounts.models import User  # noqa: PLC0415 -- slow import

    User.objects.unscoped(reason="a bench").update(must_change_password=False)
    clients = []
    for user in User.objects.unscoped(reason="a bench").filter(is_active=True).order_by("pk"):
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(user)
        clients.append(client)
    return clients


def pages() -> dict[str, str]:
    """Name the pages, each with an address that shows something."""
    from django.urls import reverse  # noqa: PLC0415 -- slow import

    from gongdao.office.people.models import Appointment  # noqa: PLC0415 -- slow import
    from gongdao.office.rulings.models import Finding  # noqa: PLC0415 -- slow import

    found = Finding.objects.unscoped(reason="a bench").filter(outcome="fails", clause="QSH-20c").order_by("pk")[0]
    held = Appointment.objects.unscoped(reason="a bench").select_related("person", "unit").get(key=found.subject)
    waiting = reverse("rules:waiting", args=[held.person.key])
    other = (
        Appointment.objects.unscoped(reason="a bench").exclude(person=held.person).exclude(post=None).order_by("pk")[0]
    )
    return {
        "waiting": waiting,
        "waiting, post": f"{waiting}?post={other.post.key}",
        "roster": reverse("roster:list"),
        "person": reverse("roster:person", args=[held.person.key]),
        "units": reverse("orgs:list"),
        "unit": reverse("orgs:unit", args=[held.unit.key]),
        "dashboard": reverse("rules:dashboard"),
        "findings": reverse("rules:findings"),
        "explanation": reverse("rules:explanation", args=[found.clause, found.subject]),
        "appointments": reverse("registers:list", args=["appointment"]),
        "visits": reverse("registers:list", args=["visit"]),
        "clauses": reverse("rules:clauses"),
    }


if __name__ == "__main__":
    main()
