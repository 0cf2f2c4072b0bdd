package org.spikeway.mapping.spinnaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.Link;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.mapping.program.RandomSpikingNetworks;

/** Packets that follow the compressed tables from router to router reach the cores that have synapses, each once. */
class SpinnakerTablesTest {
    private static ChipProgram resnet20(ChipModel chip) throws Exception {
        LayerGraph graph =
                Lowering.lower(OnnxImporter.read(ReferenceData.require("nets/resnet20_bn_convshortcut.onnx")));
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, 2);
        SpikingNetwork spiking = new SpikingNetwork(graph, thresholds, Cells.Reset.SOFT, 0, new InputCoding.Constant());
        return new ProgramBuilder(spiking, chip, Numbers.FLOAT, layer -> 5)
                .build()
                .program();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldDeliverEveryKeyToTheCoresWithSynapses(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChipModel chip =
                new ChipCatalogue().file("spinnaker").with("core.neurons", "4").model();
        for (int i = 0; i < 5; i++) {
            SpikingNetwork network = RandomSpikingNetworks.next(random);
            ChipProgram program;
            try {
                program = new ProgramBuilder(network, chip, Numbers.FLOAT, layer -> 1)
                        .build()
                        .program();
            } catch (RefusedException e) {
                continue;
            }
            requireDelivery(program, chip);
        }
    }

    @Test
    void shouldHoldResNet20InTheRoutersOfOneBoard() throws Exception {
        ChipModel chip = new ChipCatalogue().open("spinnaker");
        ChipProgram program = resnet20(chip);
        SpinnakerTables tables = SpinnakerTables.of(program, chip);
        tables.check();
        int plain = tables.tables().values().stream()
                .mapToInt(table -> table.plain().size())
                .max()
                .orElseThrow();
        assertThat(tables.mostEntries()).isBetween(1, 1023).isLessThanOrEqualTo(plain);
        requireDelivery(program, chip);
    }

    @Test
    void shouldRefuseARouterWithTooFewEntries() throws Exception {
        ChipModel wide = new ChipCatalogue().open("spinnaker");
        ChipProgram program = resnet20(wide);
        ChipModel narrow = new ChipCatalogue()
                .file("spinnaker")
                .with("core.routingEntries", "1")
                .model();
        assertThatThrownBy(() -> SpinnakerTables.of(program, narrow).check())
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching("the router of tile \\(\\d, \\d\\) needs \\d+ routing entries \\(\\d+ before"
                        + " compression\\), chip spinnaker has 1\\. What would fit: a chip file with more"
                        + " core\\.neurons or core\\.routingEntries; or a smaller network\\.");
    }

    private static void requireDelivery(ChipProgram program, ChipModel chip) {
        SpinnakerTables tables = SpinnakerTables.of(program, chip);
        Set<Integer> seen = new HashSet<>();
        for (Slice slice : program.slices()) {
            KeyMask range = tables.keys().range(slice.id());
            Set<Integer> expected = expected(program, slice);
            for (int i = 0; i < slice.box().size(); i++) {
                int key = range.key() + i;
                assertThat(range.matches(key)).isTrue();
                assertThat(seen.add(key)).as("key %08x used once", key).isTrue();
                if (!expected.isEmpty()) {
                    assertThat(new Packets(tables, (Geometry.Mesh) chip.geometry()).send(key, slice.core()))
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Neuron by neuron through the connections, without the code under test. */
    private static Set<Integer> expected(ChipProgram program, Slice source) {
        Set<Integer> cores = new HashSet<>();
        for (Projection projection : program.projections()) {
            if (projection.source() != source.population()
                    || program.population(source).cells() instanceof Cells.CurrentSource) {
                continue;
            }
            for (Slice target : program.slicesOf(projection.target())) {
                if (anySynapse(projection, source, target)) {
                    cores.add(target.core());
                }
            }
        }
        return cores;
    }

    private static boolean anySynapse(Projection projection, Slice source, Slice target) {
        for (int y = source.box().rowFrom(); y < source.box().rowTo(); y++) {
            for (int x = source.box().columnFrom(); x < source.box().columnTo(); x++) {
                for (int c = source.box().channelFrom(); c < source.box().channelTo(); c++) {
                    var to = target.box();
                    if (projection.connection().reaches(c, to.channelFrom(), to.channelTo())
                            && projection.connection().rows().taps(y, to.rowFrom(), to.rowTo()) > 0
                            && projection.connection().columns().taps(x, to.columnFrom(), to.columnTo()) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Packets that hop from router to router. */
    private record Packets(SpinnakerTables tables, Geometry.Mesh mesh) {
        Set<Integer> send(int key, int source) {
            Set<Integer> cores = new HashSet<>();
            int x = source == Slice.HOST ? 0 : mesh.tileX(source);
            int y = source == Slice.HOST ? 0 : mesh.tileY(source);
            pass(key, new Router(x, y), -1, cores, 0);
            return cores;
        }

        private void pass(int key, Router at, int arrival, Set<Integer> cores, int hops) {
            assertThat(hops).as("hops of key %08x", key).isLessThan(100);
            SpinnakerTables.Table table = tables.tables().get(at);
            long outputs =
                    table == null ? RoutingTable.STRAIGHT : table.compressed().route(key);
            if (outputs == RoutingTable.STRAIGHT) {
                assertThat(arrival)
                        .as("a packet without entry comes in by a link")
                        .isNotNegative();
                outputs = 1L << arrival;
            }
            for (Link.Direction direction : List.of(Link.Direction.values())) {
                if (((outputs >> RoutingEntry.link(direction)) & 1) == 1) {
                    Link link = new Link(at.x(), at.y(), direction);
                    Router next = new Router(
                            Math.floorMod(link.toX(), mesh.columns()), Math.floorMod(link.toY(), mesh.rows()));
                    pass(key, next, RoutingEntry.link(direction), cores, hops + 1);
                }
            }
            for (int c = 0; c < mesh.coresPerTile(); c++) {
                if (((outputs >> (RoutingEntry.FIRST_CORE + c)) & 1) == 1) {
                    int tile = mesh.chipAt(at.x(), at.y()) * mesh.tilesX() * mesh.tilesY()
                            + at.y() % mesh.tilesY() * mesh.tilesX()
                            + at.x() % mesh.tilesX();
                    assertThat(cores.add(tile * mesh.coresPerTile() + c))
                            .as("delivered once")
                            .isTrue();
                }
            }
        }
    }
}
