package org.spikeway.aer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;

/** Two journals of the same spikes are the same, in whatever order threads brought them; one spike more is found. */
class JournalComparisonTest {
    @TempDir
    Path folder;

    private record Block(int tick, int slice, int[] neurons) {}

    /** Slices 0 to 3 over 30 ticks; every slice in blocks of at most 4 neurons. */
    private static List<Block> blocks(Random random) {
        List<Block> blocks = new ArrayList<>();
        for (int tick = 1; tick <= 30; tick++) {
            for (int slice = 0; slice < 4; slice++) {
                int[] neurons = random.ints(random.nextInt(9), 0, 50)
                        .sorted()
                        .distinct()
                        .toArray();
                for (int from = 0; from < neurons.length; from += 4) {
                    blocks.add(new Block(
                            tick, slice, Arrays.copyOfRange(neurons, from, Math.min(neurons.length, from + 4))));
                }
            }
        }
        return blocks;
    }

    /** Writes blocks in their order; the end of a tick as soon as all its blocks are written. */
    private SpikeJournalReader write(String name, List<Block> blocks) throws UnreadableException {
        Path path = folder.resolve(name);
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(path)) {
            int done = 0;
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                writer.append(2, block.tick(), block.slice(), block.neurons(), 0, block.neurons().length);
                int next = blocks.subList(i + 1, blocks.size()).stream()
                        .mapToInt(Block::tick)
                        .min()
                        .orElse(31);
                for (; done + 1 < next; done++) {
                    writer.tickDone(2, done + 1);
                }
            }
        }
        return SpikeJournalReader.open(path);
    }

    /** Shuffles within windows of three ticks, as workers do that are not in step. */
    private static List<Block> shuffled(List<Block> blocks, Random random) {
        List<Block> shuffled = new ArrayList<>(blocks);
        for (int from = 0; from < shuffled.size(); from += 20) {
            Collections.shuffle(shuffled.subList(from, Math.min(shuffled.size(), from + 20)), random);
        }
        return shuffled;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnTheOrderOfBlocks(long seed) throws UnreadableException {
        Random random = new Random(seed);
        List<Block> blocks = blocks(random);
        long spikes = blocks.stream().mapToLong(block -> block.neurons().length).sum();
        JournalComparison comparison = JournalComparison.of(write("a", blocks), write("b", shuffled(blocks, random)));
        assertThat(comparison).isEqualTo(new JournalComparison(30, spikes, null));
        assertThat(comparison.same()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldNameTheFirstTickAndNeuronThatDiffer(long seed) throws UnreadableException {
        Random random = new Random(seed);
        List<Block> blocks = blocks(random);
        List<Block> changed = new ArrayList<>(blocks);
        int at = random.nextInt(blocks.size());
        Block before = blocks.get(at);
        int added = 1000 + random.nextInt(5);
        int[] neurons = Arrays.copyOf(before.neurons(), before.neurons().length + 1);
        neurons[neurons.length - 1] = added;
        changed.set(at, new Block(before.tick(), before.slice(), neurons));
        // A later difference must not be the one that is named.
        changed.set(blocks.size() - 1, new Block(30, 3, new int[] {77}));
        SpikeJournalReader first = write("a", shuffled(blocks, random));
        SpikeJournalReader second = write("b", changed);
        if (at < blocks.size() - 1) {
            var spike = new JournalDifference.Spike(2, before.tick(), before.slice(), added, false);
            assertThat(JournalComparison.of(first, second).difference()).isEqualTo(spike);
            assertThat(JournalComparison.of(second, first).difference())
                    .isEqualTo(new JournalDifference.Spike(2, before.tick(), before.slice(), added, true));
            assertThat(JournalComparison.of(first, second).equalTicks()).isEqualTo(before.tick() - 1);
        }
    }

    @Test
    void shouldNameTheTickWithWhichOneRunGoesOn() throws UnreadableException {
        List<Block> blocks = blocks(new Random(9));
        SpikeJournalReader whole = write("a", blocks);
        Path shorter = folder.resolve("b");
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(shorter)) {
            for (Block block : blocks) {
                if (block.tick() <= 12) {
                    writer.append(2, block.tick(), block.slice(), block.neurons(), 0, block.neurons().length);
                }
            }
            for (int tick = 1; tick <= 11; tick++) {
                writer.tickDone(2, tick);
            }
        }
        JournalComparison comparison = JournalComparison.of(whole, SpikeJournalReader.open(shorter));
        assertThat(comparison.difference()).isEqualTo(new JournalDifference.Tick(2, 12, true));
        assertThat(comparison.equalTicks()).isEqualTo(11);
    }

    @Test
    void shouldGiveTicksWithoutSpikesToo() throws UnreadableException {
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            writer.tickDone(0, 1);
            writer.append(0, 2, 1, new int[] {9, 4}, 0, 2);
            writer.append(0, 2, 0, new int[] {5}, 0, 1);
            writer.tickDone(0, 2);
        }
        try (JournalTicks ticks = SpikeJournalReader.open(folder).ticks()) {
            assertThat(ticks.next()).isEqualTo(TickSpikes.silent(0, 1));
            assertThat(ticks.next())
                    .isEqualTo(new TickSpikes(
                            0, 2, new long[] {TickSpikes.key(0, 5), TickSpikes.key(1, 4), TickSpikes.key(1, 9)}));
            assertThat(ticks.next()).isNull();
        }
    }
}
