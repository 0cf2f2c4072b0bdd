"""Writes the trained network as an ONNX graph of plain operators, and runs such a file with NumPy as a check."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 13


class Graph:
    """Collects nodes and weights; every tensor is named after the node that writes it."""

    def __init__(self):
        self.nodes = []
        self.weights = []

    def add(self, operator, name, inputs, output=None, **attributes):
        output = output or name
        self.nodes.append(helper.make_node(operator, inputs, [output], name=name, **attributes))
        return output

    def weight(self, name, value):
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value.detach().numpy()), name))
        return name

    def conv(self, name, x, weight, stride):
        size = weight.shape[-1]
        pad = size // 2
        return self.add("Conv", name, [x, self.weight(name + ".weight", weight)], dilations=[1, 1], group=1,
                        kernel_shape=[size, size], pads=[pad] * 4, strides=[stride] * 2)

    def relu(self, name, x):
        return self.add("Relu", name, [x])


def write(model, path):
    graph = Graph()
    x = "input"
    for i, conv in enumerate(model.front, 1):
        x = graph.relu(f"conv{i}.relu", graph.conv(f"conv{i}", x, conv.weight, conv.stride[0]))
    for i, block in enumerate(model.blocks, 1):
        name = f"block{i}"
        branch = graph.conv(f"{name}.conv1", x, block.conv1.weight, block.stride)
        branch = graph.relu(f"{name}.conv1.relu", branch)
        branch = graph.conv(f"{name}.conv2", branch, block.conv2.weight, 1)
        if block.shortcut is not None:
            x = graph.conv(f"{name}.shortcut", x, block.shortcut, block.stride)
        x = graph.relu(f"{name}.relu", graph.add("Add", f"{name}.add", [branch, x]))
    x = graph.add("GlobalAveragePool", "pool", [x])
    x = graph.add("Flatten", "flatten", [x], axis=1)
    graph.add("Gemm", "dense", [x, graph.weight("dense.weight", model.dense.weight)], output="scores",
              alpha=1.0, beta=1.0, transA=0, transB=1)

    def tensor(name, *shape):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", *shape])

    content = helper.make_graph(graph.nodes, path.stem, [tensor("input", 1, 28, 28)],
                                [tensor("scores", 10)], graph.weights)
    file = helper.make_model(content, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=7,
                             producer_name="spikeway-examples")
    onnx.checker.check_model(onnx.shape_inference.infer_shapes(file, strict_mode=True))
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(file, str(path))


def run(path, x):
    """The scores [N, 10] that the file gives for images [N, 1, 28, 28]."""
    graph = onnx.load(str(path)).graph
    tensors = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}
    tensors[graph.input[0].name] = x
    for node in graph.node:
        attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        tensors[node.output[0]] = OPERATORS[node.op_type]([tensors[name] for name in node.input], attributes)
    return tensors[graph.output[0].name]


def _conv(inputs, attributes):
    x, weight = inputs
    top, left, bottom, right = attributes["pads"]
    stride_y, stride_x = attributes["strides"]
    x = np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)))
    windows = np.lib.stride_tricks.sliding_window_view(x, weight.shape[2:], (2, 3))[:, :, ::stride_y, ::stride_x]
    return np.ascontiguousarray(np.tensordot(windows, weight, ([1, 4, 5], [1, 2, 3])).transpose(0, 3, 1, 2))


OPERATORS = {
    "Conv": _conv,
    "Relu": lambda inputs, _: np.maximum(inputs[0], 0),
    "Add": lambda inputs, _: inputs[0] + inputs[1],
    "GlobalAveragePool": lambda inputs, _: inputs[0].mean((2, 3), keepdims=True),
    "Flatten": lambda inputs, _: inputs[0].reshape(len(inputs[0]), -1),
    "Gemm": lambda inputs, _: inputs[0] @ inputs[1].T,
}
