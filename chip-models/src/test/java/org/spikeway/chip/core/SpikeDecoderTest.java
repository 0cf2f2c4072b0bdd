package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Box;

/** Decoding of spike indices against division. */
class SpikeDecoderTest {
    @Test
    void shouldDecodeEveryIndexOfARandomBox() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 300; round++) {
            int channel = random.nextInt(50);
            int row = random.nextInt(50);
            int column = random.nextInt(50);
            Box box = new Box(
                    channel,
                    channel + random.nextInt(1, 300),
                    row,
                    row + random.nextInt(1, 12),
                    column,
                    column + random.nextInt(1, 12));
            assertDecodes(box);
        }
    }

    @Test
    void shouldDecodeTheLargestBoxes() {
        assertDecodes(new Box(0, 65_535, 0, 1, 0, 1));
        assertDecodes(new Box(7, 7 + 4_095, 0, 16, 0, 16));
        assertDecodes(new Box(0, 1, 0, 2_000, 65_000, 65_536));
        assertDecodes(new Box(0, 3, 65_000, 65_536, 0, 2_000));
    }

    @Test
    void shouldRefuseABoxThatItCannotDecodeExactly() {
        assertThatThrownBy(() -> new SpikeDecoder(new Box(0, 65_536, 0, 1, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536 neurons");
    }

    private static void assertDecodes(Box box) {
        SpikeDecoder decoder = new SpikeDecoder(box);
        for (int index = 0; index < box.size(); index++) {
            assertThat(decoder.position(index)).as("%s index %d", box, index).isEqualTo(index / box.channels());
        }
    }
}
