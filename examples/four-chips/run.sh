#!/usr/bin/env bash
# Does what README.md beside it says, in the folder given (default: the current one).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
spikeway() {
    "$here/../../spikeway" "$@"
}
mkdir -p "${1:-.}"
cd "${1:-.}"
cp "$here/sweep.yaml" .

spikeway digits digits --test 50 --calibration 40
spikeway sweep sweep.yaml --out four-chips
