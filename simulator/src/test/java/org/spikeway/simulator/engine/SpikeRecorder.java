package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spikeway.simulator.bus.SpikeBlock;

/** Keeps every spike by sample, tick and slice, and checks that blocks and ends of ticks come in their order. */
final class SpikeRecorder implements SpikeObserver {
    private final int ticksOfSample;
    private final Map<List<Integer>, List<Integer>> trains = new HashMap<>();
    private final Map<Integer, Integer> lastTickOfSlice = new TreeMap<>();
    private int ticks;

    SpikeRecorder(int ticksOfSample) {
        this.ticksOfSample = ticksOfSample;
    }

    @Override
    public void observe(SpikeBlock block) {
        int runTick = block.sample() * ticksOfSample + block.tick();
        assertThat(runTick).isGreaterThan(ticks);
        Integer before = lastTickOfSlice.put(block.slice(), runTick);
        assertThat(before == null || before <= runTick).isTrue();
        List<Integer> train = trains.computeIfAbsent(
                List.of(block.sample(), block.tick(), block.slice()), unused -> new ArrayList<>());
        for (int i = 0; i < block.count(); i++) {
            assertThat(train.isEmpty() || train.get(train.size() - 1) < block.neurons()[i])
                    .isTrue();
            train.add(block.neurons()[i]);
        }
    }

    @Override
    public void tickDone(int sample, int tick) {
        ticks++;
        assertThat(sample * ticksOfSample + tick).isEqualTo(ticks);
    }

    /** Neurons by {@code [sample, tick, slice]}. */
    Map<List<Integer>, List<Integer>> trains() {
        return trains;
    }

    int ticks() {
        return ticks;
    }
}
