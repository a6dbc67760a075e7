"""What a row prints."""

import json
import os

# Seconds of one measurement; each is repeated and the median counts.
SECONDS = int(os.environ.get("BENCH_SECONDS", "10"))
REPEATS = int(os.environ.get("BENCH_REPEATS", "3"))


def report(row, unit, bar, ours=None, peer=None, note=""):
    """Prints the line of a row. `bar` is the least ratio of ours to the peer;
    a side that nothing measures is None, and then so are the ratio and `met`."""
    ratio = ours / peer if ours is not None and peer else None
    met = ratio >= bar if ratio is not None else None
    line = {"row": row, "unit": unit, "ours": ours, "peer": peer}
    line |= {"ratio": ratio, "bar": bar, "met": met, "note": note}
    print(json.dumps(line))
