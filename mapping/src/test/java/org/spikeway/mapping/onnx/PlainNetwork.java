package org.spikeway.mapping.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** Computes a network in double precision by the plainest loops: the oracle of the import. Values lie in CHW order. */
public final class PlainNetwork {
    private final Map<String, double[]> values = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();

    private PlainNetwork() {}

    public static PlainNetwork run(Network network, float[] image) {
        PlainNetwork plain = new PlainNetwork();
        double[] input = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            input[i] = image[i];
        }
        plain.put(network.input(), network.inputShape(), input);
        for (Node node : network.nodes()) {
            plain.put(node.output(), node.shape(), plain.compute(node));
        }
        return plain;
    }

    public double[] values(String tensor) {
        return values.get(tensor);
    }

    /** Within the tolerance, relative to the tensor's largest value. */
    void shouldAgree(String place, String tensor, float[] found, double tolerance) {
        double[] expected = values.get(tensor);
        assertThat(found).as(place + tensor).hasSameSizeAs(expected);
        double largest = 1e-3;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(found[i] - expected[i]) <= tolerance * largest)) {
                throw new AssertionError(
                        place + tensor + "[" + i + "]: expected " + expected[i] + ", found " + found[i]);
            }
        }
    }

    private void put(String tensor, Shape shape, double[] value) {
        assertThat(value).as(tensor).hasSize(shape.size());
        values.put(tensor, value);
        shapes.put(tensor, shape);
    }

    private double[] compute(Node node) {
        double[] x = values.get(node.inputs().get(0));
        Shape in = shapes.get(node.inputs().get(0));
        Operator operator = node.operator();
        if (operator instanceof Operator.Convolution layer) {
            return convolution(layer, x, in, node.shape());
        } else if (operator instanceof Operator.Dense layer) {
            return dense(layer, x);
        } else if (operator instanceof Operator.BatchNormalization layer) {
            return eachChannel(
                    x,
                    in,
                    (c, v) ->
                            layer.gamma()[c] * (v - layer.mean()[c]) / Math.sqrt(layer.variance()[c] + layer.epsilon())
                                    + layer.beta()[c]);
        } else if (operator instanceof Operator.Relu layer) {
            return eachChannel(x, in, (c, v) -> Math.min(Math.max(v, 0), layer.ceiling()));
        } else if (operator instanceof Operator.Add) {
            double[] sum = x.clone();
            double[] other = values.get(node.inputs().get(1));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
            return sum;
        } else if (operator instanceof Operator.AveragePool layer) {
            return pool(layer.window(), x, in, node.shape(), false, layer.countPadding());
        } else if (operator instanceof Operator.MaxPool layer) {
            return pool(layer.window(), x, in, node.shape(), true, false);
        } else if (operator instanceof Operator.Concat) {
            return concat(node.inputs(), node.shape().size());
        } else if (operator instanceof Operator.Subsample layer) {
            return copy(x, in, node.shape(), 0, 0, 0, layer.strideY(), layer.strideX());
        } else if (operator instanceof Operator.Pad layer) {
            return copy(x, in, node.shape(), layer.channelsBefore(), layer.top(), layer.left(), 1, 1);
        } else if (operator instanceof Operator.Softmax) {
            return softmax(x);
        }
        return x; // Reshape
    }

    private static double[] convolution(Operator.Convolution layer, double[] x, Shape in, Shape out) {
        Window w = layer.window();
        double[] y = new double[out.size()];
        int perGroup = in.channels() / layer.groups();
        int outPerGroup = out.channels() / layer.groups();
        int i = 0;
        for (int o = 0; o < out.channels(); o++) {
            for (int r = 0; r < out.height(); r++) {
                for (int q = 0; q < out.width(); q++, i++) {
                    y[i] = layer.bias().length == 0 ? 0 : layer.bias()[o];
                    for (int c = 0; c < perGroup; c++) {
                        for (int ky = 0; ky < w.height(); ky++) {
                            for (int kx = 0; kx < w.width(); kx++) {
                                int row = r * w.strideY() + ky * w.dilationY() - w.padTop();
                                int column = q * w.strideX() + kx * w.dilationX() - w.padLeft();
                                int weight = ((o * perGroup + c) * w.height() + ky) * w.width() + kx;
                                int channel = o / outPerGroup * perGroup + c;
                                if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                                    y[i] += layer.weights().at(weight)
                                            * x[(channel * in.height() + row) * in.width() + column];
                                }
                            }
                        }
                    }
                }
            }
        }
        return y;
    }

    private static double[] pool(Window w, double[] x, Shape in, Shape out, boolean maximum, boolean countPadding) {
        double[] y = new double[out.size()];
        int i = 0;
        for (int c = 0; c < out.channels(); c++) {
            for (int r = 0; r < out.height(); r++) {
                for (int q = 0; q < out.width(); q++, i++) {
                    double sum = 0;
                    double largest = Double.NEGATIVE_INFINITY;
                    int inside = 0;
                    for (int ky = 0; ky < w.height(); ky++) {
                        for (int kx = 0; kx < w.width(); kx++) {
                            int row = r * w.strideY() + ky * w.dilationY() - w.padTop();
                            int column = q * w.strideX() + kx * w.dilationX() - w.padLeft();
                            if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                                double value = x[(c * in.height() + row) * in.width() + column];
                                sum += value;
                                largest = Math.max(largest, value);
                                inside++;
                            }
                        }
                    }
                    y[i] = maximum ? largest : sum / (countPadding ? w.height() * w.width() : inside);
                }
            }
        }
        return y;
    }

    private static double[] dense(Operator.Dense layer, double[] x) {
        double[] y = new double[layer.outputs()];
        for (int o = 0; o < y.length; o++) {
            y[o] = layer.bias().length == 0 ? 0 : layer.bias()[o];
            for (int i = 0; i < x.length; i++) {
                y[o] += layer.weights().at(o * x.length + i) * x[i];
            }
        }
        return y;
    }

    private interface OnChannel {
        double apply(int channel, double value);
    }

    private static double[] eachChannel(double[] x, Shape in, OnChannel function) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.apply(i / (in.height() * in.width()), x[i]);
        }
        return y;
    }

    private double[] concat(List<String> inputs, int size) {
        double[] y = new double[size];
        int at = 0;
        for (String input : inputs) {
            double[] x = values.get(input);
            System.arraycopy(x, 0, y, at, x.length);
            at += x.length;
        }
        return y;
    }

    private static double[] copy(double[] x, Shape in, Shape out, int c0, int top, int left, int strideY, int strideX) {
        double[] y = new double[out.size()];
        for (int c = 0; c < out.channels(); c++) {
            for (int r = 0; r < out.height(); r++) {
                for (int q = 0; q < out.width(); q++) {
                    int channel = c - c0;
                    int row = (r - top) * strideY;
                    int column = (q - left) * strideX;
                    if (channel >= 0
                            && channel < in.channels()
                            && row >= 0
                            && row < in.height()
                            && column >= 0
                            && column < in.width()) {
                        y[(c * out.height() + r) * out.width() + q] =
                                x[(channel * in.height() + row) * in.width() + column];
                    }
                }
            }
        }
        return y;
    }

    private static double[] softmax(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value);
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.exp(x[i]) / sum;
        }
        return y;
    }
}
