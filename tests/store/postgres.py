"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket only, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql")
USER = "rolemap"
PATIENCE = 30.0


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of this machine; None where there is none."""
    found = sorted(DEBIAN.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path and shutil.which("initdb") else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run the server of `folder`; the address of its database ``postgres``, to be filled with another name."""
    home = Path(tempfile.mkdtemp(prefix="rolemap-postgres-"))
    person = _person()
    if person:
        os.chown(home, person["user"], person["group"])
    data = home / "data"
    quiet: dict[str, Any] = {
        **person, "cwd": home, "stdout": subprocess.DEVNULL, "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath},
    }  # fmt: skip
    settings = [
        "-D",
        data,
        "-k",
        home,
        "-c",
        "listen_addresses=",
        "-c",
        "fsync=off",
        "-c",
        "max_connections=60",
    ]
    try:
        subprocess.run(
            [folder / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True, **quiet,
        )  # fmt: skip
        with open(home / "log", "wb") as log:
            process = subprocess.Popen([folder / "postgres", *settings], stderr=log, **quiet)
        try:
            _wait_for(process, home)
            yield f"postgresql://{USER}@/postgres?host={home}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
    finally:
        shutil.rmtree(home)


def _person() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise RuntimeError("no user to run PostgreSQL as")


def _wait_for(process: subprocess.Popen[bytes], home: Path) -> None:
    import psycopg

    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(host=str(home), user=USER, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((home / "log").read_text(encoding="utf-8")) from None
            time.sleep(0.02)
