#!/usr/bin/env bash
# Runs the job on a cluster of this machine, a master and two workers, kills one worker in the middle, and counts the
# answers: each pair must have one, none two. Exit code 77 where Java or PySpark can't be had.
#
#   test.sh [PAIRS]      default 20000
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

# Fixed, so that a new release does not change what passes.
PYSPARK=pyspark==4.0.1
PAIRS=${1:-20000}
BINARY=${RISCONTRO:-$PWD/target/release/riscontro}
LIMIT=400

give_up() {
    printf 'skipped: Spark: %s\n' "$1"
    exit 77
}

[ -x "$BINARY" ] || give_up "there is no $BINARY (cargo build --release)"
command -v java >/dev/null || give_up "there is no Java (17 or newer)"
version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 17 ] || give_up "Java is ${version:-unknown}; 17 or newer is needed"
command -v python3 >/dev/null || give_up "there is no Python"

work=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

if [ -n "${SPARK_PYTHON:-}" ]; then
    python=$SPARK_PYTHON
else
    python3 -m venv "$work/venv" >&2 || give_up "python3 can't make a venv here"
    python=$work/venv/bin/python
    "$python" -m pip install --quiet --disable-pip-version-check "$PYSPARK" >&2 || give_up "$PYSPARK can't be installed here"
fi
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))') || give_up "there is no PySpark"
export SPARK_HOME PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
export SPARK_WORKER_DIR=$work/workers SPARK_LOCAL_DIRS=$work/local

# free_port: a port that nobody listens on now.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# start NAME CLASS ARGUMENT...: a part of the cluster in the background; its pid is in $!.
start() {
    local name=$1
    shift
    "$SPARK_HOME/bin/spark-class" "$@" >"$work/$name.log" 2>&1 &
    pids+=($!)
}

wait_for() {
    local text=$1 log=$2 at
    for at in $(seq 360); do
        grep -q "$text" "$log" 2>/dev/null && return
        sleep 0.5
    done
    tail -20 "$log" >&2
    echo "$text did not appear in $log within three minutes" >&2
    return 1
}

python3 "$here/make_pairs.py" "$PAIRS" >"$work/pairs.jsonl"
port=$(free_port)
start master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port "$(free_port)"
wait_for "Starting Spark master" "$work/master.log"
for worker in first second; do
    start "$worker" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g \
        --webui-port "$(free_port)" "spark://127.0.0.1:$port"
    eval "$worker=$!"
done
wait_for "Successfully registered" "$work/first.log"
wait_for "Successfully registered" "$work/second.log"

# The job; it is slow enough, and split enough, that a worker can be lost in the middle of it.
timeout "$LIMIT" "$SPARK_HOME/bin/spark-submit" --master "spark://127.0.0.1:$port" --executor-memory 512m \
    --conf spark.executor.cores=1 --conf spark.ui.enabled=false \
    "$here/riscontro_job.py" "$work/pairs.jsonl" "$work/answers" --binary "$BINARY" --partitions 24 -- --summary \
    >"$work/job.log" 2>&1 &
job=$!
pids+=("$job")
wait_for "Finished task 3\.[0-9]* in stage\|Finished task 2\.[0-9]* in stage" "$work/job.log"

# SIGKILL for the worker and for its executor, as when a machine goes down.
children() {
    local child
    for child in $(pgrep -P "$1" || true); do
        children "$child"
        echo "$child"
    done
}
# shellcheck disable=SC2154 # set by eval above
for pid in $(children "$second") "$second"; do kill -9 "$pid" 2>/dev/null || true; done
echo "one of two workers killed after $(grep -c 'Finished task' "$work/job.log") finished tasks"

wait "$job" || { tail -40 "$work/job.log" >&2; echo "the job failed" >&2; exit 1; }
lost=$(grep -c "Lost executor\|ExecutorLost\|Lost task" "$work/job.log" || true)
[ -e "$work/answers/_SUCCESS" ] || { echo "the output was not committed" >&2; exit 1; }
# What one process says of the same pairs, in whatever order.
status=0
"$BINARY" batch --summary "$work/pairs.jsonl" >"$work/alone.jsonl" || status=$?
[ "$status" -le 1 ] || { echo "riscontro batch ended with $status" >&2; exit 1; }
cat "$work"/answers/part-* | LC_ALL=C sort >"$work/spark.sorted"
LC_ALL=C sort "$work/alone.jsonl" >"$work/alone.sorted"
doubled=$(LC_ALL=C cut -d, -f1 "$work/spark.sorted" | LC_ALL=C uniq -d | wc -l)
echo "$(wc -l <"$work/spark.sorted") answers to $PAIRS pairs, $doubled doubled"
cmp "$work/spark.sorted" "$work/alone.sorted" || { echo "answers differ from those of one process" >&2; exit 1; }
[ "$lost" -gt 0 ] || { echo "the job did not notice that a worker was gone; give it more PAIRS" >&2; exit 1; }
echo "the same lines as from one process; none lost, none doubled"
