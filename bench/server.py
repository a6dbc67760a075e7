"""The server under measurement: the release binary, on a database of its own,
and the commands of bench/load that load it or are its peers."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")) / "release"
BINARY, LOAD = TARGET / "goodword", TARGET / "goodword-bench"
PRESET = "storage-both-sides"
# One client asks for what many would: limits by client would measure the limits.
UNLIMITED = {
    f"GOODWORD_LIMITS__{name}": "1000000"
    for name in ("ADDRESS_PER_SECOND", "ADDRESS_BURST", "KEY_PER_SECOND", "KEY_BURST")
}
STOPS_WITHIN = 60


def load(*arguments, **options):
    """Runs a command of bench/load; its figures."""
    command = [LOAD, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, **options)
    return json.loads(done.stdout)


@contextlib.contextmanager
def folder():
    """A folder on the disk of the checkout's machine, not in memory."""
    with tempfile.TemporaryDirectory(prefix="goodword-bench-", dir="/var/tmp") as name:
        yield pathlib.Path(name)


@contextlib.contextmanager
def running(command, url, ready="/", **options):
    """A program that serves at `url`, answered once before the block begins."""
    process = subprocess.Popen(command, **options)
    try:
        deadline = time.monotonic() + 120
        while not _answers(url + ready):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{command[0]} does not serve")
            time.sleep(0.002)
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _answers(url):
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError:
        pass  # An answer, whatever it says.
    except OSError:
        return False
    return True


def free_url():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


class Server:
    """A running `goodword serve`."""

    def __init__(self, process, url, place):
        self.process, self.url, self.place = process, url, place
        self.key = None

    def make_key(self):
        command = [BINARY, "key", "create", "--name", "bench", *self.place]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        self.key = done.stdout.strip()

    def call(self, method, path, body=None):
        """An answer of the API."""
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def launch(self, preset=PRESET):
        """Launches a program; its id."""
        program = {"preset": preset, "live_from": "2000-01-01T00:00:00Z"}
        return self.call("POST", "/api/v1/programs", program)["id"]

    def memory(self, what="VmRSS"):
        """Resident memory in MB; `VmHWM` is the most that it ever was."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        line = next(line for line in lines if line.startswith(what + ":"))
        return int(line.split()[1]) / 1024

    def stop(self):
        """A clean stop; how many seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(STOPS_WITHIN) != 0:
            raise SystemExit("the server did not stop cleanly")
        return time.monotonic() - begun


@contextlib.contextmanager
def serve(*place, demo=False):
    """A server on `--data FOLDER` or `--database URL`, without limits by client."""
    url, place = free_url(), [str(part) for part in place]
    command = [BINARY, "serve", "--listen", url.removeprefix("http://"), *place]
    command += ["--demo"] if demo else []
    environment = {**os.environ, **UNLIMITED, "GOODWORD_LOG__LEVEL": "warn"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with running(command, url, "/healthz", env=environment, **quiet) as process:
        yield Server(process, url, place)


def town(url, key, advocates, minutes_ago):
    """What the commands that record facts have in common."""
    at = int((time.time() - 60 * minutes_ago) * 1_000_000)
    return ["--url", url, "--key", key, "--advocates", advocates, "--at", at]


def introduce(ours, advocates, start, friends):
    """Introduces friends, numbered from `start`, by as many advocates."""
    facts = town(ours.url, ours.key, advocates, 120)
    return load("introduce", *facts, "--from", start, "--friends", friends)


def sign_up(ours, advocates, start, friends, seconds=3_600, clients=64):
    """Lets those friends sign up one by one, each of which earns two rewards."""
    facts = town(ours.url, ours.key, advocates, 60)
    limits = ["--seconds", seconds, "--clients", clients]
    return load("sign-up", *facts, "--from", start, "--friends", friends, *limits)


def rows(data, query):
    """What a query reads of an embedded database."""
    with contextlib.closing(sqlite3.connect(data / "goodword.db")) as connection:
        return connection.execute(query).fetchall()
