package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.array.NpyArray;
import org.spikeway.aer.encode.PoissonEncoder;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeCountProbe;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One folder of the conversion oracles, run on the ideal chip. */
final class OracleCase {
    final Path folder;
    final JsonNode config;
    final LayerGraph graph;
    final ImageSet images;
    final ChipProgram program;
    final SpikeCountProbe probe;
    final RunResult result;

    private final List<String> layers;

    /** How the network of a case is converted. */
    @FunctionalInterface
    interface Conversion {
        SpikingNetwork of(LayerGraph graph, double[] thresholds) throws IOException;
    }

    OracleCase(String name, String network, ImageSet images, Numbers numbers, int probed, Conversion conversion)
            throws IOException {
        folder = ReferenceData.require("oracles/conversion/" + name);
        config = JsonMapper.shared().readTree(folder.resolve("config.json").toFile());
        layers = new ArrayList<>(config.get("thresholds").propertyNames());
        graph = Lowering.lower(OnnxImporter.read(ReferenceData.require("nets/" + network)));
        this.images = images;
        SpikingNetwork spiking = conversion.of(graph, thresholds());
        program = new ProgramBuilder(spiking, new ChipCatalogue().open("ideal"), numbers, layer -> 0)
                .build()
                .program();
        probe = new SpikeCountProbe(program, probed);
        result = new Engine(program, EngineOptions.workers(2))
                .run(
                        () -> new ImageStimulus(images, encoder(spiking.input())),
                        images.size(),
                        marks(),
                        List.of(probe),
                        done -> {});
    }

    static OracleCase constant(String name, String network, ImageSet images, double initial, int probed)
            throws IOException {
        return new OracleCase(
                name,
                network,
                images,
                Numbers.DOUBLE,
                probed,
                (graph, thresholds) ->
                        new SpikingNetwork(graph, thresholds, Reset.SOFT, initial, new InputCoding.Constant()));
    }

    static OracleCase poisson(String name, String network, ImageSet images, int probed) throws IOException {
        InputCoding coding = new InputCoding.Poisson(1, false);
        return new OracleCase(
                name,
                network,
                images,
                Numbers.DOUBLE,
                probed,
                (graph, thresholds) -> new SpikingNetwork(graph, thresholds, Reset.SOFT, 0, coding));
    }

    private @Nullable PoissonEncoder encoder(InputCoding input) {
        if (!(input instanceof InputCoding.Poisson poisson)) {
            return null;
        }
        return poisson.signed()
                ? PoissonEncoder.signed(12345, images.channels(), images.height(), images.width(), poisson.max())
                : PoissonEncoder.unsigned(12345, images.channels(), images.height(), images.width(), poisson.max());
    }

    double[] thresholds() {
        return layers.stream()
                .mapToDouble(layer -> config.get("thresholds").get(layer).asDouble())
                .toArray();
    }

    /** The percentage of images classified right at a mark. */
    double accuracy(int mark) {
        int right = 0;
        for (int i = 0; i < images.size(); i++) {
            right += result.prediction(i, mark) == images.label(i) ? 1 : 0;
        }
        return (double) right / images.size();
    }

    /** The largest relative difference of a layer's spikes, over all images run, from the oracle's at the last mark. */
    double worstLayerSpikes() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("per_image.tsv"));
        List<String> header = List.of(lines.get(0).split("\t", -1));
        int last = marks()[marks().length - 1];
        double worst = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            double expected = 0;
            double found = 0;
            for (int sample = 0; sample < images.size(); sample++) {
                String[] cells = lines.get(1 + sample).split("\t", -1);
                expected += Long.parseLong(cells[header.indexOf(layers.get(layer) + "_T" + last)]);
                found += result.layerSpikes()[sample][layer + 1];
            }
            worst = Math.max(worst, Math.abs(found / expected - 1));
        }
        return worst;
    }

    int[] marks() {
        int[] marks = new int[config.get("marks").size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = config.get("marks").get(i).asInt();
        }
        return marks;
    }

    /** Neurons, over all firing layers and probed images, whose count differs from the oracle's at the last mark. */
    int differingCounts() throws IOException {
        int differing = 0;
        for (Population population : program.populations()) {
            if (!population.isSource() && !population.isReadOut()) {
                NpyArray expected = NpyArray.read(folder.resolve("counts/" + layers.get(population.id() - 1) + ".npy"));
                int size = population.shape().size();
                for (int sample = 0; sample < probe.samples(); sample++) {
                    long[] counts = probe.countsChw(sample, population.id());
                    for (int i = 0; i < size; i++) {
                        differing += counts[i] == expected.longAt(sample * size + i) ? 0 : 1;
                    }
                }
            }
        }
        return differing;
    }

    /** The largest difference of a mean logit from the oracle's, over all marks and images run. */
    double worstLogit() throws IOException {
        return worstLogit(1);
    }

    /** The same where the oracle's spikes into the read-out have height 1 and ours that one. */
    double worstLogit(double height) throws IOException {
        NpyArray logits = NpyArray.read(folder.resolve("logits.npy"));
        int all = logits.shape()[1];
        double worst = 0;
        for (int mark = 0; mark < marks().length; mark++) {
            for (int sample = 0; sample < images.size(); sample++) {
                for (int i = 0; i < 10; i++) {
                    double mean = result.readOut()[sample][mark][i] / marks()[mark] / height;
                    worst = Math.max(worst, Math.abs(mean - logits.doubleAt((mark * all + sample) * 10 + i)));
                }
            }
        }
        return worst;
    }

    /** Images whose spikes in some layer differ from those in the oracle's table at the last mark. */
    int imagesWithOtherSpikes() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("per_image.tsv"));
        List<String> header = List.of(lines.get(0).split("\t", -1));
        int last = marks()[marks().length - 1];
        int others = 0;
        for (int sample = 0; sample < images.size(); sample++) {
            String[] cells = lines.get(1 + sample).split("\t", -1);
            boolean equal = true;
            for (int layer = 0; layer < layers.size(); layer++) {
                long expected = Long.parseLong(cells[header.indexOf(layers.get(layer) + "_T" + last)]);
                equal &= result.layerSpikes()[sample][layer + 1] == expected;
            }
            others += equal ? 0 : 1;
        }
        return others;
    }
}
