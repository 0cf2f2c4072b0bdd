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
spikeway emulate digits/test/images-idx3-ubyte --image 3 --margin 0 --amplitude 2 --to digit3.csv
spikeway aer info digit3.csv
spikeway aer plot digit3.csv digit3.png
spikeway replay digit3.csv --network digits/digits-resnet8.onnx --sensor 28x28 --chip loihi --bin 5ms --trace perfetto --out dvs-replay
