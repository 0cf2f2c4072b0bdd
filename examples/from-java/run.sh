#!/usr/bin/env bash
# Does what README.md beside it says, in the folder given (default: the current one).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
spikeway() {
    "$here/../../spikeway" "$@"
}
mkdir -p "${1:-.}"
cd "${1:-.}"

spikeway digits digits --test 10 --calibration 1

built=$here/../../target/launcher
java @"$here/../../config/jvm/17.args" -cp "$built/$(cat "$built/current")/*" "$here/Classify.java"
