"""What a row prints."""

import json
import os
import statistics

# Seconds of one measurement; each is repeated and the median counts.
SECONDS = int(os.environ.get("BENCH_SECONDS", "10"))
REPEATS = int(os.environ.get("BENCH_REPEATS", "3"))


def report(row, unit, ours, peer=None, least=None, most=None, note=""):
    """Prints the line of a row. `ours` and `peer` are figures, or the lists of
    repeated ones, whose medians count. `least` and `most` bound the ratio of ours
    to the peer or, in a row without a peer, ours itself."""
    line = {"row": row, "unit": unit, "ours": _middle(ours), "peer": _middle(peer)}
    line["ratio"] = line["ours"] / line["peer"] if line["peer"] else None
    judged = line["ours"] if peer is None else line["ratio"]
    line |= {"least": least, "most": most}
    line["met"] = None
    if least is not None or most is not None:
        line["met"] = (least is None or judged >= least) and (most is None or judged <= most)
    line |= {"all_ours": ours, "all_peer": peer, "note": note}
    print(json.dumps(line), flush=True)


def _middle(figures):
    return statistics.median(figures) if isinstance(figures, list) else figures
