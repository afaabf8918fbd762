"""Checks a data set of pairs with `riscontro batch` on a Spark cluster: one process a partition, lines in, lines out.

    spark-submit riscontro_job.py INPUT OUTPUT [--binary PATH] [--partitions N] [-- OPTION...]

INPUT is Parquet or JSON lines with the columns `id` (unique), `source` (Chinese) and `target` (Italian); OUTPUT is a
folder of JSON lines, `riscontro schema batch` describes them. What stands behind `--` goes to `riscontro batch`. The
binary must be at the same path on every worker, or come with `spark-submit --files riscontro`.
"""

import argparse
import json
import os
import subprocess
import sys
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession

# What `batch` ends with when all lines were answered: clean, findings, some line answered by an error.
ANSWERED = (0, 1, 3)


def checker(binary, options):
    """A function from the rows of a partition to the lines of `riscontro batch`."""

    def check(rows):
        rows = iter(rows)
        first = next(rows, None)
        if first is None:  # an empty partition: `batch` takes no lines at all for a mistake
            return
        path = binary if os.path.isabs(binary) else SparkFiles.get(binary)
        # One thread: Spark has as many tasks at once as there are cores.
        process = subprocess.Popen(
            [path, "batch", "--threads", "1", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        sent, failed = [0], []

        def feed():
            try:
                with process.stdin as out:
                    row = first
                    while row is not None:
                        line = json.dumps({"id": row[0], "source": row[1], "target": row[2]}, ensure_ascii=False)
                        out.write(line.encode("utf-8", "replace") + b"\n")
                        sent[0] += 1
                        row = next(rows, None)
            except Exception as error:  # told below, in the thread that Spark looks at
                failed.append(error)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        answered = 0
        try:
            for line in process.stdout:
                answered += 1
                yield line.decode("utf-8").rstrip("\n")
            feeder.join()
            code = process.wait()
        finally:
            process.kill()
            process.wait()
        # The task fails, and Spark runs it again elsewhere, unless each row has its answer.
        if failed:
            raise failed[0]
        if code not in ANSWERED or answered != sent[0]:
            raise RuntimeError(f"riscontro batch ended with {code}: {answered} answers to {sent[0]} rows")

    return check


def main():
    words = sys.argv[1:]
    at = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--binary", default="riscontro")
    parser.add_argument("--partitions", type=int, help="default: as the input is split")
    args = parser.parse_args(words[:at])
    spark = SparkSession.builder.appName("riscontro").getOrCreate()
    read = spark.read.schema("id string, source string, target string")
    pairs = read.json(args.input) if args.input.rstrip("/").endswith((".jsonl", ".json")) else read.parquet(args.input)
    pairs = pairs.select("id", "source", "target")
    if args.partitions:
        pairs = pairs.repartition(args.partitions)
    answers = pairs.rdd.mapPartitions(checker(args.binary, words[at + 1 :]))
    # Written through the committer: a task that was run twice, or half, leaves one whole file.
    spark.createDataFrame(answers.map(lambda line: (line,)), "value string").write.text(args.output)
    spark.stop()


if __name__ == "__main__":
    main()
