package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.array.NpyArray;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;

/** The engine against an independent all-integer ResNet-20: every count and every logit, bit for bit. */
class IntegerResNetOracleTest {
    private static final int[] MARKS = {16, 32, 64, 128};

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldMatchEveryCountAndLogit(int workers) throws IOException {
        Path folder = ReferenceData.require("oracles/conversion/r20_int8");
        ChipProgram program = IntegerResNet.read(folder);
        NpyArray images = NpyArray.read(folder.resolve("input_int8.npy"));
        int samples = workers == 1 ? 60 : 4;
        SpikeCountProbe probe = new SpikeCountProbe(program, Math.min(samples, 3));
        Engine engine = new Engine(program, EngineOptions.workers(workers));
        RunResult result = engine.run(() -> new ArrayStimulus(images), samples, MARKS, List.of(probe), sample -> {});
        System.out.printf("%d workers: %.1f ms a sample%n", workers, 1e3 * result.wallSeconds() / samples);

        for (int mark = 0; mark < MARKS.length; mark++) {
            NpyArray logits = NpyArray.read(folder.resolve("logits_T" + MARKS[mark] + ".npy"));
            for (int sample = 0; sample < samples; sample++) {
                for (int i = 0; i < 10; i++) {
                    assertThat((long) result.readOut()[sample][mark][i]).isEqualTo(logits.longAt(sample * 10 + i));
                }
            }
        }
        for (Population population : program.populations()) {
            if (!population.isSource() && !population.isReadOut()) {
                NpyArray counts = NpyArray.read(folder.resolve("counts/" + population.name() + ".npy"));
                for (int sample = 0; sample < probe.samples(); sample++) {
                    int size = population.shape().size();
                    long[] expected =
                            java.util.Arrays.copyOfRange(counts.toLongs(), sample * size, (sample + 1) * size);
                    assertThat(probe.countsChw(sample, population.id()))
                            .as(population.name())
                            .isEqualTo(expected);
                }
            }
        }
    }
}
