"""What the machine can give: packages by apt-get when root, a sentence when it cannot be had."""

import os
import shutil
import subprocess
import sys


class NotHere(Exception):
    """A server that the tests need cannot be had on this machine. The message says what to install."""


def apt_get(*packages: str) -> bool:
    """Install Debian packages and say so; False where that is out of reach."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    sys.stderr.write(f"Installing {', '.join(packages)} with apt-get ...\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        if subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return True
