package org.spikeway.cli.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.nir.NirOptions;

/** The published NIR examples on the ideal chip, beside what other simulators say of them. */
class NirExamplesTest {

    @ParameterizedTest
    @EnumSource(
            value = Numbers.class,
            names = {"FLOAT", "DOUBLE"})
    void shouldFireWhereTheLifExampleDoes(Numbers numbers) throws Exception {
        Path file = ReferenceData.require("nir/01_lif/lif_norse.nir");
        List<String> trace = Files.readAllLines(ReferenceData.require("nir/01_lif/lif_norse.csv"));
        boolean[][] input = new boolean[trace.size()][1];
        List<Integer> expected = new ArrayList<>();
        for (int tick = 0; tick < input.length; tick++) {
            String[] fields = trace.get(tick).split(",", -1);
            input[tick][0] = Double.parseDouble(fields[0]) > 0;
            if (Double.parseDouble(fields[2]) > 0) {
                expected.add(tick);
            }
        }
        NirRun run = new NirRun(file, NirOptions.usual(), numbers).run(input, 1);
        List<Integer> fired = new ArrayList<>();
        for (int tick = 0; tick < input.length; tick++) {
            if (!run.spikes.get(1).get(tick).isEmpty()) {
                fired.add(tick);
            }
        }
        assertThat(fired).isEqualTo(expected).containsExactly(460, 510, 710, 760);
        assertThat(run.result.readOut()[0][0]).as("spikes of the last layer").containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource({"SOFT,1", "HARD,1", "HARD,2"})
    void shouldRunTheBrailleNetworkByItsEquations(Reset reset, int workers) throws Exception {
        Path file = ReferenceData.require("nir/03_rnn/braille_noDelay_bias_zero.nir");
        SplittableRandom random = new SplittableRandom(7);
        boolean[][] input = new boolean[256][12];
        for (boolean[] tick : input) {
            for (int i = 0; i < tick.length; i++) {
                tick[i] = random.nextInt(12) == 0;
            }
        }
        NirOptions options = new NirOptions(NirOptions.USUAL_DT, Optional.of(reset));
        NirRun run = new NirRun(file, options, Numbers.DOUBLE).run(input, workers);
        BrailleEquations equations = new BrailleEquations(file, reset);
        for (int tick = 0; tick < input.length; tick++) {
            equations.tick(input[tick]);
            assertThat(run.spikes.get(1).get(tick)).as("hidden at %d", tick).isEqualTo(equations.hidden());
            assertThat(run.spikes.get(2).get(tick)).as("output at %d", tick).isEqualTo(equations.output());
        }
        long hidden = run.spikes.get(1).stream().mapToLong(List::size).sum();
        long output = run.spikes.get(2).stream().mapToLong(List::size).sum();
        assertThat(hidden).isGreaterThan(50);
        assertThat(Arrays.stream(run.result.readOut()[0][0]).sum()).isEqualTo(output);
    }

    @Test
    void shouldDelayLoopsByOneTick() throws Exception {
        Path file = ReferenceData.require("nir/03_rnn/braille_noDelay_bias_zero.nir");
        NirRun run = new NirRun(file, NirOptions.usual(), Numbers.FLOAT);
        assertThat(run.mapped.program().projections()).anySatisfy(projection -> {
            assertThat(projection.source()).isEqualTo(1);
            assertThat(projection.target()).isEqualTo(1);
            assertThat(projection.delayTicks()).isEqualTo(1);
        });
    }
}
