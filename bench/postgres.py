"""A PostgreSQL server that lives as long as a `with` block.

Durability is the default one (fsync on). Run as root it belongs to the user
`postgres`, because PostgreSQL refuses to run as root.
"""

import contextlib
import glob
import os
import pathlib
import shutil
import subprocess
import tempfile

USER = "postgres"


def program(name):
    """Where a program of PostgreSQL is: in PATH, or where Debian puts it."""
    versions = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=_version)
    found = shutil.which(name, path=os.pathsep.join(reversed(versions))) or shutil.which(name)
    if not found:
        raise SystemExit(f"{name} is missing; `make tools` installs it or says how")
    return found


def _version(folder):
    return int(folder.split("/")[-2])


def run(command, **options):
    """Runs a command as the server's user; its output is returned, or told on failure."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", USER, "--", *command]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def server():
    """Starts a server on a socket of its own; gives the folder of the socket."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="goodword-bench-", dir="/var/tmp"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        run([program("initdb"), "-D", str(data), "-U", USER, "-A", "trust"])
        options = f"-k {folder} -c listen_addresses=''"
        control = [program("pg_ctl"), "-D", str(data), "-w"]
        run([*control, "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield str(folder)
        finally:
            run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sql(folder, database, text):
    """Runs statements in a database; what they answer."""
    psql = [program("psql"), "-h", folder, "-U", USER, "-v", "ON_ERROR_STOP=1"]
    return run([*psql, "-qAt", "-f", "-", database], input=text).strip()


def url(folder, database):
    """How the server reaches a database."""
    return f"postgres://{USER}@localhost/{database}?host={folder}"
