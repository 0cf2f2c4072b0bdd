package org.spikeway.chip.program;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random connections between populations of given shapes. Weights are whole numbers or small multiples of a unit. */
public final class RandomConnections {
    private final SplittableRandom random;
    private final Numbers numbers;
    private final double unit;

    /** With weights whose sums are exact in every order and number format. */
    public RandomConnections(SplittableRandom random, Numbers numbers) {
        this(random, numbers, 0.0625);
    }

    /** @param unit of real weights; a power of two makes sums exact, 0.1 makes them depend on the order of adding */
    public RandomConnections(SplittableRandom random, Numbers numbers, double unit) {
        this.random = random;
        this.numbers = numbers;
        this.unit = unit;
    }

    /** A short cut or a convolution, pooled or not. */
    public Connection connection(Shape source, Shape target) {
        return random.nextInt(4) == 0 ? shortcut(source, target) : sharedKernel(source, target);
    }

    /** Any number of synapses from each neuron of a vector to those of another, some of them twice. */
    public SparseRows sparse(Shape source, Shape target) {
        int[] starts = new int[source.size() + 1];
        for (int i = 0; i < source.size(); i++) {
            starts[i + 1] = starts[i] + random.nextInt(2 * target.size());
        }
        int[] targets = new int[starts[source.size()]];
        for (int i = 0; i < source.size(); i++) {
            for (int place = starts[i]; place < starts[i + 1]; place++) {
                targets[place] = random.nextInt(target.size());
            }
            Arrays.sort(targets, starts[i], starts[i + 1]);
        }
        SparseRows.Targets narrow = new SparseRows.Targets.Ints(targets);
        if (random.nextBoolean()) {
            char[] values = new char[targets.length];
            for (int i = 0; i < targets.length; i++) {
                values[i] = (char) targets[i];
            }
            narrow = new SparseRows.Targets.Shorts(values);
        }
        Weights weights = random.nextInt(5) == 0 && numbers == Numbers.INTEGER
                ? doubles(targets.length, 5000)
                : weights(targets.length);
        return new SparseRows(target.size(), starts, narrow, weights);
    }

    public Connection.SharedKernel sharedKernel(Shape source, Shape target) {
        Axis rows = axis(random, source.height(), target.height(), 4);
        Axis columns = axis(random, source.width(), target.width(), 4);
        int groups = 1;
        for (int g = 2; g <= source.channels(); g++) {
            boolean divides = source.channels() % g == 0 && target.channels() % g == 0;
            groups = divides && random.nextBoolean() ? g : groups;
        }
        int count = source.channels() * rows.kernel() * columns.kernel() * (target.channels() / groups);
        return new Connection.SharedKernel(rows, columns, source.channels(), target.channels(), groups, weights(count));
    }

    public Connection.Shortcut shortcut(Shape source, Shape target) {
        Axis rows = axis(random, source.height(), target.height(), 1);
        Axis columns = axis(random, source.width(), target.width(), 1);
        int offset = random.nextInt(-source.channels(), target.channels() + 1);
        return new Connection.Shortcut(
                rows, columns, source.channels(), target.channels(), offset, weights(source.channels()));
    }

    /** An axis with any pooling, kernel, stride, dilation and pad; outputs may lie beyond the source. */
    public static Axis axis(SplittableRandom random, int inputs, int outputs, int largestKernel) {
        int kernel = random.nextInt(1, largestKernel + 1);
        int dilation = random.nextInt(1, 4);
        int pad = random.nextInt(0, (kernel - 1) * dilation + 2);
        int stride = random.nextInt(1, 5);
        if (random.nextBoolean()) {
            return new Axis(inputs, 1, 1, 0, inputs, kernel, stride, dilation, pad, outputs);
        }
        int poolSize = random.nextInt(1, 4);
        int poolStride = random.nextInt(1, 4);
        int poolPad = random.nextInt(poolSize);
        int natural = Math.max(1, (inputs + 2 * poolPad - poolSize) / poolStride + 1);
        int pooled = Math.max(1, natural - random.nextInt(2));
        return new Axis(inputs, poolSize, poolStride, poolPad, pooled, kernel, stride, dilation, pad, outputs);
    }

    private Weights weights(int count) {
        return switch (numbers) {
            case INTEGER -> random.nextInt(3) == 0 ? wholes(count) : bytes(count);
            case FLOAT -> floats(count);
            case DOUBLE -> doubles(count, unit);
        };
    }

    private Weights bytes(int count) {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = (byte) random.nextInt(-128, 128);
        }
        return new Weights.Bytes(values, random.nextInt(3));
    }

    /** Whole numbers that do not fit a byte. */
    private Weights wholes(int count) {
        return doubles(count, 11);
    }

    private Weights floats(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (unit * random.nextInt(-32, 33));
        }
        return new Weights.Floats(values);
    }

    private Weights doubles(int count, double step) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = step * random.nextInt(-32, 33);
        }
        return new Weights.Doubles(values);
    }
}
