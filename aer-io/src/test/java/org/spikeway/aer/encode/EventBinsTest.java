package org.spikeway.aer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;

class EventBinsTest {
    @TempDir
    Path folder;

    private EventBins bins(String csv, AxonMap axons, long micros) throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "t,x,y,p\n" + csv);
        return new EventBins(Recordings.open(file, ReadOptions.STANDARD), axons, micros);
    }

    @Test
    void shouldGiveEachTickItsSpikesOnceAndInOrder() throws Exception {
        AxonMap axons = AxonMap.of("a", new Geometry(3, 2), 2, 2, 3);
        int[] neurons = new int[axons.size()];
        List<List<Integer>> ticks = new ArrayList<>();
        try (EventBins bins = bins("100,2,1,1\n105,0,0,0\n109,0,0,0\n110,0,0,1\n135,1,1,0\n135,7,1,0\n", axons, 10)) {
            while (!bins.ended()) {
                int count = bins.nextTick(neurons);
                ticks.add(Arrays.stream(neurons, 0, count).boxed().toList());
            }
            assertThat(bins.merged()).isOne();
            assertThat(bins.outside()).isOne();
            assertThat(bins.spikes()).isEqualTo(4);
        }
        // Axons: (y · 3 + x) · 2 + polarity.
        assertThat(ticks).containsExactly(List.of(0, 11), List.of(1), List.of(), List.of(8));
    }

    @Test
    void shouldNumberAxonsAsTheNetworkReadsThem() throws UnreadableException {
        AxonMap single = AxonMap.of("a", Geometry.UNKNOWN, 1, 4, 5);
        assertThat(single.axon(3, 2, 1)).isEqualTo(13).isEqualTo(single.axon(3, 2, 0));
        AxonMap both = AxonMap.of("a", Geometry.UNKNOWN, 2, 4, 5);
        assertThat(both.axon(3, 2, 1)).isEqualTo(27);
        assertThat(both.imageIndex(27)).isEqualTo(20 + 13);
        AxonMap flat = AxonMap.of("a", new Geometry(5, 4), 40, 1, 1);
        assertThat(flat.axon(3, 2, 1)).isEqualTo(33).isEqualTo(flat.imageIndex(33));
        assertThat(flat.axon(5, 0, 0)).isEqualTo(-1);
    }

    @Test
    void shouldRefuseSensorsThatTheNetworkDoesNotRead() {
        assertThatThrownBy(() -> AxonMap.of("a", new Geometry(6, 4), 2, 4, 5))
                .hasMessage("a: a sensor of 6x4 pixels, the network reads 2×4×5. Crop or downsample the recording.");
        assertThatThrownBy(() -> AxonMap.of("a", new Geometry(5, 4), 3, 4, 5)).hasMessageContaining("two polarities");
        assertThatThrownBy(() -> AxonMap.of("a", Geometry.UNKNOWN, 40, 1, 1)).hasMessageContaining("a list of 40");
    }
}
