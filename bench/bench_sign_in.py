"""How long a refused sign-in takes: an account that exists against one that does not. The times must not tell them apart.

Usage: bench_sign_in.py [--samples N]; works in a folder of its own with the password hashes of an installation.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

LIMIT = 0.05  # ours: a difference of the medians below this tells nobody anything


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--samples", type=int, default=2000)
    samples = parser.parse_args().samples
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "GONGDAO_DATA": str(Path(folder) / "data"),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "GONGDAO_LOGIN_LIMIT": "1000000",
            "GONGDAO_SOURCE_LIMIT": "1000000",
        }
        os.environ.pop("DATABASE_URL", None)
        known, unknown = _measure(samples)
    difference = abs(known - unknown) / known
    print(f"wrong password {known * 1000:.1f} ms, unknown account {unknown * 1000:.1f} ms: {difference:.1%} apart")
    assert difference < LIMIT


def _measure(samples: int) -> tuple[float, float]:
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after the environment is set

    from gongdao.office.accounts.actions import create_user  # noqa: PLC0415 -- after the environment is set
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- after the environment is set

    call_command("migrate", verbosity=0)
    create_user(by=system(), username="zhang", display_name="张三")
    taken: dict[str, list[float]] = {"zhang": [], "nobody": []}
    for _ in range(samples):  # in turn, so that what else the machine does falls on both
        for name, times in taken.items():
            times.append(_refused(name))
    return statistics.median(taken["zhang"]), statistics.median(taken["nobody"])


def _refused(name: str) -> float:
    from django.utils import timezone  # noqa: PLC0415 -- after the environment is set

    from gongdao.errors import UserError  # noqa: PLC0415 -- after the environment is set
    from gongdao.office.accounts.actions import sign_in  # noqa: PLC0415 -- after the environment is set

    begun = time.perf_counter()
    try:
        sign_in(username=name, password="wrong", source="192.0.2.7", now=timezone.now())  # noqa: S106 -- invented
    except UserError:
        return time.perf_counter() - begun
    raise AssertionError(name)


if __name__ == "__main__":
    main()
