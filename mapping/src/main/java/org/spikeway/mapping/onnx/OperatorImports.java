package org.spikeway.mapping.onnx;

import java.util.Map;
import java.util.Optional;

/** The operators of ONNX that a network may be made of, by name. */
final class OperatorImports {
    private static final Map<String, OperatorImport> IMPORTS = Map.ofEntries(
            Map.entry("Conv", ConvolutionImport::convolution),
            Map.entry("Gemm", DenseImport::gemm),
            Map.entry("MatMul", DenseImport::matMul),
            Map.entry("BatchNormalization", ActivationImport::batchNormalization),
            Map.entry("Relu", ActivationImport::relu),
            Map.entry("Clip", ActivationImport::clip),
            Map.entry("Softmax", ActivationImport::softmax),
            Map.entry("LogSoftmax", ActivationImport::softmax),
            Map.entry("AveragePool", PoolImport::average),
            Map.entry("GlobalAveragePool", PoolImport::globalAverage),
            Map.entry("ReduceMean", PoolImport::reduceMean),
            Map.entry("MaxPool", PoolImport::maximum),
            Map.entry("Add", JoinImport::add),
            Map.entry("Concat", JoinImport::concat),
            Map.entry("Pad", ExtentImport::pad),
            Map.entry("Slice", ExtentImport::slice),
            Map.entry("Flatten", ViewImport::flatten),
            Map.entry("Reshape", ViewImport::reshape),
            Map.entry("Squeeze", ViewImport::squeeze),
            Map.entry("Unsqueeze", ViewImport::unsqueeze),
            Map.entry("Transpose", ViewImport::transpose),
            Map.entry("Cast", ViewImport::cast),
            Map.entry("Dropout", ViewImport::dropout),
            Map.entry("Identity", ViewImport::identity));

    private OperatorImports() {}

    /** How one operator becomes part of the network. */
    @FunctionalInterface
    interface OperatorImport {
        Value read(OnnxNode node, NetworkBuilder network);
    }

    static Optional<OperatorImport> of(String operator) {
        return Optional.ofNullable(IMPORTS.get(operator));
    }
}
