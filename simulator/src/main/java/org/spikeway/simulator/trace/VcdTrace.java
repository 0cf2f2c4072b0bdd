package org.spikeway.simulator.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;

/**
 * A value change dump (IEEE 1364-2001, clause 18) with a time scale of a picosecond.
 *
 * <pre>
 * chip    tick[31:0]    from 1
 *         phase[1:0]    1 cores work, 2 messages travel, 3 barrier, 0 over
 * cores   core_N        1 while it works
 * layers  LAYER[31:0]   spikes of the tick
 * neurons LAYER_N       1 in the first half of a tick in which the neuron fires; 16 of each layer, spread evenly
 * </pre>
 */
final class VcdTrace implements TraceFormat.Trace {
    private static final int WATCHED = 16;
    private static final int FIRST_SIGN = '!';
    private static final int SIGNS = 94;

    private final SampleRecord sample;
    private final TickTimes times;
    private final List<Population> layers;
    private final List<List<Slice>> slices;
    private int signals;
    private final String tick = sign();
    private final String phase = sign();
    private final List<String> cores = new ArrayList<>();
    private final List<String> counts = new ArrayList<>();
    /** By layer, then neuron, channels last. */
    private final List<Map<Integer, String>> neurons = new ArrayList<>();

    private final TreeMap<Long, StringBuilder> changes = new TreeMap<>();

    VcdTrace(SampleRecord sample) {
        this.sample = sample;
        times = sample.times();
        slices = sample.slicesByPlace();
        layers = sample.program().populations().stream()
                .filter(layer -> !layer.isReadOut())
                .toList();
    }

    /** The next identifier: digits to the base of the 94 printable signs. */
    private String sign() {
        StringBuilder sign = new StringBuilder();
        for (int rest = signals++; rest >= 0; rest = rest / SIGNS - 1) {
            sign.append((char) (FIRST_SIGN + rest % SIGNS));
        }
        return sign.toString();
    }

    @Override
    public void write(BufferedWriter out) throws IOException {
        header(out);
        for (int t = 0; t < sample.ticks(); t++) {
            tick(t);
            flush(out);
        }
        long end = times.end(sample.ticks() - 1);
        at(end, "b0 " + phase);
        flush(out);
    }

    private void header(BufferedWriter out) throws IOException {
        out.write("$version spikeway $end\n$timescale 1 ps $end\n$scope module chip $end\n");
        out.write("$var integer 32 " + tick + " tick $end\n$var reg 2 " + phase + " phase $end\n$upscope $end\n");
        out.write("$scope module cores $end\n");
        for (int core : sample.cores().cores()) {
            cores.add(sign());
            out.write("$var wire 1 " + cores.get(cores.size() - 1) + " core_" + core + " $end\n");
        }
        out.write("$upscope $end\n$scope module layers $end\n");
        for (Population layer : layers) {
            counts.add(sign());
            out.write("$var integer 32 " + counts.get(counts.size() - 1) + " " + word(layer.name()) + " $end\n");
        }
        out.write("$upscope $end\n$scope module neurons $end\n");
        for (Population layer : layers) {
            Map<Integer, String> watched = new HashMap<>();
            int size = layer.shape().size();
            for (int i = 0; i < Math.min(WATCHED, size); i++) {
                int neuron = (int) ((long) i * size / Math.min(WATCHED, size));
                watched.put(neuron, sign());
                out.write("$var wire 1 " + watched.get(neuron) + " " + word(layer.name()) + "_" + neuron + " $end\n");
            }
            neurons.add(watched);
        }
        out.write("$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\nb0 " + tick + "\nb0 " + phase + "\n");
        for (String core : cores) {
            out.write("0" + core + "\n");
        }
        for (String count : counts) {
            out.write("b0 " + count + "\n");
        }
        for (Map<Integer, String> watched : neurons) {
            for (String wire : watched.values().stream().sorted().toList()) {
                out.write("0" + wire + "\n");
            }
        }
        out.write("$end\n");
    }

    /** Names in a dump hold no blanks. */
    private static String word(String name) {
        return name.replaceAll("[^A-Za-z0-9_.]", "_");
    }

    private void tick(int t) {
        long begin = times.begin(t);
        at(begin, "b" + Integer.toBinaryString(t + 1) + " " + tick);
        at(begin, "b1 " + phase);
        if (times.messagesDone(t) > times.coresDone(t)) {
            at(times.coresDone(t), "b10 " + phase);
        }
        if (times.end(t) > times.messagesDone(t)) {
            at(times.messagesDone(t), "b11 " + phase);
        }
        int[] spikes = sample.spikesBySlice(t);
        cores(t, spikes);
        int[] ofLayer = new int[sample.program().populations().size()];
        sample.program().slices().forEach(slice -> ofLayer[slice.population()] += spikes[slice.id()]);
        for (int i = 0; i < layers.size(); i++) {
            at(begin, "b" + Integer.toBinaryString(ofLayer[layers.get(i).id()]) + " " + counts.get(i));
        }
        neurons(t);
    }

    private void cores(int t, int[] spikes) {
        for (int place = 0; place < cores.size(); place++) {
            boolean fired = slices.get(place).stream().anyMatch(slice -> spikes[slice.id()] > 0);
            long done = times.coreDone(t, place, fired);
            if (done > times.begin(t)) {
                at(times.begin(t), "1" + cores.get(place));
                at(done, "0" + cores.get(place));
            }
        }
    }

    private void neurons(int t) {
        long middle = times.begin(t) + (times.end(t) - times.begin(t)) / 2;
        int[] layerOf = new int[sample.program().populations().size()];
        Arrays.fill(layerOf, -1);
        for (int i = 0; i < layers.size(); i++) {
            layerOf[layers.get(i).id()] = i;
        }
        for (int i = sample.firstSpike(t); i < sample.firstSpike(t + 1); i++) {
            long key = sample.spikes()[i];
            Slice slice = sample.program().slices().get(SpikeLog.slice(key));
            Population layer = sample.program().population(slice);
            int neuron = slice.box().populationIndex(SpikeLog.neuron(key), layer.shape());
            String wire = layerOf[layer.id()] < 0
                    ? null
                    : neurons.get(layerOf[layer.id()]).get(neuron);
            if (wire != null) {
                at(times.begin(t), "1" + wire);
                at(middle, "0" + wire);
            }
        }
    }

    private void at(long picos, String change) {
        changes.computeIfAbsent(picos, first -> new StringBuilder())
                .append(change)
                .append('\n');
    }

    /** All changes up to here are known: nothing of a later tick is earlier. */
    private void flush(BufferedWriter out) throws IOException {
        for (Map.Entry<Long, StringBuilder> each : changes.entrySet()) {
            out.write("#" + each.getKey() + "\n" + each.getValue());
        }
        changes.clear();
    }
}
