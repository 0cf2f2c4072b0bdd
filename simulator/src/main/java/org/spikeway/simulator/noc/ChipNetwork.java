package org.spikeway.simulator.noc;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.Link;
import org.spikeway.chip.route.LinkQueues;
import org.spikeway.chip.route.MessageTree;
import org.spikeway.chip.route.MessageTrees;
import org.spikeway.chip.route.NetworkMap;

/**
 * The network on chip under one program: which messages each slice sends, and over which channels. Its meters follow the
 * messages of a run and find how long each tick takes.
 *
 * <p>A tick goes like this. Every core does its work, one operation after another. When it is done, its messages enter the
 * network, those of a core that is done earlier first (of equal cores that with the smaller number; messages from outside
 * the chip stand ready at the beginning). They queue for links and for the ports of their target cores as
 * {@link LinkQueues} says. The tick is over when the slowest core is done and the last message has arrived; then comes the
 * barrier. Where the chip's tick is fixed it lasts just as long, and what is not done by then is counted as late; late
 * messages do not hold up the next tick.
 *
 * <p>All times are whole picoseconds, so their sums depend neither on the number of workers nor on who ran which sample.
 */
public final class ChipNetwork {
    private final NetworkTimes times;
    private final NetworkMap map;
    private final List<NetworkMeter> meters = new ArrayList<>();
    private ChipTimes earlier = ChipTimes.NONE;
    /** Cores in use, the outside among them. */
    final int places;

    final int[] placeOfSlice;
    final @Nullable SliceMessages[] slices;
    /** By place: the first train of each slice that sends anything, each followed by the one behind its last. */
    final int[][] trainsOfPlace;
    /** Of all slices. */
    final MessageTrees trees;

    /** By tree, picoseconds. */
    final int[] latencies;

    /** Whether the chip gives no times to links and ports: then messages are counted, but never wait. */
    final boolean isInstant;

    /** @param multicast whether a spike to several cores is one message that is copied on its way */
    public ChipNetwork(ChipProgram program, Geometry geometry, boolean multicast, NetworkTimes times) {
        this.times = times;
        map = new NetworkMap(geometry);
        int[] cores = IntStream.concat(IntStream.of(Slice.HOST), Arrays.stream(program.cores()))
                .toArray();
        places = cores.length;
        slices = new SliceMessages[program.slices().size()];
        placeOfSlice = new int[slices.length];
        List<MessageTree> allTrees = new ArrayList<>();
        Map<IntBuffer, int[]> tables = new HashMap<>();
        for (Slice slice : program.slices()) {
            placeOfSlice[slice.id()] = Arrays.binarySearch(cores, slice.core());
            boolean isCurrent = program.population(slice).cells() instanceof Cells.CurrentSource;
            if (!isCurrent && program.projections().stream().anyMatch(p -> p.source() == slice.population())) {
                SliceMessages messages = new SliceMessages(
                        Destinations.of(program, slice),
                        slice,
                        multicast,
                        map,
                        allTrees.size(),
                        table -> tables.computeIfAbsent(IntBuffer.wrap(table), IntBuffer::array));
                slices[slice.id()] = messages;
                allTrees.addAll(messages.trees());
            }
        }
        trainsOfPlace = IntStream.range(0, places).mapToObj(this::trainsOf).toArray(int[][]::new);
        trees = new MessageTrees(allTrees);
        isInstant = times.hopX() == 0 && times.hopY() == 0 && times.port() == 0;
        LinkQueues queues = newQueues();
        latencies = allTrees.stream()
                .mapToInt(tree -> Math.toIntExact(queues.latency(tree)))
                .toArray();
    }

    private int[] trainsOf(int place) {
        return IntStream.range(0, slices.length)
                .filter(slice -> placeOfSlice[slice] == place)
                .mapToObj(slice -> slices[slice])
                .filter(Objects::nonNull)
                .flatMapToInt(messages -> IntStream.of(messages.firstTrain(), messages.behindLastTrain()))
                .toArray();
    }

    LinkQueues newQueues() {
        List<@Nullable Link> channels = map.channels();
        long[] services = new long[channels.size()];
        for (int i = 0; i < services.length; i++) {
            Link link = channels.get(i);
            services[i] = link == null ? times.port() : link.direction().isHorizontal() ? times.hopX() : times.hopY();
        }
        return new LinkQueues(services);
    }

    /**
     * A meter for workers that run one copy of the chip together.
     *
     * @param ticksApart ticks that may be begun before the oldest of them is over, at least 1
     */
    public SpikeMeter newMeter(int ticksApart) {
        NetworkMeter meter = new NetworkMeter(this, times, ticksApart);
        meters.add(meter);
        return meter;
    }

    /** Takes the times of a run that this one goes on with. */
    public void resume(ChipTimes timesSoFar) {
        earlier = timesSoFar;
    }

    /**
     * Gives what all meters have found so far, or takes it; the last of them is the only one at work.
     *
     * @param sample at hand
     */
    public void exchange(Snapshot state, int sample) {
        Snapshot own = state.of("chip time");
        long[] values = times().values();
        own.exchange("times", values);
        meters.get(meters.size() - 1).exchange(own, sample);
        if (state.isPutBack()) {
            earlier = ChipTimes.of(values);
        }
    }

    /** What all meters have found, complete when their workers are done. */
    public ChipTimes times() {
        return meters.stream().map(NetworkMeter::times).reduce(earlier, ChipTimes::plus);
    }
}
