package org.spikeway.mapping.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Projection;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.mapping.program.RandomSpikingNetworks;

/** What is written keeps the public layout, and gives, read back, the same program to the last bit. */
class NirRoundTripTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameProgramBack() throws Exception {
        int written = 0;
        for (int seed = 0; seed < 300; seed++) {
            SpikingNetwork network = RandomSpikingNetworks.next(new SplittableRandom(seed));
            written += returns(network, "seed " + seed) ? 1 : 0;
        }
        assertThat(written).as("most networks can be expressed").isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mnist_sengresnet8", "resnet20_folded", "resnet20_bn_padshortcut", "resnet20_bn_convshortcut"})
    void shouldGiveRealNetworksBack(String name) throws Exception {
        LayerGraph graph = Lowering.lower(OnnxImporter.read(ReferenceData.require("nets/" + name + ".onnx")));
        double[] thresholds = IntStream.range(0, graph.rectified().size())
                .mapToDouble(i -> 1.1 + 0.3 * i)
                .toArray();
        SpikingNetwork network = new SpikingNetwork(graph, thresholds, Reset.SOFT, 0.5, new InputCoding.Constant());
        assertThat(returns(network, name)).isTrue();
    }

    private boolean returns(SpikingNetwork network, String what) throws Exception {
        Path file = folder.resolve("net.nir");
        try {
            NirWriter.write(file, network, Map.of("source", what));
        } catch (RefusedException inexpressible) {
            assertThat(inexpressible).hasMessageContaining("NIR has no node for its padding or cropping");
            return false;
        }
        NirLayout.check(file);
        NirNetwork back = NirNetwork.of(NirReader.read(file, NirOptions.usual()), network.input());
        ChipProgram direct = program(network);
        ChipProgram returned = program(back);
        assertThat(returned.populations()).as(what).hasSameSizeAs(direct.populations());
        Map<Integer, Integer> places = places(direct, returned);
        for (int i = 0; i < direct.populations().size(); i++) {
            assertThat(returned.populations().get(places.get(i)).shape())
                    .as(what)
                    .isEqualTo(direct.populations().get(i).shape());
            assertThat(returned.populations().get(places.get(i)).cells())
                    .as(what + " " + direct.populations().get(i).name())
                    .usingRecursiveComparison()
                    .isEqualTo(direct.populations().get(i).cells());
            List<Projection> before = direct.projectionsInto(i);
            List<Projection> after = returned.projectionsInto(places.get(i));
            assertThat(after).as(what).hasSameSizeAs(before);
            for (int p = 0; p < before.size(); p++) {
                assertThat(after.get(p).source())
                        .as(what)
                        .isEqualTo(places.get(before.get(p).source()));
                assertThat(after.get(p).connection())
                        .as(what + " into " + direct.populations().get(i).name())
                        .usingRecursiveComparison()
                        .isEqualTo(before.get(p).connection());
            }
        }
        return true;
    }

    private static ChipProgram program(SpikingModel model) {
        ChipModel ideal = new ChipCatalogue().file("ideal").model();
        return new ProgramBuilder(model, ideal, Numbers.DOUBLE, layer -> 0)
                .build()
                .program();
    }

    /** Layers side by side may come in another order; their names stay. */
    private static Map<Integer, Integer> places(ChipProgram direct, ChipProgram returned) {
        Map<String, Integer> byName = new HashMap<>();
        returned.populations().forEach(population -> byName.put(population.name(), population.id()));
        Map<Integer, Integer> places = new HashMap<>();
        direct.populations().forEach(population -> {
            String name = population.id() == 0 ? "input" : population.name().replace('/', '.');
            assertThat(byName).containsKey(name);
            places.put(population.id(), byName.get(name));
        });
        return places;
    }
}
