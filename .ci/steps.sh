# What the scripts of this folder share; sourced, never run. Each script stands alone as well.

export CARGO_TERM_COLOR=never
export CARGO_NET_RETRY=5
export DEBIAN_FRONTEND=noninteractive

SKIPPED=()

# step NAME COMMAND...: a heading, the command, the seconds it took. The script ends where the command fails.
step() {
    local name=$1 start=$SECONDS
    shift
    CURRENT=$name
    printf '\n== %s\n' "$name"
    "$@"
    printf -- '-- %s: %d s\n' "$name" "$((SECONDS - start))"
    CURRENT=
}

# skip NAME WHY: one line now, and again in the summary.
skip() {
    printf '\nskipped: %s: %s\n' "$1" "$2"
    SKIPPED+=("$1: $2")
}

# optional NAME COMMAND...: a step whose command is a program that says itself why it skips, with exit code 77.
optional() {
    local name=$1 start=$SECONDS status=0
    shift
    CURRENT=$name
    printf '\n== %s\n' "$name"
    "$@" || status=$?
    case $status in
        0) printf -- '-- %s: %d s\n' "$name" "$((SECONDS - start))" ;;
        77) SKIPPED+=("$name: see above") ;;
        *) exit "$status" ;;
    esac
    CURRENT=
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# apt_install PACKAGE...: fails, without ending the script, where there is no apt-get, no root or no network.
apt_install() {
    has apt-get && [ "$(id -u)" = 0 ] || return 1
    if [ -z "${APT_IS_FRESH:-}" ]; then
        apt-get update -qq >&2 || return 1
        export APT_IS_FRESH=1
    fi
    apt-get install -y -qq --no-install-recommends "$@" >&2
}

# The last lines of a run: what was left out, or where it ended.
summary() {
    local status=$?
    if [ "$status" != 0 ]; then
        printf '\nFAILED%s (exit code %d, after %d s)\n' "${CURRENT:+ in: $CURRENT}" "$status" "$SECONDS" >&2
        return
    fi
    printf '\nall steps passed in %d s\n' "$SECONDS"
    if [ "${#SKIPPED[@]}" -gt 0 ]; then
        printf 'skipped: %s\n' "${SKIPPED[@]}"
    fi
}
