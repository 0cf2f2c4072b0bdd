package org.spikeway.cli.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.nir.NirOptions;

/** Random NIR graphs through the whole house: every spike as plain loops over the graph give it. */
class RandomNirGraphsTest {
    private static final int TICKS = 12;

    @TempDir
    private Path folder;

    @Test
    void shouldSpikeAsTheGraphSays() throws Exception {
        long spikes = 0;
        for (int seed = 0; seed < 300; seed++) {
            spikes += compare(seed);
        }
        assertThat(spikes).isGreaterThan(5_000);
    }

    private long compare(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RandomNirGraph drawn = new RandomNirGraph(random);
        Path file = folder.resolve("net.nir");
        drawn.graph.write(file);
        boolean[][] input = new boolean[TICKS][drawn.input.size()];
        for (boolean[] tick : input) {
            for (int i = 0; i < tick.length; i++) {
                tick[i] = random.nextInt(4) == 0;
            }
        }
        NirOptions options = new NirOptions(RandomNirGraph.DT, Optional.empty());
        NirRun run = new NirRun(file, options, Numbers.DOUBLE).run(input, 1 + seed % 2);
        List<Population> populations = run.mapped.program().populations();
        long spikes = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            drawn.graph.tick(rowByRow(input[tick], drawn.input));
            for (String node : drawn.spiking) {
                Population population = populations.stream()
                        .filter(each -> each.name().equals(node))
                        .findFirst()
                        .orElseThrow();
                List<Integer> expected = fired(drawn.graph.value(node), population.shape());
                assertThat(run.spikes.get(population.id()).get(tick))
                        .as("seed %d node %s tick %d", seed, node, tick)
                        .isEqualTo(expected);
                spikes += expected.size();
            }
        }
        if (!drawn.spiking.contains(drawn.answer) && !drawn.answer.startsWith("fc")) {
            assertThat(run.result.readOut()[0][0]).as("seed %d", seed).isEqualTo(drawn.graph.value(drawn.answer));
        }
        return spikes;
    }

    private static double[] rowByRow(boolean[] spikes, Shape shape) {
        double[] values = new double[spikes.length];
        int to = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    values[to++] = spikes[shape.index(c, y, x)] ? 1 : 0;
                }
            }
        }
        return values;
    }

    private static List<Integer> fired(double[] values, Shape shape) {
        boolean[] fired = new boolean[values.length];
        int from = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    fired[shape.index(c, y, x)] = values[from++] != 0;
                }
            }
        }
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < fired.length; i++) {
            if (fired[i]) {
                indices.add(i);
            }
        }
        return indices;
    }
}
