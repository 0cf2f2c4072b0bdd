package org.spikeway.cli.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.spikeway.chip.program.Shape;

/**
 * Random NIR graphs of all kinds of nodes, images first, then vectors with loops. All numbers are small multiples of powers
 * of two, so that sums are exact in any order.
 */
final class RandomNirGraph {
    /** Of the file's time constants. */
    static final double DT = 1;

    final PlainGraph graph = new PlainGraph();
    final Shape input;
    /** Nodes that spike. */
    final List<String> spiking = new ArrayList<>();

    final String answer;
    private final SplittableRandom random;
    private int count;
    private boolean delayed;

    RandomNirGraph(SplittableRandom random) {
        this.random = random;
        input = new Shape(one(2), 4 + one(2), 4 + one(2));
        int[] shape = {input.channels(), input.height(), input.width()};
        String last = graph.add("input", "Input", Map.of("shape", whole(shape)), shape, x -> x);
        for (int i = one(2); i > 0; i--) {
            last = neurons(convolutions(prepared(last)));
        }
        if (graph.extents(last).length > 1) {
            last = flatten(last);
        }
        last = loop(last);
        String readOut = affine(last, one(4));
        answer = switch (random.nextInt(5)) {
            case 0 -> readOut;
            case 1 -> integrator(readOut, true);
            case 2 -> integrator(readOut, false);
            default -> neurons(readOut);
        };
        graph.add(
                "output",
                "Output",
                Map.of("shape", whole(graph.extents(answer))),
                graph.extents(answer),
                x -> x,
                answer);
    }

    private int one(int most) {
        return 1 + random.nextInt(most);
    }

    private String name(String kind) {
        return kind + String.format("%02d", count++);
    }

    private double eighths(int from, int to) {
        return random.nextInt(from, to + 1) / 8.0;
    }

    private static long[] whole(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** Perhaps delayed, scaled and pooled. */
    private String prepared(String from) {
        String last = from;
        int[] extents = graph.extents(from);
        delayed = random.nextInt(3) == 0;
        if (delayed) {
            double[] ofChannels = random.ints(extents[0], 0, 4).asDoubleStream().toArray();
            last = delay(last, ofChannels);
        }
        if (random.nextInt(3) == 0) {
            double[] ofChannels = new double[extents[0]];
            Arrays.setAll(ofChannels, c -> random.nextInt(1, 5) / 2.0);
            double[] each = spread(ofChannels, extents);
            last = graph.add(
                    name("scale"), "Scale", Map.of("scale", cube(each, extents)), extents, x -> product(x, each), last);
        }
        if (extents[1] >= 4 && extents[2] >= 4 && random.nextInt(2) == 0) {
            last = pool(last, random.nextBoolean());
        }
        return last;
    }

    private static double[] product(double[] x, double[] factors) {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> x[i] * factors[i]);
        return y;
    }

    private static double[] spread(double[] ofChannels, int[] extents) {
        double[] each = new double[PlainGraph.size(extents)];
        Arrays.setAll(each, i -> ofChannels[i / (each.length / extents[0])]);
        return each;
    }

    private static Object cube(double[] values, int[] extents) {
        if (extents.length == 1) {
            return values;
        }
        double[][][] cube = new double[extents[0]][extents[1]][extents[2]];
        for (int i = 0; i < values.length; i++) {
            cube[i / extents[2] / extents[1]][i / extents[2] % extents[1]][i % extents[2]] = values[i];
        }
        return cube;
    }

    private String delay(String from, double[] ofChannels) {
        int[] extents = graph.extents(from);
        double[] ticks = spread(ofChannels, extents);
        Deque<double[]> past = new ArrayDeque<>();
        UnaryOperator<double[]> rule = x -> {
            past.addFirst(x.clone());
            double[] y = new double[x.length];
            List<double[]> known = List.copyOf(past);
            Arrays.setAll(y, i -> ticks[i] < known.size() ? known.get((int) ticks[i])[i] : 0);
            return y;
        };
        return graph.add(name("delay"), "Delay", Map.of("delay", cube(ticks, extents)), extents, rule, from);
    }

    private String pool(String from, boolean average) {
        int[] in = graph.extents(from);
        int[] out = {in[0], in[1] / 2, in[2] / 2};
        UnaryOperator<double[]> rule = x -> {
            double[] y = new double[PlainGraph.size(out)];
            for (int i = 0; i < y.length; i++) {
                int c = i / (out[1] * out[2]);
                int row = i / out[2] % out[1];
                for (int k = 0; k < 4; k++) {
                    y[i] += x[(c * in[1] + 2 * row + k / 2) * in[2] + 2 * (i % out[2]) + k % 2] * (average ? 0.25 : 1);
                }
            }
            return y;
        };
        Map<String, Object> parameters =
                Map.of("kernel_size", whole(2, 2), "stride", whole(2, 2), "padding", whole(0, 0));
        return graph.add(name("pool"), average ? "AvgPool2d" : "SumPool2d", parameters, out, rule, from);
    }

    /** One convolution, or two side by side that one node sums up. */
    private String[] convolutions(String from) {
        int outputs = one(3);
        int[] in = graph.extents(from);
        int kernel = one(Math.min(3, Math.min(in[1], in[2])));
        int stride = one(2);
        int pad = random.nextInt(2);
        String first = convolution(from, outputs, kernel, stride, pad);
        return random.nextInt(3) == 0
                ? new String[] {first, convolution(from, outputs, kernel, stride, pad)}
                : new String[] {first};
    }

    private String convolution(String from, int outputs, int kernel, int stride, int pad) {
        int[] in = graph.extents(from);
        // Groups behind channels of different delays are refused.
        int groups = !delayed && in[0] == outputs && random.nextBoolean() ? outputs : 1;
        int ofGroup = in[0] / groups;
        int[] out = {outputs, (in[1] + 2 * pad - kernel) / stride + 1, (in[2] + 2 * pad - kernel) / stride + 1};
        double[][][][] weights = new double[outputs][ofGroup][kernel][kernel];
        for (double[][][] ofOutput : weights) {
            for (double[][] ofInput : ofOutput) {
                for (double[] row : ofInput) {
                    Arrays.setAll(row, i -> eighths(-4, 6));
                }
            }
        }
        double[] bias = bias(outputs);
        UnaryOperator<double[]> rule = x -> {
            double[] y = new double[PlainGraph.size(out)];
            for (int i = 0; i < y.length; i++) {
                int o = i / (out[1] * out[2]);
                y[i] = bias[o];
                for (int c = 0; c < ofGroup; c++) {
                    for (int k = 0; k < kernel * kernel; k++) {
                        int row = i / out[2] % out[1] * stride + k / kernel - pad;
                        int column = i % out[2] * stride + k % kernel - pad;
                        int channel = o / (outputs / groups) * ofGroup + c;
                        boolean inside = row >= 0 && row < in[1] && column >= 0 && column < in[2];
                        y[i] += inside
                                ? weights[o][c][k / kernel][k % kernel] * x[(channel * in[1] + row) * in[2] + column]
                                : 0;
                    }
                }
            }
            return y;
        };
        Map<String, Object> parameters = new HashMap<>(Map.of("weight", weights, "bias", bias));
        parameters.put("stride", whole(stride, stride));
        parameters.put("padding", whole(pad, pad));
        parameters.put("dilation", 1L);
        parameters.put("groups", (long) groups);
        parameters.put("input_shape", whole(in[1], in[2]));
        return graph.add(name("conv"), "Conv2d", parameters, out, rule, from);
    }

    private double[] bias(int outputs) {
        double[] bias = new double[outputs];
        if (random.nextBoolean()) {
            Arrays.setAll(bias, i -> eighths(-1, 2));
        }
        return bias;
    }

    private String flatten(String from) {
        int[] in = graph.extents(from);
        Map<String, Object> parameters = Map.of("start_dim", 0L, "end_dim", -1L, "input_type", whole(in));
        return graph.add(name("flat"), "Flatten", parameters, new int[] {PlainGraph.size(in)}, x -> x, from);
    }

    private String affine(String from, int outputs) {
        int inputs = PlainGraph.size(graph.extents(from));
        double[][] weights = new double[outputs][inputs];
        for (double[] row : weights) {
            Arrays.setAll(row, i -> eighths(-3, 5));
        }
        double[] bias = bias(outputs);
        boolean biased = random.nextBoolean();
        UnaryOperator<double[]> rule = x -> {
            double[] y = biased ? bias.clone() : new double[outputs];
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < inputs; i++) {
                    y[o] += weights[o][i] * x[i];
                }
            }
            return y;
        };
        Map<String, Object> parameters = biased ? Map.of("weight", weights, "bias", bias) : Map.of("weight", weights);
        return graph.add(name("fc"), biased ? "Affine" : "Linear", parameters, new int[] {outputs}, rule, from);
    }

    /** Neurons that may read themselves, and neurons behind them that may be read by the first. */
    private String loop(String from) {
        String way = affine(from, one(4));
        List<String> into = new ArrayList<>(List.of(way));
        boolean own = random.nextBoolean();
        boolean back = random.nextBoolean();
        int first = graph.extents(way)[0];
        String selfLoop = own ? square("self", first, first) : "";
        int second = one(3);
        String wayBack = back ? square("back", first, second) : "";
        into.addAll(own ? List.of(selfLoop) : List.of());
        into.addAll(back ? List.of(wayBack) : List.of());
        String neurons = neurons(into.toArray(String[]::new));
        String behind = neurons(affine(neurons, second));
        if (own) {
            graph.connect(neurons, selfLoop);
        }
        if (back) {
            graph.connect(behind, wayBack);
        }
        return behind;
    }

    /** Weights for a loop: what they read is added later. */
    private String square(String kind, int outputs, int inputs) {
        double[][] weights = new double[outputs][inputs];
        for (double[] row : weights) {
            Arrays.setAll(row, i -> eighths(-4, 3));
        }
        UnaryOperator<double[]> rule = x -> {
            double[] y = new double[outputs];
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < inputs; i++) {
                    y[o] += weights[o][i] * x[i];
                }
            }
            return y;
        };
        return graph.add(name(kind), "Linear", Map.of("weight", weights), new int[] {outputs}, rule);
    }

    private String neurons(String... from) {
        String type =
                List.of("IF", "LIF", "CubaLIF", "Threshold", "LI", "CubaLI").get(random.nextInt(6));
        if (type.equals("LI") || type.equals("CubaLI")) {
            int[] extents = graph.extents(from[0]);
            String li = neurons(name("li"), type, extents, from);
            double[] thresholds = list(extents, () -> eighths(4, 12));
            UnaryOperator<double[]> rule = v -> spikes(v, i -> thresholds[i]);
            Map<String, Object> parameters = Map.of("threshold", cube(thresholds, extents));
            String threshold = graph.add(name("spike"), "Threshold", parameters, extents, rule, li);
            spiking.add(threshold);
            return threshold;
        }
        String name = neurons(name("n"), type, graph.extents(from[0]), from);
        spiking.add(name);
        return name;
    }

    private String integrator(String from, boolean leaky) {
        return neurons(name("out"), leaky ? "LI" : "I", graph.extents(from), from);
    }

    private interface Draw {
        double next();
    }

    private double[] list(int[] extents, Draw draw) {
        double[] values = new double[PlainGraph.size(extents)];
        boolean same = random.nextBoolean();
        double first = draw.next();
        Arrays.setAll(values, i -> same ? first : draw.next());
        return values;
    }

    private static double[] spikes(double[] v, IntToDoubleFunction threshold) {
        double[] z = new double[v.length];
        Arrays.setAll(z, i -> v[i] > threshold.applyAsDouble(i) ? 1 : 0);
        return z;
    }

    private String neurons(String name, String type, int[] extents, String... from) {
        boolean cuba = type.startsWith("Cuba");
        boolean leaks = !type.equals("I") && !type.equals("IF");
        boolean fires = type.endsWith("IF");
        double[] thresholds = list(extents, () -> eighths(4, 12));
        if (type.equals("Threshold")) {
            Map<String, Object> parameters = Map.of("threshold", cube(thresholds, extents));
            return graph.add(name, type, parameters, extents, x -> spikes(x, i -> thresholds[i]), from);
        }
        double[] tau = list(extents, () -> 1 << one(3));
        double[] tauSyn = list(extents, () -> 1 << random.nextInt(3));
        double[] r = list(extents, () -> one(3) / 2.0);
        double[] wIn = list(extents, () -> one(3));
        double[] rest = list(extents, () -> eighths(-2, 1));
        boolean hard = random.nextBoolean();
        double[] resetTo = list(extents, () -> eighths(-4, 0));
        Map<String, Object> parameters = new HashMap<>(Map.of("r", cube(r, extents)));
        if (leaks) {
            parameters.put(cuba ? "tau_mem" : "tau", cube(tau, extents));
            parameters.put("v_leak", cube(rest, extents));
        }
        if (cuba) {
            parameters.put("tau_syn", cube(tauSyn, extents));
            parameters.put("w_in", cube(wIn, extents));
        }
        if (fires) {
            parameters.put("v_threshold", cube(thresholds, extents));
        }
        if (fires && hard) {
            parameters.put("v_reset", cube(resetTo, extents));
        }
        double[] v = leaks ? rest.clone() : new double[rest.length];
        double[] current = new double[v.length];
        UnaryOperator<double[]> rule = x -> {
            double[] z = new double[v.length];
            for (int i = 0; i < v.length; i++) {
                double u = x[i];
                if (cuba) {
                    current[i] += DT / tauSyn[i] * (wIn[i] * x[i] - current[i]);
                    u = current[i];
                }
                v[i] += leaks ? DT / tau[i] * (rest[i] - v[i] + r[i] * u) : r[i] * u;
                if (fires && v[i] > thresholds[i]) {
                    z[i] = 1;
                    v[i] = hard ? resetTo[i] : v[i] - thresholds[i];
                }
            }
            return fires ? z : v.clone();
        };
        return graph.add(name, type, parameters, extents, rule, from);
    }
}
