#!/usr/bin/env python3
"""Measures `riscontro batch` on short synthetic pairs: time of the processor, peak memory, against single runs.

    batch.py BINARY [PAIRS...]     default 1000 10000 100000
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MAKE = Path(__file__).parent.parent / "integrations/spark/make_pairs.py"
SINGLE_RUNS = 60


def run(*command):
    """Seconds of processor time and peak memory in kB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def main():
    binary, sizes = os.path.abspath(sys.argv[1]), [int(size) for size in sys.argv[2:]] or [1000, 10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        pairs = Path(folder, "pairs.jsonl")
        for size in sizes:
            with pairs.open("wb") as out:
                subprocess.run([sys.executable, MAKE, str(size)], stdout=out, check=True)
            for threads in (1, os.cpu_count()):
                seconds, memory = run(binary, "batch", "--threads", str(threads), "--summary", str(pairs))
                each = 1000 * seconds / size
                print(f"batch {size:7} pairs, {threads} threads: {each:.2f} ms a pair, peak {memory / 1024:.1f} MB")
        zh, it = Path(folder, "zh.txt"), Path(folder, "it.txt")
        seconds = 0.0
        for line in pairs.read_text("utf-8").splitlines()[:SINGLE_RUNS]:
            pair = json.loads(line)
            zh.write_text(pair["source"], "utf-8")
            it.write_text(pair["target"], "utf-8")
            seconds += run(binary, "check", str(zh), str(it), "-o", "json")[0]
        print(f"check, one run a pair: {1000 * seconds / min(SINGLE_RUNS, sizes[-1]):.1f} ms a pair")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
