package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Item;

/** Broken files give the whole events before the damage, and say in one line or one count what is wrong. */
class MalformedFilesTest {
    private final List<Events> events = new ArrayList<>();

    /** Reads to the end or the damage; returns the counts, or the damage's line. */
    private String read(String name) throws IOException {
        Path file = ReferenceData.require("aer/malformed/" + name);
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                Events.append(batch, events);
            }
            Map<Item, Long> counts = stream.tally().present();
            return counts.toString();
        } catch (UnreadableException damage) {
            assertThat(damage.getMessage()).contains(name).doesNotContain("\n").endsWith(".");
            return damage.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aedat2_hash_in_data.aedat | 2      | '{}'",
                "aedat2_trunc_5bytes.aedat | 15999  | '{TRUNCATED_BYTES=3}'",
                "aedat4_hdrlen_4GiB.aedat4 | 0      | 'a header of 4,294,967,280 bytes'",
                "aedat4_lz4_bitflip.aedat4 | -2     | ''",
                "aedat4_packet_size_2GiB.aedat4 | -2 | 'a packet of 2,147,483,647 bytes'",
                "aedat4_trunc_mid_packet.aedat4 | -1 | 'TRUNCATED_BYTES='",
                "dat_bad_event_size.dat    | 0      | 'byte 13: events of 7 bytes'",
                "ecf_run_overflow.bin      | 0      | 'no recording of a known format'",
                "empty.raw                 | 0      | the file is empty",
                "es_bad_version.es         | 0      | 'version 3.0'",
                "es_generic_huge_size.es   | 0      | 'an event of'",
                "es_trunc.es               | -1     | 'TRUNCATED_BYTES='",
                "evt2_other.raw            | 1      | '{OTHER=1}'",
                "evt3_back.raw             | 3      | '{BACKWARD_STEPS=1}'",
                "evt3_vect_edge.raw        | 10     | '{OUT_OF_RANGE=34}'",
                "evt3_wrap.raw             | 2      | '{WRAPS=1}'",
                "hdr_noeol.raw             | 0      | 'last line does not end'",
                "hdr_only.raw              | 0      | '{}'",
                "nmnist_trunc.bin          | 4324   | '{TRUNCATED_BYTES=2}'",
                "trunc_odd.raw             | 142455 | 'TRUNCATED_BYTES=1'",
                "rnd_evt2.raw              | -1     | 'INVALID='",
                "rnd_evt3.raw              | -1     | 'INVALID='",
            })
    void shouldGiveWhatIsWhole(String name, int count, String told) throws IOException {
        assertThat(read(name)).contains(told);
        if (count >= 0) {
            assertThat(events).hasSize(count);
        } else if (count == -1) {
            assertThat(events).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"evt3_wrap.raw, 16777214, 16777217", "evt3_back.raw, 409610, 413697"})
    void shouldCarryTimeOn(String name, long first, long last) throws IOException {
        read(name);
        assertThat(events.get(0).micros()).isEqualTo(first);
        assertThat(events.get(events.size() - 1).micros()).isEqualTo(last);
    }
}
