package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.FirstSpikeNetwork;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.report.FinishedRun;

/** Time to first spike: exactly the ReLU network whose activations are cut at the threshold and rounded to the window. */
class FirstSpikeRunTest {
    private static final String IMAGES = "images/mnist_test10k_csvorder-images-idx3-ubyte.gz";
    private static final int SAMPLES = 6;

    @TempDir
    private Path folder;

    /** The ReLU network, layer by layer, in whole units of threshold/window; in the order of the populations. */
    private static final class Rounded {
        final List<double[]> layers = new ArrayList<>();

        Rounded(FirstSpikeNetwork network, double[] image) {
            LayerGraph graph = network.graph();
            for (int i = 0; i < graph.layers().size(); i++) {
                Layer layer = graph.layers().get(i);
                layers.add(layer.isGate() ? largest(graph, layer) : sums(network, layer, image));
                if (layer.rectified() && !layer.isGate()) {
                    double unit = network.thresholds()[i] / network.window();
                    double[] units = layers.get(i);
                    Arrays.setAll(
                            units, n -> Math.max(0, Math.min(network.window(), Math.floor(units[n] / unit + 0.5))));
                }
            }
        }

        private double[] sums(FirstSpikeNetwork network, Layer layer, double[] image) {
            double[] sums = new double[layer.shape().size()];
            double[] bias = layer.biasOfChannels();
            Arrays.setAll(sums, n -> bias[n % bias.length]);
            for (Branch branch : layer.branches()) {
                Shape source = network.graph().sourceShape(branch);
                AnalogInput input = new AnalogInput(branch.connection(), source, Box.whole(layer.shape()));
                if (branch.source() == Branch.INPUT) {
                    input.add(image, sums);
                } else {
                    double unit = network.thresholds()[branch.source()] / network.window();
                    double[] units = layers.get(branch.source());
                    int positions = source.height() * source.width();
                    double[] chw = new double[units.length];
                    for (int n = 0; n < chw.length; n++) {
                        chw[n % source.channels() * positions + n / source.channels()] = units[n] * unit;
                    }
                    input.add(chw, sums);
                }
            }
            return sums;
        }

        private double[] largest(LayerGraph graph, Layer layer) {
            Branch branch = layer.branches().get(0);
            Connection window = branch.connection();
            Shape source = graph.sourceShape(branch);
            double[] units = layers.get(branch.source());
            double[] largest = new double[layer.shape().size()];
            for (int n = 0; n < units.length; n++) {
                int channel = n % source.channels();
                double value = units[n];
                int column = n / source.channels() % source.width();
                window.rows().visitTaps(n / source.channels() / source.width(), (y, ky) -> window.columns()
                        .visitTaps(column, (x, kx) -> {
                            int at = layer.shape().index(channel, y, x);
                            largest[at] = Math.max(largest[at], value);
                        }));
            }
            return largest;
        }
    }

    /** The tick of the only spike of each neuron, 0 for none, by sample, population and neuron. */
    private static final class SpikeTimes implements SpikeObserver {
        final ChipProgram program;
        final int[][][] times;

        SpikeTimes(ChipProgram program) {
            this.program = program;
            times = new int[SAMPLES][][];
            Arrays.setAll(times, sample -> program.populations().stream()
                    .map(population -> new int[population.shape().size()])
                    .toArray(int[][]::new));
        }

        @Override
        public void observe(SpikeBlock block) {
            var slice = program.slices().get(block.slice());
            int[] ofPopulation = times[block.sample()][slice.population()];
            Shape shape = program.population(slice).shape();
            for (int i = 0; i < block.count(); i++) {
                int neuron = slice.box().populationIndex(block.neurons()[i], shape);
                assertThat(ofPopulation[neuron]).as("a second spike").isZero();
                ofPopulation[neuron] = block.tick();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"mnist_sengresnet8.onnx, 16", "mnist_mlp.onnx, 7", "max, 12"})
    void shouldComputeTheRoundedNetworkSpikeBySpike(String name, int window) throws IOException {
        Path file = name.equals("max") ? MaxPoolRunTest.maxPooled(folder) : ReferenceData.require("nets/" + name);
        LayerGraph graph = Lowering.lower(OnnxImporter.read(file));
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, 1.3);
        FirstSpikeNetwork network = new FirstSpikeNetwork(graph, thresholds, window);
        ImageSet images = ImageSets.open(ReferenceData.require(IMAGES), null).first(SAMPLES);
        ChipProgram program = new ProgramBuilder(
                        network, new ChipCatalogue().file("ideal").model(), Numbers.DOUBLE, layer -> 1)
                .build()
                .program();
        SpikeTimes spikes = new SpikeTimes(program);
        RunResult result = new Engine(program, EngineOptions.workers(2))
                .run(
                        () -> new ImageStimulus(images, null),
                        SAMPLES,
                        program.marks(new int[0]),
                        List.of(spikes),
                        done -> {});

        double[] chw = new double[images.pixels()];
        int fired = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            images.read(sample, chw);
            Rounded rounded = new Rounded(network, chw);
            for (Population population :
                    program.populations().subList(1, program.populations().size() - 1)) {
                int[] times = spikes.times[sample][population.id()];
                double[] units = rounded.layers.get(population.id() - 1);
                for (int n = 0; n < times.length; n++) {
                    int found = times[n] == 0 ? 0 : window - (times[n] - 1) % window;
                    assertThat(found)
                            .as("layer %s neuron %d", population.name(), n)
                            .isEqualTo((int) units[n]);
                    fired += found > 0 ? 1 : 0;
                }
            }
            double[] logits = rounded.layers.get(rounded.layers.size() - 1);
            for (int k = 0; k < logits.length; k++) {
                assertThat(result.readOut()[sample][0][k])
                        .isCloseTo(logits[k], org.assertj.core.api.Assertions.within(1e-9));
            }
        }
        assertThat(fired).isGreaterThan(SAMPLES * 100);
    }

    private static FinishedRun run(String network, String chip, Map<String, String> options) throws IOException {
        return NetworkRun.run(ReferenceData.require("nets/" + network), ReferenceData.require(IMAGES), chip, options);
    }

    @Test
    void shouldLoseNothingWithASpikeANeuron() throws IOException {
        FinishedRun run = run(
                "mnist_sengresnet8.onnx",
                "ideal",
                Map.of(
                        "--coding",
                        "ttfs",
                        "--ticks",
                        "32",
                        "--samples",
                        "60",
                        "--calibrate",
                        ReferenceData.require(IMAGES) + ":60"));

        assertThat(run.marks())
                .as("a window for each layer one behind the other")
                .containsExactly(8 * 32);
        assertThat(run.agreement(0)).isGreaterThanOrEqualTo(0.98);
        int neurons = run.program().populations().stream()
                .filter(population -> !population.isSource() && !population.isReadOut())
                .mapToInt(population -> population.shape().size())
                .sum();
        assertThat((double) run.result().activity().spikes() / run.samples()).isBetween(0.05 * neurons, 1.0 * neurons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method best",
                "--v0 half",
                "--reset hard",
                "--correct bias",
                "--read-from 0.3",
                "--threshold spike-norm",
                "--shift"
            })
    void shouldRefuseChoicesThatAreAboutRates(String choice) {
        String[] words = choice.split(" ");
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--network",
                "n.onnx",
                "--data",
                "d",
                "--chip",
                "ideal",
                "--out",
                folder.resolve("out").toString(),
                "--coding",
                "ttfs"));
        arguments.addAll(List.of(words));
        arguments.set(2, ReferenceData.require("nets/mnist_mlp.onnx").toString());
        arguments.set(4, ReferenceData.require(IMAGES).toString());
        CommandLineRun refused = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.errors())
                .contains("--coding ttfs: only thresholds can be chosen")
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseChipsWithoutFallingThresholds() {
        assertThatThrownBy(() -> run("mnist_mlp.onnx", "loihi", Map.of("--coding", "ttfs", "--ticks", "8")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("neurons that fire once need falling thresholds, chip loihi has none");
        assertThatThrownBy(() -> run("mnist_mlp.onnx", "ideal", Map.of("--coding", "ttfs", "--ticks", "8,16")))
                .hasMessageContaining("--ticks is the window of a layer, one number");
        assertThatThrownBy(() -> run("mnist_mlp.onnx", "ideal", Map.of("--coding", "first")))
                .hasMessage("--coding 'first' is unknown. Use rate or ttfs.");
    }
}
