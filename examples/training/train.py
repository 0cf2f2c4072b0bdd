"""Trains an embedded example network and writes it as ONNX. README.md tells how to run it."""

import argparse
import copy
import math
import pathlib
import subprocess
import tempfile
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import onnx_file

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent
RESOURCES = EXAMPLES / "src/main/resources/org/spikeway/examples"
CLASSES = EXAMPLES / "target/classes"

TRAINING_SEED = 1
TEST_SEED = 20_002  # never used for training


def draw(classpath, seed, first, count):
    """Digits first to first + count - 1 of a seed: grey levels [count, 1, 28, 28] and labels, both u8."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["java", "-cp", str(classpath), "org.spikeway.examples.digits.DrawDigits"]
            + ["--count", str(count), "--seed", str(seed), "--first", str(first), "--out", folder],
            check=True,
        )
        images = np.fromfile(pathlib.Path(folder) / "images-idx3-ubyte", np.uint8)[16:]
        labels = np.fromfile(pathlib.Path(folder) / "labels-idx1-ubyte", np.uint8)[8:]
    return torch.from_numpy(images.reshape(count, 1, 28, 28)), torch.from_numpy(labels)


def conv3x3(inputs, outputs, stride=1, gain=1.0):
    conv = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
    nn.init.normal_(conv.weight, std=gain * math.sqrt(2 / (9 * inputs)))  # He et al. 2015
    return conv


class Block(nn.Module):
    """y = relu(conv2(relu(conv1(x))) + shortcut(x))."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = conv3x3(inputs, outputs, stride)
        # Without batch normalisation each sum would double the variance: the branch starts small.
        self.conv2 = conv3x3(outputs, outputs, gain=0.4)
        self.stride = stride
        if stride == 1 and inputs == outputs:
            self.shortcut = None
        else:  # every stride-th pixel; the new channels get 0
            self.register_buffer("shortcut", torch.eye(outputs, inputs).reshape(outputs, inputs, 1, 1))

    def forward(self, x, seen):
        shortcut = x if self.shortcut is None else F.conv2d(x, self.shortcut, stride=self.stride)
        middle = seen(F.relu(self.conv1(x)))
        return seen(F.relu(self.conv2(middle) + shortcut))


class ResNet(nn.Module):
    """Plain 3x3 convolutions, residual blocks, one fully connected layer; no bias anywhere."""

    def __init__(self, front, blocks):
        super().__init__()
        self.front = nn.ModuleList(front)
        self.blocks = nn.ModuleList(blocks)
        self.dropout = nn.Dropout(0.1)
        width = blocks[-1].conv2.out_channels
        self.dense = nn.Linear(width, 10, bias=False)
        nn.init.normal_(self.dense.weight, std=math.sqrt(1 / width))

    def forward(self, x, seen=lambda activation: activation):
        """seen is called with the output of every ReLU and gives it back."""
        for conv in self.front:
            x = seen(F.relu(conv(x)))
        for block in self.blocks:
            x = block(x, seen)
        return self.dense(self.dropout(x.mean((2, 3))))


def resnet8():
    """After Sengupta et al. 2019: three convolutions in front, the first with stride 2."""
    return ResNet([conv3x3(1, 8, 2), conv3x3(8, 12), conv3x3(12, 12)],
                  [Block(12, 12, 1), Block(12, 24, 2), Block(24, 48, 2)])


def resnet20():
    """The widths and strides that He et al. 2015 give for CIFAR-10: 16, 32 and 64 channels, three blocks each."""
    widths = [16] * 3 + [32] * 3 + [64] * 3
    before = [16] + widths[:-1]
    return ResNet([conv3x3(1, 16)], [Block(a, b, 1 if a == b else 2) for a, b in zip(before, widths)])


# The network, digits an epoch, digits a step, peak of the learning rate.
NETWORKS = {"resnet8": (resnet8, 40_000, 100, 4e-3), "resnet20": (resnet20, 5_000, 50, 2e-3)}


def outliers(activation):
    """How far the largest activations of a layer stand above the usual ones: E[a^4] / E[a^2]^2, a pure number.

    A rate-coded spiking layer needs time for its largest activation; this pulls the long tail in.
    """
    square = activation.square()
    return square.square().mean() / (square.mean().square() + 1e-8)


def train(model, classpath, epochs, digits, batch, peak, tail_weight):
    average = copy.deepcopy(model).requires_grad_(False)
    optimiser = torch.optim.AdamW(model.parameters(), lr=1.0, weight_decay=0.02)
    steps = epochs * (digits // batch)
    warm_up = steps // 20
    step = 0
    for epoch in range(epochs):
        start = time.time()
        images, labels = draw(classpath, TRAINING_SEED, epoch * digits, digits)  # no digit is seen twice
        total, correct = 0.0, 0
        model.train()
        for first in range(0, digits - batch + 1, batch):
            rate = step / warm_up if step < warm_up else 0.5 + 0.5 * math.cos(math.pi * (step - warm_up) / (steps - warm_up))
            optimiser.param_groups[0]["lr"] = peak * max(rate, 1e-3)
            x = images[first : first + batch].float() / 255
            y = labels[first : first + batch].long()
            tails = []

            def seen(activation):
                tails.append(outliers(activation))
                return activation

            scores = model(x, seen)
            loss = F.cross_entropy(scores, y, label_smoothing=0.02) + tail_weight * sum(tails) / len(tails)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            # The mean of the last weights generalises a little better than the last ones.
            decay = min(0.998, step / (step + 10))
            with torch.no_grad():
                for kept, new in zip(average.parameters(), model.parameters()):
                    kept.lerp_(new, 1 - decay)
            step += 1
            total += loss.item() * batch
            correct += (scores.argmax(1) == y).sum().item()
        print(f"epoch {epoch + 1}: loss {total / digits:.4f}, training accuracy {correct / digits:.4f}, "
              f"{time.time() - start:.0f} s", flush=True)
    return average.eval()


def accuracy(scores, labels):
    return (scores.argmax(1) == labels.long()).float().mean().item()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--classes", default=CLASSES, help="class path with DrawDigits")
    arguments.add_argument("--network", default="resnet8", choices=NETWORKS)
    arguments.add_argument("--out", type=pathlib.Path, help="the file (default: the one in the sources)")
    arguments.add_argument("--epochs", default=10, type=int)
    arguments.add_argument("--digits", type=int, help="fresh digits in each epoch")
    arguments.add_argument("--tail-weight", default=0.002, type=float)
    options = arguments.parse_args()

    torch.manual_seed(8)
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(2)
    network, digits, batch, peak = NETWORKS[options.network]
    out = options.out or RESOURCES / f"digits-{options.network}.onnx"
    model = train(network(), options.classes, options.epochs, options.digits or digits, batch, peak, options.tail_weight)

    images, labels = draw(options.classes, TEST_SEED, 0, 10_000)
    x = images.float() / 255
    ratios = []

    def seen(activation):
        flat = activation.flatten()
        usual = flat.kthvalue(int(0.999 * flat.numel())).values
        ratios.append(f"{(flat.max() / usual).item():.2f}")
        return activation

    with torch.no_grad():
        scores = torch.cat([model(part, seen) for part in x.split(2_000)])
    layers = len(ratios) // 5
    ratios = [ratios[layer] for layer in range(layers)]  # of the first 2,000 digits
    print("largest activation over the 99.9th percentile, layer by layer:", " ".join(ratios))
    print(f"accuracy on 2,000 fresh digits: {accuracy(scores[:2000], labels[:2000]):.4f}")
    print(f"accuracy on 10,000 fresh digits: {accuracy(scores, labels):.4f}")

    onnx_file.write(model, out)
    written = torch.cat([torch.from_numpy(onnx_file.run(out, part.numpy())) for part in x[:2000].split(100)])
    difference = (written - scores[:2000]).abs().max().item()
    print(f"{out.name}: {out.stat().st_size:,} bytes, accuracy {accuracy(written, labels[:2000]):.4f}, "
          f"largest difference from the trained scores {difference:.2e}")
    if difference > 1e-3:
        raise SystemExit("the written file does not compute what was trained")


if __name__ == "__main__":
    main()
