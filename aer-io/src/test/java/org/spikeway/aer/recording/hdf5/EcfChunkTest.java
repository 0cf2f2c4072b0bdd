package org.spikeway.aer.recording.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;

class EcfChunkTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String event(byte[] events, int index) {
        ByteBuffer in = ByteBuffer.wrap(events).order(ByteOrder.LITTLE_ENDIAN).position(16 * index);
        return in.getShort(16 * index) + " " + in.getShort(16 * index + 2) + " " + in.getShort(16 * index + 4) + " "
                + in.getLong(16 * index + 8);
    }

    /** Three events; times 100, 100 and 100 + 0x12 + 3. */
    private static final String TIMES = "6400000000000000 02 f2 f1 31";

    @ParameterizedTest
    @CsvSource({
        // rows 7, 7, 9; columns 5, 6 by the mask and 2; polarities 1, 1, 0
        "0c000000, e200 2101, b000 4000, 82 01",
        // columns and polarities packed: 5·2+1, 6·2+1, 2·2+0
        "0d000000, e200 2101, b000 d040 0000, ''",
        // all packed: 7·4096 + 11, 7·4096 + 13, 9·4096 + 4
        "0e000000, '', 000b7000 0d700000 04900000, ''"
    })
    void shouldDecodeEachWayOfPacking(String header, String rows, String columns, String polarities) {
        String places = rows + columns + polarities;
        if (header.startsWith("0d")) {
            // w0 = v0·16 + low of v1, w1 = high of v1 · 256 + low of v2, w2 = high of v2 · 4096 + v3
            places = rows + le16(11 << 4 | 13 & 15) + le16(13 >> 4 << 8 | 4) + le16(0);
        } else if (header.startsWith("0e")) {
            int v0 = 7 << 12 | 11;
            int v1 = 7 << 12 | 13;
            int v2 = 9 << 12 | 4;
            places = le32(v0 << 8 | v1 & 0xFF) + le32(v1 >> 8 << 16 | v2 & 0xFFFF) + le32(v2 >> 16 << 24);
        }
        byte[] events = EcfChunk.decode(hex(header + TIMES + places));
        assertThat(event(events, 0)).isEqualTo("5 7 1 100");
        assertThat(event(events, 1)).isEqualTo("6 7 1 100");
        assertThat(event(events, 2)).isEqualTo("2 9 0 121");
    }

    private static String le16(int value) {
        return String.format("%02x%02x", value & 0xFF, value >> 8 & 0xFF);
    }

    private static String le32(int value) {
        return le16(value) + le16(value >>> 16);
    }

    @Test
    void shouldRefuseTheRunThatOverflowsOtherDecoders() throws IOException {
        byte[] chunk = Files.readAllBytes(ReferenceData.require("aer/malformed/ecf_run_overflow.bin"));
        assertThatThrownBy(() -> EcfChunk.decode(chunk))
                .isInstanceOf(DamagedChunkException.class)
                .hasMessageContaining("run of 65535");
    }

    @Test
    void shouldRefuseOrDecodeAnything() {
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] chunk = new byte[random.nextInt(60)];
            random.nextBytes(chunk);
            if (chunk.length > 4 && i % 2 == 0) {
                chunk[1] = 0;
                chunk[2] = 0;
                chunk[3] = 0;
            }
            try {
                assertThat(EcfChunk.decode(chunk).length).isPositive();
            } catch (DamagedChunkException damaged) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 19_999);
    }

    @Test
    void shouldRefuseOrUnpackAnyBloscBuffer() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] chunk = new byte[20 + random.nextInt(60)];
            random.nextBytes(chunk);
            ByteBuffer.wrap(chunk)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(4, random.nextInt(300))
                    .putInt(8, random.nextInt(300))
                    .putInt(16 + random.nextInt(chunk.length - 19), random.nextInt(40));
            try {
                assertThat(BloscChunk.decode(chunk)).hasSizeLessThan(300);
            } catch (DamagedChunkException damaged) {
                assertThat(damaged.getMessage()).isNotBlank();
            }
        }
    }
}
