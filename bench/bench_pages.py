"""Every kind of page: server time and number of queries, beside the limits that hold for every page.

Runs in the process of this script, on the database of DATABASE_URL or of a data folder; an empty one is filled with an
invented city first. Each page is asked as a roster clerk of the whole city and as the clerk of one township, or as the
first account that may see it. Prints the median and the 95th percentile of the milliseconds by the clock, the median of
those on the processor, and the share of the limit. With an embedded database the processor counts, for the clock
measures the neighbours; with a server the clock does, for its work is not in this process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

if TYPE_CHECKING:
    from django.test import Client

LIMIT_MS, LIMIT_QUERIES = 150, 20
ROUNDS = 5
BOOKKEEPING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
CLERKS = ("roster", "township")


@dataclass(frozen=True)
class Measured:
    """What one page took."""

    wall: list[float]
    cpu: list[float]
    queries: int
    size: int

    def line(self, *, by_clock: bool) -> str:
        """Write the figures with the share of the dearer limit."""
        spent = statistics.median(self.wall if by_clock else self.cpu)
        share = max(spent / LIMIT_MS, self.queries / LIMIT_QUERIES)
        p95 = statistics.quantiles(self.wall, n=20, method="inclusive")[-1]
        figures = f"{statistics.median(self.wall):>9.1f}{p95:>9.1f}{statistics.median(self.cpu):>9.1f}"
        return f"{figures}{self.queries:>9}{self.size / 1024:>7.0f}{share:>8.2f}{'  over' if share > 1 else ''}"


def main() -> None:
    """Fill an empty database and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=600, help="officials of the city, if the database is empty")
    parser.add_argument("--packs", nargs="+", default=["qsh_2009"], help="documents that the city adopts")
    parser.add_argument("--data", type=Path, help="the data folder; else one that is thrown away")
    parser.add_argument("--only", default="", help="pages whose name begins so")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"GONGDAO_DATA": str(arguments.data or place), "DJANGO_SETTINGS_MODULE": "config.settings"}
        import django  # noqa: PLC0415 -- slow import

        django.setup()
        _fill(arguments.persons, arguments.packs)
        _report(arguments.only)


def _fill(persons: int, packs: list[str]) -> None:
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from bench.many import fill  # noqa: PLC0415 -- slow import
    from gongdao.cli.installation import is_empty, migrate  # noqa: PLC0415 -- slow import

    migrate()
    if is_empty():
        fill(persons, 1, timezone.localdate(), packs)


def _report(only: str) -> None:
    from django.db import connection  # noqa: PLC0415 -- slow import

    from bench.pages import pages, size_of  # noqa: PLC0415 -- slow import

    by_clock = connection.vendor != "sqlite"
    clients = _signed_in()
    print(f"{size_of()}; {connection.vendor}; medians of {ROUNDS}; limits {LIMIT_MS} ms, {LIMIT_QUERIES} queries")
    print(f"{'':<34}{'wall ms':>9}{'p95':>9}{'CPU ms':>9}{'queries':>9}{'KiB':>7}{'share':>8}")
    for name, path in pages().items():
        if name.startswith(only):
            for username, client in _those_who_may(clients, path):
                line = _measure(client, path).line(by_clock=by_clock)
                print(f"{name:<22}{username:<12}{line}", flush=True)


def _those_who_may(clients: dict[str, Client], path: str) -> Iterator[tuple[str, Client]]:
    """Give the two clerks as far as they may see the page, else the first account that may."""
    open_to = [name for name in CLERKS if _answers(clients[name], path)]
    others = (name for name, client in clients.items() if not open_to and _answers(client, path))
    for name in open_to or [next(others, "")]:
        if name:
            yield name, clients[name]
        else:
            print(f"no account may see {path}")


def _answers(client: Client, path: str) -> bool:
    return client.get(path).status_code == 200  # noqa: PLR2004 -- OK


def _measure(client: Client, path: str) -> Measured:
    """Ask again and again; count the queries of one request apart, as counting takes time."""
    from django.db import connection  # noqa: PLC0415 -- slow import
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- slow import

    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    queries = [query for query in captured.captured_queries if not query["sql"].startswith(BOOKKEEPING)]
    if os.environ.get("BENCH_SHOW"):
        for query in queries:
            print("   ", query["time"], query["sql"][:1500])
    wall, cpu = [], []
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), time.process_time()
        client.get(path)
        cpu.append((time.process_time() - used) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Measured(wall, cpu, len(queries), len(body))


def _signed_in() -> dict[str, Client]:
    """Give a client for each account, past its first change of password."""
    from django.test import Client  # noqa: PLC0415 -- slow import
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from gongdao.office.accounts.models import User  # noqa: PLC0415 -- slow import
    from gongdao.office.accounts.sessions import FACTOR, VERIFIED  # noqa: PLC0415 -- slow import

    users = User.objects.unscoped(reason="a bench signs everybody in")
    users.update(must_change_password=False)
    clients = {}
    for user in users.filter(is_active=True, is_system=False).order_by("pk"):
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(user)
        session = client.session
        session[FACTOR] = session[VERIFIED] = timezone.now().timestamp()
        session.save()
        clients[user.username] = client
    return clients


if __name__ == "__main__":
    main()
