package org.spikeway.mapping.spinnaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression changes no route of any key that comes to the router. */
class TableCompressionTest {
    private static final int RANGES = 256;
    private static final int RANGE_BITS = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldSendEveryKeyWhereItWent(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int table = 0; table < 20; table++) {
            int routes = 1 + random.nextInt(12);
            int used = 1 + random.nextInt(100);
            List<RoutingEntry> entries = new ArrayList<>();
            List<KeyMask> straight = new ArrayList<>();
            for (int i = 0; i < RANGES; i++) {
                KeyMask keys = new KeyMask(i << RANGE_BITS, -1 << RANGE_BITS);
                if (random.nextInt(100) >= used) {
                    continue;
                }
                if (random.nextInt(6) == 0) {
                    straight.add(keys);
                } else {
                    entries.add(new RoutingEntry(keys, 1 + random.nextInt(routes)));
                }
            }
            RoutingTable compressed = TableCompression.compress(entries, straight);
            assertThat(compressed.entries()).hasSizeLessThanOrEqualTo(entries.size());
            for (RoutingEntry entry : entries) {
                requireRoute(compressed, entry.keys(), entry.outputs());
            }
            for (KeyMask keys : straight) {
                requireRoute(compressed, keys, RoutingTable.STRAIGHT);
            }
        }
    }

    private static void requireRoute(RoutingTable table, KeyMask keys, long outputs) {
        for (int i = 0; i < 1 << RANGE_BITS; i++) {
            assertThat(table.route(keys.key() + i)).isEqualTo(outputs);
        }
    }

    /** Four neighbours with one route take one entry; a key that passes straight between them keeps them apart. */
    @Test
    void shouldJoinNeighboursUnlessAStraightKeyLiesBetween() {
        List<RoutingEntry> entries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            entries.add(new RoutingEntry(new KeyMask(i, -1), 5));
        }
        assertThat(TableCompression.compress(entries, List.of()).entries())
                .containsExactly(new RoutingEntry(new KeyMask(0, -4), 5));
        entries.remove(3);
        assertThat(TableCompression.compress(entries, List.of(new KeyMask(3, -1)))
                        .entries())
                .containsExactlyInAnyOrder(
                        new RoutingEntry(new KeyMask(0, -2), 5), new RoutingEntry(new KeyMask(2, -1), 5));
    }
}
