package org.spikeway.aer.recording.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;

class Lz4FrameTest {
    private static final int LARGEST = 1 << 20;
    private static final int SEQUENCES = 1000;

    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

    /** Lengths and distances around those of the copies that are made at once, in blocks that build on each other. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldUnpackWhatEachSequenceSaysOneByteAfterTheOther(int seed) throws UnreadableException {
        SplittableRandom random = new SplittableRandom(seed);
        header();
        for (int block = 0; block < 3; block++) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            for (int i = 0; i < SEQUENCES; i++) {
                boolean small = random.nextInt(10) > 0;
                int literals = random.nextInt(small ? 5 : 20) + (plain.size() == 0 ? 1 : 0);
                int match = 4 + random.nextInt(small ? 10 : 20);
                sequence(packed, literals, match, distance(random, plain.size() + literals, seed), random);
            }
            last(packed, random);
            word(packed.size());
            frame.writeBytes(packed.toByteArray());
        }
        word(0);
        byte[] bytes = frame.toByteArray();
        Unpacked unpacked = Lz4Frame.unpack(bytes, bytes.length, new byte[1 << 10], LARGEST);
        assertThat(Arrays.copyOf(unpacked.bytes(), unpacked.length())).isEqualTo(plain.toByteArray());
    }

    private static int distance(SplittableRandom random, int most, int seed) {
        int wanted =
                switch (seed % 4) {
                    case 0 -> 1 + random.nextInt(20);
                    case 1 -> 16 * (1 + random.nextInt(4));
                    case 2 -> 8;
                    default -> 1 + random.nextInt(60_000);
                };
        return Math.min(wanted, most);
    }

    @Test
    void shouldRefuseAMatchThatBeginsBeforeTheFirstByte() {
        header();
        byte[] block = new byte[80];
        block[0] = 0x13;
        block[2] = 9;
        word(block.length);
        frame.writeBytes(block);
        word(0);
        byte[] bytes = frame.toByteArray();
        assertThatThrownBy(() -> Lz4Frame.unpack(bytes, bytes.length, new byte[1 << 10], LARGEST))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("do not fit");
    }

    private void header() {
        frame.writeBytes(new byte[] {0x04, 0x22, 0x4D, 0x18, 0x40, 0x40, 0});
    }

    private void word(int value) {
        frame.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void sequence(
            ByteArrayOutputStream packed, int literals, int match, int distance, SplittableRandom random) {
        int more = match - 4;
        packed.write(Math.min(literals, 15) << 4 | Math.min(more, 15));
        literals(packed, literals, random);
        packed.write(distance);
        packed.write(distance >>> 8);
        if (more >= 15) {
            packed.write(more - 15);
        }
        byte[] all = plain.toByteArray();
        byte[] longer = Arrays.copyOf(all, all.length + match);
        for (int i = all.length; i < longer.length; i++) {
            longer[i] = longer[i - distance];
        }
        plain.write(longer, all.length, match);
    }

    private void last(ByteArrayOutputStream packed, SplittableRandom random) {
        packed.write(5 << 4);
        literals(packed, 5, random);
    }

    private void literals(ByteArrayOutputStream packed, int count, SplittableRandom random) {
        if (count >= 15) {
            packed.write(count - 15);
        }
        for (int i = 0; i < count; i++) {
            int literal = random.nextInt(256);
            packed.write(literal);
            plain.write(literal);
        }
    }
}
