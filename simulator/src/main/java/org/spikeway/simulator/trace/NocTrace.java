package org.spikeway.simulator.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeWays;

/**
 * The packets of a sample in the order in which they enter the network, a line each: {@code cycle source destination flits}. A
 * cycle is a nanosecond; source and destination are tiles, numbered row by row in the plane of all chips; a packet is one flit. A
 * packet enters when its core is done with the tick. Spikes that stay in their tile make no packet. What a multicast chip
 * sends once has a line for each destination.
 */
final class NocTrace implements TraceFormat.Trace {
    private static final long PICOS_PER_CYCLE = 1000;

    private final SampleRecord sample;
    private final Geometry geometry;
    private final SpikeWays ways;

    NocTrace(SampleRecord sample) {
        this.sample = sample;
        geometry = sample.chip().geometry();
        ways = new SpikeWays(sample.program(), geometry);
    }

    private record Packet(long cycle, int source, int destination) {}

    @Override
    public void write(BufferedWriter out) throws IOException {
        out.write("# " + sample.chip().name() + ": " + geometry.columns() + " columns and " + geometry.rows()
                + " rows of tiles, " + geometry.topology().word() + "; cycles of 1 ns\n");
        out.write("# cycle source destination flits\n");
        for (int tick = 0; tick < sample.ticks(); tick++) {
            for (Packet packet : packets(tick)) {
                out.write(packet.cycle + " " + packet.source + " " + packet.destination + " 1\n");
            }
        }
    }

    private List<Packet> packets(int tick) {
        List<Packet> packets = new ArrayList<>();
        int[] cores = sample.cores().cores();
        for (int i = sample.firstSpike(tick); i < sample.firstSpike(tick + 1); i++) {
            long key = sample.spikes()[i];
            Slice slice = sample.program().slices().get(SpikeLog.slice(key));
            int source = slice.core() == Slice.HOST ? 0 : tile(slice.core());
            long done = slice.core() == Slice.HOST
                    ? sample.times().begin(tick)
                    : sample.times().coreDone(tick, Arrays.binarySearch(cores, slice.core()), false);
            ways.of(slice.id(), SpikeLog.neuron(key)).cores().stream()
                    .mapToInt(this::tile)
                    .filter(tile -> tile != source)
                    .forEach(tile -> packets.add(new Packet(done / PICOS_PER_CYCLE, source, tile)));
        }
        packets.sort(Comparator.comparingLong(Packet::cycle).thenComparingInt(Packet::source));
        return packets;
    }

    private int tile(int core) {
        return geometry.tileY(core) * geometry.columns() + geometry.tileX(core);
    }
}
