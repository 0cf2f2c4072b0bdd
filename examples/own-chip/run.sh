#!/usr/bin/env bash
# Does what README.md beside it says, in the folder given (default: the current one).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
spikeway() {
    "$here/../../spikeway" "$@"
}
mkdir -p "${1:-.}"
cd "${1:-.}"
cp "$here/wide-cores.yaml" .

spikeway digits digits --test 50 --calibration 40
spikeway chips validate wide-cores.yaml
spikeway chips diff loihi wide-cores.yaml
spikeway run --network digits/digits-resnet8.onnx --data digits/test/images-idx3-ubyte --samples 10 \
  --calibrate digits/calibration/images-idx3-ubyte:40 --chip loihi --ticks 8,16 --out narrow
spikeway run --network digits/digits-resnet8.onnx --data digits/test/images-idx3-ubyte --samples 10 \
  --calibrate digits/calibration/images-idx3-ubyte:40 --chip wide-cores.yaml --ticks 8,16 --out wide
spikeway compare narrow wide
