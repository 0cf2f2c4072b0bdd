package org.spikeway.aer.recording.prophesee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/** Whatever the words and however they are cut up, a decoder gives what reading them one by one gives. */
class WordByWordTest {
    private static final int WORDS = 6000;
    private static final Set<Item> COUNTED = EnumSet.of(Item.UNTIMED, Item.TRIGGERS, Item.OTHER, Item.INVALID);

    private final Tally expectedTally = new Tally();
    private final List<Events> expected = new ArrayList<>();

    /** Times go on from word to word, so that none of them wraps or steps back. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void shouldReadEvt3(int seed) throws UnreadableException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer bytes = ByteBuffer.allocate(2 * WORDS).order(ByteOrder.LITTLE_ENDIAN);
        int[] types = seed % 2 == 0 ? new int[] {0, 2, 2, 6, 8} : new int[] {0, 2, 2, 2, 3, 4, 4, 5, 6, 8, 10, 7, 1};
        int high = 0;
        for (int i = 0; i < WORDS; i++) {
            int type = i < 20 ? random.nextInt(8) : types[random.nextInt(types.length)];
            high = Math.min(0xFFF, high + (random.nextInt(4) == 0 ? 1 : 0));
            int payload = type == 8 ? high : random.nextInt(0x1000);
            bytes.putShort((short) (type << 12 | payload));
        }
        oracleOfEvt3(bytes.flip());
        Tally tally = new Tally();
        check(new Evt3Decoder(tally), tally, bytes, random);
    }

    private void oracleOfEvt3(ByteBuffer bytes) {
        int y = 0;
        int x = 0;
        int p = 0;
        int high = -1;
        int low = 0;
        while (bytes.hasRemaining()) {
            int word = bytes.getShort() & 0xFFFF;
            int payload = word & 0xFFF;
            switch (word >>> 12) {
                case 0 -> y = word & 0x7FF;
                case 2 -> expect(1, high, low, 12, word & 0x7FF, y, payload >>> 11);
                case 3 -> {
                    x = word & 0x7FF;
                    p = payload >>> 11;
                }
                case 4 -> {
                    expect(payload, high, low, 12, x, y, p);
                    x += 12;
                }
                case 5 -> {
                    expect(payload & 0xFF, high, low, 12, x, y, p);
                    x += 8;
                }
                case 6 -> low = high < 0 ? 0 : payload;
                case 8 -> {
                    low = payload == high ? low : 0;
                    high = payload;
                }
                case 7, 15 -> {}
                default -> skip(word >>> 12);
            }
        }
        bytes.rewind();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void shouldReadEvt21(int seed) throws UnreadableException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer bytes = ByteBuffer.allocate(8 * WORDS).order(ByteOrder.LITTLE_ENDIAN);
        int[] types = seed % 2 == 0 ? new int[] {0, 1} : new int[] {0, 1, 0, 1, 8, 10, 14, 15, 4};
        for (int i = 0; i < WORDS; i++) {
            int type = i == 20 ? 8 : types[random.nextInt(types.length)];
            int upper = type == 8 ? i : random.nextInt(1 << 28);
            upper = random.nextInt(20) == 0 ? upper : upper & ~(1 << 21);
            bytes.putLong((long) (type << 28 | upper) << 32 | ((type == 8 ? 0 : valid(random)) & 0xFFFF_FFFFL));
        }
        int high = -1;
        bytes.flip();
        while (bytes.hasRemaining()) {
            long word = bytes.getLong();
            int upper = (int) (word >>> 32);
            switch (upper >>> 28) {
                case 0, 1 ->
                    expect((int) word, high, upper >>> 22 & 63, 6, upper >>> 11 & 0x7FF, upper & 0x7FF, upper >>> 28);
                case 8 -> high = upper & 0xFFF_FFFF;
                case 15 -> {}
                default -> skip(upper >>> 28);
            }
        }
        Tally tally = new Tally();
        check(new Evt21Decoder(tally, false), tally, bytes.rewind(), random);
        ByteBuffer legacy = ByteBuffer.allocate(bytes.limit()).order(ByteOrder.LITTLE_ENDIAN);
        for (bytes.rewind().order(ByteOrder.LITTLE_ENDIAN); bytes.hasRemaining(); ) {
            legacy.putLong(Long.rotateLeft(bytes.getLong(), 32));
        }
        Tally again = new Tally();
        check(new Evt21Decoder(again, true), again, legacy.flip(), random);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void shouldReadEvt4(int seed) throws UnreadableException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer bytes = ByteBuffer.allocate(4 * WORDS).order(ByteOrder.LITTLE_ENDIAN);
        int[] types = seed % 2 == 0 ? new int[] {10, 11, 10, 11, 12, 13} : new int[] {10, 11, 12, 14, 9, 6, 7, 15, 2};
        int high = -1;
        boolean vector = false;
        int before = 0;
        for (int i = 0; i < WORDS; i++) {
            int type = i == 20 ? 14 : types[random.nextInt(types.length)];
            int word = type << 28 | (type == 14 ? i : random.nextInt(1 << 28) & ~(random.nextInt(20) << 17));
            if (vector) {
                word = valid(random);
                expect(word, high, before >>> 22 & 63, 6, before >>> 11 & 0x7FF, before & 0x7FF, before >>> 28 & 1);
                vector = false;
            } else if (type == 14) {
                high = word & 0xFFF_FFFF;
            } else if (type == 10 || type == 11) {
                expect(1, high, word >>> 22 & 63, 6, word >>> 11 & 0x7FF, word & 0x7FF, type & 1);
            } else if (type == 12 || type == 13) {
                vector = true;
            } else if (type != 7 && type != 15) {
                skip(type == 9 ? 10 : type == 6 ? 14 : type);
            }
            before = word;
            bytes.putInt(word);
        }
        Tally tally = new Tally();
        check(new Evt4Decoder(tally), tally, bytes.flip(), random);
    }

    /** Mostly one pixel, sometimes many, none, or what looks like another word. */
    private static int valid(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> 0xC000_0001;
            case 2 -> 0;
            case 3 -> 5 << random.nextInt(29);
            default -> 1 << random.nextInt(32);
        };
    }

    private void expect(int valid, int high, int low, int lowBits, int x, int y, int polarity) {
        if (high < 0) {
            expectedTally.add(Item.UNTIMED, Integer.bitCount(valid));
            return;
        }
        for (int i = 0; i < Integer.SIZE; i++) {
            if ((valid >>> i & 1) != 0) {
                expected.add(new Events(((long) high << lowBits) + low, x + i & 0xFFFF, y, polarity));
            }
        }
    }

    private void skip(int type) {
        expectedTally.add(type == 10 ? Item.TRIGGERS : type == 14 ? Item.OTHER : Item.INVALID);
    }

    /** In pieces of any size, into batches of any size. */
    private void check(EventDecoder decoder, Tally tally, ByteBuffer bytes, SplittableRandom random)
            throws UnreadableException {
        List<Events> given = new ArrayList<>();
        EventBatch batch = new EventBatch(EventBatch.SMALLEST + random.nextInt(2) * random.nextInt(3000));
        int limit = bytes.limit();
        boolean goesOn = true;
        while (goesOn) {
            int before = bytes.position();
            bytes.limit(Math.min(limit, before + 8 + random.nextInt(3000)));
            decoder.decode(bytes, batch);
            goesOn = bytes.position() > before || batch.size() > 0;
            Events.append(batch, given);
            batch.clear();
            bytes.limit(limit);
        }
        assertThat(limit - bytes.position()).as("bytes left").isLessThan(8);
        assertThat(given).isEqualTo(expected);
        for (Item item : COUNTED) {
            assertThat(tally.count(item)).as(item.name()).isEqualTo(expectedTally.count(item));
        }
    }
}
