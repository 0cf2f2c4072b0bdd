#!/usr/bin/env bash
# Does what README.md beside it says, in the folder given (default: the current one).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
spikeway() {
    "$here/../../spikeway" "$@"
}
mkdir -p "${1:-.}"
cd "${1:-.}"

spikeway digits digits --test 50 --calibration 40
spikeway run --network digits/digits-resnet8.onnx --data digits/test/images-idx3-ubyte --samples 10 \
  --calibrate digits/calibration/images-idx3-ubyte:40 --chip loihi --ticks 16 --out hops
spikeway price hops
spikeway price hops --set energy.hop=6pJ
spikeway price hops --set energy.hop=60pJ
